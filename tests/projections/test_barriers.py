"""View `barriers`: the board."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.projections.barriers import Addressed, Check, Step
from tests.projections.a_year import Programme, begun, escalation, met, vote
from tests.projections.placeless import plain


def raised() -> Programme:
    """A barrier that the county partnership met on 1 February."""
    barrier = RaiseBarrier(
        group="county",
        title="No address, no GP",
        description="Practices ask for proof",
        petals=("homelessness",),
        areas=("city",),
    )
    return begun().on("02-01", barrier)


def escalated() -> Programme:
    """The same barrier, with the board since 2 April."""
    refer = ReferBarrier(barrier="B-0001", because="For the county")
    meeting = met("04-02", "M-0001", "tactical", "mind", "police")
    decided = [*meeting, escalation("B-0001", "M-0001"), vote("D-0001", 2)]
    return raised().on("03-01", refer).on("04-02", *decided)


def test_a_barrier_begins_on_the_ground_with_who_raised_it() -> None:
    """P1: the path begins at the operational tier."""
    row = raised().read().barriers["B-0001"]
    assert (row.status, row.tier, row.holder, row.raised_by) == (
        *("operational", "operational"),
        *("county", "county"),
    )
    assert (row.title, row.description) == ("No address, no GP", "Practices ask for proof")
    assert (row.petals, row.areas) == (("homelessness",), ("city",))
    assert row.raised_on == row.changed_on == date(2026, 2, 1)
    assert plain(row.came_from) == (
        Step("raised", None, "county", "operational", date(2026, 2, 1)),
    )


def test_an_escalated_barrier_tells_how_it_came_up() -> None:
    """ToR, Governance: tier by tier, the last step by a decision with recommendations."""
    row = escalated().read().barriers["B-0001"]
    up = date(2026, 4, 2)
    assert (row.status, row.tier, row.holder) == ("strategic", "strategic", "board")
    assert (row.recommendations, row.changed_on) == (2, up)
    assert plain(row.came_from[1:]) == (
        Step(
            "referred",
            "county",
            "tactical",
            "tactical",
            date(2026, 3, 1),
            because="For the county",
        ),
        Step("escalated", "tactical", "board", "strategic", up, "D-0001"),
    )


def test_a_returned_barrier_stands_one_tier_down_by_a_decision() -> None:
    """P1: down, too, no tier is skipped."""
    back = ProposeDecision(
        meeting="M-0002",
        kind="return",
        title="Answer",
        barrier="B-0001",
        response="Yes",
        reasons="Money",
    )
    meeting = [*met("05-04", "M-0002", "board", "council", "health"), back, vote("D-0002", 2)]
    row = escalated().on("05-04", *meeting).read().barriers["B-0001"]
    assert (row.status, row.tier, row.holder) == ("tactical", "tactical", "tactical")
    assert plain(row.came_from[-1]) == Step(
        "returned", "board", "tactical", "tactical", date(2026, 5, 4), "D-0002"
    )


def test_a_barrier_returned_twice_is_back_on_the_ground() -> None:
    """P1: strategic, tactical, operational: each return is a decision of its own."""

    def back(meeting: str) -> ProposeDecision:
        return ProposeDecision(
            meeting=meeting,
            kind="return",
            title="Answer",
            barrier="B-0001",
            response="Yes",
            reasons="Money",
        )

    board = met("05-04", "M-0002", "board", "council", "health")
    tactical = met("06-01", "M-0003", "tactical", "mind", "police")
    row = (
        escalated()
        .on("05-04", *board, back("M-0002"), vote("D-0002", 2))
        .on("06-01", *tactical, back("M-0003"), vote("D-0003", 2))
        .read()
        .barriers["B-0001"]
    )
    assert (row.status, row.tier, row.holder) == ("operational", "operational", "county")
    assert [step.tier for step in row.came_from] == [
        *("operational", "tactical", "strategic"),
        *("tactical", "operational"),
    ]


def test_an_addressed_barrier_keeps_its_tier_and_who_says_so() -> None:
    """E1: it waits for its check, and would reopen at that tier."""
    addressed = AddressBarrier(barrier="B-0001", how="A hub")
    row = escalated().on("06-01", addressed).read().barriers["B-0001"]
    assert (row.status, row.tier, row.holder) == ("addressed", "strategic", "board")
    assert plain(row.addressed) == Addressed(date(2026, 6, 1), "board", "strategic", "A hub")
    assert row.check is None


def test_a_check_not_met_brings_it_back_and_stays_readable() -> None:
    """E1: not met reopens the barrier at the tier that said it was addressed."""
    row = (
        escalated()
        .on("06-01", AddressBarrier(barrier="B-0001", how="A hub"))
        .on("07-01", CheckEvidence(barrier="B-0001", met=False, findings="Two refusals"))
        .read()
        .barriers["B-0001"]
    )
    on = date(2026, 7, 1)
    assert (row.status, row.tier, row.holder) == ("strategic", "strategic", "board")
    assert plain(row.check) == Check(on, "county", met=False, findings="Two refusals")
    assert plain(row.came_from[-1]) == Step("reopened", None, "board", "strategic", on)


def test_a_check_met_closes_it() -> None:
    """E1: a barrier closes only after a check that was met."""
    row = (
        escalated()
        .on("06-01", AddressBarrier(barrier="B-0001", how="A hub"))
        .on("07-01", CheckEvidence(barrier="B-0001", met=True, findings="None left"))
        .read()
        .barriers["B-0001"]
    )
    assert (row.status, row.changed_on) == ("closed", date(2026, 7, 1))
    assert plain(row.check) == Check(date(2026, 7, 1), "county", met=True, findings="None left")


def test_a_withdrawn_barrier_says_why() -> None:
    """What was taken back is still on the board, with the reason."""
    taken_back = WithdrawBarrier(barrier="B-0001", because="A mistake")
    row = raised().on("02-02", taken_back).read().barriers["B-0001"]
    assert (row.status, row.withdrawn_because) == ("withdrawn", "A mistake")
    assert row.changed_on == date(2026, 2, 2)


def test_a_risk_of_the_tactical_group_begins_there() -> None:
    """P1: risks and matters of trust may begin at the tactical tier; the board shows where."""
    risk = RaiseBarrier(group="tactical", plan="risks", title="No lead in time")
    row = begun().on("02-01", risk).read().barriers["B-0001"]
    assert (row.plan, row.status, row.tier) == ("risks", "tactical", "tactical")
    assert (row.holder, row.raised_by) == ("tactical", "tactical")
    assert plain(row.came_from) == (Step("raised", None, "tactical", "tactical", date(2026, 2, 1)),)


def test_barriers_are_found_by_their_plan() -> None:
    """Each plan has its own matters, and one word that finds them."""
    matters = [
        RaiseBarrier(group="county", title="No address, no GP"),
        RaiseBarrier(group="county", plan="risks", title="No lead in time"),
        RaiseBarrier(group="tactical", plan="trusted-person", title="No time for trust"),
    ]
    barriers = begun().on("02-01", *matters).read().barriers
    assert [barriers.keys_where(f"plan:{plan}") for plan in ("barriers", "risks", "none")] == [
        ["B-0001"],
        ["B-0002"],
        [],
    ]


def test_a_check_shows_what_was_asked_of_the_change() -> None:
    """ToR, Purpose: beneficial, sustainable, transformational; what was not asked stays open."""
    check = CheckEvidence(
        barrier="B-0001", met=True, beneficial=True, sustainable=False, findings="None left"
    )
    addressed = AddressBarrier(barrier="B-0001", how="A hub")
    row = escalated().on("06-01", addressed).on("07-01", check).read().barriers["B-0001"]
    assert plain(row.check) == Check(
        date(2026, 7, 1),
        "county",
        met=True,
        findings="None left",
        beneficial=True,
        sustainable=False,
        transformational=None,
    )
