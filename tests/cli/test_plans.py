"""Risks and matters of the Trusted Person plan, typed: raised, shown apart, checked."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from tests.cli.terminal import Desk

Desks = Callable[[str], Desk]

RISK = "barrier raise tactical --plan risks --title 'No lead in time'"
TRUST = "barrier raise peterborough --plan trusted-person --title 'Workers change too often'"
BARRIER = "barrier raise peterborough --title 'No address, no account'"


@pytest.fixture
def of_all_plans(desk_at: Desks) -> Desk:
    """A desk at a programme with a barrier, a risk and a matter of trust."""
    desk = desk_at("programme")
    desk.done(BARRIER, RISK, TRUST)
    return desk


def shown(desk: Desk, plan: str) -> list[str]:
    """The references that a plan shows."""
    told = desk(f"plan show {plan} --json").json
    assert told["plan"] == plan
    return [line["barrier"] for line in told["barriers"]]


def test_each_plan_is_shown_by_itself(of_all_plans: Desk) -> None:
    """ToR, Purpose: a plan of barriers and one of trusted people; risks are a plain third."""
    assert shown(of_all_plans, "barriers") == ["B-0001"]
    assert shown(of_all_plans, "risks") == ["B-0002"]
    assert shown(of_all_plans, "trusted-person") == ["B-0003"]
    assert "No lead in time" in of_all_plans("plan show risks").out
    assert of_all_plans("plan show --json").json["plan"] == "barriers"


def test_a_plan_is_asked_for_with_the_filters_of_every_list(of_all_plans: Desk) -> None:
    """The last so many are the last of that plan, not of all plans."""
    of_all_plans.done(BARRIER.replace("No address", "No phone"))
    limited = of_all_plans("plan show barriers --limit 2 --json").json["barriers"]
    assert [line["barrier"] for line in limited] == ["B-0001", "B-0004"]
    assert of_all_plans("plan show risks --tier operational --json").json["barriers"] == []


@pytest.mark.parametrize(
    ("plan", "refs"), [("barriers", ["B-0001"]), ("risks", ["B-0002"]), ("all", None)]
)
def test_barriers_are_listed_by_plan(of_all_plans: Desk, plan: str, refs: list[str] | None) -> None:
    """A list shows all plans unless one is asked for, and its CSV says which each is of."""
    only = "" if plan == "all" else f" --plan {plan}"
    rows = of_all_plans(f"barrier list{only} --json").json
    assert [row["barrier"] for row in rows] == (refs or ["B-0001", "B-0002", "B-0003"])
    sheet = csv.DictReader(of_all_plans(f"barrier list{only} --csv").out.splitlines())
    assert [row["plan"] for row in sheet] == [row["plan"] for row in rows]


def test_a_risk_begins_with_the_tactical_group(of_all_plans: Desk) -> None:
    """P1: the Tactical Group keeps the risks; it stands there, handed up by nobody."""
    risk = of_all_plans("barrier show B-0002 --json").json
    assert (risk["plan"], risk["tier"], risk["holder"]) == ("risks", "tactical", "tactical")
    assert risk["came_from"][0]["tier"] == "tactical"
    assert "risks" in of_all_plans("barrier show B-0002").out


def test_what_began_at_the_tactical_tier_is_not_advised_to_go_there(desk_at: Desks) -> None:
    """P1: the next step is one that the path has from where the matter stands."""
    desk = desk_at("programme")
    assert "Next: cfworkflow barrier address B-0001" in desk(RISK).err
    assert "Next: cfworkflow barrier refer B-0002" in desk(TRUST).err


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("barrier raise tactical --title X", "barriers begin on the ground."),
        ("barrier raise strategic --plan risks --title X", "or at the tactical tier."),
        ("barrier raise strategic --plan trusted-person --title X", "or at the tactical tier."),
    ],
)
def test_a_matter_that_begins_too_high_is_refused(desk_at: Desks, typed: str, why: str) -> None:
    """P1: with the tiers that its plan may begin at, and nothing recorded."""
    answer = desk_at("programme").refused(typed)
    assert (answer.code, answer.refused_by) == (4, ["P1"])
    assert why in answer.err


def test_a_risk_is_checked_by_another_hand_of_the_same_group(of_all_plans: Desk) -> None:
    """E2: nobody checks their own work, at the tactical tier no more than on the ground."""
    of_all_plans.done("barrier address B-0002 --how 'Found one' --actor worker")
    check = "barrier check B-0002 --met --findings 'In post'"
    assert of_all_plans.refused(f"{check} --actor worker").refused_by == ["E2"]
    of_all_plans.done(f"{check} --actor another")
    assert of_all_plans("barrier show B-0002 --json").json["status"] == "closed"


def test_what_was_asked_of_the_change_is_on_record_and_no_more(of_all_plans: Desk) -> None:
    """ToR, Purpose: beneficial, sustainable, transformational; not asked is not answered no."""
    of_all_plans.done("barrier refer B-0001", "barrier address B-0001 --how 'A letter'")
    answers = "--beneficial --not-sustainable"
    told = of_all_plans(f"barrier check B-0001 --met {answers} --findings 'Ten people' --json")
    assert told.code == 0
    check = of_all_plans("barrier show B-0001 --json").json["check"]
    asked = [check[name] for name in ("beneficial", "sustainable", "transformational")]
    assert asked == [True, False, None]
    assert "met, beneficial, not sustainable: Ten people" in of_all_plans("barrier show B-0001").out


def test_an_action_on_a_risk_is_of_the_plan_of_risks(of_all_plans: Desk) -> None:
    """An action says for which plan it is; nobody types it."""
    of_all_plans.done("action add B-0002 --title 'Ask around' --owner cpsl-mind --due 2099-01-01")
    [action] = of_all_plans("action list --json").json
    assert (action["barrier"], action["approach"], action["plan"]) == ("B-0002", None, "risks")
    assert "A-0001 Ask around" in of_all_plans("plan show risks").out
