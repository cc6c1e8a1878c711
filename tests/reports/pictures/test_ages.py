"""The picture of how old open barriers are: a bar each of few, so many an age of many."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.domain.fact import Recorded
from cfworkflow.projections.ages import ages as read_ages
from cfworkflow.projections.reading import read_views
from cfworkflow.reports.document import Ref
from cfworkflow.reports.pictures import ages as drawing_ages
from cfworkflow.reports.pictures.ages import ages
from cfworkflow.reports.pictures.drawing import PAPER, SOLID
from cfworkflow.reports.pictures.places import PLACES
from cfworkflow.testing import histories
from tests.projections.a_path import paths
from tests.projections.a_year import begun
from tests.reports.a_document import HOSTILE
from tests.reports.pictures.a_picture import assert_a_page_may_hold, boxes, number, words

DAY = date(2026, 6, 30)


@given(histories() | paths())
def test_few_have_a_bar_each_as_long_as_they_are_old(history: list[Recorded]) -> None:
    """Full since it came to where it stands, empty before that; the table says all of it too."""
    views, day = read_views(history), max(told.on for told in history)
    day += timedelta(days=50)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing_ages, "FEW", len(history))
        read, figure = read_ages(views, day), ages(views, day)
    assert_a_page_may_hold(figure)
    assert [(str(row[0]), *row[4:]) for row in figure.table.rows] == [
        (age.barrier, age.raised_on, age.days, age.since, age.days_here) for age in read
    ]
    by_place = [age for where in PLACES for age in read if age.status == where]
    drawn = boxes(figure, SOLID)[1:]
    assert len(drawn) == len(read)
    if read:
        unit = {
            number(box, "width") / age.days_here
            for box, age in zip(drawn, by_place, strict=True)
            if age.days_here > 20
        }
        assert max(unit, default=0) - min(unit, default=0) < 0.02
    assert len(boxes(figure, PAPER)) - bool(read) == sum(age.days > age.days_here for age in read)
    shown = words(figure)
    for age in read:
        assert any(text.startswith(age.barrier) for text in shown)
        assert any(text.endswith(f", {age.days_here:,} here") for text in shown)


@given(histories() | paths(), st.integers(0, 1_000))
def test_of_many_each_age_has_a_bar_and_the_oldest_is_named(
    history: list[Recorded], later: int
) -> None:
    """Every open barrier is in just one of them."""
    views, day = read_views(history), max(told.on for told in history) + timedelta(days=later)
    read = read_ages(views, day)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing_ages, "FEW", 0)
        figure = ages(views, day)
    assert_a_page_may_hold(figure)
    if not read:
        return
    shown = words(figure)
    for (where, *counts, whole, oldest, days), status in zip(
        figure.table.rows, PLACES, strict=True
    ):
        there = [age for age in read if age.status == status]
        assert where in shown
        assert whole == len(there)
        assert sum(each for each in counts if isinstance(each, int)) == whole
        assert (oldest, days) == (
            (Ref("barrier", there[0].barrier), there[0].days) if there else (None, None)
        )
        if there:
            assert f"the oldest {oldest}, {days} day{'' if days == 1 else 's'}" in shown
    counts = [each for row in figure.table.rows for each in row[1:7]]
    assert [text for text in shown if text.isdigit()] == [str(each) for each in counts]
    assert len(boxes(figure, SOLID)) == sum(each != 0 for each in counts)


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (0, 0),
        (29, 0),
        (30, 1),
        (89, 1),
        (90, 2),
        (179, 2),
        (180, 3),
        (364, 3),
        (365, 4),
        (729, 4),
        (730, 5),
    ],
)
def test_ages_are_counted_from_their_first_day(days: int, age: int) -> None:
    """Thirty days are no longer under thirty, and a barrier of today is."""
    views = begun().on("06-30", RaiseBarrier(group="county", title="No bus")).read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing_ages, "FEW", 0)
        figure = ages(views, DAY + timedelta(days=days))
    counts = [row[1:7] for row in figure.table.rows if row[0] == "Operational"]
    assert counts == [tuple(int(at == age) for at in range(6))]


@pytest.mark.parametrize("many", [1, 16, 17, 300])
def test_any_number_can_be_looked_at(many: int) -> None:
    """One, few, or hundreds: a picture of a size to look at, and all of them in the table."""
    raised = RaiseBarrier(group="county", title="No address, no GP")
    programme = begun().on("02-01", *[raised] * many).on("04-01", ReferBarrier(barrier="B-0001"))
    figure = ages(programme.read(), DAY)
    assert_a_page_may_hold(figure)
    told = Counter(len(row) for row in figure.table.rows)
    assert told == ({8: many} if many <= 16 else {10: 4})
    assert f"{many} {'is' if many == 1 else 'are'} open." in figure.told
    assert "The oldest is B-0001, raised 149 days ago." in figure.told


@pytest.mark.parametrize("title", [text for text in HOSTILE if text.isprintable() and text.strip()])
def test_a_title_that_means_harm_is_a_text(title: str) -> None:
    """It stands there to be read, cut to its room; in the table it is whole."""
    programme = begun().on("02-01", RaiseBarrier(group="county", title=title))
    figure = ages(programme.read(), DAY)
    assert_a_page_may_hold(figure)
    assert figure.table.rows[0][1] == title.strip()
    assert any(text.startswith(f"B-0001 {title.strip()[:20]}") for text in words(figure))
    assert "<script" not in figure.svg


def test_where_none_is_open_that_is_said() -> None:
    """A good day; and no fault."""
    figure = ages(read_views([]), DAY, plan="risks")
    assert_a_page_may_hold(figure)
    assert (figure.name, figure.told) == ("ages-risks", "On 30 June 2026 none is open.")
    assert figure.table.rows == ()
