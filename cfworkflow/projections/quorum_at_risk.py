"""Meetings of today and to come that may lack a quorum, while there is time to ask around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from cfworkflow.projections.members import roll_on
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.row import Row
from cfworkflow.projections.sitting import held_on, sitting, unfilled_seats

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.reading import Views


class QuorumAtRisk(Row, frozen=True):
    """A meeting that can spare nobody, or cannot be quorate as things are.

    `members` are in post on `day`, the day it is held. `expected` counts on those who have not
    sent apologies; once it is in session, on those `present` alone. `short` is how many more the
    `quorum` needs. `unfilled` are the seats of a composition quorum that none of those expected
    fill, as terms have them.
    """

    meeting: str
    title: str | None
    group: str
    day: date
    status: str
    members: int
    apologies: int
    present: int
    expected: int
    quorum: int
    short: int
    unfilled: tuple[dict[str, Any], ...]


def quorums_at_risk(
    reading: Views, meetings: Iterable[MeetingRow], today: date
) -> tuple[QuorumAtRisk, ...]:
    """Those of `meetings` that are today or to come and whose quorum is at risk, worst first.

    What cannot be quorate comes before what can spare nobody, the nearest day before the others.
    """
    ahead = (row for row in meetings if held_on(row) >= today)
    found = [risk for row in ahead for risk in _at_risk(reading, row)]
    return tuple(sorted(found, key=_urgency))


def _urgency(risk: QuorumAtRisk) -> tuple[object, ...]:
    possible = not (risk.short or risk.unfilled)
    return possible, -risk.short, risk.day, *in_order(risk.meeting)


def _at_risk(reading: Views, meeting: MeetingRow) -> Iterator[QuorumAtRisk]:
    day = held_on(meeting)
    roll = roll_on(reading.members, meeting.group, day)
    now = sitting(reading.groups[meeting.group], meeting, roll)
    if now is None:
        return
    away = {*meeting.apologies}.intersection(roll)
    expected = now.there if meeting.status == "in_session" else roll.keys() - away
    unfilled = unfilled_seats(now.terms.terms, [roll[member] for member in expected])
    if len(expected) <= now.quorum or unfilled:
        yield QuorumAtRisk(
            meeting=meeting.meeting,
            title=meeting.title,
            group=meeting.group,
            day=day,
            status=meeting.status,
            members=len(roll),
            apologies=len(away),
            present=len(now.there),
            expected=len(expected),
            quorum=now.quorum,
            short=max(0, now.quorum - len(expected)),
            unfilled=unfilled,
        )
