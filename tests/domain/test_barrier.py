"""The governance path of a barrier: one tier at a time, by the group that holds it."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    ReopenBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.barrier.facts import (
    BarrierAddressed,
    BarrierRaised,
    BarrierReferred,
    BarrierReopened,
    BarrierWithdrawn,
)
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    EndPartnership,
    EstablishGroup,
    ReassignAreas,
)
from cfworkflow.domain.words import Tier
from tests.domain.a_programme import (
    BARRIER,
    BEGINNING,
    at_tactical,
    escalation,
    groups,
    in_session,
    places,
    vote,
)
from tests.domain.given_when_then import TODAY, Record, by, given, on

RAISE = RaiseBarrier(group="county", title="No address, no GP", areas=("city",))
REFER = ReferBarrier(barrier=BARRIER, because="It is everywhere")
ADDRESS = AddressBarrier(barrier=BARRIER, how="Care-of addresses")
REOPEN = ReopenBarrier(barrier=BARRIER, because="It is back")
WITHDRAW = WithdrawBarrier(barrier=BARRIER, because="A misunderstanding")


def standing_at(state: str) -> Record:
    """A record on which the barrier has come to `state`."""
    met = CheckEvidence(barrier=BARRIER, met=True, findings="Gone")
    ways = {
        "operational": [RAISE],
        "tactical": at_tactical(),
        "strategic": [at_tactical(), places(6), in_session(6), escalation(), vote(4)],
        "addressed": [RAISE, ADDRESS],
        "closed": [RAISE, ADDRESS, by("forum", met)],
        "withdrawn": [RAISE, WITHDRAW],
    }
    record = given(groups(), ways[state])
    assert record.find(Barrier, BARRIER).status == state
    return record


def test_a_barrier_is_raised_on_the_ground() -> None:
    """ToR, Purpose: barriers are met by an Operational Partnership; that is where they begin."""
    outcome = given(groups()).when(
        RaiseBarrier(
            group="county",
            title="No address, no GP",
            description="Surgeries ask for proof",
            petals=("mental-health", "homelessness"),
            areas=("city",),
        )
    )
    outcome.then(
        BarrierRaised(
            barrier=BARRIER,
            group="county",
            title="No address, no GP",
            description="Surgeries ask for proof",
            petals=("mental-health", "homelessness"),
            areas=("city",),
        ),
        on=TODAY,
    )
    barrier = outcome.after.find(Barrier, BARRIER)
    assert (barrier.status, barrier.holder) == ("operational", "county")
    assert outcome.after.when(RAISE).the(BarrierRaised).barrier == "B-0002"


@pytest.mark.parametrize(("group", "tier"), [("tactical", "tactical"), ("board", "strategic")])
def test_a_barrier_is_not_raised_higher_up(group: str, tier: Tier) -> None:
    """P1: the path begins at the operational tier."""
    given(groups()).when(RaiseBarrier(group=group, title="From above")).then_refused(
        "P1", f"It is of the {tier} tier", "Name the Operational Partnership"
    )


def test_a_forming_or_ended_partnership_raises_nothing() -> None:
    """G1: only an active group raises barriers."""
    given(groups()).when(RaiseBarrier(group="marsh", title="Early")).then_refused(
        "G1", "It is forming"
    )
    over = given(groups(), EndPartnership(group="county", successor="river"))
    over.when(RAISE).then_refused("G1", "It is ended", "Its successor is river")
    given().when(RAISE).then_unknown("group", "county")


def test_a_barrier_is_referred_to_the_group_that_oversees_its_holder() -> None:
    """P1: operational → tactical is the first step."""
    outcome = standing_at("operational").when(REFER)
    outcome.then(
        BarrierReferred(
            barrier=BARRIER, from_group="county", to_group="tactical", because="It is everywhere"
        ),
        on=TODAY,
    )
    barrier = outcome.after.find(Barrier, BARRIER)
    assert (barrier.status, barrier.holder) == ("tactical", "tactical")
    outcome.after.when(REFER).then_quiet()


def test_no_tier_is_skipped_on_the_way_up() -> None:
    """P1: an attempt to go operational → strategic is refused, with what can be done instead."""
    short_cut = ReferBarrier(barrier=BARRIER, to="board")
    standing_at("operational").when(short_cut).then_refused(
        "P1",
        "No tier is skipped: it stands at the operational tier, board is of the strategic tier",
        "the next tier is tactical",
        "cfworkflow barrier refer B-0001",
    )


def test_a_barrier_is_not_referred_sideways() -> None:
    """P1: from one partnership to another is no step of the path."""
    sideways = ReferBarrier(barrier=BARRIER, to="river")
    standing_at("operational").when(sideways).then_refused("P1", "river is of the operational tier")


@pytest.mark.parametrize("state", ["tactical", "strategic", "addressed", "closed", "withdrawn"])
def test_a_barrier_is_referred_only_from_the_ground(state: str) -> None:
    """P1: from the tactical tier the way up is a decision, and what is over stays where it is."""
    up = ReferBarrier(barrier=BARRIER, to="board" if state == "tactical" else None)
    outcome = standing_at(state).when(up)
    words = {"tactical": "at the tactical tier", "strategic": "at the strategic tier"}
    also = ["P1"] if state == "strategic" else []
    outcome.then_refused("P1", f"It stands {words.get(state, f'as {state}')}", also=also)


def test_only_who_holds_a_barrier_refers_or_addresses_it() -> None:
    """P3: only the group that holds a barrier decides about it."""
    record = standing_at("operational")
    record.when(ReferBarrier(barrier=BARRIER, by="river")).then_refused(
        "P3", "river would decide about B-0001", "It stands with county"
    )
    record.when(AddressBarrier(barrier=BARRIER, by="tactical", how="So")).then_refused(
        "P3", "It stands with county"
    )
    record.when(ReferBarrier(barrier=BARRIER, by="county")).then(
        BarrierReferred(barrier=BARRIER, from_group="county", to_group="tactical")
    )


def test_nobody_above_means_no_way_up() -> None:
    """P1: a partnership no group oversees has nobody to refer to, unless it says to whom."""
    alone = on(BEGINNING, EstablishGroup(group="county", tier="operational"))
    given(alone, RAISE).when(REFER).then_refused(
        "P1",
        "No group is on record as overseeing county",
        "cfworkflow group oversee county --by GROUP",
        f"cfworkflow barrier refer {BARRIER} --to GROUP",
    )


@pytest.mark.parametrize("tier", ["operational", "tactical", "strategic"])
def test_each_tier_can_address_a_barrier(tier: Tier) -> None:
    """ToR, Purpose: barriers are addressed where possible, and which tier did is remembered."""
    holder = {"operational": "county", "tactical": "tactical", "strategic": "board"}[tier]
    outcome = standing_at(tier).when(ADDRESS)
    outcome.then(
        BarrierAddressed(barrier=BARRIER, group=holder, tier=tier, how="Care-of addresses"),
        on=TODAY,
    )
    assert outcome.after.find(Barrier, BARRIER).status == "addressed"
    outcome.after.when(ADDRESS).then_quiet()
    back = outcome.after.when(REOPEN)
    back.then(BarrierReopened(barrier=BARRIER, group=holder, tier=tier, because="It is back"))
    barrier = back.after.find(Barrier, BARRIER)
    assert (barrier.status, barrier.holder) == (tier, holder)


@pytest.mark.parametrize("state", ["closed", "withdrawn"])
def test_what_is_over_is_not_addressed(state: str) -> None:
    """P1: a closed barrier is reopened first, a withdrawn one raised anew."""
    standing_at(state).when(ADDRESS).then_refused("P1", f"It stands as {state}")


def test_a_closed_barrier_can_come_back() -> None:
    """Design § 5: what turns out not to be gone goes back to who said it was addressed."""
    outcome = standing_at("closed").when(REOPEN)
    outcome.then(
        BarrierReopened(barrier=BARRIER, group="county", tier="operational", because="It is back"),
        on=TODAY,
    )


@pytest.mark.parametrize("state", ["operational", "tactical", "strategic", "withdrawn"])
def test_only_what_was_addressed_is_reopened(state: str) -> None:
    """P1: there is nothing to reopen in what is still open, or was taken back."""
    standing_at(state).when(REOPEN).then_refused("P1", "no such step from there")


def test_a_barrier_is_reopened_by_its_holder_or_by_who_raised_it() -> None:
    """P3: another group has no say in it."""
    record = given(groups(), at_tactical(), ADDRESS)
    for group in ("county", "tactical"):
        command = ReopenBarrier(barrier=BARRIER, by=group, because="It is back")
        assert record.when(command).the(BarrierReopened).group == "tactical"
    command = ReopenBarrier(barrier=BARRIER, by="river", because="It is back")
    record.when(command).then_refused("P3", "It stands with tactical")


@pytest.mark.parametrize("state", ["operational", "tactical", "strategic", "addressed"])
def test_who_raised_a_barrier_may_take_it_back(state: str) -> None:
    """Design § 5: withdrawn by who raised it, before it is closed, wherever it stands."""
    outcome = standing_at(state).when(WITHDRAW)
    outcome.then(
        BarrierWithdrawn(barrier=BARRIER, group="county", because="A misunderstanding"), on=TODAY
    )
    outcome.after.when(WITHDRAW).then_quiet()


def test_nobody_else_withdraws_a_barrier_and_nobody_a_closed_one() -> None:
    """P3, P1: not even the group that holds it, and not what was confirmed gone."""
    other = WithdrawBarrier(barrier=BARRIER, by="tactical", because="A nuisance")
    standing_at("tactical").when(other).then_refused(
        "P3", "withdrawn by the group that raised it: county"
    )
    standing_at("closed").when(WITHDRAW).then_refused("P1", "It stands as closed")


def test_a_barrier_on_the_ground_follows_its_area_to_the_successor() -> None:
    """E2, P3: whoever has taken over the area answers for the barrier from then on."""
    passed = ReassignAreas(group="county", to="river", areas=("city",))
    ended = EndPartnership(group="county", successor="river")
    for record in (standing_at("operational").and_given(each) for each in (passed, ended)):
        assert record.when(ADDRESS).the(BarrierAddressed).group == "river"
        assert record.when(REFER).the(BarrierReferred).from_group == "river"
        assert record.when(WITHDRAW).the(BarrierWithdrawn).group == "river"
        record.when(AddressBarrier(barrier=BARRIER, by="county", how="So")).then_refused("P3")


@pytest.mark.parametrize("areas", [("city",), ("city", "fen"), ()], ids=str)
def test_a_barrier_of_a_remaining_area_stays_where_it_is(areas: tuple[str, ...]) -> None:
    """E2: passing on one area moves nothing that concerns the others as well."""
    passed = ReassignAreas(group="county", to="river", areas=("fen",))
    raised = RAISE.model_copy(update={"areas": areas})
    record = given(groups(), raised, passed)
    assert record.when(ADDRESS).the(BarrierAddressed).group == "county"


def test_a_barrier_of_no_area_in_particular_follows_the_partnership() -> None:
    """E2: where no area says who takes over, the successor of the partnership does."""
    raised = RAISE.model_copy(update={"areas": ()})
    ended = EndPartnership(group="county", successor="river")
    record = given(groups(), ActivatePartnership(group="marsh"), raised, ended)
    assert record.when(ADDRESS).the(BarrierAddressed).group == "river"
    twice = record.and_given(EndPartnership(group="river", successor="marsh"))
    assert twice.when(ADDRESS).the(BarrierAddressed).group == "marsh"


@pytest.mark.parametrize(
    "command", [REFER, ADDRESS, REOPEN, WITHDRAW], ids=lambda command: command.NAME
)
def test_a_barrier_nobody_knows_is_named(command: Command) -> None:
    """A reference to nothing is told apart from a rule broken."""
    given(groups()).when(command).then_unknown("barrier", BARRIER)


def test_a_barriers_time_does_not_run_backwards() -> None:
    """C1: what was referred in October was not addressed in March."""
    record = given(groups(), at_tactical())
    record.when(ADDRESS, on=date(2026, 3, 1)).then_refused(
        "C1", "1 March 2026", "B-0001", "15 October 2026", "--on"
    )
