"""A whole meeting as it is typed up: who was there, its items in order, its actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import MATTERS, ItemPut, RecordWords
from cfworkflow.domain.decision.facts import DeferredFor
from cfworkflow.domain.parts import Place, refuse_parts
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.words import DecisionRef, Line, MeetingKind, MeetingRef, Slug, Text, Vote

__all__ = ["Interest", "Item", "MeetingInPart", "MeetingProblems", "Place", "RecordMeeting"]

_Fault = tuple[bool, Place, str]
"""Whether something is wrong, where, and half a sentence that says what."""


class MeetingProblems(Exception):  # noqa: N818 - a list of refusals
    """Everything that stands against recording a meeting, each with its place; nothing was.

    `names` are the references that things would have had, each with what to call the thing now.
    """

    def __init__(
        self,
        problems: list[tuple[Place, Refusal | Unknown]],
        names: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(problems)
        self.problems = problems
        self.names = names or {}


class Interest(BaseModel):
    """Who stands aside from an item, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    member: Slug
    nature: Text | None = None


def _doubled(proxies: Mapping[str, str], come: tuple[str, ...]) -> Iterator[_Fault]:
    for member in proxies:
        if member in come:
            said = f"{member} cannot come both in person and by proxy"
            yield True, ("proxies", member), said


class Item(ItemPut):
    """An item in the order it was taken: who came and went before it, what it is, how it ended.

    `again` names an item put before (deferred, or already on this meeting's agenda); otherwise
    `kind` and `title` say what is put. It ends with a `vote` (counted) or `votes` (by name), or is
    deferred for a reason; with none of these it is deferred when the meeting closes.
    """

    left: tuple[Slug, ...] = ()
    arrived: tuple[Slug, ...] = ()
    proxies: dict[Slug, Slug] = Field(default_factory=dict)
    interests: tuple[Interest, ...] = ()
    again: DecisionRef | None = None
    vote: Ballot | None = None
    votes: dict[Slug, Vote] = Field(default_factory=dict)
    defer: DeferredFor | None = None
    because: Text | None = None

    @model_validator(mode="after")
    def _is_one_item(self) -> Self:
        refuse_parts("Item", (*self._faults(), *_doubled(self.proxies, self.arrived)))
        return self

    def _faults(self) -> Iterator[_Fault]:
        again = self.again is not None
        what = "give either again (an item put before) or kind and title (a new one)"
        yield again == (self.kind is not None), ("again" if again else "kind",), what
        idle = "an item put again is what it was; give no title and nothing it is about"
        about = [name for name in ("title", *MATTERS) if getattr(self, name)]
        yield again and bool(about), (*about[:1],), idle
        words = [name for name in RecordWords.model_fields if getattr(self, name)]
        unheard = "reasons and the like are recorded with the vote, and there is none"
        yield again and not self.voted_on and bool(words), (*words[:1],), unheard
        both = "an item is voted on or deferred, not both"
        yield self.voted_on and self.defer is not None, ("defer",), both
        why = "because says why an item is deferred: give defer"
        yield self.because is not None and self.defer is None, ("because",), why

    @property
    def voted_on(self) -> bool:
        """Whether a vote was taken."""
        return self.vote is not None or bool(self.votes)


class RecordMeeting(Command):
    """A whole meeting: a scheduled one (`meeting`) or one not yet on record (`group`)."""

    NAME = "meeting record"
    DATES_ITS_PARTS = True

    day: date
    meeting: MeetingRef | None = None
    group: Slug | None = None
    kind: MeetingKind = "regular"
    title: Line | None = None
    present: tuple[Slug, ...] = ()
    proxies: dict[Slug, Slug] = Field(default_factory=dict)
    apologies: tuple[Slug, ...] = ()
    approve_minutes_of: MeetingRef | None = None
    items: tuple[Item, ...] = ()
    actions: tuple[AddAction, ...] = ()
    close: bool = True

    @model_validator(mode="after")
    def _is_one_meeting(self) -> Self:
        refuse_parts("RecordMeeting", (*self._faults(), *_doubled(self.proxies, self.present)))
        return self

    def _faults(self) -> Iterator[_Fault]:
        scheduled = self.meeting is not None
        which = "give either meeting (one already scheduled) or group"
        yield scheduled == (self.group is not None), ("group",), which
        known = "a meeting already scheduled has its kind and title; leave them out"
        yield scheduled and self.title is not None, ("title",), known
        yield scheduled and self.kind != "regular", ("kind",), known
        there = {*self.present, *self.proxies}
        for number, member in enumerate(self.apologies):
            both = f"{member} cannot both send apologies and be there"
            yield member in there, ("apologies", number), both


class MeetingInPart(RecordMeeting):
    """A meeting of which not all that was typed makes sense: judged as far as it can be.

    It is always refused. What stands at the places `unread` is only supposed; at those `guessed`
    it is what was most likely meant.
    """

    unread: frozenset[Place] = frozenset()
    guessed: frozenset[Place] = frozenset()
