"""Facts about visions and principles.

What is stated again replaces what was stated before (ToR, Vision: "reflect any changing
priorities"); the record keeps both.
"""

from __future__ import annotations

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import DecisionRef, Slug


class _OfVision(Fact):
    """What facts about one vision share; `decision` is the one that it was decided by, if any."""

    TAGS = ("vision",)

    vision: Slug
    decision: DecisionRef | None = None


class VisionStated(_OfVision):
    """This is something the programme wants to bring about."""

    NAME = "vision-stated"

    title: Narrative = None


class VisionRetired(_OfVision):
    """The programme pursues this vision no longer."""

    NAME = "vision-retired"

    because: Narrative = None


class _OfPrinciple(Fact):
    """What facts about one principle share; `decision` is the one it was decided by, if any."""

    TAGS = ("principle",)

    principle: Slug
    decision: DecisionRef | None = None


class PrincipleStated(_OfPrinciple):
    """Decisions are to be in line with this; `fundamental` are those that all else hangs on."""

    NAME = "principle-stated"

    fundamental: bool = False
    title: Narrative = None


class PrincipleRetired(_OfPrinciple):
    """Decisions need no longer be in line with this principle."""

    NAME = "principle-retired"

    because: Narrative = None
