"""What must follow at once: the effect of a carried decision, of a check, of an establishment."""

from __future__ import annotations

from cfworkflow.domain.barrier.facts import (
    BarrierClosed,
    BarrierEscalated,
    BarrierReopened,
    BarrierReturned,
    EvidenceChecked,
)
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group.facts import GroupEstablished, TermsAdopted
from cfworkflow.domain.history.world import Owed, World

_EFFECTS: dict[str, tuple[str, type[Fact], str]] = {
    "escalate": ("P2", BarrierEscalated, "escalates no barrier"),
    "return": ("P3", BarrierReturned, "returns no barrier"),
    "adopt-terms": ("T2", TermsAdopted, "brings no terms into force"),
}


def owed_after(world: World, told: Recorded) -> Owed | None:
    """What the fact after `told` must be, if that is not free; `told` is not yet folded."""
    match told.fact:
        case DecisionMade(outcome="carried") as fact:
            effect = _EFFECTS.get(world.item(fact.decision).kind)
            if effect is None:
                return None
            code, kind, nothing = effect
            what = f"{fact.decision} was carried and {nothing}."
            return _owed(told, code, what, kind, "decision", fact.decision)
        case EvidenceChecked(met=True) as fact:
            what = f"The check of {fact.barrier} was met, and it did not close."
            return _owed(told, "E1", what, BarrierClosed, "barrier", fact.barrier)
        case EvidenceChecked() as fact:
            what = f"The check of {fact.barrier} was not met, and it did not reopen."
            return _owed(told, "E1", what, BarrierReopened, "barrier", fact.barrier)
        case GroupEstablished() as fact:
            what = f"{fact.group} was established without first terms."
            return _owed(told, "T2", what, TermsAdopted, "group", fact.group)
        case _:
            return None


def _owed(  # noqa: PLR0913, PLR0917 - the parts of one sentence
    told: Recorded, code: str, what: str, kind: type[Fact], field: str, ref: str
) -> Owed:
    return Owed(code, told.position, what, kind, field, ref, told.command_id)
