"""Meetings of today and to come that may lack a quorum, while there is time to ask around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cfworkflow.domain import arithmetic
from cfworkflow.projections.members import roll_on
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.quorum import shares_of, terms_on
from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.members import MemberRow
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


def held_on(meeting: MeetingRow) -> date:
    """The day a meeting was opened, or is called for."""
    return meeting.opened_on or meeting.day


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
    in_force = terms_on(reading.groups[meeting.group], day)
    if in_force is None:
        return
    terms = in_force.terms
    roll = roll_on(reading.members, meeting.group, day)
    away = {*meeting.apologies}.intersection(roll)
    there = counted(meeting, roll, terms)
    expected = there if meeting.status == "in_session" else roll.keys() - away
    quorum = arithmetic.quorum(shares_of(terms), len(roll))
    unfilled = unfilled_seats(terms, [roll[member] for member in expected])
    if len(expected) <= quorum or unfilled:
        yield QuorumAtRisk(
            meeting=meeting.meeting,
            title=meeting.title,
            group=meeting.group,
            day=day,
            status=meeting.status,
            members=len(roll),
            apologies=len(away),
            present=len(there),
            expected=len(expected),
            quorum=quorum,
            short=max(0, quorum - len(expected)),
            unfilled=unfilled,
        )


def counted(
    meeting: MeetingRow, roll: Mapping[str, MemberRow], terms: Mapping[str, Any]
) -> set[str]:
    """The members in the room, or at its end, by a proxy where the terms allow it (rule Q2)."""
    return {
        one.member
        for one in meeting.present
        if one.member in roll and (terms["proxies"] or one.proxy is None)
    }


def unfilled_seats(
    terms: Mapping[str, Any], members: Iterable[MemberRow]
) -> tuple[dict[str, Any], ...]:
    """The seats of a composition quorum, as `terms` have them, that none of `members` fill."""
    there = [*members]
    return tuple(
        seat
        for seat in terms["composition"]
        if sum(_fills(seat, member) for member in there) < seat["at_least"]
    )


def _fills(seat: Mapping[str, Any], member: MemberRow) -> bool:
    return (
        seat["petal"] in member.petals
        or seat["sector"] in member.sectors
        or seat["role"] == member.role
    )
