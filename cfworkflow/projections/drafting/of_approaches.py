"""Of a briefing: approaches, and what partnerships make of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.approaches import APPROACHES
from cfworkflow.projections.drafting.period import Period, beginning, on, quoted
from cfworkflow.projections.sense_checks_due import answers_waiting, sense_checks_due
from cfworkflow.projections.told.of_approaches import SENSE
from cfworkflow.projections.told.wording import spoken

if TYPE_CHECKING:
    from cfworkflow.projections.approaches import ApproachRow, Move
    from cfworkflow.projections.sense_checks import SenseCheckRow

_BECAME = {"adopted": "was adopted", "set_aside": "was set aside", "proposed": "was taken up again"}


def moved(period: Period) -> Iterator[str]:
    """Which approaches were proposed, and what became of which, with why."""
    for was, row in period.changed("approach"):
        if was is None and period.happened(row.approach, row.proposed_on):
            yield _proposed(period, row)
        yield from (_became(row, move) for move in row.moves if period.is_new(row.approach, move))


def _proposed(period: Period, row: ApproachRow) -> str:
    led = f"; {period.member(row.group, row.lead)} leads it" if row.lead else ""
    told = f"{period.group(row.group)} proposed {row.approach}{quoted(row.title)}"
    return beginning(f"{told} {on(row.proposed_on)}{led}.")


def _became(row: ApproachRow, move: Move) -> str:
    by = f", by {move.decision}" if move.decision else ""
    why = quoted(move.because, ": ")
    return f"{row.approach}{quoted(row.title)} {_BECAME[move.what]} {on(move.on)}{by}{why}."


def came_out(period: Period) -> Iterator[str]:
    """What partnerships found when they were asked, and what changed by it."""
    for was, row in period.changed("sense-check"):
        title = quoted(period.after.rows(APPROACHES)[row.approach].title)
        if (
            row.answered_on
            and (was is None or was.answer is None)
            and period.happened(row.sense_check, row.answered_on)
        ):
            yield _answered(period, row, title)
        if (
            row.acted_on
            and (was is None or was.acted_on is None)
            and period.happened(row.sense_check, row.acted_on)
        ):
            what = "was changed" if row.changed else "was left as it is"
            yield (
                f"{row.approach}{title} {what} upon {row.sense_check} {on(row.acted_on)}"
                f"{quoted(row.how, ': ')}."
            )


def _answered(period: Period, row: SenseCheckRow, title: str) -> str:
    found = SENSE[row.answer or ""].removeprefix("it ")
    who = period.group(row.answered_by or row.asked)
    when = on(row.answered_on or row.changed_on)
    told = f"{who} found {when} that {row.approach}{title} {found}{quoted(row.findings, ': ')}."
    return beginning(told)


def waits(period: Period) -> Iterator[str]:
    """Which sense checks they are to answer, and of which answers they made nothing yet."""
    for each in sense_checks_due(period.after, period.day):
        if period.is_theirs(each.answering):
            asker, due = period.group(each.asked_by), spoken(each.due)
            yield beginning(
                f"{period.group(each.answering)} is to tell {asker} by {due} what it makes of "
                f"{each.approach}{quoted(each.title)} ({each.sense_check})."
            )
    for answer in answers_waiting(period.after, period.day):
        if period.is_theirs(answer.asked_by):
            yield (
                f"{answer.approach}{quoted(answer.title)} waits for what is made of the answer of "
                f"{period.group(answer.answered_by)}, that {SENSE[answer.answer]} "
                f"({answer.sense_check})."
            )
