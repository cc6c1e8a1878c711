"""P1 over a history: what began at the tactical tier is returned to nobody."""

from __future__ import annotations

from cfworkflow.domain.barrier.facts import BarrierEscalated
from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.testing import check_rules
from tests.rules.a_year import position, without
from tests.rules.tampered.of_plans import HISTORY


def test_a_return_of_what_began_there_is_found_as_soon_as_it_is_put() -> None:
    """P1: the proposal alone is a breach, before anything is decided."""
    put = position(HISTORY, DecisionProposed, kind="return")
    left = without(HISTORY[: put + 1], position(HISTORY, BarrierEscalated))
    found = {(each.code, each.position) for each in check_rules(left)}
    assert ("P1", HISTORY[put].position) in found
