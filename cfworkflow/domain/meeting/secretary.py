"""A whole meeting in one command: the small decisions, one after another on one past.

All is checked before anything is recorded, and every problem is found at once, each with its
place in what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.approach.state import Approach
from cfworkflow.domain.barrier.state import Barrier
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
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.state import Group
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
from cfworkflow.domain.meeting.doubt import Doubt
from cfworkflow.domain.meeting.facts import MeetingScheduled, sitting
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.meeting.whole import Item, MeetingProblems, RecordMeeting
from cfworkflow.domain.parts import Place
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, Unknown, refuse_any
from cfworkflow.domain.rules.identity import NameTaken
from cfworkflow.domain.rules.path import p2_something_recommended
from cfworkflow.domain.thing import Thing


def record_meeting(past: Past, command: RecordMeeting) -> Facts:
    """Record a whole meeting or nothing. Raises `MeetingProblems` with all that is refused."""
    secretary = _Secretary(past, command)
    with past.within(secretary.doubt.day_of(past, command)):
        meeting = secretary.begin()
    with past.within(secretary.doubt.day_of(past, command)):
        if meeting is None:
            secretary.look_up()
        else:
            secretary.work(meeting)
    if secretary.problems or secretary.resting or secretary.doubt.in_part:
        untold = [] if secretary.doubt.in_part else secretary.resting
        raise MeetingProblems(secretary.problems or untold, _names_of(past))
    yield from ()


def _names_of(past: Past) -> dict[str, str]:
    """What is called by a reference now, and won't be unless all of it is recorded."""
    names = {}
    for told in past.decided:
        if isinstance(told.fact, MeetingScheduled):
            names[told.fact.meeting] = "the meeting"
        elif isinstance(told.fact, DecisionProposed):
            title = told.fact.title
            names[told.fact.decision] = f"“{title}”" if title and title != "?" else "the item"
    return names


_SAID = frozenset(RecordWords.model_fields)


class _Secretary:
    """Asks for one thing after another, and keeps what is refused instead of stopping at it.

    Where something is refused it goes on with what is supposed instead (`Doubt`), and keeps what
    may be refused only for that among what is `resting`.
    """

    def __init__(self, past: Past, command: RecordMeeting) -> None:
        self.past = past
        self.command = command
        self.doubt = Doubt(command)
        self.group: Group | None = None
        self.problems: list[tuple[Place, Refusal | Unknown]] = []
        self.resting: list[tuple[Place, Refusal | Unknown]] = []

    @contextmanager
    def _noting(self, place: Place, who: str = "") -> Iterator[None]:
        try:
            yield
        except Refusal as refusal:
            for one in refusal.all():
                self._note(place, one, who)
        except Unknown as unknown:
            self._note(place, unknown, who)

    def _note(self, place: Place, problem: Refusal | Unknown, who: str = "") -> None:
        rests = self.doubt.rests(place, problem, self.group, who)
        (self.resting if rests else self.problems).append((place, problem))

    def ask(self, command: Command, place: Place, who: str = "") -> bool:
        """Decide on a command; whether it was granted. `who` is the member it is about."""
        refused = len(self.problems) + len(self.resting)
        with self._noting(place, who):
            self.past.decide(command)
        return len(self.problems) + len(self.resting) == refused

    def begin(self) -> str | None:
        """Schedule the meeting if need be, and open it; None if it cannot be.

        Where that may only be for what nobody can tell, one is supposed, to judge all else.
        """
        command = self.command
        meeting = command.meeting or self._schedule()
        place = "meeting" if command.meeting else "group"
        if meeting is None or not self.ask(OpenMeeting(meeting=meeting), (place,)):
            called = self.past.find(Meeting, command.meeting) if command.meeting else None
            group = self.past.find(Group, called.group if called else command.group or "")
            self.doubt.day |= command.day > self.past.today
            on = self.doubt.day_of(self.past, command)
            unsure = self.doubt.day or self.doubt.is_guess("group")
            meeting = self.doubt.sitting(self.past, group, on) if group and unsure else None
        if meeting is not None:
            self.group = self.past.load(Group, self.past.load(Meeting, meeting).group)
        return meeting

    def _schedule(self) -> str | None:
        command = self.command
        if command.group is None or not self.doubt.knows("group"):
            return None
        schedule = ScheduleMeeting(
            group=command.group,
            day=self.doubt.day_of(self.past, command),
            kind=command.kind,
            title=command.title,
        )
        with self._noting(("group",)):
            refuse_any(_typed_up_before(self.past, command))
            for told in self.past.decide(schedule):
                if isinstance(told.fact, MeetingScheduled):
                    return told.fact.meeting
        return None

    def look_up(self) -> None:
        """Find the references to nothing, where no meeting can be judged."""
        command = self.command
        named: list[tuple[Place, type[Thing], str | None]] = [
            (("approve_minutes_of",), Meeting, command.approve_minutes_of)
        ]
        for number, item in enumerate(command.items):
            named.append((("items", number, "kind"), Barrier, item.barrier))
            named.append((("items", number, "again"), Decision, item.again))
        for number, action in enumerate(command.actions):
            named.append((("actions", number), Barrier, action.barrier))
            named.append((("actions", number), Approach, action.approach))
        for place, kind, ref in named:
            if ref is not None and self.past.find(kind, ref) is None:
                self._note(place, Unknown(kind.KIND, ref))

    def work(self, meeting: str) -> None:
        """Record all that was said at the meeting."""
        command = self.command
        self._apologies(meeting, command.apologies)
        self._let_in(meeting, command.present, command.proxies, ())
        if command.approve_minutes_of is not None:
            self.ask(
                ApproveMinutes(meeting=command.approve_minutes_of, at_meeting=meeting),
                ("approve_minutes_of",),
            )
        for number, item in enumerate(command.items):
            self.take(meeting, item, ("items", number))
        for number, action in enumerate(command.actions):
            self._agree(meeting, action, ("actions", number))
        if command.close:
            self.ask(CloseMeeting(meeting=meeting), ("close",))

    def _apologies(self, meeting: str, members: tuple[str, ...]) -> None:
        for number, member in enumerate(members):
            apology = RecordApologies(meeting=meeting, members=(member,))
            self.ask(apology, ("apologies", number), member)

    def _let_in(
        self, meeting: str, members: tuple[str, ...], proxies: dict[str, str], place: Place
    ) -> None:
        field = "arrived" if place else "present"
        for number, member in enumerate(members):
            arrival = RecordAttendance(meeting=meeting, members=(member,))
            self._arrive(meeting, arrival, (*place, field, number), member)
        for member, stand_in in proxies.items():
            arrival = RecordAttendance(meeting=meeting, proxies={member: stand_in})
            self._arrive(meeting, arrival, (*place, "proxies", member), member)
        self.doubt.let_in(self.past, meeting, (*place, field), (*place, "proxies"))

    def _arrive(self, meeting: str, arrival: RecordAttendance, place: Place, member: str) -> None:
        if not self.ask(arrival, place, member):
            self.doubt.nobody.add(member)
            self.doubt.another(self.past, meeting)

    def take(self, meeting: str, item: Item, place: Place) -> None:
        """Take one item: who came and went, interests, the item itself and how it ended."""
        for number, member in enumerate(item.left):
            if not self.doubt.may_be_there(self.past, meeting, member):
                departure = RecordDeparture(meeting=meeting, members=(member,))
                self.ask(departure, (*place, "left", number), member)
        self._let_in(meeting, item.arrived, item.proxies, place)
        decision = self._put(meeting, item, place) or self.doubt.item(self.past, meeting, item)
        for number, interest in enumerate(item.interests):
            if interest.member not in self.doubt.nobody:
                declared = DeclareInterest(
                    decision=decision, member=interest.member, nature=interest.nature
                )
                self.ask(declared, (*place, "interests", number), interest.member)
        self._end(meeting, decision, item, place)

    def _end(self, meeting: str, decision: str, item: Item, place: Place) -> None:
        """Take the vote on an item, or leave it for later."""
        knows = self.doubt.knows(*place, "vote") and self.doubt.knows(*place, "votes")
        if item.defer is not None:
            put_off = DeferDecision(
                decision=decision, deferred_for=item.defer, because=item.because
            )
            self.ask(put_off, (*place, "defer"))
        elif item.voted_on or not knows:
            unsure = partial(self.doubt.may_be_there, self.past, meeting)
            votes = {who: said for who, said in item.votes.items() if not unsure(who)}
            whole = knows and len(votes) == len(item.votes)
            vote = TakeVote(
                decision=decision,
                ballot=(item.vote if whole else None) or Ballot(),
                votes=votes if knows else {},
                **(item.model_dump(include=set(_SAID)) if item.again else {}),
            )
            granted = self.ask(vote, (*place, "vote" if item.vote else "votes"))
            if item.kind == "adopt-terms" and not (granted and whole):
                self.doubt.terms = True

    def _put(self, meeting: str, item: Item, place: Place) -> str | None:
        place = (*place, "again" if item.again else "kind")
        with self._noting(place):
            if item.again is not None:
                self.past.decide(PutAgain(decision=item.again, meeting=meeting))
                return item.again
            if item.barrier is not None and item.kind == "escalate":
                self._see_what_is_recommended(item, place)
            put = {name: getattr(item, name) for name in ItemPut.model_fields}
            for told in self.past.decide(ProposeDecision(meeting=meeting, **put)):
                if isinstance(told.fact, DecisionProposed):
                    return told.fact.decision
        return None

    def _see_what_is_recommended(self, item: Item, place: Place) -> None:
        """Find P2 of a barrier that is not there, which nothing else would come to."""
        if self.past.find(Barrier, item.barrier or "") is None:
            fault = p2_something_recommended(Barrier(item.barrier or ""), len(item.recommended))
            if fault is not None:
                self._note(place, fault)

    def _agree(self, meeting: str, action: AddAction, place: Place) -> None:
        """Add an action; where there is nothing it could be for, see all the same to its owner."""
        group = self.past.load(Meeting, meeting).group
        own = action.model_copy(update={"group": action.group or group})
        about = (Barrier, action.barrier) if action.barrier else (Approach, action.approach or "")
        if self.past.find(*about) is None:
            self._note(place, Unknown(about[0].KIND, about[1]))
            some = self.doubt.barrier(self.past, group)
            own = own.model_copy(update={"barrier": some, "approach": None})
        self.ask(own, place, action.owner)


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
