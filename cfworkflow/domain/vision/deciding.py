"""How visions and principles are stated, stated anew, and retired."""

from __future__ import annotations

from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.session import s2_step_is_open
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.vision.commands import (
    RetirePrinciple,
    RetireVision,
    StatePrinciple,
    StateVision,
)
from cfworkflow.domain.vision.facts import (
    PrincipleRetired,
    PrincipleStated,
    VisionRetired,
    VisionStated,
)
from cfworkflow.domain.vision.path import VISION_PATH
from cfworkflow.domain.vision.state import Principle, Vision


def state_vision(past: Past, command: StateVision) -> Facts:
    """State a vision, in place of how it was stated. Refuses C1; quiet when it says so already."""
    vision = past.find(Vision, command.vision)
    fact = VisionStated(**command.model_dump())
    if not _is_said(vision, fact):
        refuse_any(_decided_by_then(past, f"{command.vision} was to be stated.", command.decision))
        yield fact


def state_principle(past: Past, command: StatePrinciple) -> Facts:
    """State a principle, in place of how it was. Refuses C1; quiet when it says so already."""
    principle = past.find(Principle, command.principle)
    fundamental = command.fundamental
    if fundamental is None:
        fundamental = principle is not None and principle.fundamental
    fact = PrincipleStated(**{**command.model_dump(), "fundamental": fundamental})
    if not _is_said(principle, fact):
        what = f"{command.principle} was to be stated."
        refuse_any(_decided_by_then(past, what, command.decision))
        yield fact


def retire_vision(past: Past, command: RetireVision) -> Facts:
    """Retire a vision. Refuses S2 and C1; quiet when it was said before."""
    vision = past.load(Vision, command.vision)
    fact = VisionRetired(**command.model_dump())
    if vision.status != "retired" or not past.repeats(fact):
        refuse_any(*_faults_of_retiring(past, vision, command.decision))
        yield fact


def retire_principle(past: Past, command: RetirePrinciple) -> Facts:
    """Retire a principle. Refuses S2 and C1; quiet when it was said before."""
    principle = past.load(Principle, command.principle)
    fact = PrincipleRetired(**command.model_dump())
    if principle.status != "retired" or not past.repeats(fact):
        refuse_any(*_faults_of_retiring(past, principle, command.decision))
        yield fact


def _is_said(one: Vision | Principle | None, fact: VisionStated | PrincipleStated) -> bool:
    """Whether it stands in just these words; where they were erased, that is not known."""
    return one is not None and one.status == "stated" and one.said == fact


def _faults_of_retiring(
    past: Past, one: Vision | Principle, decision: str | None
) -> list[Refusal | None]:
    return [
        s2_step_is_open(VISION_PATH, "retire", one.ref, one.status),
        _decided_by_then(past, f"{one.ref} was to be retired.", decision),
    ]


def _decided_by_then(past: Past, what: str, decision: str | None) -> Refusal | None:
    """Find fault with a decision that came later than what it is said to have decided."""
    if decision is None:
        return None
    past.load(Decision, decision)
    return c1_known_by_then(what, decision, past.told(f"decision:{decision}")[0].on, past.on)
