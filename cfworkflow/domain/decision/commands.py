"""What can be asked for about decisions."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.facts import DeferredFor, Stated
from cfworkflow.domain.parts import refuse_parts
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import (
    Answer,
    BarrierRef,
    DecisionKind,
    DecisionRef,
    Line,
    MeetingRef,
    Slug,
    Text,
    Vote,
)

_NEEDS: dict[DecisionKind, tuple[str, ...]] = {
    "escalate": ("barrier",),
    "return": ("barrier", "response"),
    "adopt-terms": ("terms",),
    "permit": ("until",),
    "key": (),
}
_TAKES: dict[DecisionKind, tuple[str, ...]] = {
    "escalate": ("barrier", "recommended"),
    "return": ("barrier", "response", "answers"),
    "adopt-terms": ("terms",),
    "permit": ("until", "barrier"),
    "key": ("barrier",),
}
MATTERS = ("barrier", "terms", "until", "recommended", "response", "answers")
"""What an item can be about, whatever its kind."""


class RecordWords(BaseModel):
    """The words of a decision's record (rule D1), given when it is proposed or when voted on."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    principles: tuple[Slug, ...] = ()
    reasons: Text | None = None
    alternatives: Text | None = None
    lived_experience: Text | None = None
    evidence: Text | None = None

    def stated(self) -> tuple[Stated, ...]:
        """Which of the words were given."""
        given: dict[Stated, str | None] = {
            "reasons": self.reasons,
            "alternatives": self.alternatives,
            "lived-experience": self.lived_experience,
            "evidence": self.evidence,
        }
        return tuple(name for name, words in given.items() if words is not None)


class ItemPut(RecordWords):
    """What is put to a meeting. Each kind asks for what it brings about, and takes no more."""

    kind: DecisionKind | None = None
    title: Line | None = None
    barrier: BarrierRef | None = None
    terms: Terms | None = None
    until: date | None = None
    recommended: tuple[Text, ...] = ()
    response: Text | None = None
    answers: tuple[Answer, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_kind_takes(self) -> Self:
        if self.kind is None:
            return self
        missing = [name for name in ("title", *_NEEDS[self.kind]) if getattr(self, name) is None]
        idle = [name for name in MATTERS if getattr(self, name) and name not in _TAKES[self.kind]]
        needs = f"a decision of kind {self.kind} needs {' and '.join(missing)}"
        no_use = f"a decision of kind {self.kind} has no use for {' and '.join(idle)}"
        refuse_parts(
            "ItemPut", ((bool(missing), ("kind",), needs), (bool(idle), ("kind",), no_use))
        )
        return self


class ProposeDecision(ItemPut, Command):
    """Put an item to a meeting."""

    NAME = "decision propose"

    meeting: MeetingRef
    kind: DecisionKind
    title: Line
    terms_for: Slug | None = None


class PutAgain(Command):
    """Put a deferred item to a later meeting of the group."""

    NAME = "decision put-again"

    decision: DecisionRef
    meeting: MeetingRef


class TakeVote(RecordWords, Command):
    """Take the vote on an item: by a count, by names, or by names that the count must match."""

    NAME = "decision vote"

    decision: DecisionRef
    ballot: Ballot = Field(default_factory=Ballot)
    votes: dict[Slug, Vote] = Field(default_factory=dict)
    """Member → vote."""


class DeferDecision(Command):
    """Leave an item for a later meeting."""

    NAME = "decision defer"

    decision: DecisionRef
    deferred_for: DeferredFor = "other"
    because: Text | None = None


class WithdrawDecision(Command):
    """Take an item back before it is decided."""

    NAME = "decision withdraw"

    decision: DecisionRef
    because: Text | None = None
