"""Facts about groups, their terms and their members."""

from __future__ import annotations

from typing import ClassVar

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import DecisionRef, Petal, Role, Sector, Slug, Tier


class GroupEstablished(Fact):
    """A group began its work; a partnership may begin as *forming* (ToR, Governance)."""

    NAME = "group-established"
    TAGS = ("group",)

    group: Slug
    tier: Tier
    areas: tuple[Slug, ...] = ()
    overseen_by: Slug | None = None
    forming: bool = False
    name: Narrative = None


class PartnershipActivated(Fact):
    """A forming partnership is up and running (ToR, Governance)."""

    NAME = "partnership-activated"
    TAGS = ("group",)

    group: Slug


class AreasReassigned(Fact):
    """Areas passed from one partnership to another, with the checks of their barriers."""

    NAME = "areas-reassigned"
    TAGS = ("group", "to")

    group: Slug
    to: Slug
    areas: tuple[Slug, ...]

    def tags(self) -> tuple[str, ...]:
        """Both partnerships carry the fact."""
        return (f"group:{self.group}", f"group:{self.to}")


class PartnershipEnded(Fact):
    """A partnership ended; its successor takes over its areas and evidence checks."""

    NAME = "partnership-ended"
    TAGS = ("group", "successor")

    group: Slug
    successor: Slug
    areas: tuple[Slug, ...]
    because: Narrative = None

    def tags(self) -> tuple[str, ...]:
        """Both partnerships carry the fact."""
        return (f"group:{self.group}", f"group:{self.successor}")


class OversightAssigned(Fact):
    """A group is overseen by another of the next tier up from now on (ToR, Governance)."""

    NAME = "oversight-assigned"
    TAGS = ("group", "overseen_by")

    group: Slug
    overseen_by: Slug

    def tags(self) -> tuple[str, ...]:
        """Both groups carry the fact."""
        return (f"group:{self.group}", f"group:{self.overseen_by}")

    def things(self) -> tuple[str, ...]:
        """Who oversees a group has a time of its own, whatever becomes of the group meanwhile."""
        return (f"oversight:{self.group}",)


class ReportingAgreed(Fact):
    """A team reports to a group from now on, and to no other (ToR, Governance)."""

    NAME = "reporting-agreed"
    TAGS = ("team", "to")

    team: Slug
    to: Slug
    name: Narrative = None

    def tags(self) -> tuple[str, ...]:
        """The team and the group carry the fact."""
        return (f"team:{self.team}", f"group:{self.to}")

    def things(self) -> tuple[str, ...]:
        """A team reports to one group after another, each in its own time."""
        return (f"team:{self.team}",)


class TermsAdopted(Fact):
    """Terms came into force; `decision` is None only for a group's first terms (rule T2)."""

    NAME = "terms-adopted"
    TAGS = ("group",)

    group: Slug
    terms: Terms
    decision: DecisionRef | None = None

    def things(self) -> tuple[str, ...]:
        """A group's terms follow one another, whatever its roll does meanwhile."""
        return (f"terms:{self.group}",)


class _OfMember(Fact):
    """What facts about one place on a group share."""

    TAGS: ClassVar[tuple[str, ...]] = ("group",)

    group: Slug
    member: Slug

    def things(self) -> tuple[str, ...]:
        """Each place has its own time: news of one member does not hold up another's."""
        return (f"member:{self.group}/{self.member}",)


class MemberAppointed(_OfMember):
    """A place on a group is held for an organisation from this date."""

    NAME = "member-appointed"

    organisation: Slug
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    sectors: tuple[Sector, ...] = ()
    role: Role = "member"
    name: Narrative = None


class MemberStoodDown(_OfMember):
    """A place is empty from this date."""

    NAME = "member-stood-down"

    because: Narrative = None
