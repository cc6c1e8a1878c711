"""What nobody can tell of a meeting while parts of it are refused or make no sense.

A slip is told once, at its own place: not again wherever something would be otherwise without it.
What is supposed instead finds the fewest faults, and nothing of it is ever recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.facts import AttendanceRecorded, MeetingOpened, MeetingScheduled
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.meeting.whole import Item, MeetingInPart, RecordMeeting
from cfworkflow.domain.parts import Place
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal, Unknown

_COUNTED = frozenset({"Q1", "M1", "M2", "M3"})
_OF_THE_ITEM = frozenset({"unknown", "P2"})
"""Codes of problems with putting an item that rest on nothing but what it is about."""

_OF_THE_ROLL = frozenset({"A1", "O1"})
_ON_ANY_DAY = _OF_THE_ITEM | _OF_THE_ROLL | {"D1"}


def _named_at(item: Item) -> Iterator[str]:
    yield from (*item.left, *item.arrived, *item.proxies, *item.votes)
    yield from (interest.member for interest in item.interests)


class Doubt:
    """Knows what can't be told. `nobody` are the names that were refused as someone's there.

    `day` says that nobody can tell the meeting's day, `room` how many were there and `who` which
    members, `terms` by which terms they voted.
    """

    def __init__(self, command: RecordMeeting) -> None:
        part = command if isinstance(command, MeetingInPart) else None
        self.unread = part.unread if part else frozenset[Place]()
        self.guessed = part.guessed if part else frozenset[Place]()
        self.in_part = part is not None
        self.day = ("day",) in self.unread
        self.room = self.who = self.terms = False
        self.nobody: set[str] = set()
        self._named = {
            *(*command.present, *command.apologies, *command.proxies),
            *(name for item in command.items for name in _named_at(item)),
        }

    def knows(self, *place: str | int) -> bool:
        """Whether it can be told what stands at a place, and in all that is in it."""
        return not any(each[: len(place)] == place for each in self.unread)

    def is_guess(self, *place: str | int) -> bool:
        """Whether what stands at a place is only what was most likely meant."""
        return place in self.guessed

    def rests(
        self, place: Place, problem: Refusal | Unknown, group: Group | None, who: str
    ) -> bool:
        """Whether a problem may be there only for what can't be told."""
        code = problem.code
        if self._is_of_a_part(place, problem):
            return True
        if self._told_before(place) and not (place[-1] == "kind" and code in _OF_THE_ITEM):
            return True
        if self.day and code in _OF_THE_ROLL:
            return group is not None and who in group.tenures
        if self.day:
            return code not in _ON_ANY_DAY or (code == "D1" and place[-1] == "kind")
        return (self.room or self.terms) and code in _COUNTED

    def _is_of_a_part(self, place: Place, problem: Refusal | Unknown) -> bool:
        """Whether a problem is told of a whole item or action, and is of a part told before."""
        part = problem.kind if isinstance(problem, Unknown) else "owner"
        of_a_part = isinstance(problem, Unknown) or problem.code == "O1"
        above = place[:-1] if place[-1] == "kind" else place
        return of_a_part and (*above, part) in self.unread | self.guessed

    def _told_before(self, place: Place) -> bool:
        parts = {place[:length] for length in range(1, len(place) + 1)}
        return not parts.isdisjoint(self.unread | self.guessed)

    def may_be_there(self, past: Past, meeting: str, member: str) -> bool:
        """Whether a member who is not in the room may be one whose name was refused or unread."""
        there = past.load(Meeting, meeting)
        if member in there.room:
            return False
        roll = past.load(Group, there.group).roll_on(past.on)
        misspelt = self.nobody - {*roll}
        meant = self.who or get_close_matches(member, misspelt, n=1)
        return member in self.nobody or (member in roll and bool(meant))

    def let_in(self, past: Past, meeting: str, members: Place, proxies: Place) -> None:
        """Let others be there for who can't be read: each stand-in's member; who knows how many."""
        self.who |= not (self.knows(*members) and self.knows(*proxies))
        self.room |= not self.unread.isdisjoint({members, proxies})
        for place in sorted(self.unread, key=str):
            if place[:-1] == proxies:
                self.another(past, meeting)

    def another(self, past: Past, meeting: str) -> None:
        """Let another member be there for one of whom nobody can tell who it is."""
        there = past.load(Meeting, meeting)
        roll = past.load(Group, there.group).roll_on(past.on)
        others = [name for name in roll if name not in self._named and name not in there.room]
        if others:
            past.suppose(AttendanceRecorded(meeting=meeting, member=others[0]))
        else:
            self.room = True

    @staticmethod
    def sitting(past: Past, group: Group, on: date) -> str:
        """Let a meeting of the group be in session, and give its reference."""
        meeting = past.free_reference(Meeting)
        with past.within(on):
            past.suppose(MeetingScheduled(meeting=meeting, group=group.ref, day=on))
            past.suppose(MeetingOpened(meeting=meeting))
        return meeting

    def day_of(self, past: Past, command: RecordMeeting) -> date:
        """The day by which the meeting is judged; today, where nobody can tell."""
        return past.today if self.day else command.day

    @staticmethod
    def item(past: Past, meeting: str, item: Item) -> str:
        """Let an item of no particular kind be before the meeting, and give its reference."""
        decision = past.free_reference(Decision)
        past.suppose(
            DecisionProposed(
                decision=decision,
                meeting=meeting,
                group=past.load(Meeting, meeting).group,
                kind="key",
                title=item.title,
                stated=("reasons",) if item.again else item.stated(),
            )
        )
        return decision

    @staticmethod
    def barrier(past: Past, group: str) -> str:
        """Let there be a barrier of the group, raised just now, and give its reference."""
        ref = past.free_reference(Barrier)
        past.suppose(BarrierRaised(barrier=ref, group=group, title="?"))
        return ref
