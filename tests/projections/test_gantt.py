"""The tasks on a line of time: what stands where, and that it fits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.projections.gantt import gantt_lines
from cfworkflow.projections.strands import StrandRow
from cfworkflow.projections.tasks import TaskRow

STRAND = StrandRow("infrastructure", 3, "Infrastructure", date(2023, 1, 1))
TODAY = date(2023, 4, 15)


def task(name: str, percent: int, begins: date | None = None, ends: date | None = None) -> TaskRow:
    """A task of the strand."""
    added = date(2023, 1, 1)
    return TaskRow(name, STRAND.strand, name, begins, ends, percent, added, added)


def drawn(*tasks: TaskRow, today: date = TODAY, width: int = 80) -> list[str]:
    """The picture of these tasks."""
    return [*gantt_lines([(STRAND, tasks)], today, width)]


def test_tasks_stand_in_the_months_they_are_planned_for() -> None:
    """CR, Summary: progress was tracked on a chart; a line a task, the days from left to right."""
    assert drawn(
        task("reporting", 75, date(2023, 1, 9), date(2023, 4, 28)),
        task("map", 50, date(2023, 3, 1), date(2023, 6, 30)),
        task("forum", 0, date(2023, 5, 1), date(2023, 6, 30)),
    ) == [
        "                   2023",
        "                   J  F  M  A  M  J",
        "3 Infrastructure",
        "  reporting   75%  #########-|-",
        "  map         50%        ####|#------",
        "  forum        0%            | ------",
        "",
        "# done  - still to do  | today, 2023-04-15",
    ]


def test_what_is_planned_for_no_days_is_drawn_by_its_share_and_what_is_late_is_named() -> None:
    """A bar in brackets is no stretch of time, and the legend says so in words."""
    assert drawn(
        task("reporting", 75, date(2022, 11, 1), date(2023, 3, 31)),
        task("map", 60),
        task("survey", 0, ends=date(2023, 2, 1)),
    ) == [
        "                   2022  2023",
        "                   N  D  J  F  M",
        "3 Infrastructure",
        "  reporting   75%  ###########----",
        "  map         60%  [############--------]",
        "  survey       0%           -",
        "",
        "# done  - still to do",
        "[ ] no days planned: the share that is done",
        "Overdue: reporting, survey",
    ]


def test_a_single_month_is_told_with_its_year() -> None:
    """Three columns are no room for a year, and without it nobody knows which month is meant."""
    years, months, *_ = drawn(task("map", 0, date(2023, 3, 1), date(2023, 3, 31)))
    assert (years.split(), months.split()) == (["2023"], ["M"])


@pytest.mark.parametrize(("percent", "mark"), [(0, "-"), (100, "#")])
def test_today_hides_no_task_of_a_day(percent: int, mark: str) -> None:
    """A task that takes one column keeps it: today is told in the legend, and on other lines."""
    _, _, _, line, other, *legend = drawn(
        task("forum", percent, TODAY, TODAY), task("map", 0, date(2023, 1, 9), date(2023, 6, 30))
    )
    assert line[other.index("|")] == mark
    assert legend[-1].endswith("| today, 2023-04-15")


def test_where_no_task_has_days_there_are_no_months() -> None:
    """The tasks of the contract report have percentages and no days."""
    assert drawn(task("map", 100), task("reporting", 75)) == [
        "3 Infrastructure",
        "  map        100%  [####################]",
        "  reporting   75%  [###############-----]",
        "",
        "# done  - still to do",
        "[ ] no days planned: the share that is done",
    ]


@pytest.mark.parametrize(
    ("years", "months"),
    [(1, "J  F  M  A  M  J  J  A  S  O  N  D"), (4, "JFMAMJJASOND" * 4)],
)
def test_more_months_take_less_room_each(years: int, months: str) -> None:
    """Every month has its letter as long as there is a column for it."""
    whole = task("map", 0, date(2023, 1, 1), date(2022 + years, 12, 31))
    year, letters, *_ = drawn(whole)
    assert year.split() == [str(2023 + number) for number in range(years)]
    assert letters.strip() == months


def test_of_very_many_months_only_the_years_are_told_as_far_as_they_fit() -> None:
    """Nothing is written over something else."""
    head, *rest = drawn(task("map", 0, date(2001, 1, 1), date(2030, 12, 31)))
    assert [*map(int, head.split())] == sorted({*map(int, head.split())})
    assert rest[0] == "3 Infrastructure"


DAYS = st.none() | st.integers(0, 4_000).map(lambda days: date(2020, 1, 1) + timedelta(days=days))


@st.composite
def tasks(draw: st.DrawFn) -> TaskRow:
    """A task with any percentage, planned for any days or for none."""
    begins, ends = draw(DAYS), draw(DAYS)
    if begins and ends:
        begins, ends = min(begins, ends), max(begins, ends)
    return task(
        draw(st.text("abcdef-", min_size=1, max_size=20)), draw(st.integers(0, 100)), begins, ends
    )


@given(st.lists(tasks(), min_size=1, max_size=6), st.integers(60, 200), st.dates())
def test_every_task_has_its_line_and_no_line_is_too_wide(
    some: list[TaskRow], width: int, today: date
) -> None:
    """Whatever is planned: it can be read at any width from 60 columns on."""
    lines = drawn(*some, today=today, width=width)
    assert max(map(len, lines)) <= width
    begin = lines.index("3 Infrastructure") + 1
    for row, line in zip(some, lines[begin:], strict=False):
        name, percent, *_ = line.split()
        assert (name, percent) == (row.task, f"{row.percent}%")
        if row.percent < 100 and "|" not in line:
            assert "-" in line.partition("%")[2], "what is not done is never drawn as done"
        if row.percent == 100:
            assert "-" not in line.partition("%")[2]
