"""Sentences about visions and principles: stated, stated anew, retired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import titled

if TYPE_CHECKING:
    from cfworkflow.domain.vision.facts import (
        PrincipleRetired,
        PrincipleStated,
        VisionRetired,
        VisionStated,
    )


def vision_stated(fact: VisionStated) -> str:
    """What the programme wants to bring about."""
    return f"Vision {fact.vision} stated{_by(fact.decision)}{titled(fact.title)}."


def vision_retired(fact: VisionRetired) -> str:
    """A vision is pursued no longer."""
    return f"Vision {fact.vision} retired{_by(fact.decision)}."


def principle_stated(fact: PrincipleStated) -> str:
    """What decisions are to be in line with."""
    which = "Fundamental principle" if fact.fundamental else "Principle"
    return f"{which} {fact.principle} stated{_by(fact.decision)}{titled(fact.title)}."


def principle_retired(fact: PrincipleRetired) -> str:
    """Decisions need no longer be in line with a principle."""
    return f"Principle {fact.principle} retired{_by(fact.decision)}."


def _by(decision: str | None) -> str:
    return f" by {decision}" if decision else ""
