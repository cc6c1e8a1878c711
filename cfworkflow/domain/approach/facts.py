"""Facts about the elements of the Trusted Person model, and about approaches to them."""

from __future__ import annotations

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import ApproachRef, BarrierRef, DecisionRef, InquiryRef, Plan, Slug


class ElementNamed(Fact):
    """A part of the Trusted Person model has a name, by which its plan is laid out."""

    NAME = "element-named"
    TAGS = ("element",)

    element: Slug
    title: Narrative = None
    description: Narrative = None


class _OfApproach(Fact):
    """What facts about one approach share."""

    TAGS = ("approach",)

    approach: ApproachRef


class ApproachProposed(_OfApproach):
    """A group proposed a way to go about something (ToR, Purpose).

    It is of the Trusted Person plan, unless it is for a barrier of another plan and for no
    element. At most one of `barrier` and `inquiry` is given; `lead` sits on `group`.
    """

    NAME = "approach-proposed"

    plan: Plan
    element: Slug | None = None
    barrier: BarrierRef | None = None
    inquiry: InquiryRef | None = None
    group: Slug
    lead: Slug | None = None
    title: Narrative = None
    description: Narrative = None


class ApproachAdopted(_OfApproach):
    """An approach is how it is done from now on; by `decision` where one was made on it."""

    NAME = "approach-adopted"

    decision: DecisionRef | None = None
    because: Narrative = None


class ApproachSetAside(_OfApproach):
    """An approach is not, or no longer, gone about."""

    NAME = "approach-set-aside"

    because: Narrative = None


class ApproachTakenUp(_OfApproach):
    """An approach that was set aside is proposed again."""

    NAME = "approach-taken-up"

    because: Narrative = None
