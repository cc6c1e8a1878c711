"""What can be asked for about decisions."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.facts import DeferredFor, Stated
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import (
    Answer,
    BarrierRef,
    DecisionKind,
    DecisionRef,
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


class _Record(Command):
    """The words of a decision's record (rule D1), given when it is proposed or when voted on."""

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


def missing_for(kind: DecisionKind, item: ItemPut) -> list[str]:
    """The fields a decision of this kind needs and `item` lacks."""
    return [name for name in _NEEDS[kind] if getattr(item, name) is None]


class ItemPut(_Record):
    """What is put to a meeting, whatever its kind."""

    barrier: BarrierRef | None = None
    terms: Terms | None = None
    until: date | None = None
    recommended: tuple[Text, ...] = ()
    response: Text | None = None
    answers: tuple[Answer, ...] = ()


class ProposeDecision(ItemPut):
    """Put an item to a meeting. Each kind asks for what it brings about (design § 5)."""

    NAME = "decision propose"

    meeting: MeetingRef
    kind: DecisionKind
    title: Text
    terms_for: Slug | None = None

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        missing = missing_for(self.kind, self)
        if missing:
            msg = f"a decision of kind {self.kind} needs {' and '.join(missing)}"
            raise ValueError(msg)
        return self


class PutAgain(Command):
    """Put a deferred item to a later meeting of the group."""

    NAME = "decision put-again"

    decision: DecisionRef
    meeting: MeetingRef


class TakeVote(_Record):
    """Take the vote on an item: by a count, by names, or by names that the count must match."""

    NAME = "decision vote"

    decision: DecisionRef
    ballot: Ballot = Ballot()
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
