"""A whole meeting in one command: the small decisions, one after another on one past.

All is checked before anything is recorded, and every problem is found at once, each with its
place in what was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ItemPut,
    ProposeDecision,
    PutAgain,
    TakeVote,
    missing_for,
)
from cfworkflow.domain.decision.facts import DecisionProposed, DeferredFor
from cfworkflow.domain.decision.state import Decision
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
from cfworkflow.domain.meeting.facts import MeetingScheduled
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.words import (
    DecisionKind,
    DecisionRef,
    MeetingKind,
    MeetingRef,
    Slug,
    Text,
    Vote,
)

Place = tuple[str | int, ...]
"""Where something was typed: `("items", 0, "votes")` is the votes of the first item."""


class MeetingProblems(Exception):  # noqa: N818 - a list of refusals
    """Everything that stands against recording a meeting, each with its place; nothing was."""

    def __init__(self, problems: list[tuple[Place, Refusal | Unknown]]) -> None:
        super().__init__(problems)
        self.problems = problems


class Interest(BaseModel):
    """Who stands aside from an item, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    member: Slug
    nature: Text | None = None


class Item(ItemPut):
    """An item in the order it was taken: who came and went before it, what it is, how it ended.

    `again` names an item put before (deferred, or already on the agenda); otherwise `kind` and
    `title` say what is put. It ends with a `vote` (counted) or `votes` (by name), or is
    deferred for a reason; with none of these it is deferred when the meeting closes.
    """

    NAME = "meeting record item"

    arrived: tuple[Slug, ...] = ()
    proxies: dict[Slug, Slug] = Field(default_factory=dict)
    left: tuple[Slug, ...] = ()
    interests: tuple[Interest, ...] = ()
    again: DecisionRef | None = None
    kind: DecisionKind | None = None
    title: Text | None = None
    vote: Ballot | None = None
    votes: dict[Slug, Vote] = Field(default_factory=dict)
    defer: DeferredFor | None = None
    because: Text | None = None

    @model_validator(mode="after")
    def _is_one_item(self) -> Self:
        if (self.again is None) == (self.kind is None):
            msg = "give either again (an item put before) or kind and title (a new one)"
            raise ValueError(msg)
        missing = missing_for(self.kind, self) if self.kind else []
        if self.kind and self.title is None:
            missing = ["title", *missing]
        if missing:
            msg = f"a decision of kind {self.kind} needs {' and '.join(missing)}"
            raise ValueError(msg)
        if self.voted_on and self.defer is not None:
            msg = "an item is voted on or deferred, not both"
            raise ValueError(msg)
        return self

    @property
    def voted_on(self) -> bool:
        """Whether a vote was taken."""
        return self.vote is not None or bool(self.votes)


class RecordMeeting(Command):
    """A whole meeting: a scheduled one (`meeting`) or one not yet on record (`group`)."""

    NAME = "meeting record"

    day: date
    meeting: MeetingRef | None = None
    group: Slug | None = None
    kind: MeetingKind = "regular"
    title: Text | None = None
    present: tuple[Slug, ...] = ()
    proxies: dict[Slug, Slug] = Field(default_factory=dict)
    apologies: tuple[Slug, ...] = ()
    approve_minutes_of: MeetingRef | None = None
    items: tuple[Item, ...] = ()
    actions: tuple[AddAction, ...] = ()
    close: bool = True

    @model_validator(mode="after")
    def _is_one_meeting(self) -> Self:
        if (self.meeting is None) == (self.group is None):
            msg = "give either meeting (one already scheduled) or group"
            raise ValueError(msg)
        return self


def record_meeting(past: Past, command: RecordMeeting) -> Facts:
    """Record a whole meeting or nothing. Raises `MeetingProblems` with all that is refused."""
    secretary = _Secretary(past)
    with past.within(command.day):
        meeting = secretary.begin(command)
        if meeting is not None:
            for number, item in enumerate(command.items):
                secretary.take(meeting, item, ("items", number))
            for number, action in enumerate(command.actions):
                secretary.ask(action, ("actions", number))
            if command.close:
                secretary.ask(CloseMeeting(meeting=meeting), ("close",))
    if secretary.problems:
        raise MeetingProblems(secretary.problems)
    yield from ()


_PUT = frozenset(ItemPut.model_fields) | {"kind", "title"}
_SAID = frozenset({"principles", "reasons", "alternatives", "lived_experience", "evidence"})


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
        self._let_in(meeting, item.arrived, item.proxies, place)
        for number, member in enumerate(item.left):
            departure = RecordDeparture(meeting=meeting, members=(member,))
            self.ask(departure, (*place, "left", number))
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
                if self.past.load(Decision, item.again).status != "proposed":
                    self.past.decide(PutAgain(decision=item.again, meeting=meeting))
                return item.again
            proposal = ProposeDecision(
                meeting=meeting, **{name: getattr(item, name) for name in _PUT}
            )
            for told in self.past.decide(proposal):
                if isinstance(told.fact, DecisionProposed):
                    return told.fact.decision
        return None
