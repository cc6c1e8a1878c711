"""Barriers through the tiers: the picture, its table and the views say the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.projections.flow import Moved, Stood
from cfworkflow.projections.flow import flow as read_flow
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.document import Figure
from cfworkflow.reports.pictures.drawing import SOLID
from cfworkflow.reports.pictures.flow import flow
from cfworkflow.testing import histories
from tests.projections.a_path import paths
from tests.projections.a_year import begun
from tests.reports.pictures.a_picture import (
    SVG,
    assert_a_page_may_hold,
    boxes,
    number,
    words,
)

ROWS = ("strategic", "tactical", "operational", "addressed", "closed", "withdrawn")


def two_barriers() -> Reading:
    """One that is still on the ground, and one that came back once before it was closed."""
    raised = RaiseBarrier(group="county", title="No address, no GP", areas=("city",))
    return (
        begun()
        .on("02-01", raised, raised)
        .on("02-20", ReferBarrier(barrier="B-0001"))
        .on("03-05", AddressBarrier(barrier="B-0001", how="A letter"))
        .on("04-02", CheckEvidence(barrier="B-0001", met=False, findings="Still asked for"))
        .on("05-04", AddressBarrier(barrier="B-0001", how="A visit"))
        .on("07-06", CheckEvidence(barrier="B-0001", met=True, findings="Asked no more"))
        .read()
    )


def column(figure: Figure, name: str) -> list[object]:
    """A column of the table of a figure."""
    at = [each.name for each in figure.table.columns].index(name)
    return [row[at] for row in figure.table.rows]


@given(histories() | paths(), st.sampled_from([1, 24]))
def test_the_table_says_what_the_views_say(history: list[Recorded], months: int) -> None:
    """Each number of each point, and that all which were raised by then are somewhere."""
    views, day = read_views(history), max(told.on for told in history)
    figure, read = flow(views, day, months=months), read_flow(views, day, months=months)
    assert column(figure, "until") == [point.until for point in read.points]
    for name in Stood.__struct_fields__:
        told = [getattr(point.stood, name) for point in read.points]
        assert column(figure, f"stood_{name}") == told
    for name in Moved.__struct_fields__:
        told = [getattr(point.moved, name) for point in read.points]
        assert column(figure, f"moved_{name}") == told
    for row in figure.table.rows:
        *stood, raised = row[1 : len(ROWS) + 2]
        assert sum(each for each in stood if isinstance(each, int)) == raised


@given(histories() | paths())
def test_the_picture_draws_what_the_table_says(history: list[Recorded]) -> None:
    """A bar for each number that is not 0, as high as its row's scale has it, row by row."""
    figure = flow(read_views(history), max(told.on for told in history))
    assert_a_page_may_hold(figure)
    told = [
        (f"{spoken(day)}: {count:,}", count, row)
        for row in ROWS
        for day, count in zip(column(figure, "until"), column(figure, f"stood_{row}"), strict=True)
        if isinstance(day, date) and isinstance(count, int) and count
    ]
    drawn = boxes(figure, SOLID)
    assert [box.findtext(f"{SVG}title") for box in drawn] == [says for says, _, _ in told]
    high: dict[str, set[float]] = {}
    for box, (_, count, row) in zip(drawn, told, strict=True):
        group = row if row in {"closed", "withdrawn"} else "open"
        high.setdefault(group, set()).add(round(number(box, "height") / count))
    assert all(max(each) - min(each) <= 1 for each in high.values())


def test_rows_have_names_of_their_own_and_the_last_numbers_in_full() -> None:
    """Nobody has to look for a key: what a row is stands beside it, what stands there now too."""
    figure = flow(two_barriers(), date(2026, 8, 15))
    shown = words(figure)
    for name in ("Strategic", "Tactical", "Operational", "Closed"):
        assert name in shown
    assert "15 August 2026" in shown
    assert "↑ 1 referred" in shown
    assert figure.told == (
        "On 15 August 2026, of 2 barriers raised until then: 1 at the operational tier "
        "and 1 closed. Since 1 February 2026: 2 raised, 1 referred to tactical, "
        "2 said to be addressed, 1 reopened and 1 closed."
    )


def test_withdrawn_barriers_have_a_row_only_where_there_are_any() -> None:
    """A row of nothing would be looked at for nothing; the table has its column always."""
    figure = flow(two_barriers(), date(2026, 8, 15))
    assert "Withdrawn" not in words(figure)
    assert set(column(figure, "stood_withdrawn")) == {0}


@pytest.mark.parametrize(("plan", "name"), [("barriers", "flow"), ("risks", "flow-risks")])
def test_an_empty_record_has_a_picture_that_says_so(plan: str, name: str) -> None:
    """From the first day on: no fault, no empty axes."""
    figure = flow(read_views([]), date(2026, 8, 15), plan=plan)
    assert_a_page_may_hold(figure)
    assert (figure.name, figure.table.rows) == (name, ())
    assert words(figure) == ["Nothing to show."]


@pytest.mark.parametrize(
    ("day", "months", "every", "labels"),
    [
        (date(2026, 3, 1), 24, "week", ["1 Feb 2026", "8 Feb", "15 Feb", "22 Feb", "1 Mar"]),
        (date(2026, 8, 15), 24, "month", ["Feb 2026", "Mar", "Apr", "May", "Jun", "Jul", "Aug"]),
        (
            date(2029, 2, 1),
            48,
            "quarter",
            ["Mar 2026", "Sep", "Mar 2027", "Sep", "Mar 2028", "Sep"],
        ),
        (date(2060, 1, 1), 480, "year", ["2026", "2030", "2034", "2038", "2042"]),
    ],
)
def test_periods_are_named_by_their_last_days(
    day: date, months: int, every: str, labels: list[str]
) -> None:
    """A year is told where it begins, so that no month is taken for that of another year."""
    figure = flow(two_barriers(), day, months=months)
    assert_a_page_may_hold(figure)
    assert f"at the end of each {every}" in figure.table.caption
    shown = words(figure)
    first = shown.index("At the end of") + 1
    assert shown[first : first + len(labels)] == labels
    assert len(shown[first:]) <= 9
