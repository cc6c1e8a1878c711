"""What stands in a calendar: meetings, and the days by which something is due.

Everything is told for a whole day, as the record knows days and no hours. What it says depends on
the record alone, never on today: the same facts make the same calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cfworkflow.projections.actions import UNDER_WAY
from cfworkflow.projections.approaches import APPROACHES
from cfworkflow.projections.briefings import BRIEFING_PLANS
from cfworkflow.projections.briefings_due import next_due
from cfworkflow.projections.sense_checks import SENSE_CHECKS
from cfworkflow.projections.sense_checks_due import answering
from cfworkflow.projections.sitting import held_on
from cfworkflow.projections.succession import checking
from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import AUDIENCES, MEETING_KINDS, lowered, tag

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.actions import ActionRow
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.reading import Views


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in a calendar. `key` names it for good: told anew, it is the same entry.

    `concerns` are the groups and tiers to whom it matters. Of `ref`, a reference, is the story by
    which it changes; None where `known_since` is all there is. `names` are the references of what
    else it tells of: it changes with their words.
    """

    key: str
    day: date
    summary: str
    description: tuple[str, ...]
    category: str
    concerns: frozenset[str]
    ref: str | None = None
    known_since: date | None = None
    cancelled: bool = False
    names: tuple[str, ...] = ()


def entries(views: Views, group: str | None = None) -> list[Entry]:
    """All that stands in the calendar, by day; only what matters to a group, if one is given."""
    names = Names(views)
    every = (
        *_meetings(views, names),
        *_actions(views, names),
        *_evidence_checks(views, names),
        *_sense_checks(views, names),
        *_briefings(views),
        *_permissions(views, names),
    )
    matters = None if group is None else {group, f"tier:{views.groups[group].tier}"}
    found = (each for each in every if matters is None or matters & each.concerns)
    return sorted(found, key=lambda each: (each.day, each.key))


def _meetings(views: Views, names: Names) -> Iterator[Entry]:
    for row in views.meetings.values():
        kind = MEETING_KINDS[row.kind]
        told = lowered(kind) if row.title is None else row.title
        cancelled = row.status == "cancelled"
        yield Entry(
            key=f"meeting:{row.meeting}",
            day=held_on(row),
            summary=f"{'Cancelled: ' * cancelled}{names.short(row.group)}: {told}",
            description=(
                f"{kind} of {names.the(row.group)}, {row.meeting}.",
                *_about_meeting(row),
                *_items(views, row),
            ),
            category="Meeting",
            concerns=frozenset({row.group}),
            ref=row.meeting,
            cancelled=cancelled,
            names=tuple(item.decision for item in row.items),
        )


def _about_meeting(row: MeetingRow) -> Iterator[str]:
    if row.status != "cancelled":
        yield f"{tag('meeting', row.status)}."
    elif row.cancelled_because:
        yield f"Cancelled: {row.cancelled_because}"
    if row.opened_on not in {None, row.day}:
        yield f"It was called for {spoken(row.day)}."


def _items(views: Views, row: MeetingRow) -> Iterator[str]:
    if row.items:
        yield "Items:"
    for item in row.items:
        title = views.decisions[item.decision].title or ""
        yield f"{item.decision} {title} ({lowered(str(tag('decision', item.outcome)))})"


def _actions(views: Views, names: Names) -> Iterator[Entry]:
    for row in views.actions.where_any(UNDER_WAY):
        yield Entry(
            key=f"action:{row.action}",
            day=row.due,
            summary=_due("Action due", row.title, row.action),
            description=(
                f"To be done by {names.member(row.group, row.owner)} ({names.short(row.group)}).",
                f"{tag('action', row.status)}.",
                f"For {_about(views, row)}",
            ),
            category="Action due",
            concerns=frozenset({row.group}),
            ref=row.action,
            names=(row.about,),
        )


def _evidence_checks(views: Views, names: Names) -> Iterator[Entry]:
    for row in views.barriers.where("state:addressed"):
        if row.addressed is None:
            continue
        checker = checking(views.groups, row)
        how = (f"How: {row.addressed.how}",) if row.addressed.how else ()
        yield Entry(
            key=f"evidence-check:{row.barrier}@{row.addressed.at}",
            day=row.addressed.on,
            summary=_due("Evidence check due", row.title, row.barrier),
            description=(
                f"On this day {names.the(row.addressed.by)} said that it is dealt with.",
                *how,
                f"Since then {names.the(checker)} is to say whether it is really gone.",
            ),
            category="Evidence check",
            concerns=frozenset({checker, row.addressed.by}),
            ref=row.barrier,
        )


def _sense_checks(views: Views, names: Names) -> Iterator[Entry]:
    approaches = views.rows(APPROACHES)
    for row in views.rows(SENSE_CHECKS).where("state:asked"):
        answerer = answering(views, row)
        question = (f"Question: {row.question}",) if row.question else ()
        yield Entry(
            key=f"sense-check:{row.sense_check}",
            day=row.due,
            summary=_due("Sense check due", approaches[row.approach].title, row.sense_check),
            description=(
                f"It is for {names.the(answerer)} to answer {names.the(row.asked_by)}.",
                *question,
            ),
            category="Sense check",
            concerns=frozenset({answerer, row.asked_by}),
            ref=row.sense_check,
            names=(row.approach,),
        )


def _briefings(views: Views) -> Iterator[Entry]:
    for plan in views.rows(BRIEFING_PLANS).values():
        due = next_due(plan)
        if due is None:
            continue
        last = f"The last, {plan.last}, was sent on {spoken(plan.last_on)}." if plan.last_on else ""
        yield Entry(
            key=f"briefing:{plan.audience}:{due}",
            day=due,
            summary=f"Briefing due: {AUDIENCES[plan.audience]}",
            description=tuple(filter(None, (f"One every {plan.every}.", last))),
            category="Briefing",
            concerns=frozenset({f"tier:{plan.audience}"}),
            ref=plan.last,
            known_since=plan.since,
        )


def _permissions(views: Views, names: Names) -> Iterator[Entry]:
    for row in views.decisions.where("state:carried"):
        if row.kind != "permit" or row.until is None or row.decided_on is None:
            continue
        permitted = f"Permitted by {names.the(row.group)} on {spoken(row.decided_on)}."
        yield Entry(
            key=f"permission:{row.decision}",
            day=row.until,
            summary=_due("Permission ends", row.title, row.decision),
            description=(permitted, f"For {_barrier(views, row.barrier)}")
            if row.barrier
            else (permitted,),
            category="Permission",
            concerns=frozenset({row.group}),
            ref=row.decision,
            names=(row.barrier,) if row.barrier else (),
        )


def _due(what: str, title: str | None, ref: str) -> str:
    return f"{what}: {title} ({ref})" if title else f"{what}: {ref}"


def _about(views: Views, row: ActionRow) -> str:
    """What an action is for, by its reference and its title."""
    if row.barrier:
        return _barrier(views, row.barrier)
    approach = views.rows(APPROACHES)[row.about]
    return f"{approach.approach} {approach.title or ''}".rstrip()


def _barrier(views: Views, barrier: str) -> str:
    return f"{barrier} {views.barriers[barrier].title or ''}".rstrip()
