"""What can be asked for about visions and principles."""

from __future__ import annotations

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import DecisionRef, Line, Slug, Text


class StateVision(Command):
    """Say what the programme wants to bring about, for the first time or in other words."""

    NAME = "vision state"

    vision: Slug
    title: Line
    decision: DecisionRef | None = None


class RetireVision(Command):
    """Say that a vision is pursued no longer, and why."""

    NAME = "vision retire"

    vision: Slug
    because: Text
    decision: DecisionRef | None = None


class StatePrinciple(Command):
    """Say what decisions are to be in line with, for the first time or in other words.

    Where `fundamental` is None, that stays as it was; at first it is not.
    """

    NAME = "principle state"

    principle: Slug
    title: Line
    fundamental: bool | None = None
    decision: DecisionRef | None = None


class RetirePrinciple(Command):
    """Say that decisions need no longer be in line with a principle, and why."""

    NAME = "principle retire"

    principle: Slug
    because: Text
    decision: DecisionRef | None = None
