"""Of a briefing: what was decided, and what was put off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from cfworkflow.projections.answered import answered_by
from cfworkflow.projections.drafting.period import CALLED, Period, beginning, quoted, said
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow, Tally

_TAKEN = ("carried", "not_carried")
_WHY = {"inquorate": ", because there was no quorum", "not-reached": ", because time ran out"}


def newly_taken(period: Period) -> list[DecisionRow]:
    """The decisions taken since, in order of their dates."""
    taken = [
        now
        for was, now in period.changed("decision")
        if now.status in _TAKEN
        and (was is None or was.status not in _TAKEN)
        and period.happened(now.decision, now.decided_on)
    ]
    return sorted(taken, key=lambda row: (row.decided_on, row.decision))


def taken(period: Period) -> Iterator[str]:
    """Each decision: who took it, about what, with how many votes, and why."""
    for row in newly_taken(period):
        who, votes = period.group(row.group), _votes(row.figures) if row.figures else ""
        what = _carried(row, period) if row.status == "carried" else _not_carried(row)
        when = f"On {spoken(row.decided_on)} " if row.decided_on else ""
        reasons = said(row.reasons)
        yield " ".join(
            [
                beginning(f"{when}{who} {what} ({row.decision}{votes})."),
                *_further(row, period),
                *([f"Reasons: {_ended(reasons)}"] if reasons else []),
            ]
        )


def put_off(period: Period) -> Iterator[str]:
    """Each item that was left for a later meeting and is still to be taken."""
    for _, row in period.changed("decision"):
        if row.status == "deferred" and period.is_new(row.decision, row.deferrals[-1]):
            last = row.deferrals[-1]
            yield (
                f"On {spoken(last.on)} {period.group(row.group)} put off {row.decision}"
                f"{quoted(row.title)}{_WHY.get(last.why, '')}."
            )


def _carried(row: DecisionRow, period: Period) -> str:
    barrier = _barrier(row, period)
    match row.kind:
        case "escalate":
            return f"took {barrier} to {CALLED['strategic']}"
        case "return":
            return f"sent {barrier} back{quoted(row.response, ' with this answer: ')}"
        case "permit":
            until = f" until {spoken(row.until)}" if row.until else ""
            return f"gave permission{until}{quoted(row.title, ': ')}"
        case "adopt-terms":
            return f"adopted new terms{quoted(row.title, ': ')}"
        case _:
            return f"agreed{quoted(row.title) or ' an item'}"


def _not_carried(row: DecisionRow) -> str:
    return f"did not agree{quoted(row.title) or ' to an item'}"


def _barrier(row: DecisionRow, period: Period) -> str:
    title = period.after.barriers[row.barrier].title if row.barrier else None
    return f"{row.barrier}{quoted(title)}"


def _further(row: DecisionRow, period: Period) -> Iterator[str]:
    recommended = [quoted(text, "") for text in row.recommended if said(text)]
    if row.status != "carried":
        return
    if recommended:
        yield f"It recommends: {'; '.join(recommended)}."
    if row.answers:
        yield f"Of {counted(len(row.answers), 'recommendation')}, {joined(_answers(row, period))}."


def _answers(row: DecisionRow, period: Period) -> Iterator[str]:
    """What became of each recommendation, by its words; by its number where those are erased."""
    asked = answered_by(period.after, row)
    for number, (text, answer) in enumerate(zip_longest(asked, row.answers), 1):
        told = (answer or "not answered").replace("-", " ")
        yield f"{quoted(text, '') or f'number {number}'} was {told}"


def _votes(figures: Tally) -> str:
    abstained = f", {figures.abstained} abstained" if figures.abstained else ""
    return f"; {figures.in_favour} for, {figures.against} against{abstained}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
