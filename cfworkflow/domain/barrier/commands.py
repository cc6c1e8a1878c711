"""What can be asked for about barriers."""

from __future__ import annotations

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import ApproachRef, BarrierRef, Line, Petal, Plan, Slug, Text


class RaiseBarrier(Command):
    """Raise a barrier met on the ground; or, of another plan, there or at the tactical tier."""

    NAME = "barrier raise"

    group: Slug
    title: Line
    description: Text | None = None
    plan: Plan = "barriers"
    approach: ApproachRef | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()


class ReferBarrier(Command):
    """Hand a barrier to the Tactical Group: `to`, or the group that oversees its holder."""

    NAME = "barrier refer"

    barrier: BarrierRef
    to: Slug | None = None
    by: Slug | None = None
    because: Text | None = None


class AddressBarrier(Command):
    """Say that a barrier is dealt with, and how; its evidence check is next."""

    NAME = "barrier address"

    barrier: BarrierRef
    by: Slug | None = None
    how: Text


class CheckEvidence(Command):
    """Say, as the group that raised a barrier, whether it is really gone.

    And, where that was asked, whether the change is beneficial, sustainable, transformational.
    """

    NAME = "barrier check"

    barrier: BarrierRef
    met: bool
    by: Slug | None = None
    beneficial: bool | None = None
    sustainable: bool | None = None
    transformational: bool | None = None
    findings: Text


class CloseBarrier(Command):
    """Close a barrier whose check was met; a met check closes it by itself."""

    NAME = "barrier close"

    barrier: BarrierRef


class ReopenBarrier(Command):
    """Bring a barrier back to the group that had said it was addressed."""

    NAME = "barrier reopen"

    barrier: BarrierRef
    by: Slug | None = None
    because: Text


class WithdrawBarrier(Command):
    """Take a barrier back, as the group that raised it."""

    NAME = "barrier withdraw"

    barrier: BarrierRef
    by: Slug | None = None
    because: Text
