"""Three plans on one path: system barriers, the Trusted Person plan, and risks."""

from __future__ import annotations

from typing import get_args

import pytest

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.barrier.facts import (
    BarrierClosed,
    BarrierRaised,
    BarrierReopened,
    BarrierReturned,
    BarrierWithdrawn,
    EvidenceChecked,
)
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.group.commands import EndPartnership
from cfworkflow.domain.words import Plan
from tests.domain.a_programme import (
    BARRIER,
    escalation,
    groups,
    in_session,
    places,
    programme,
    vote,
)
from tests.domain.given_when_then import TODAY, Given, by, given

PLANS: tuple[Plan, ...] = get_args(Plan)
NOT_ONLY_ON_THE_GROUND: tuple[Plan, ...] = ("trusted-person", "risks")
RISK = RaiseBarrier(group="tactical", plan="risks", title="No lead in time")
ADDRESS = AddressBarrier(barrier=BARRIER, how="Found one")


def check(*, met: bool = True, group: str | None = None) -> CheckEvidence:
    """The check of the matter's evidence."""
    return CheckEvidence(barrier=BARRIER, met=met, by=group, findings="Asked around")


def back(meeting: str, group: str = "tactical") -> ProposeDecision:
    """The proposal of a group to return the matter one tier down."""
    return ProposeDecision(
        meeting=meeting,
        kind="return",
        title=f"Back from {group}",
        barrier=BARRIER,
        response="Yours",
        reasons="So",
    )


@pytest.mark.parametrize("plan", PLANS)
def test_matters_of_every_plan_may_begin_on_the_ground(plan: Plan) -> None:
    """P1: an Operational Partnership meets barriers, risks and matters of trust alike."""
    outcome = given(groups()).when(RaiseBarrier(group="county", plan=plan, title="Met here"))
    outcome.then(
        BarrierRaised(
            barrier=BARRIER, group="county", plan=plan, tier="operational", title="Met here"
        ),
        on=TODAY,
    )
    assert outcome.after.find(Barrier, BARRIER).plan == plan


@pytest.mark.parametrize("plan", NOT_ONLY_ON_THE_GROUND)
def test_risks_and_matters_of_trust_may_begin_at_the_tactical_tier(plan: Plan) -> None:
    """P1: the Tactical Group keeps the Trusted Person plan and its risks (ToR, Purpose)."""
    outcome = given(groups()).when(RaiseBarrier(group="tactical", plan=plan, title="Met above"))
    outcome.then(
        BarrierRaised(
            barrier=BARRIER, group="tactical", plan=plan, tier="tactical", title="Met above"
        ),
        on=TODAY,
    )
    matter = outcome.after.find(Barrier, BARRIER)
    assert (matter.status, matter.tier, matter.holder) == ("tactical", "tactical", "tactical")


@pytest.mark.parametrize(
    ("plan", "one", "begin"),
    [
        ("barriers", "a barrier", "barriers begin on the ground."),
        ("trusted-person", "a matter of the Trusted Person plan", "or at the tactical tier."),
        ("risks", "a risk", "risks begin on the ground or at the tactical tier."),
    ],
)
def test_nothing_begins_at_the_board(plan: Plan, one: str, begin: str) -> None:
    """P1: what the board is to answer was met below, and comes up a tier at a time."""
    given(groups()).when(RaiseBarrier(group="board", plan=plan, title="From above")).then_refused(
        "P1", f"board was to raise {one}.", "of the strategic tier", begin, "Operational Partners"
    )


def test_a_system_barrier_begins_on_the_ground_alone() -> None:
    """P1: of the three, only barriers may not begin with the Tactical Group."""
    given(groups()).when(RaiseBarrier(group="tactical", title="From above")).then_refused(
        "P1", "of the tactical tier, and barriers begin on the ground."
    )


def test_an_approach_nobody_proposed_is_named() -> None:
    """A reference to nothing is told apart from a rule broken."""
    about = RaiseBarrier(group="tactical", plan="trusted-person", approach="T-0001", title="Stuck")
    given(groups()).when(about).then_unknown("approach", "T-0001")


def test_a_risk_of_the_tactical_group_goes_up_and_comes_back_as_a_barrier_does() -> None:
    """P1, P2: one path for all plans, from wherever a matter began."""
    record = given(programme(), RISK, in_session(6), escalation(), vote(4))
    matter = record.find(Barrier, BARRIER)
    assert (matter.status, matter.holder) == ("strategic", "board")
    board = [places(4, "board"), in_session(4, group="board", meeting="M-0002")]
    outcome = record.and_given(board, back("M-0002", "board")).when(vote(4, item="D-0002"))
    assert outcome.the(BarrierReturned).to_group == "tactical"
    matter = outcome.after.find(Barrier, BARRIER)
    assert (matter.status, matter.holder) == ("tactical", "tactical")


def returned_once() -> Given:
    """A risk that the Tactical Group raised, escalated, and got back from the board."""
    return [
        [*programme(), RISK, *in_session(6), escalation(), vote(4)],
        [*places(4, "board"), *in_session(4, group="board", meeting="M-0002")],
        [back("M-0002", "board"), vote(4, item="D-0002"), *in_session(6, meeting="M-0003")],
    ]


@pytest.mark.parametrize(
    ("before", "meeting"),
    [([programme(), RISK, in_session(6)], "M-0001"), (returned_once(), "M-0003")],
    ids=["never left", "back from the board"],
)
def test_what_began_at_the_tactical_tier_is_not_returned_to_the_ground(
    before: Given, meeting: str
) -> None:
    """P1: nobody on the ground handed it up, so nobody there can take it back."""
    given(before).when(back(meeting)).then_refused(
        "P1",
        "It began at the tactical tier, with tactical",
        "nobody to return it to",
        "decision propose --kind escalate",
    )


@pytest.mark.parametrize("plan", NOT_ONLY_ON_THE_GROUND)
def test_what_was_handed_up_is_returned_the_way_it_came(plan: Plan) -> None:
    """P1: a matter of any plan that a partnership referred finds its way back to it."""
    up = [RaiseBarrier(group="county", plan=plan, title="Up"), ReferBarrier(barrier=BARRIER)]
    outcome = given(programme(), up, in_session(6), back("M-0001")).when(vote(4))
    assert outcome.the(BarrierReturned).to_group == "county"


def test_to_refer_what_began_there_is_nothing_to_do() -> None:
    """P1: it stands with the Tactical Group already."""
    given(groups(), RISK).when(ReferBarrier(barrier=BARRIER)).then_quiet()


def test_the_group_that_raised_a_risk_checks_it() -> None:
    """E2: the board addressed it; the Tactical Group, which raised it, says whether it is gone."""
    record = given(programme(), RISK, in_session(6), escalation(), vote(4), ADDRESS)
    assert record.when(check()).the(EvidenceChecked).group == "tactical"
    assert record.when(check()).the(BarrierClosed)
    for other in ("board", "county"):
        record.when(check(group=other)).then_refused("E2", "by the group that raised it: tactical")


def test_a_group_that_addressed_its_own_risk_has_another_check_it() -> None:
    """E2: nobody checks their own work, at the tactical tier no more than on the ground."""
    record = given(groups(), RISK, by("worker", ADDRESS))
    record.when(check(), actor="worker").then_refused(
        "E2", "tactical addressed it itself, and worker recorded that", "--actor"
    )
    assert record.when(check(), actor="another").the(BarrierClosed)
    reopened = record.when(check(met=False), actor="another").the(BarrierReopened)
    assert (reopened.group, reopened.tier) == ("tactical", "tactical")


def test_a_risk_back_from_the_board_is_again_the_groups_own_work() -> None:
    """E2: what the group that raised it addresses itself, by whatever way, another checks."""
    record = given(returned_once(), by("worker", ADDRESS))
    record.when(check(), actor="worker").then_refused("E2", "worker recorded that")
    assert record.when(check(), actor="another").the(BarrierClosed)


def test_the_same_hand_may_record_another_groups_work_and_the_check() -> None:
    """E2: referred by the county and addressed above, a risk is checked by the county."""
    up = [RaiseBarrier(group="county", plan="risks", title="Up"), ReferBarrier(barrier=BARRIER)]
    record = given(groups(), up, by("worker", ADDRESS))
    assert record.when(check(), actor="worker").the(EvidenceChecked).group == "county"


def test_the_successor_of_who_raised_a_matter_of_trust_checks_it() -> None:
    """E2: in any plan, whoever answers for the area now."""
    raised = RaiseBarrier(group="county", plan="trusted-person", title="Up", areas=("city",))
    up = [raised, ReferBarrier(barrier=BARRIER), ADDRESS]
    record = given(groups(), up, EndPartnership(group="county", successor="river"))
    assert record.when(check()).the(EvidenceChecked).group == "river"


def test_only_the_group_that_raised_a_risk_withdraws_it() -> None:
    """P3: a risk is taken back by the Tactical Group where that raised it."""
    taken_back = WithdrawBarrier(barrier=BARRIER, because="Filled")
    assert given(groups(), RISK).when(taken_back).the(BarrierWithdrawn).group == "tactical"
    other = taken_back.model_copy(update={"by": "county"})
    given(groups(), RISK).when(other).then_refused("P3", "by the group that raised it: tactical")


def test_a_check_tells_what_was_asked_of_the_change_and_no_more() -> None:
    """ToR, Purpose: beneficial, sustainable, transformational; not asked is not answered no."""
    asked = CheckEvidence(
        barrier=BARRIER, met=True, beneficial=True, sustainable=False, findings="Asked around"
    )
    checked = given(groups(), by("worker", RISK, ADDRESS)).when(asked).the(EvidenceChecked)
    answers = (checked.beneficial, checked.sustainable, checked.transformational)
    assert answers == (True, False, None)


@pytest.mark.parametrize("plan", PLANS)
def test_an_action_is_of_the_plan_of_what_it_is_about(plan: Plan) -> None:
    """An action says for which plan it is; nobody has to type it."""
    add = AddAction(
        barrier=BARRIER, group="tactical", owner="place-1", due=TODAY, title="Ask around"
    )
    raised = RaiseBarrier(group="county", plan=plan, title="Met here")
    outcome = given(programme(), raised).when(add)
    fact = outcome.the(ActionAdded)
    assert (fact.plan, fact.barrier, fact.approach) == (plan, BARRIER, None)
    assert outcome.after.find(Action, fact.action).barrier == BARRIER


def test_an_action_is_about_one_thing() -> None:
    """An action belongs to one plan: that of its barrier, or that of its approach."""
    shared = {"owner": "place-1", "due": TODAY, "title": "Ask around"}
    for about in ({}, {"barrier": BARRIER, "approach": "T-0001"}):
        with pytest.raises(ValueError, match="give either barrier or approach"):
            AddAction.model_validate(shared | about)
    of_approach = AddAction.model_validate(shared | {"approach": "T-0001"})
    given(programme()).when(of_approach).then_unknown("approach", "T-0001")
