"""Sentences about themes, what is under them, and what was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import titled

if TYPE_CHECKING:
    from cfworkflow.domain.barrier.facts import BarrierThemed
    from cfworkflow.domain.learning.facts import LearningLinked, LearningShared, LearningTakenUp
    from cfworkflow.domain.theme.facts import ThemeNamed, ThemeRetired

OUTCOMES = {"success": "a success", "failure": "a failure", "mixed": "a mixed outcome"}
"""The outcome that something was learned from → what it was."""


def theme_named(fact: ThemeNamed) -> str:
    """What barriers and learning have in common."""
    return f"Theme {fact.theme} named{titled(fact.title)}."


def theme_retired(fact: ThemeRetired) -> str:
    """A theme is used no longer, and where what was under it went."""
    return f"Theme {fact.theme} retired{f' into theme {fact.into}' if fact.into else ''}."


def barrier_themed(fact: BarrierThemed) -> str:
    """Which theme a barrier is under."""
    return f"{fact.barrier} put under {f'theme {fact.theme}' if fact.theme else 'no theme'}."


def learning_shared(fact: LearningShared) -> str:
    """Who shared what, learned from what sort of outcome."""
    told = f"{fact.learning} shared by {fact.group}, learned from {OUTCOMES[fact.outcome]}"
    return f"{told}{titled(fact.title)}."


def learning_linked(fact: LearningLinked) -> str:
    """What it is about."""
    about = fact.barrier or fact.decision or fact.inquiry or fact.approach
    return f"{fact.learning} linked to {about or f'theme {fact.theme}'}."


def learning_taken_up(fact: LearningTakenUp) -> str:
    """Who took it up, and by which decision."""
    by = f", by {fact.decision}" if fact.decision else ""
    return f"{fact.learning} taken up by {fact.group}{by}."
