"""How risks are raised and rated; all else is the governance path's."""

from __future__ import annotations

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.risk.commands import RaiseRisk, RateRisk
from cfworkflow.domain.risk.facts import RiskRated
from cfworkflow.domain.rules.session import NotFromHere
from cfworkflow.domain.rules.time import c1_known_by_then


def raise_risk(past: Past, command: RaiseRisk) -> Facts:
    """Raise a risk and rate it. Refuses P1 and G1."""
    rating = {"likelihood", "impact", "because"}
    raised = past.decide(RaiseBarrier(plan="risks", **command.model_dump(exclude=rating)))
    for told in raised:
        if isinstance(told.fact, BarrierRaised):
            yield RiskRated(barrier=told.fact.barrier, **command.model_dump(include=rating))


def rate_risk(past: Past, command: RateRisk) -> Facts:
    """Rate a risk. Refuses S2 and C1; quiet when it was rated so last."""
    risk = past.load(Barrier, command.barrier)
    fact = RiskRated(**command.model_dump())
    if past.repeats(fact):
        return
    what = f"{risk.ref} was to be rated as a risk."
    refuse_any(
        _is_a_risk(what, risk) or _is_not_over(what, risk),
        c1_known_by_then(what, risk.ref, risk.raised_on, past.on),
    )
    yield fact


def _is_a_risk(what: str, risk: Barrier) -> Refusal | None:
    if risk.plan == "risks":
        return None
    return NotFromHere(
        what,
        f"It is a matter of the plan {risk.plan}, and only risks are rated.",
        "Look at the risks there are (cfworkflow risk list), or raise one: cfworkflow risk raise",
    )


def _is_not_over(what: str, risk: Barrier) -> Refusal | None:
    if risk.status not in ("closed", "withdrawn"):
        return None
    advice = {
        "closed": f"If it is not gone after all: cfworkflow barrier reopen {risk.ref}",
        "withdrawn": "If it is one after all, raise it anew: cfworkflow risk raise",
    }
    return NotFromHere(what, f"It is {risk.status}.", advice[risk.status])
