"""Of a briefing: what waits on those who are told, what was done for them, when they meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections import waiting
from cfworkflow.projections.drafting.period import Period, beginning, on, quoted
from cfworkflow.projections.minutes_due import minutes_due
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.told.wording import counted, spoken

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow

MOST = 20
"""So many things that wait in one way are told one by one."""


def actions_done(period: Period) -> Iterator[str]:
    """The actions of their groups that were finished or dropped since."""
    for was, row in period.changed("action"):
        over = row.status in ("done", "dropped") and (was is None or was.status != row.status)
        if over and period.is_theirs(row.group) and period.happened(row.action, row.changed_on):
            note = row.notes[-1].text if row.notes and row.notes[-1].what == row.status else None
            yield (
                f"{row.action}{quoted(row.title)}, for {row.about}, was {row.status} by "
                f"{period.member(row.group, row.owner)} {on(row.changed_on)}{quoted(note, ': ')}."
            )


def waits(period: Period) -> Iterator[str]:
    """What waits on groups of the tier that is told, the most urgent first."""
    yield from _in_short(_to_be_answered(period), "waits", "wait", "for an answer")
    yield from _in_short(_to_be_checked(period), "is", "are", "to be checked")
    yield from _in_short(_to_be_done(period), "was", "were", "due and not done")
    yield from _in_short(_to_be_decided(period), "is", "are", "yet to be taken up")
    yield from _in_short(_to_be_addressed(period), "is", "are", "with them")
    yield from _in_short(_to_be_approved(period), "is", "are", "yet to be approved")


def _in_short(told: Iterable[str], one: str, several: str, how: str) -> Iterator[str]:
    """The first of what waits in one way, and how many more there are."""
    every = [*told]
    yield from every[:MOST]
    rest = len(every) - MOST
    if rest > 0:
        yield f"{rest:,} more {one if rest == 1 else several} {how}."


def _to_be_answered(period: Period) -> Iterator[str]:
    strategic = period.after.barriers.where("state:strategic")
    for each in waiting.unanswered(strategic, period.day):
        if period.is_theirs(each.holder):
            decision = period.after.decisions.get(each.decision or "")
            asked = _recommendations(decision) if decision else ""
            yield (
                f"{each.barrier}{quoted(each.title)} waits for an answer to "
                f"{counted(each.recommendations, 'recommendation')}, since "
                f"{spoken(each.since)}{asked}."
            )


def _recommendations(row: DecisionRow) -> str:
    texts = [told for text in row.recommended if (told := quoted(text, ""))]
    return f": {'; '.join(texts)}" if texts else ""


def _to_be_checked(period: Period) -> Iterator[str]:
    addressed = period.after.barriers.where("state:addressed")
    for each in waiting.checks_due(addressed, period.after.groups, period.day):
        if period.is_theirs(each.checker):
            yield beginning(
                f"{period.group(each.checker)} is to check whether {each.barrier}"
                f"{quoted(each.title)} is gone; it was addressed {on(each.addressed_on)}."
            )


def _to_be_done(period: Period) -> Iterator[str]:
    for each in waiting.overdue(period.after.actions, period.day):
        if period.is_theirs(each.group):
            yield (
                f"{each.action}{quoted(each.title)}, for {each.barrier or each.approach}, was due "
                f"{on(each.due)} and is with {period.member(each.group, each.owner)}."
            )


def _to_be_decided(period: Period) -> Iterator[str]:
    for each in waiting.deferred(period.after.decisions):
        if period.is_theirs(each.group):
            yield beginning(
                f"{period.group(each.group)} has yet to take up {each.decision}"
                f"{quoted(each.title)}, put off {on(each.since)}."
            )


def _to_be_addressed(period: Period) -> Iterator[str]:
    """What stands with them: each matter by its title; on the ground, where they are many, counted.

    What stands with the board waits for its answer, and is told as that.
    """
    if period.audience not in waiting.BELOW_THE_BOARD:
        return
    standing = period.after.barriers.where(f"state:{period.audience}")
    found = waiting.open_barriers(standing, period.after.groups, period.day)
    if period.audience == "tactical":
        for each in found:
            yield (
                f"{each.barrier}{quoted(each.title)} has been with {period.group(each.group)} "
                f"since {spoken(each.since)}."
            )
    else:
        with_whom = Counter(each.group for each in found)
        for group, many in with_whom.items():
            open_ = f"{counted(many, 'barrier')} {'is' if many == 1 else 'are'} open"
            yield f"{open_} with {period.group(group)}."


def _to_be_approved(period: Period) -> Iterator[str]:
    for each in minutes_due(period.after, period.day):
        if period.is_theirs(each.group):
            yield beginning(
                f"{period.group(each.group)} has yet to approve the minutes of {each.meeting}"
                f"{quoted(each.title)}, held {on(each.day)}."
            )


def meetings_ahead(period: Period) -> Iterator[str]:
    """When groups of the tier that is told meet next; for stakeholders, when any group does."""
    ahead = [row for row in period.after.meetings.where("state:scheduled") if row.day >= period.day]
    for row in sorted(ahead, key=lambda each: (each.day, *in_order(each.meeting))):
        if period.audience == "stakeholders" or period.is_theirs(row.group):
            kind = {"change-forum": " in a change forum", "extraordinary": " extraordinarily"}
            yield beginning(
                f"{period.group(row.group)} meets{kind.get(row.kind, '')} {on(row.day)}"
                f"{quoted(row.title, ': ')}."
            )
