"""How old the open barriers are, and how long they have stood where they stand."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import EndPartnership
from cfworkflow.projections.ages import Age, ages
from cfworkflow.projections.barriers import OVER
from cfworkflow.projections.reading import read_views
from cfworkflow.testing import histories
from tests.projections.a_path import paths
from tests.projections.a_year import begun

RAISED = RaiseBarrier(group="county", title="No address, no GP", areas=("city",))
DAY = date(2026, 3, 11)


def test_days_count_from_when_it_was_raised_and_from_when_it_came_there() -> None:
    """What matters to who waits is both: how long in all, and how long with whom it is now."""
    told = begun().on("02-01", RAISED).on("03-01", ReferBarrier(barrier="B-0001"))
    assert ages(told.read(), DAY) == (
        Age(
            barrier="B-0001",
            title="No address, no GP",
            status="tactical",
            waits_on="tactical",
            raised_on=date(2026, 2, 1),
            since=date(2026, 3, 1),
            days=38,
            days_here=10,
        ),
    )


def test_what_was_addressed_waits_on_those_who_check_it() -> None:
    """E2: the partnership that raised it, or its successor, and since it was addressed."""
    told = (
        begun()
        .on("02-01", RAISED)
        .on("03-01", ReferBarrier(barrier="B-0001"))
        .on("03-05", AddressBarrier(barrier="B-0001", how="A letter"))
        .on("03-06", EndPartnership(group="county", successor="river"))
    )
    (age,) = ages(told.read(), DAY)
    assert (age.status, age.waits_on, age.days, age.days_here) == ("addressed", "river", 38, 6)
    checked = CheckEvidence(barrier="B-0001", met=False, findings="Still asked for")
    (age,) = ages(told.on("03-08", checked).read(), DAY)
    assert (age.status, age.waits_on, age.days_here) == ("tactical", "tactical", 3)


def test_other_plans_have_ages_of_their_own() -> None:
    """A barrier in the way of people is not a risk to the programme."""
    told = begun().on("02-01", RAISED)
    assert ages(told.read(), DAY, plan="risks") == ()


@given(histories() | paths())
def test_each_open_barrier_is_told_of_once_the_oldest_first(history: list[Recorded]) -> None:
    """None that is open is left out, none that is over is in it, and no age is below nothing."""
    views, day = read_views(history), max(told.on for told in history)
    found = ages(views, day)
    rows = [row for row in views.barriers.values() if row.plan == "barriers"]
    assert {age.barrier: age.status for age in found} == {
        row.barrier: row.status for row in rows if row.status not in OVER
    }
    assert [age.days for age in found] == sorted((age.days for age in found), reverse=True)
    for age in found:
        assert 0 <= age.days_here <= age.days
        assert age.waits_on in views.groups
