"""A meeting as the rules look at it: its day, its terms, who counts, and if that is a quorum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from cfworkflow.domain import arithmetic
from cfworkflow.projections.quorum import adopted, shares_of
from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow, TermsSince
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.members import MemberRow


class Sitting(Row, frozen=True):
    """Who counts at a meeting, now or at its end, and the quorum they are held against.

    `members` are those in post on its day, `there` those of them who count; `unfilled` are the
    seats that its `terms` ask for beside the quorum and nobody there fills.
    """

    terms: TermsSince
    members: int
    quorum: int
    there: frozenset[str]
    unfilled: tuple[dict[str, Any], ...]

    @property
    def quorate(self) -> bool:
        """Whether a decision could be taken (rule Q1)."""
        return len(self.there) >= self.quorum and not self.unfilled


def sitting(group: GroupRow, meeting: MeetingRow, roll: Mapping[str, MemberRow]) -> Sitting | None:
    """A meeting of the group as it stands or ended; None where it has no terms to go by.

    `roll` is that of the day it is held.
    """
    in_force = terms_at(group, meeting)
    if in_force is None:
        return None
    terms = in_force.terms
    there = counted(meeting, roll, terms)
    return Sitting(
        terms=in_force,
        members=len(roll),
        quorum=arithmetic.quorum(shares_of(terms), len(roll)),
        there=frozenset(there),
        unfilled=unfilled_seats(terms, [roll[member] for member in there]),
    )


def held_on(meeting: MeetingRow) -> date:
    """The day a meeting was opened, or is called for."""
    return meeting.opened_on or meeting.day


def terms_at(group: GroupRow, meeting: MeetingRow) -> TermsSince | None:
    """The terms a meeting goes by, as it stands or ended (rule T1).

    What it adopts itself holds from that vote on, for the rest of it as well. What was adopted
    after it was over judges it never again, though it be of the same day.
    """
    day, end = held_on(meeting), meeting.closed_at
    in_force = [
        terms for terms in adopted(group) if terms.since <= day and (end is None or terms.at < end)
    ]
    return in_force[-1] if in_force else None


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
