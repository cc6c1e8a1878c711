"""The picture of who covers what: full where somebody does, a gap where nobody does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import AppointMember, EndPartnership
from cfworkflow.projections.coverage import coverage
from cfworkflow.projections.reading import Views, read_views
from cfworkflow.reports.document import Figure, Lines, Text
from cfworkflow.reports.pictures.coverage import matrices, matrix
from cfworkflow.reports.pictures.drawing import PAPER, SOLID
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import PETALS, SECTORS, area
from cfworkflow.testing import histories
from tests.projections.a_year import TODAY, begun
from tests.reports.pictures.a_picture import assert_a_page_may_hold, boxes, words

REFUGE = AppointMember(
    group="tactical",
    member="refuge",
    name="The <b>Refuge</b>",
    petals=("mental-health", "domestic-abuse"),
    areas=("city", "fen"),
)


def cells(figure: Figure) -> dict[tuple[str, str], Text]:
    """What the table says of each area and petal."""
    petals = [column.name for column in figure.table.columns[1:-1]]
    return {
        (str(row[0]), petal): text
        for row in figure.table.rows[:-1]
        for petal, text in zip(petals, row[1:-1], strict=True)
    }


def test_what_is_covered_is_told_with_whose_places_do() -> None:
    """A number in a full box; the table adds the names."""
    figure = matrix(begun().on("02-01", REFUGE).read(), TODAY, "tactical")
    assert_a_page_may_hold(figure)
    told = cells(figure)
    assert told["City", "mental-health"] == Lines(
        ("2 places", "Mind, the charity", "The <b>Refuge</b>")
    )
    assert told["Fen", "domestic-abuse"] == Lines(("1 place", "The <b>Refuge</b>"))
    assert told["River", "domestic-abuse"] == "gap"
    assert told["No area named", "domestic-abuse"] == "no places"
    assert figure.told == (
        "On 31 December 2026 the group has 5 places. Of 20 pairs of a petal and an area, 16 are "
        "gaps. 3 places name no area: they may cover more than is on record."
    )


@given(histories(), st.data())
def test_the_picture_the_table_and_the_views_agree(
    history: list[Recorded], data: st.DataObject
) -> None:
    """As many full boxes as covered pairs, as many gaps as there are, each of them in its place."""
    views = read_views(history)
    group = data.draw(st.sampled_from([*views.groups]))
    day = data.draw(st.sampled_from(sorted({told.on for told in history})))
    now = coverage(views, views.groups[group], day, [*PETALS], [*SECTORS])
    figure = matrix(views, day, group)
    assert_a_page_may_hold(figure)
    told = cells(figure)
    for cell in now.cells:
        where = "No area named" if cell.area is None else area(cell.area)
        assert places(told[where, cell.petal]) == len(cell.members)
        assert (told[where, cell.petal] == "gap") == (not cell.members and cell.area is not None)
    assert_drawn(figure)
    *rows, last = figure.table.rows
    assert [row[-1] for row in rows[:-1]] == [len(each.members) for each in now.areas]
    assert last[-1] == len(now.members)


def places(cell: Text) -> int:
    """How many places a cell of the table tells of, one to a line."""
    return len(cell.lines) - 1 if isinstance(cell, Lines) else 0


def assert_drawn(figure: Figure) -> None:
    """The picture has a box for each cell of the table that has something or lacks it."""
    told = [*cells(figure).values()]
    assert len(boxes(figure, SOLID)) == sum(isinstance(cell, Lines) for cell in told)
    gaps = told.count("gap")
    assert len(boxes(figure, PAPER)) == words(figure).count("gap") == gaps
    numbers = [int(text) for text in words(figure) if text.isdigit()]
    all_told = [
        number
        for row in figure.table.rows[:-1]
        for number in (*(places(cell) for cell in row[1:-1] if cell != "gap"), row[-1])
    ]
    assert numbers[: len(all_told)] == all_told


def test_every_group_that_goes_on_has_a_matrix_of_its_own() -> None:
    """One that has ended, or has no places yet, would be nothing but gaps."""
    views = begun().on("03-01", EndPartnership(group="river", successor="county")).read()
    names = [figure.name for figure in matrices(views, TODAY)]
    assert names == ["coverage-matrix-board", "coverage-matrix-tactical"]
    assert matrices(read_views([]), TODAY) == ()


def test_a_group_that_is_asked_for_no_area_is_told_as_that() -> None:
    """Before any partnership there is there are no areas, and so no gaps in them."""
    figure = matrix(begun_with_one_group(), TODAY, "board")
    assert_a_page_may_hold(figure)
    assert figure.told == "On 31 December 2026 the group has no places. It is asked for no area."
    with pytest.raises(KeyError):
        matrix(begun_with_one_group(), TODAY, "nobody")


def begun_with_one_group() -> Views:
    """The very first group, and nothing else."""
    return read_views(begun().history()[:1])


def test_groups_are_called_by_their_names() -> None:
    """No slug where a person reads."""
    views = begun().read()
    figure = matrix(views, TODAY, "tactical")
    assert figure.title == f"Who covers what: {Names(views).short('tactical')}"
