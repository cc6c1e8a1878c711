"""Risks: raised and rated in one, rated anew, and escalated as barriers are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cfworkflow.domain.barrier.commands import AddressBarrier, CheckEvidence, WithdrawBarrier
from cfworkflow.domain.barrier.facts import BarrierEscalated, BarrierRaised
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.risk.commands import RaiseRisk, RateRisk
from cfworkflow.domain.risk.facts import RiskRated
from tests.domain.a_programme import (
    BARRIER,
    at_tactical,
    escalation,
    groups,
    in_session,
    programme,
    vote,
)
from tests.domain.given_when_then import TODAY, given

RAISE = RaiseRisk(group="tactical", title="No lead", likelihood="high", impact="high")
RATE = RateRisk(barrier=BARRIER, likelihood="low", impact="high", because="One applied")


def test_a_risk_is_raised_and_rated_in_one() -> None:
    """CR, Timescales: a risk is a matter on the governance path, with a rating of its own."""
    raised = given(groups()).when(RAISE)
    raised.then(
        BarrierRaised(
            barrier=BARRIER, group="tactical", plan="risks", tier="tactical", title="No lead"
        ),
        RiskRated(barrier=BARRIER, likelihood="high", impact="high"),
        on=TODAY,
    )
    assert raised.after.when(RAISE).the(RiskRated).barrier == "B-0002"


def test_a_risk_begins_where_its_plan_may() -> None:
    """P1: on the ground or at the tactical tier; where it cannot be raised it is not rated."""
    on_the_ground = RAISE.model_copy(update={"group": "county"})
    assert given(groups()).when(on_the_ground).the(BarrierRaised).tier == "operational"
    from_above = RAISE.model_copy(update={"group": "board"})
    given(groups()).when(from_above).then_refused("P1", "board was to raise a risk.")


def test_a_risk_is_rated_anew_and_earlier_ratings_stay() -> None:
    """A rating is a fact; what is rated so already is no news."""
    rated = given(groups(), RAISE).when(RATE)
    rated.then(RiskRated(barrier=BARRIER, likelihood="low", impact="high", because="One applied"))
    rated.after.when(RATE).then_quiet()


def test_only_risks_are_rated() -> None:
    """S2: a barrier is no risk, and the refusal says where risks are."""
    given(programme(), at_tactical()).when(RATE).then_refused(
        "S2", "B-0001 was to be rated", "plan barriers", "cfworkflow risk list"
    )
    given().when(RATE).then_unknown("barrier", BARRIER)


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (
            [
                AddressBarrier(barrier=BARRIER, how="Found one"),
                CheckEvidence(barrier=BARRIER, met=True, findings="There"),
            ],
            ("It is closed", "barrier reopen B-0001"),
        ),
        ([WithdrawBarrier(barrier=BARRIER, because="None")], ("It is withdrawn", "risk raise")),
    ],
)
def test_a_risk_that_is_over_is_not_rated(ending: list[Any], said: tuple[str, ...]) -> None:
    """S2: what is gone is reopened or raised anew before it is rated."""
    address, *check = ending
    from_others = given(groups(), RAISE).and_given(address)
    for each in check:
        from_others = from_others.when(each, actor="programme-lead").after
    from_others.when(RATE).then_refused("S2", *said)


def test_a_rating_holds_up_nothing_of_the_path_and_is_not_older_than_the_risk() -> None:
    """C1: a step typed up after a later rating is recorded; a rating before the raising is not."""
    early = date(2026, 9, 1)
    record = given(groups()).when(RAISE, on=early).after.when(RATE).after
    addressed = record.when(AddressBarrier(barrier=BARRIER, how="Found one"), on=early)
    assert addressed.after.find(Barrier, BARRIER).status == "addressed"
    given(groups(), RAISE).when(RATE, on=early).then_refused("C1", "B-0001 begins on 2026-10-15")


def test_a_risk_of_the_tactical_group_is_escalated_as_a_barrier_is() -> None:
    """P2: by a carried decision and with a recommendation."""
    record = given(programme(), RAISE, in_session(present=6), escalation())
    outcome = record.when(vote(6))
    assert outcome.the(BarrierEscalated).barrier == BARRIER
