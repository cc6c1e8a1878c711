"""A whole meeting as it is typed up: who was there, its items in order, its actions."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import MATTERS, ItemPut
from cfworkflow.domain.decision.facts import DeferredFor
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.words import DecisionRef, Line, MeetingKind, MeetingRef, Slug, Text, Vote

Place = tuple[str | int, ...]
"""Where something was typed: `("items", 0, "votes")` is the votes of the first item."""


class MeetingProblems(Exception):  # noqa: N818 - a list of refusals
    """Everything that stands against recording a meeting, each with its place; nothing was."""

    def __init__(self, problems: list[tuple[Place, Refusal | Unknown]]) -> None:
        super().__init__(problems)
        self.problems = problems


class Interest(BaseModel):
    """Who stands aside from an item, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    member: Slug
    nature: Text | None = None


def _doubled(members: tuple[str, ...], proxies: dict[str, str]) -> list[tuple[bool, str]]:
    twice = sorted({*members} & {*proxies})
    return [(bool(twice), f"{', '.join(twice)} cannot come both in person and by proxy")]


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
        for wrong, msg in (
            (
                (self.again is None) == (self.kind is None),
                "give either again (an item put before) or kind and title (a new one)",
            ),
            (
                self.again and any(getattr(self, name) for name in ("title", *MATTERS)),
                "an item put again is what it was; give no title and nothing it is about",
            ),
            (
                self.again and not self.voted_on and (self.stated() or self.principles),
                "reasons and the like are recorded with the vote, and there is none",
            ),
            (self.voted_on and self.defer, "an item is voted on or deferred, not both"),
            (self.because and not self.defer, "because says why an item is deferred: give defer"),
            *_doubled(self.arrived, self.proxies),
        ):
            if wrong:
                raise ValueError(msg)
        return self

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
        excused = sorted({*self.apologies} & {*self.present, *self.proxies})
        for wrong, msg in (
            (
                (self.meeting is None) == (self.group is None),
                "give either meeting (one already scheduled) or group",
            ),
            (
                self.meeting and (self.title or self.kind != "regular"),
                "a meeting already scheduled has its kind and title; leave them out",
            ),
            *_doubled(self.present, self.proxies),
            (excused, f"{', '.join(excused)} cannot both send apologies and be there"),
        ):
            if wrong:
                raise ValueError(msg)
        return self
