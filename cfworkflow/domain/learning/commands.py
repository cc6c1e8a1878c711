"""What can be asked for about learning."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import (
    ApproachRef,
    BarrierRef,
    DecisionRef,
    InquiryRef,
    LearningRef,
    Lesson,
    Line,
    Petal,
    Slug,
    Text,
)


class ShareLearning(Command):
    """Share what a group learned, of whichever outcome, and say what it is about."""

    NAME = "learning share"

    group: Slug
    outcome: Lesson
    title: Line
    description: Text | None = None
    findings: Text | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    barriers: tuple[BarrierRef, ...] = ()
    decisions: tuple[DecisionRef, ...] = ()
    inquiries: tuple[InquiryRef, ...] = ()
    approaches: tuple[ApproachRef, ...] = ()
    themes: tuple[Slug, ...] = ()


class LinkLearning(Command):
    """Say what a piece of learning is about, one thing of these."""

    NAME = "learning link"

    learning: LearningRef
    barrier: BarrierRef | None = None
    decision: DecisionRef | None = None
    inquiry: InquiryRef | None = None
    approach: ApproachRef | None = None
    theme: Slug | None = None

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Self:
        about = (self.barrier, self.decision, self.inquiry, self.approach, self.theme)
        if sum(ref is not None for ref in about) != 1:
            msg = "give one of barrier, decision, inquiry, approach and theme"
            raise ValueError(msg)
        return self


class TakeUpLearning(Command):
    """Take up what was learned, as `group`, or as the one above the group that shared it."""

    NAME = "learning take-up"

    learning: LearningRef
    group: Slug | None = None
    decision: DecisionRef | None = None
    how: Text
