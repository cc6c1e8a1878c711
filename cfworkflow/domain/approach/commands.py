"""What can be asked for about the Trusted Person model and approaches."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import (
    ApproachRef,
    BarrierRef,
    DecisionRef,
    InquiryRef,
    Line,
    Slug,
    Text,
)


class NameElement(Command):
    """Name a part of the Trusted Person model."""

    NAME = "approach element"

    element: Slug
    title: Line
    description: Text | None = None


class ProposeApproach(Command):
    """Propose a way to go about an element of the model, a barrier, or what an inquiry found."""

    NAME = "approach propose"

    group: Slug
    title: Line
    description: Text | None = None
    element: Slug | None = None
    barrier: BarrierRef | None = None
    inquiry: InquiryRef | None = None
    lead: Slug | None = None

    @model_validator(mode="after")
    def _comes_of_one_thing(self) -> Self:
        if self.barrier is not None and self.inquiry is not None:
            msg = "give barrier or inquiry, not both"
            raise ValueError(msg)
        return self


class AdoptApproach(Command):
    """Say that an approach is how it is done from now on."""

    NAME = "approach adopt"

    approach: ApproachRef
    decision: DecisionRef | None = None
    because: Text | None = None


class SetApproachAside(Command):
    """Say that an approach is not, or no longer, gone about, and why."""

    NAME = "approach set-aside"

    approach: ApproachRef
    because: Text


class TakeApproachUp(Command):
    """Propose an approach again that was set aside."""

    NAME = "approach take-up"

    approach: ApproachRef
    because: Text | None = None
