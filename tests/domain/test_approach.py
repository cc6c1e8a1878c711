"""Approaches: proposed for the Trusted Person plan or a barrier, adopted, set aside, taken up."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.approach.commands import (
    AdoptApproach,
    NameElement,
    ProposeApproach,
    SetApproachAside,
    TakeApproachUp,
)
from cfworkflow.domain.approach.facts import (
    ApproachAdopted,
    ApproachProposed,
    ApproachSetAside,
    ApproachTakenUp,
    ElementNamed,
)
from cfworkflow.domain.approach.state import Approach
from cfworkflow.domain.barrier.commands import RaiseBarrier
from tests.domain.a_programme import groups, in_session, key_item, programme
from tests.domain.given_when_then import TODAY, given, on

ELEMENT = NameElement(element="continuity", title="Support goes on")
PROPOSED = ProposeApproach(group="tactical", title="One worker")
ASIDE = SetApproachAside(approach="T-0001", because="No budget")
LATER = date(2026, 10, 16)


def test_a_part_of_the_model_is_named_once() -> None:
    """N1: a preset may be applied twice, and a name stands for one thing."""
    record = given(groups(), ELEMENT)
    given(groups()).when(ELEMENT).then(ElementNamed(element="continuity", title="Support goes on"))
    record.when(ELEMENT).then_quiet()
    record.when(NameElement(element="continuity", title="Other")).then_refused(
        "N1", "An element was to be called continuity", "with other particulars"
    )


def test_an_approach_is_of_the_trusted_person_plan() -> None:
    """ToR, Purpose: the plan embeds the Trusted Person model; a lead sits on the group."""
    outcome = given(programme(), ELEMENT).when(
        ProposeApproach(group="tactical", title="One", element="continuity", lead="place-1")
    )
    outcome.then(
        ApproachProposed(
            approach="T-0001",
            plan="trusted-person",
            element="continuity",
            group="tactical",
            lead="place-1",
            title="One",
        ),
        on=TODAY,
    )
    assert outcome.after.find(Approach, "T-0001").status == "proposed"


@pytest.mark.parametrize(
    ("raised", "element", "plan"),
    [
        ("barriers", None, "barriers"),
        ("risks", None, "risks"),
        ("trusted-person", None, "trusted-person"),
        ("barriers", "continuity", "trusted-person"),
    ],
)
def test_an_approach_to_a_barrier_is_of_its_plan_unless_it_is_for_an_element(
    raised: str, element: str | None, plan: str
) -> None:
    """ToR, Purpose: approaches of any plan are sense-checked, each a line of one plan."""
    barrier = RaiseBarrier.model_validate({"group": "county", "title": "So", "plan": raised})
    outcome = given(groups(), ELEMENT, barrier).when(
        ProposeApproach(group="county", title="A letter", barrier="B-0001", element=element)
    )
    assert outcome.the(ApproachProposed).plan == plan


def test_what_an_approach_is_for_is_on_record() -> None:
    """A reference to nothing is told apart from a rule broken."""
    record = given(groups())
    for kind, ref in (("element", "none"), ("barrier", "B-0009"), ("inquiry", "I-0009")):
        command = ProposeApproach.model_validate({"group": "county", "title": "So", kind: ref})
        record.when(command).then_unknown(kind, ref)
    with pytest.raises(ValidationError, match="not both"):
        ProposeApproach(group="county", title="So", barrier="B-0001", inquiry="I-0001")


def test_all_that_is_wrong_with_a_proposal_is_said_at_once() -> None:
    """G1, O1, C1: an active group, a lead in post, for something that is there by then."""
    given(groups(), ELEMENT).when(
        ProposeApproach(group="marsh", title="So", element="continuity", lead="place-9"),
        on=date(2026, 3, 1),
    ).then_refused("G1", "to lead an approach of marsh", also=["O1", "C1"])


def test_an_approach_is_adopted_once_with_or_without_a_decision() -> None:
    """No gate that nobody wrote down: it may be adopted without a sense check."""
    record = given(programme(), PROPOSED)
    fact = ApproachAdopted(approach="T-0001", because="It works")
    record.when(AdoptApproach(approach="T-0001", because="It works")).then(fact)
    adopted = record.and_given(AdoptApproach(approach="T-0001", because="It works"))
    adopted.when(AdoptApproach(approach="T-0001", because="It works")).then_quiet()
    adopted.when(AdoptApproach(approach="T-0001")).then_refused("S2", "It is adopted", "set aside")
    record.when(AdoptApproach(approach="T-0001", decision="D-0001")).then_unknown(
        "decision", "D-0001"
    )
    decided = record.and_given(in_session(6), key_item())
    by_it = AdoptApproach(approach="T-0001", decision="D-0001")
    decided.when(by_it).then(ApproachAdopted(approach="T-0001", decision="D-0001"))


def test_a_decision_is_there_before_it_adopts() -> None:
    """C1: what is adopted by a decision is adopted on its day or later."""
    record = given(programme(), on(date(2026, 2, 1), PROPOSED), in_session(6), key_item())
    record.when(
        AdoptApproach(approach="T-0001", decision="D-0001"), on=date(2026, 3, 1)
    ).then_refused("C1", "T-0001 was to be adopted.", "D-0001 begins on 2026-10-15")


def test_an_approach_is_set_aside_and_taken_up_again() -> None:
    """S2: what was set aside is proposed anew, and stands where it began."""
    record = given(programme(), PROPOSED)
    record.when(TakeApproachUp(approach="T-0001")).then_refused("S2", "It is proposed")
    aside = record.and_given(ASIDE)
    record.when(ASIDE).then(ApproachSetAside(approach="T-0001", because="No budget"))
    aside.when(ASIDE).then_quiet()
    aside.when(SetApproachAside(approach="T-0001", because="Else")).then_refused("S2", "set aside")
    aside.when(AdoptApproach(approach="T-0001")).then_refused("S2", "set aside", "take up")
    up = TakeApproachUp(approach="T-0001")
    outcome = aside.when(up)
    outcome.then(ApproachTakenUp(approach="T-0001"))
    outcome.after.when(up).then_quiet()
    assert outcome.after.find(Approach, "T-0001").status == "proposed"
    outcome.after.when(AdoptApproach(approach="T-0001")).then(ApproachAdopted(approach="T-0001"))


def test_an_action_is_added_to_an_approach_by_its_group() -> None:
    """ToR, Purpose: the plan has actions with owners and dates; O1, S2 and C1 hold for them."""
    record = given(programme(), PROPOSED)
    add = AddAction(approach="T-0001", owner="place-1", due=LATER, title="Train them")
    record.when(add).then(
        ActionAdded(
            action="A-0001",
            plan="trusted-person",
            barrier=None,
            approach="T-0001",
            group="tactical",
            owner="place-1",
            due=LATER,
            title="Train them",
        )
    )
    nobody = add.model_copy(update={"owner": "place-99"})
    record.when(nobody, on=date(2026, 3, 1)).then_refused("C1", "T-0001 begins on", also=["O1"])
    record.and_given(ASIDE).when(nobody).then_refused(
        "S2", "It is set aside.", "approach take-up T-0001", also=["O1"]
    )
    record.when(add.model_copy(update={"approach": "T-0002"})).then_unknown("approach", "T-0002")
