"""View `meetings`: when groups met, who was there, and what was on the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.decision.facts import (
        DecisionDeferred,
        DecisionMade,
        DecisionProposed,
        DecisionPutAgain,
        DecisionWithdrawn,
    )
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.meeting.facts import (
        ApologiesRecorded,
        AttendanceRecorded,
        AttendeeLeft,
        MeetingCancelled,
        MeetingClosed,
        MeetingOpened,
        MeetingScheduled,
        MinutesApproved,
    )


class Attendee(Row, frozen=True):
    """A member in the room; `proxy` is the stand-in sent, None for one who came in person."""

    member: str
    proxy: str | None = None


class ItemTaken(Row, frozen=True):
    """An item put to a meeting and what became of it there: a status of the decision's path."""

    decision: str
    outcome: str


class MeetingRow(Row, frozen=True):
    """A meeting as it stands: scheduled, in_session, closed, approved or cancelled.

    `day` is the day it was called for, `opened_on` the day it was held; `closed_at` is the
    position of the fact that ended it. `present` are those in
    the room now, or at the end; `left` those who went before. `items` stand in the order put.
    """

    meeting: str
    group: str
    day: date
    kind: str
    title: str | None
    status: str
    opened_on: date | None = None
    closed_on: date | None = None
    closed_at: int | None = None
    present: tuple[Attendee, ...] = ()
    left: tuple[Attendee, ...] = ()
    apologies: tuple[str, ...] = ()
    items: tuple[ItemTaken, ...] = ()
    minutes_approved_at: str | None = None
    minutes_approved_on: date | None = None
    cancelled_because: str | None = None


def _scheduled(rows: Rows[MeetingRow], told: Recorded, fact: MeetingScheduled) -> None:
    title = shown(fact.title, told)
    row = MeetingRow(fact.meeting, fact.group, fact.day, fact.kind, title, "scheduled")
    rows.add(fact.meeting, row)


def _opened(rows: Rows[MeetingRow], told: Recorded, fact: MeetingOpened) -> None:
    row = known(rows, fact.meeting)
    rows.put(fact.meeting, replace(row, status="in_session", opened_on=told.on))


def _without(among: tuple[Attendee, ...], member: str) -> tuple[Attendee, ...]:
    return tuple(attendee for attendee in among if attendee.member != member)


def _arrived(rows: Rows[MeetingRow], _told: Recorded, fact: AttendanceRecorded) -> None:
    row = known(rows, fact.meeting)
    arrived = replace(
        row,
        present=(*_without(row.present, fact.member), Attendee(fact.member, fact.proxy)),
        left=_without(row.left, fact.member),
        apologies=tuple(member for member in row.apologies if member != fact.member),
    )
    rows.put(fact.meeting, arrived)


def _left(rows: Rows[MeetingRow], _told: Recorded, fact: AttendeeLeft) -> None:
    row = known(rows, fact.meeting)
    gone = tuple(attendee for attendee in row.present if attendee.member == fact.member)
    present = _without(row.present, fact.member)
    rows.put(fact.meeting, replace(row, present=present, left=(*row.left, *gone)))


def _apologies(rows: Rows[MeetingRow], _told: Recorded, fact: ApologiesRecorded) -> None:
    row = known(rows, fact.meeting)
    apologies = tuple(dict.fromkeys((*row.apologies, fact.member)))
    rows.put(fact.meeting, replace(row, apologies=apologies))


def _closed(rows: Rows[MeetingRow], told: Recorded, fact: MeetingClosed) -> None:
    row = replace(known(rows, fact.meeting), status="closed", closed_on=told.on)
    rows.put(fact.meeting, replace(row, closed_at=told.position))


def _approved(rows: Rows[MeetingRow], told: Recorded, fact: MinutesApproved) -> None:
    row = replace(known(rows, fact.meeting), status="approved", minutes_approved_on=told.on)
    rows.put(fact.meeting, replace(row, minutes_approved_at=fact.at_meeting))


def _cancelled(rows: Rows[MeetingRow], told: Recorded, fact: MeetingCancelled) -> None:
    row = replace(known(rows, fact.meeting), status="cancelled")
    rows.put(fact.meeting, replace(row, cancelled_because=shown(fact.because, told)))


def _take(rows: Rows[MeetingRow], meeting: str, item: ItemTaken) -> None:
    row = known(rows, meeting)
    outcomes = {earlier.decision: earlier for earlier in row.items} | {item.decision: item}
    rows.put(meeting, replace(row, items=tuple(outcomes.values())))


def _item_put(
    rows: Rows[MeetingRow], _told: Recorded, fact: DecisionProposed | DecisionPutAgain
) -> None:
    _take(rows, fact.meeting, ItemTaken(fact.decision, "proposed"))


def _item_decided(rows: Rows[MeetingRow], _told: Recorded, fact: DecisionMade) -> None:
    _take(rows, fact.meeting, ItemTaken(fact.decision, fact.outcome))


def _item_deferred(rows: Rows[MeetingRow], _told: Recorded, fact: DecisionDeferred) -> None:
    _take(rows, fact.meeting, ItemTaken(fact.decision, "deferred"))


def _item_withdrawn(rows: Rows[MeetingRow], _told: Recorded, fact: DecisionWithdrawn) -> None:
    if fact.meeting is not None:
        _take(rows, fact.meeting, ItemTaken(fact.decision, "withdrawn"))


def _facets(row: MeetingRow) -> Iterator[str]:
    yield f"state:{row.status}"
    yield f"group:{row.group}"
    if row.minutes_approved_at is not None:
        yield f"approved_at:{row.minutes_approved_at}"


MEETINGS = View(
    "meetings",
    MeetingRow,
    {
        "meeting-scheduled": _scheduled,
        "meeting-opened": _opened,
        "attendance-recorded": _arrived,
        "attendee-left": _left,
        "apologies-recorded": _apologies,
        "meeting-closed": _closed,
        "minutes-approved": _approved,
        "meeting-cancelled": _cancelled,
        "decision-proposed": _item_put,
        "decision-put-again": _item_put,
        "decision-made": _item_decided,
        "decision-deferred": _item_deferred,
        "decision-withdrawn": _item_withdrawn,
    },
    facets=_facets,
    corrected=Words(
        "meeting",
        {
            "meeting-scheduled": {"title": "title"},
            "meeting-cancelled": {"because": "cancelled_because"},
        },
    ).taken(),
)
"""Key: the meeting's reference."""
