"""A small programme to tell stories about: three tiers, seventeen places, meetings, a barrier."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import ProposeDecision, TakeVote
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.meeting.commands import OpenMeeting, RecordAttendance, ScheduleMeeting
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from tests.domain.given_when_then import TODAY, Step, on

BEGINNING = date(2026, 1, 5)
"""When the groups of this programme were established and their places filled."""

BARRIER = "B-0001"
MEETING = "M-0001"
ITEM = "D-0001"

BECAUSE = "It keeps people out of housing."


def members(count: int, first: int = 1) -> tuple[str, ...]:
    """The ids of `count` members: `place-1`, `place-2` and so on."""
    return tuple(f"place-{number}" for number in range(first, first + count))


def groups(terms: Terms = CHARITY_STYLE) -> list[Step]:
    """A board over a tactical group over three partnerships, one of them forming."""
    return on(
        BEGINNING,
        EstablishGroup(group="board", tier="strategic"),
        EstablishGroup(group="tactical", tier="tactical", overseen_by="board", terms=terms),
        EstablishGroup(
            group="county", tier="operational", areas=("city", "fen"), overseen_by="tactical"
        ),
        EstablishGroup(group="river", tier="operational", areas=("river",), overseen_by="tactical"),
        EstablishGroup(
            group="marsh",
            tier="operational",
            areas=("marsh",),
            overseen_by="tactical",
            forming=True,
        ),
    )


def places(count: int, group: str = "tactical") -> list[Step]:
    """That many places on a group, all held since its beginning."""
    return on(BEGINNING, *(AppointMember(group=group, member=name) for name in members(count)))


def programme(count: int = 17, terms: Terms = CHARITY_STYLE) -> list[Step]:
    """The groups, and `count` places on the tactical one: 17 as in the Terms of Reference."""
    return [*groups(terms), *places(count)]


def in_session(
    present: int = 0, group: str = "tactical", day: date = TODAY, meeting: str = MEETING
) -> list[Command]:
    """A meeting of a group on `day`, open, with its first members in the room."""
    return [
        ScheduleMeeting(group=group, day=day),
        OpenMeeting(meeting=meeting),
        RecordAttendance(meeting=meeting, members=members(present)),
    ]


def at_tactical(area: str = "city") -> list[Command]:
    """A barrier that the county partnership raised and handed to the tactical group."""
    return [
        RaiseBarrier(group="county", title="No address, no GP", areas=(area,)),
        ReferBarrier(barrier=BARRIER),
    ]


def key_item(meeting: str = MEETING) -> ProposeDecision:
    """A key decision, its reasons given."""
    return ProposeDecision(meeting=meeting, kind="key", title="Hold it monthly", reasons=BECAUSE)


def escalation(meeting: str = MEETING, recommended: int = 2) -> ProposeDecision:
    """The proposal to escalate the barrier, with recommendations."""
    return ProposeDecision(
        meeting=meeting,
        kind="escalate",
        title="Take it to the board",
        barrier=BARRIER,
        recommended=tuple(f"Approach {number}" for number in range(1, recommended + 1)),
        reasons=BECAUSE,
    )


def vote(in_favour: int, against: int = 0, abstained: int = 0, item: str = ITEM) -> TakeVote:
    """A counted vote."""
    ballot = Ballot(in_favour=in_favour, against=against, abstained=abstained)
    return TakeVote(decision=item, ballot=ballot)
