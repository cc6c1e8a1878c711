"""What can be asked for about risks, beside the steps of their path."""

from __future__ import annotations

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import BarrierRef, Level, Line, Petal, Slug, Text


class RaiseRisk(Command):
    """Raise a risk, on the ground or at the tactical tier, and rate it."""

    NAME = "risk raise"

    group: Slug
    title: Line
    description: Text | None = None
    likelihood: Level
    impact: Level
    because: Text | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()


class RateRisk(Command):
    """Rate a risk that is not over, for the first time or anew."""

    NAME = "risk rate"

    barrier: BarrierRef
    likelihood: Level
    impact: Level
    because: Text | None = None
