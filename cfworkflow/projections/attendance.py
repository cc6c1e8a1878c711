"""Who came to the meetings of a group, and what that did to its quorum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.members import roll_on
from cfworkflow.projections.row import Row
from cfworkflow.projections.sitting import held_on, sitting

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.members import MemberRow
    from cfworkflow.projections.reading import Views

HELD = ("state:closed", "state:approved")
"""The words that find meetings that are over and were not cancelled."""


class Attended(Row, frozen=True):
    """What became of a member's place at the meetings held while it was theirs.

    Each of `meetings` was attended in person (`present`) or `by_proxy`, missed with `apologies` or
    without (`absent`). `left_early` are those of the first two that the member, or the proxy, did
    not stay to the end of; `last` is the day of the last attended, in person or by proxy.
    """

    member: str
    organisation: str
    meetings: int
    present: int
    by_proxy: int
    apologies: int
    absent: int
    left_early: int
    last: date | None


class Sat(Row, frozen=True):
    """A meeting held, and its quorum: how many were `present` at the end, and `spare` beyond it.

    `left_early` went before; `spare` is negative where too few were there. It is `quorate` where
    every seat that the terms ask for was filled as well. `lost_at` is the first item that was
    deferred there for want of a quorum.
    """

    meeting: str
    day: date
    members: int
    quorum: int
    present: int
    left_early: int
    apologies: int
    absent: int
    spare: int
    quorate: bool
    lost_at: str | None


class Attendance(Row, frozen=True):
    """The attendance record of a group: its members, and its meetings, in the order held."""

    group: str
    members: tuple[Attended, ...]
    meetings: tuple[Sat, ...]


def meetings_held(reading: Views, group: str) -> list[MeetingRow]:
    """The meetings of a group that are over, in the order they were held."""
    held = reading.meetings.where(f"group:{group}", HELD)
    return sorted(held, key=held_on)


def attendance(
    reading: Views, group: str, held: Iterable[MeetingRow], member: str | None = None
) -> Attendance:
    """The attendance record over the meetings `held`; of one member only if given."""
    rolls = [(row, roll_on(reading.members, group, held_on(row))) for row in held]
    there = [(row, roll) for row, roll in rolls if member is None or member in roll]
    latest: dict[str, MemberRow] = {}
    for _, roll in there:
        latest |= roll
    names = sorted(latest) if member is None else [name for name in latest if name == member]
    return Attendance(
        group=group,
        members=tuple(_attended(latest[name], there) for name in names),
        meetings=tuple(sat for row, roll in there for sat in _sat(reading, row, roll)),
    )


def _attended(
    place: MemberRow, held: Iterable[tuple[MeetingRow, Mapping[str, MemberRow]]]
) -> Attended:
    found: list[str] = []
    early, last = 0, None
    for row, roll in held:
        if place.member in roll:
            found.append(_how(row, place.member))
            early += any(one.member == place.member for one in row.left)
            last = held_on(row) if found[-1] in {"present", "proxy"} else last
    return Attended(
        member=place.member,
        organisation=place.organisation,
        meetings=len(found),
        present=found.count("present"),
        by_proxy=found.count("proxy"),
        apologies=found.count("apologies"),
        absent=found.count("absent"),
        left_early=early,
        last=last,
    )


def _how(meeting: MeetingRow, member: str) -> str:
    """Whether a member was present at a meeting, sent a proxy or apologies, or was absent."""
    for one in (*meeting.present, *meeting.left):
        if one.member == member:
            return "proxy" if one.proxy else "present"
    return "apologies" if member in meeting.apologies else "absent"


def _sat(reading: Views, meeting: MeetingRow, roll: Mapping[str, MemberRow]) -> Iterator[Sat]:
    end = sitting(reading.groups[meeting.group], meeting, roll)
    if end is None:
        return
    how = [_how(meeting, name) for name in roll]
    yield Sat(
        meeting=meeting.meeting,
        day=held_on(meeting),
        members=end.members,
        quorum=end.quorum,
        present=len(end.there),
        left_early=sum(one.member in roll for one in meeting.left),
        apologies=how.count("apologies"),
        absent=how.count("absent"),
        spare=len(end.there) - end.quorum,
        quorate=end.quorate,
        lost_at=_lost_at(reading, meeting),
    )


def _lost_at(reading: Views, meeting: MeetingRow) -> str | None:
    for item in meeting.items:
        deferrals = reading.decisions[item.decision].deferrals
        if any(each.meeting == meeting.meeting and each.why == "inquorate" for each in deferrals):
            return item.decision
    return None
