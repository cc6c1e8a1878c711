"""Facts about decisions. `DecisionMade` carries its own arithmetic."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, NonNegativeInt

from cfworkflow.domain.count import Figures
from cfworkflow.domain.fact import Fact, Narrative, Narratives
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import (
    Answer,
    BarrierRef,
    DecisionKind,
    DecisionRef,
    MeetingRef,
    Slug,
    Vote,
)

DeferredFor = Literal["inquorate", "not-reached", "other"]
Stated = Literal["reasons", "alternatives", "lived-experience", "evidence"]


class _Record(Fact):
    """The parts of a decision's record that are words (rule D1).

    `stated` names those that were given, so that the rule can be judged after they are erased.
    """

    principles: tuple[Slug, ...] = ()
    stated: tuple[Stated, ...] = ()
    reasons: Narrative = None
    alternatives: Narrative = None
    lived_experience: Narrative = None
    evidence: Narrative = None


class DecisionProposed(_Record):
    """An item was put to a meeting."""

    NAME = "decision-proposed"
    TAGS = ("decision", "meeting")

    decision: DecisionRef
    meeting: MeetingRef
    group: Slug
    kind: DecisionKind
    barrier: BarrierRef | None = None
    terms: Terms | None = None
    until: date | None = None
    recommendations: NonNegativeInt = 0
    answers: tuple[Answer, ...] = ()
    title: Narrative = None
    recommended: Narratives = ()
    response: Narrative = None


class DecisionPutAgain(Fact):
    """A deferred item was put to a later meeting."""

    NAME = "decision-put-again"
    TAGS = ("decision", "meeting")

    decision: DecisionRef
    meeting: MeetingRef


class DecisionMade(_Record):
    """A vote was taken with a quorum present; `terms` are those it was judged by (rule T1)."""

    NAME = "decision-made"
    TAGS = ("decision", "meeting")

    decision: DecisionRef
    meeting: MeetingRef
    group: Slug
    outcome: Literal["carried", "not_carried"]
    figures: Figures
    terms: Terms
    counted: tuple[Slug, ...]
    """Members who counted towards the quorum."""
    proxies: dict[Slug, Slug] = Field(default_factory=dict)
    """Of those counted, who came by proxy: member → stand-in."""
    interests: tuple[Slug, ...] = ()
    """Everyone who declared an interest in the item, in the room or not."""
    votes: dict[Slug, Vote] = Field(default_factory=dict)
    """Named votes, where names were taken."""


class DecisionDeferred(Fact):
    """An item was not decided at this meeting; it can be put again."""

    NAME = "decision-deferred"
    TAGS = ("decision", "meeting")

    decision: DecisionRef
    meeting: MeetingRef
    deferred_for: DeferredFor
    because: Narrative = None


class DecisionWithdrawn(Fact):
    """An item was taken back before it was decided; between meetings, where it was deferred."""

    NAME = "decision-withdrawn"
    TAGS = ("decision", "meeting")

    decision: DecisionRef
    meeting: MeetingRef | None = None
    because: Narrative = None
