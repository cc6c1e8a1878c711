"""Facts about learning (ToR, Purpose; "learn from failures as well as celebrate successes")."""

from __future__ import annotations

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import (
    ApproachRef,
    BarrierRef,
    DecisionRef,
    InquiryRef,
    LearningRef,
    Lesson,
    Petal,
    Slug,
)


class _OfLearning(Fact):
    """What facts about one piece of learning share."""

    TAGS = ("learning",)

    learning: LearningRef


class LearningShared(_OfLearning):
    """A group shared what it learned; `findings` are what it would do differently."""

    NAME = "learning-shared"

    group: Slug
    outcome: Lesson
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    title: Narrative = None
    description: Narrative = None
    findings: Narrative = None


class LearningLinked(_OfLearning):
    """What was learned is about this, one of them."""

    NAME = "learning-linked"

    barrier: BarrierRef | None = None
    decision: DecisionRef | None = None
    inquiry: InquiryRef | None = None
    approach: ApproachRef | None = None
    theme: Slug | None = None

    def things(self) -> tuple[str, ...]:
        """None: a link takes no learning up, and holds up nothing typed up later."""
        return ()


class LearningTakenUp(_OfLearning):
    """A group took up what was learned, and how; by `decision`, where it decided on it."""

    NAME = "learning-taken-up"

    group: Slug
    decision: DecisionRef | None = None
    how: Narrative = None
