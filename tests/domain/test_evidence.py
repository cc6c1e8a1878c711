"""Evidence: a barrier closes when the partnership that raised it says it is really gone."""

from __future__ import annotations

import pytest

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    CloseBarrier,
    RaiseBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.barrier.facts import (
    BarrierAddressed,
    BarrierClosed,
    BarrierReopened,
    EvidenceChecked,
)
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import EndPartnership, ReassignAreas
from tests.domain.a_programme import BARRIER, at_tactical, groups
from tests.domain.given_when_then import SECRETARY, TODAY, by, given

RAISE = RaiseBarrier(group="county", title="No address, no GP", areas=("city",))
ADDRESS = AddressBarrier(barrier=BARRIER, how="Care-of addresses")
CLOSE = CloseBarrier(barrier=BARRIER)


def check(*, met: bool, group: str | None = None) -> CheckEvidence:
    """The check of the barrier's evidence."""
    return CheckEvidence(barrier=BARRIER, met=met, by=group, findings="Asked at six surgeries")


def test_a_check_that_is_met_closes_the_barrier() -> None:
    """E1: closed with the check, in one append, by the partnership that raised it."""
    outcome = given(groups(), at_tactical(), ADDRESS).when(check(met=True))
    outcome.then(
        EvidenceChecked(
            barrier=BARRIER, group="county", met=True, findings="Asked at six surgeries"
        ),
        BarrierClosed(barrier=BARRIER),
        on=TODAY,
    )
    assert outcome.after.find(Barrier, BARRIER).status == "closed"
    outcome.after.when(CLOSE).then_quiet()


def test_a_check_that_is_not_met_reopens_it_where_it_was_addressed() -> None:
    """E1: not met: it goes back to the tier that said it was addressed, not to the ground."""
    outcome = given(groups(), at_tactical(), ADDRESS).when(check(met=False))
    outcome.then(
        EvidenceChecked(
            barrier=BARRIER, group="county", met=False, findings="Asked at six surgeries"
        ),
        BarrierReopened(barrier=BARRIER, group="tactical", tier="tactical"),
        on=TODAY,
    )
    barrier = outcome.after.find(Barrier, BARRIER)
    assert (barrier.status, barrier.holder) == ("tactical", "tactical")
    assert outcome.after.when(ADDRESS).the(BarrierAddressed).tier == "tactical"


def test_no_barrier_closes_without_a_met_check() -> None:
    """E1: closing is refused while nobody has looked, and while nothing was addressed."""
    given(groups(), at_tactical(), ADDRESS).when(CLOSE).then_refused(
        "E1", "No evidence check since it was addressed", "barrier check B-0001"
    )
    given(groups(), at_tactical()).when(CLOSE).then_refused(
        "E1", "It is tactical", "barrier history B-0001"
    )


def test_a_check_that_was_not_met_does_not_serve_the_next_time() -> None:
    """E1: addressed again, it is checked again."""
    record = given(groups(), at_tactical(), ADDRESS, check(met=False), ADDRESS)
    record.when(CLOSE).then_refused("E1", "No evidence check since")


@pytest.mark.parametrize(
    ("before", "state", "advice"),
    [
        ([RAISE], "operational", "barrier address B-0001"),
        (at_tactical(), "tactical", "barrier address B-0001"),
        ([RAISE, WithdrawBarrier(barrier=BARRIER, because="No")], "withdrawn", "barrier raise"),
        ([*at_tactical(), ADDRESS, check(met=True)], "closed", "barrier reopen B-0001"),
    ],
)
def test_there_is_something_to_check_once_it_was_addressed(
    before: list[Command], state: str, advice: str
) -> None:
    """E1: the check follows once someone says the barrier was addressed."""
    given(groups(), before).when(check(met=True)).then_refused("E1", f"It is {state}", advice)


@pytest.mark.parametrize("group", ["tactical", "river", "board"])
def test_only_who_raised_a_barrier_checks_it(group: str) -> None:
    """E2: not the group that addressed it, nor another partnership."""
    given(groups(), at_tactical(), ADDRESS).when(check(met=True, group=group)).then_refused(
        "E2", f"{group} would check the evidence", "that raised it: county"
    )


def test_nobody_checks_their_own_work() -> None:
    """E2: a partnership that addressed its own barrier has another actor record the check."""
    record = given(groups(), RAISE, by("worker", ADDRESS))
    record.when(check(met=True), actor="worker").then_refused(
        "E2", "worker recorded that", "nobody checks their own work", "--actor"
    )
    assert record.when(check(met=True), actor="another").the(BarrierClosed)


def test_who_recorded_another_groups_work_may_record_the_check() -> None:
    """E2: one secretary writes for all; the check is still the partnership's own."""
    record = given(groups(), at_tactical(), by(SECRETARY, ADDRESS))
    assert record.when(check(met=True), actor=SECRETARY).the(BarrierClosed)


@pytest.mark.parametrize(
    "change",
    [
        ReassignAreas(group="county", to="river", areas=("city",)),
        EndPartnership(group="county", successor="river"),
    ],
    ids=lambda change: change.NAME,
)
def test_the_successor_for_the_area_makes_the_check(change: Command) -> None:
    """E2: whoever took over the area answers for what was raised there."""
    record = given(groups(), at_tactical(), ADDRESS, change)
    outcome = record.when(check(met=True))
    assert outcome.the(EvidenceChecked).group == "river"
    also = ["G1"] if isinstance(change, EndPartnership) else []
    before = record.when(check(met=True, group="county"))
    before.then_refused("E2", "that raised it: river", also=also)


def test_a_successor_does_not_let_who_did_the_work_check_it() -> None:
    """E2: a partnership's end does not turn whoever addressed the barrier into its checker."""
    ended = EndPartnership(group="county", successor="river")
    record = given(groups(), RAISE, by("worker", ADDRESS), ended)
    record.when(check(met=True), actor="worker").then_refused("E2", "worker recorded that")


def test_what_a_successor_finds_not_met_comes_back_to_the_successor() -> None:
    """E1, E2: an ended partnership holds nothing any more."""
    ended = EndPartnership(group="county", successor="river")
    record = given(groups(), RAISE, by("worker", ADDRESS), ended)
    outcome = record.when(check(met=False), actor="another")
    assert outcome.the(BarrierReopened).group == "river"
    assert outcome.after.find(Barrier, BARRIER).holder == "river"


def test_all_that_is_wrong_with_a_check_is_said_at_once() -> None:
    """A refusal carries the others of the same command, so that they are mended in one go."""
    given(groups(), RAISE).when(check(met=True, group="marsh")).then_refused(
        "E1", "group activate marsh", also=["E2", "G1"]
    )


@pytest.mark.parametrize("command", [check(met=True), CLOSE], ids=lambda command: command.NAME)
def test_a_barrier_nobody_knows_is_named(command: Command) -> None:
    """A reference to nothing is told apart from a rule broken."""
    given(groups()).when(command).then_unknown("barrier", BARRIER)
