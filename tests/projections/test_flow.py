"""Barriers through the tiers over time: where each stood at the end of each period, what moved."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    ReopenBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.correction.commands import Undo
from cfworkflow.domain.fact import Recorded
from cfworkflow.projections import flow as flowing
from cfworkflow.projections.barriers import BARRIERS, BarrierRow
from cfworkflow.projections.flow import Flow, Moved, Stood, flow
from cfworkflow.projections.reading import Views, read_views
from cfworkflow.projections.table import Table
from cfworkflow.testing import histories
from tests.projections.a_kept_store import kept, telling, write
from tests.projections.a_path import paths
from tests.projections.a_year import Programme, begun, whole_year

RAISED = RaiseBarrier(group="county", title="No address, no GP", areas=("city",))


def many(told: Stood | Moved) -> dict[str, int]:
    """The numbers that are not 0."""
    return {name: each for name in told.__struct_fields__ if (each := getattr(told, name))}


def by_the_end_of(read: Flow, day: date) -> tuple[dict[str, int], dict[str, int]]:
    """What is told of the period that ends on a day."""
    (point,) = (point for point in read.points if point.until == day)
    return many(point.stood), many(point.moved)


def told_twice() -> Programme:
    """A barrier that was closed only when it was said a second time to be addressed."""
    return (
        begun()
        .on("02-01", RAISED)
        .on("02-20", ReferBarrier(barrier="B-0001"))
        .on("03-05", AddressBarrier(barrier="B-0001", how="A letter"))
        .on("04-02", CheckEvidence(barrier="B-0001", met=False, findings="Still asked for"))
        .on("05-04", AddressBarrier(barrier="B-0001", how="A visit"))
        .on("07-06", CheckEvidence(barrier="B-0001", met=True, findings="Asked no more"))
    )


def test_a_barrier_is_told_of_where_it_stood_at_the_end_of_each_month() -> None:
    """Every step counts on its date, those before it was reopened too."""
    read = flow(told_twice().read(), date(2026, 8, 15))
    assert (read.every, read.begins) == ("month", date(2026, 2, 1))
    assert [many(point.stood) for point in read.points] == [
        {"tactical": 1},
        {"addressed": 1},
        {"tactical": 1},
        {"addressed": 1},
        {"addressed": 1},
        {"closed": 1},
        {"closed": 1},
    ]
    assert [many(point.moved) for point in read.points] == [
        {"raised": 1, "referred": 1},
        {"addressed": 1},
        {"reopened": 1},
        {"addressed": 1},
        {},
        {"closed": 1},
        {},
    ]


def test_what_was_closed_and_reopened_counts_as_closed_in_between() -> None:
    """A month once told stays as it was when the barrier comes back."""
    again = told_twice().on("08-10", ReopenBarrier(barrier="B-0001", because="It is back"))
    read = flow(again.read(), date(2026, 8, 31))
    assert by_the_end_of(read, date(2026, 7, 31)) == ({"closed": 1}, {"closed": 1})
    assert by_the_end_of(read, date(2026, 8, 31)) == ({"tactical": 1}, {"reopened": 1})


def test_what_was_taken_back_did_not_move() -> None:
    """I4: an undone step is told of no more, of a barrier that was reopened as of any other."""
    again = (
        told_twice()
        .on("08-10", ReopenBarrier(barrier="B-0001", because="It is back"))
        .on("09-01", WithdrawBarrier(barrier="B-0001", because="A slip"))
        .on("09-02", Undo())
    )
    read = flow(again.read(), date(2026, 9, 30))
    assert by_the_end_of(read, date(2026, 9, 30)) == ({"tactical": 1}, {})


def test_a_plan_is_told_of_by_itself() -> None:
    """Matters of other plans take the same path, in a picture of their own."""
    views = read_views(whole_year())
    day = max(told.on for told in whole_year())
    for plan in ("barriers", "trusted-person", "risks"):
        raised = len(views.barriers.keys_where(f"plan:{plan}"))
        assert flow(views, day, plan=plan).points[-1].stood.raised == raised > 0


def test_where_nothing_was_raised_there_is_nothing_to_tell() -> None:
    """No point is made up: not for an empty record, nor for a day before the first."""
    assert flow(read_views([]), date(2026, 8, 15)).points == ()
    assert flow(told_twice().read(), date(2026, 1, 31)).points == ()


def stood_by(history: list[Recorded], day: date) -> Counter[str]:
    """Where the barriers stood at the end of a day, by a fold of the facts up to it alone."""
    table = Table(BARRIERS)
    for told in as_it_stands(history):
        if told.on <= day and told.fact.NAME in BARRIERS.takes:
            BARRIERS.fold(table, told)
    return Counter(row.status for row in table.values() if row.plan == "barriers")


def as_it_stands(history: list[Recorded]) -> list[Recorded]:
    """The facts without those that were taken back."""
    undone = [told.fact for told in history if told.fact.NAME == "command-undone"]
    return [
        told
        for told in history
        if not any(fact.first <= told.position <= fact.last for fact in undone)
    ]


STEPS = {
    "barrier-raised": ("raised",),
    "barrier-referred": ("referred",),
    "barrier-escalated": ("escalated",),
    "barrier-returned": ("returned_to_tactical", "returned_to_operational"),
    "barrier-addressed": ("addressed",),
    "barrier-reopened": ("reopened",),
    "barrier-closed": ("closed",),
    "barrier-withdrawn": ("withdrawn",),
}


def assert_told(views: Views, history: list[Recorded], months: int) -> None:
    """What is told is what a fresh fold of the facts of those days leaves, period by period."""
    last = max(told.on for told in history)
    read = flow(views, last, months=months)
    of_plan = {*views.barriers.keys_where("plan:barriers")}
    steps = [
        told
        for told in as_it_stands(history)
        if told.fact.NAME in STEPS and told.fact.barrier in of_plan
    ]
    assert bool(read.points) == bool(of_plan)
    begins = read.begins
    for point in read.points:
        assert many(point.stood) == stood_by(history, point.until)
        assert point.stood.raised == sum(
            told.fact.NAME == "barrier-raised" and told.on <= point.until for told in steps
        )
        moved = Counter(told.fact.NAME for told in steps if begins <= told.on <= point.until)
        for name, fields in STEPS.items():
            assert sum(getattr(point.moved, field) for field in fields) == moved[name]
        begins = point.until + timedelta(days=1)


@given(histories() | paths(), st.sampled_from([1, 2, 24]), st.integers(1, 3))
def test_it_is_a_fold_of_the_facts_up_to_each_day(
    history: list[Recorded], months: int, first: int
) -> None:
    """Whatever happened, and however little of it is read: the sums of each day are right."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flowing, "_FIRST", first)
        assert_told(read_views(history), history, months)


@settings(max_examples=10)
@given(histories() | paths(), st.sampled_from([1, 24]), st.data())
def test_kept_views_tell_the_same_as_of_any_position(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[Recorded],
    months: int,
    data: st.DataObject,
) -> None:
    """Looking back: the months as they were on record then, late news left out."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    position = data.draw(st.integers(1, len(history)))
    with kept(path) as keeper, pytest.MonkeyPatch.context() as patch:
        patch.setattr(flowing, "_FIRST", 1)
        keeper.catch_up(telling(history))
        views, then = keeper.as_of(position), history[:position]
        assert_told(views, then, months)
        day = max(told.on for told in then)
        assert flow(views, day, months=months) == flow(read_views(then), day, months=months)


@pytest.mark.parametrize(("day", "most"), [(date(2027, 6, 30), 4), (date(2026, 12, 31), 64)])
def test_of_a_long_record_only_what_ended_lately_is_read(day: date, most: int) -> None:
    """Its cost is that of the months told of: what was over before them is counted, not read.

    All of it was recorded on the last day of 2026: by June of the next year nothing is news.
    """
    slips = [WithdrawBarrier(barrier=f"B-{number:04}", because="A slip") for number in range(1, 30)]
    views = begun().on("02-01", *[RAISED] * 30).on("12-02", *slips).read()
    asked: list[int] = []

    class Watched(Table[BarrierRow]):
        def latest(self, facet: str, most: int) -> list[BarrierRow]:
            asked.append(most)
            return super().latest(facet, most)

    views.barriers.__class__ = Watched
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flowing, "_FIRST", 4)
        read = flow(views, day, months=2)
    assert max(asked) == most
    assert [many(point.stood) for point in read.points[-2:]] == [
        {"operational": 1, "withdrawn": 29}
    ] * 2
