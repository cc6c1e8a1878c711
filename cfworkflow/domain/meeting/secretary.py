"""A whole meeting in one command: the small decisions, one after another on one past.

All is checked before anything is recorded, and every problem is found at once, each with its
place in what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ItemPut,
    ProposeDecision,
    PutAgain,
    RecordWords,
    TakeVote,
)
from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CloseMeeting,
    DeclareInterest,
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.facts import MeetingScheduled, sitting
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.meeting.whole import Item, MeetingProblems, Place, RecordMeeting
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, Unknown, refuse_any
from cfworkflow.domain.rules.identity import NameTaken


def record_meeting(past: Past, command: RecordMeeting) -> Facts:
    """Record a whole meeting or nothing. Raises `MeetingProblems` with all that is refused."""
    secretary = _Secretary(past)
    with past.within(command.day):
        meeting = secretary.begin(command)
        if meeting is not None:
            for number, item in enumerate(command.items):
                secretary.take(meeting, item, ("items", number))
            group = past.load(Meeting, meeting).group
            for number, action in enumerate(command.actions):
                own = action.model_copy(update={"group": action.group or group})
                secretary.ask(own, ("actions", number))
            if command.close:
                secretary.ask(CloseMeeting(meeting=meeting), ("close",))
    if secretary.problems:
        raise MeetingProblems(secretary.problems)
    yield from ()


_SAID = frozenset(RecordWords.model_fields)


class _Secretary:
    """Asks for one thing after another, and keeps what is refused instead of stopping at it."""

    def __init__(self, past: Past) -> None:
        self.past = past
        self.problems: list[tuple[Place, Refusal | Unknown]] = []

    @contextmanager
    def _noting(self, place: Place) -> Iterator[None]:
        try:
            yield
        except Refusal as refusal:
            self.problems += [(place, one) for one in refusal.all()]
        except Unknown as unknown:
            self.problems.append((place, unknown))

    def ask(self, command: Command, place: Place) -> None:
        with self._noting(place):
            self.past.decide(command)

    def begin(self, command: RecordMeeting) -> str | None:
        """Schedule the meeting if need be, open it, and let people in; None if it cannot be."""
        meeting = command.meeting or self._schedule(command)
        if meeting is None:
            return None
        found = len(self.problems)
        self.ask(OpenMeeting(meeting=meeting), ("meeting",) if command.meeting else ("group",))
        if len(self.problems) > found:
            return None
        self._apologies(meeting, command.apologies)
        self._let_in(meeting, command.present, command.proxies, ())
        if command.approve_minutes_of is not None:
            self.ask(
                ApproveMinutes(meeting=command.approve_minutes_of, at_meeting=meeting),
                ("approve_minutes_of",),
            )
        return meeting

    def _schedule(self, command: RecordMeeting) -> str | None:
        schedule = ScheduleMeeting(
            group=command.group or "", day=command.day, kind=command.kind, title=command.title
        )
        with self._noting(("group",)):
            refuse_any(_typed_up_before(self.past, command))
            for told in self.past.decide(schedule):
                if isinstance(told.fact, MeetingScheduled):
                    return told.fact.meeting
        return None

    def _apologies(self, meeting: str, members: tuple[str, ...]) -> None:
        for number, member in enumerate(members):
            apology = RecordApologies(meeting=meeting, members=(member,))
            self.ask(apology, ("apologies", number))

    def _let_in(
        self, meeting: str, members: tuple[str, ...], proxies: dict[str, str], place: Place
    ) -> None:
        field = "arrived" if place else "present"
        for number, member in enumerate(members):
            arrival = RecordAttendance(meeting=meeting, members=(member,))
            self.ask(arrival, (*place, field, number))
        for member, stand_in in proxies.items():
            arrival = RecordAttendance(meeting=meeting, proxies={member: stand_in})
            self.ask(arrival, (*place, "proxies", member))

    def take(self, meeting: str, item: Item, place: Place) -> None:
        """Take one item: who came and went, interests, the item itself and how it ended."""
        for number, member in enumerate(item.left):
            departure = RecordDeparture(meeting=meeting, members=(member,))
            self.ask(departure, (*place, "left", number))
        self._let_in(meeting, item.arrived, item.proxies, place)
        decision = self._put(meeting, item, place)
        if decision is None:
            return
        for number, interest in enumerate(item.interests):
            declared = DeclareInterest(
                decision=decision, member=interest.member, nature=interest.nature
            )
            self.ask(declared, (*place, "interests", number))
        if item.voted_on:
            vote = TakeVote(
                decision=decision,
                ballot=item.vote or Ballot(),
                votes=item.votes,
                **(item.model_dump(include=set(_SAID)) if item.again else {}),
            )
            self.ask(vote, (*place, "vote" if item.vote else "votes"))
        elif item.defer is not None:
            put_off = DeferDecision(
                decision=decision, deferred_for=item.defer, because=item.because
            )
            self.ask(put_off, (*place, "defer"))

    def _put(self, meeting: str, item: Item, place: Place) -> str | None:
        with self._noting((*place, "again" if item.again else "kind")):
            if item.again is not None:
                self.past.decide(PutAgain(decision=item.again, meeting=meeting))
                return item.again
            put = {name: getattr(item, name) for name in ItemPut.model_fields}
            for told in self.past.decide(ProposeDecision(meeting=meeting, **put)):
                if isinstance(told.fact, DecisionProposed):
                    return told.fact.decision
        return None


def _typed_up_before(past: Past, command: RecordMeeting) -> Refusal | None:
    """Find the meeting that a file, corrected and sent once more, would double."""
    for told in past.told(sitting(command.group or "", command.day)):
        meeting = past.load(Meeting, getattr(told.fact, "meeting", ""))
        same_kind = getattr(told.fact, "kind", "") == command.kind
        if same_kind and meeting.status != "cancelled":
            return NameTaken(
                f"A {command.kind} meeting of {command.group} on {command.day.isoformat()} was "
                "to be recorded.",
                f"There is one already: {meeting.ref}, {meeting.status.replace('_', ' ')}.",
                f'Go on with it by meeting = "{meeting.ref}" instead of group, if it is not over; '
                'if there was another that day, say kind = "extraordinary".',
            )
    return None
