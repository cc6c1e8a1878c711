"""The picture of work strands and tasks: days where days are planned, shares in any case."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.fact import Recorded
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.strands import STRANDS, StrandRow
from cfworkflow.projections.tasks import TASKS, TaskRow
from cfworkflow.reports.document import Figure, Tag
from cfworkflow.reports.pictures.drawing import EDGE, PAPER, SOLID
from cfworkflow.reports.pictures.gantt import gantt
from cfworkflow.testing import histories
from tests.reports.a_document import HOSTILE
from tests.reports.pictures.a_picture import (
    SVG,
    assert_a_page_may_hold,
    boxes,
    number,
    parsed,
    words,
)

ADDED, DAY = date(2023, 1, 1), date(2023, 4, 15)


def task(
    name: str,
    percent: int,
    begins: date | None = None,
    ends: date | None = None,
    title: str | None = None,
) -> TaskRow:
    """A task of the first strand."""
    return TaskRow(name, "infrastructure", title, begins, ends, percent, ADDED, ADDED)


def planned(*tasks: TaskRow) -> Reading:
    """Views of these tasks, and of a strand that has none."""
    views = read_views([])
    views.rows(STRANDS).add("vision", StrandRow("vision", 4, "Vision and values", ADDED))
    row = StrandRow("infrastructure", 3, "Programme infrastructure", ADDED)
    views.rows(STRANDS).add("infrastructure", row)
    for each in tasks:
        views.rows(TASKS).add(each.task, each)
    return views


def outlines(figure: Figure) -> list[ET.Element]:
    """What is the whole of a task, in the order in which they were drawn."""
    return [box for box in boxes(figure, PAPER) if box.get("stroke") == EDGE]


def test_a_bar_stands_where_its_days_are_and_is_full_as_far_as_it_is_done() -> None:
    """CR, Summary: progress was tracked on a chart; from January to June each month is as wide."""
    figure = gantt(
        planned(
            task("report", 50, date(2023, 1, 1), date(2023, 6, 30)),
            task("map", 0, date(2023, 4, 1), date(2023, 6, 30)),
        ),
        DAY,
    )
    assert_a_page_may_hold(figure)
    beside, whole, empty, later = outlines(figure)[:4]
    share, done = boxes(figure, SOLID)[:2]
    assert number(beside, "x") == number(empty, "x") < number(whole, "x") - number(beside, "width")
    assert number(share, "width") == pytest.approx((number(beside, "width") + 1) / 2)
    assert number(done, "width") == pytest.approx((number(whole, "width") + 1) / 2)
    assert number(later, "width") + 1 == pytest.approx((number(whole, "width") + 1) / 2)
    assert number(later, "x") == pytest.approx(number(done, "x") + number(done, "width") + 0.5)
    shown = words(figure)
    assert [
        text for text in ("2023", "Jan", "Feb", "Mar", "Apr", "May", "Jun") if text in shown
    ] == [*("2023", "Jan", "Feb", "Mar", "Apr", "May", "Jun")]
    assert "Vision and values" not in figure.svg, "a strand without tasks has nothing to draw"


def test_today_is_a_line_across_all_of_it() -> None:
    """Where the programme should be by now, and on which day that is; only if it is in sight."""
    views = planned(task("report", 50, date(2023, 1, 1), date(2023, 6, 30)))
    figure = gantt(views, DAY)
    (line,) = [each for each in parsed(figure).iter(f"{SVG}line") if each.get("stroke-dasharray")]
    whole = outlines(figure)[1]
    assert number(line, "x1") == number(line, "x2")
    share = (number(line, "x1") - number(whole, "x")) / number(whole, "width")
    assert share == pytest.approx(3.45 / 6, abs=0.01)
    assert "today, 15 April 2023" in words(figure)
    assert "today" not in gantt(views, date(2026, 1, 1)).svg


def test_what_is_late_and_what_has_no_days_says_so_in_words() -> None:
    """Never by a colour, and a share is not taken for a stretch of time."""
    figure = gantt(
        planned(
            task("report", 75, date(2023, 1, 9), date(2023, 3, 31), "Write reports"),
            task("map", 60),
            task("survey", 0, ends=date(2023, 2, 1)),
            task("forum", 100, date(2023, 1, 9), date(2023, 1, 9)),
        ),
        DAY,
    )
    assert_a_page_may_hold(figure)
    assert words(figure).count("overdue") == 2
    assert words(figure).count("no days planned") == 1
    places = [number(box, "x") for box in outlines(figure)[:-1]]
    assert places.count(min(places)) == 4, "each has its share beside the title"
    assert len(places) == 4 + 3, "and what has no days nothing on the line of time"
    assert [(row[0], row[2], row[5]) for row in figure.table.rows] == [
        ("Write reports", 75, Tag("Overdue", "red")),
        ("Map", 60, Tag("Under way", "blue")),
        ("Survey", 0, Tag("Overdue", "red")),
        ("Forum", 100, Tag("Done", "green")),
    ]
    assert figure.told == (
        "On 15 April 2023, 4 tasks in 1 strand: together 58% done, each counting alike; "
        "1 finished, 2 overdue. No days are planned for 1 of them."
    )


def test_where_no_task_has_days_there_is_no_line_of_time() -> None:
    """The tasks of the contract report have percentages and no days."""
    figure = gantt(planned(task("report", 75), task("map", 100)), DAY)
    assert_a_page_may_hold(figure)
    shown = words(figure)
    assert "2023" not in shown
    assert "no days planned" not in shown
    assert {"75%", "100%", "87%"} <= {*shown}
    assert figure.told.endswith("1 finished, none overdue. No days are planned for any of them.")


def test_one_strand_can_be_looked_at_by_itself() -> None:
    """Under a name of its own, so that a page can hold all of them."""
    views = planned(task("report", 75))
    one = gantt(views, DAY, strand="infrastructure")
    assert (one.name, one.title) == (
        "gantt-infrastructure",
        "Work strand: Programme infrastructure",
    )
    assert len(one.table.rows) == 1
    empty = gantt(views, DAY, strand="vision")
    assert_a_page_may_hold(empty)
    assert words(empty) == ["Nothing to show."]


DAYS = st.none() | st.integers(0, 4_000).map(lambda days: date(2020, 1, 1) + timedelta(days=days))


@st.composite
def tasks(draw: st.DrawFn) -> list[TaskRow]:
    """Some tasks with any percentage and any title, planned for any days or for none."""
    found = []
    for at in range(draw(st.integers(1, 6))):
        begins, ends = draw(DAYS), draw(DAYS)
        if begins and ends:
            begins, ends = min(begins, ends), max(begins, ends)
        title = draw(st.none() | st.text(max_size=90) | st.sampled_from(HOSTILE))
        found.append(task(f"task-{at}", draw(st.integers(0, 100)), begins, ends, title))
    return found


@given(tasks(), st.dates())
def test_the_picture_and_its_table_say_what_the_views_say(some: list[TaskRow], day: date) -> None:
    """Whatever is planned: bars as full as the share that is done, and a row with its figures."""
    figure = gantt(planned(*some), day)
    assert_a_page_may_hold(figure)
    assert [(row[2], row[3], row[4]) for row in figure.table.rows] == [
        (row.percent, row.begins, row.ends) for row in some
    ]
    assert [str(row[5]) == "Overdue" for row in figure.table.rows] == [
        row.overdue(day) for row in some
    ]
    bars, done = outlines(figure)[:-1], iter(boxes(figure, SOLID)[:-1])
    dated = [row for row in some if row.begins or row.ends]
    of = [row for row in some for _ in range(2 if row in dated else 1)]
    assert len(bars) == len(of)
    for bar, row in zip(bars, of, strict=True):
        if row.percent:
            share = number(next(done), "width") / (number(bar, "width") + 1)
            assert share == pytest.approx(row.percent / 100, abs=0.02)
    assert next(done, None) is None
    shown = words(figure)
    assert shown.count("overdue") == sum(row.overdue(day) for row in some)


@given(histories())
def test_any_record_can_be_looked_at(history: list[Recorded]) -> None:
    """With strands or without, on the last of its days."""
    views, day = read_views(history), max(told.on for told in history)
    figure = gantt(views, day)
    assert_a_page_may_hold(figure)
    assert len(figure.table.rows) == len(views.rows(TASKS))
