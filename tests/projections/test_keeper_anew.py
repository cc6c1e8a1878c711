"""Views made anew: beside the old ones, which serve readers until the new are whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import apsw
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.generate import history as generated
from cfworkflow import Workflow
from cfworkflow.domain.fact import Recorded, narrative_fields
from cfworkflow.projections.folding import goes_back
from cfworkflow.projections.reading import Views
from cfworkflow.projections.view import ERASED
from cfworkflow.testing import histories
from tests.projections.a_kept_store import (
    VIEWS,
    assert_as_folded,
    assert_rows_as_folded,
    assert_tallied,
    batches_of,
    connected,
    kept,
    made_by,
    placed,
    telling,
    write,
)
from tests.projections.a_shelf import TALLY, Tally
from tests.projections.a_year import whole_year

AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole histories take minutes to shrink."""


def assert_same_rows(views: Views, others: Views) -> None:
    """Every row of every view is the same, in the same order."""
    for view in VIEWS:
        assert list(views.rows(view).items()) == list(others.rows(view).items()), view.name


def kept_tables(connection: apsw.Connection) -> set[str]:
    """The tables in which views are kept, the register of generations apart."""
    names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'kept%'"
    return {str(name) for (name,) in connection.execute(names)} - {"kept_generation"}


@settings(max_examples=15, phases=AS_DRAWN)
@given(histories(), st.integers(1, 60), st.lists(st.integers(0, 80), max_size=4))
def test_views_made_anew_are_those_kept_all_along(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[Recorded],
    batch: int,
    moments: list[int],
) -> None:
    """Kept fact by fact or made at one go, at any moment they are the same."""
    folder = tmp_path_factory.mktemp("store")
    live, anew = write(folder / "live.db", history), write(folder / "anew.db", history)
    with kept(live) as keeper:
        for position in range(1, len(history) + 1):
            keeper.catch_up(telling(history[:position]))
    with batches_of(batch), kept(anew) as keeper:
        keeper.catch_up(telling(history[: len(history) // 2]))
        assert keeper.catch_up(telling(history), anew=True) == len(history)
        assert keeper.is_up_to_date()
    with kept(live) as one, kept(anew) as other:
        for position in [*moments, len(history)]:
            assert_same_rows(one.as_of(position), other.as_of(position))


def test_readers_see_the_old_views_until_the_new_are_whole(tmp_path: Path) -> None:
    """Readers that came before and come meanwhile see whole views; only then are they others.

    The old views tell what was erased since, so that it shows which were read.
    """
    history = whole_year()
    path = write(tmp_path / "a.db", history)
    with kept(path) as keeper:
        keeper.catch_up(telling(history))
    with kept(path) as keeper, kept(path) as before:
        long_reading = before.as_of()
        assert long_reading.barriers["B-0001"].title == "No doctor without an address"
        with connected(path) as eraser:
            eraser.execute("UPDATE fact SET narrative = NULL")
        met: list[int] = []

        def read(position: int) -> None:
            with kept(path) as reader:
                assert reader.is_up_to_date()
                assert_rows_as_folded(reader.as_of(), history)
            assert_rows_as_folded(long_reading, history)
            met.append(position)

        with Workflow.open(str(path)) as record, batches_of(20):
            keeper.catch_up(record.history, anew=True, progress=read)
            erased = [*record.history()]
        before_undoing = {each.position - 1 for each in history if goes_back(each)}
        assert before_undoing <= {*met}
        assert all(end - begun == 20 or end in before_undoing for begun, end in pairwise([0, *met]))
        assert 0 < len(history) - met[-1] <= 20
        assert_rows_as_folded(long_reading, history)
        with kept(path) as after:
            assert_as_folded(after.as_of(), erased)


def test_a_reader_that_began_before_the_swap_reads_on_what_it_saw(tmp_path: Path) -> None:
    """Rows not yet asked for when the old views were dropped are still those of that moment."""
    history = whole_year()
    path = write(tmp_path / "a.db", history[:60])
    with kept(path) as keeper:
        keeper.catch_up(telling(history[:60]))
    with kept(path) as keeper, kept(path) as reader:
        reading = reader.as_of()
        write(path, history[60:])
        keeper.catch_up(telling(history), anew=True)
        assert_as_folded(reading, history[:60])


def test_a_rebuild_that_was_interrupted_goes_on_where_it_was(tmp_path: Path) -> None:
    """What is done is not done again; until it is whole, the old views serve."""
    history = placed(generated(300, 7))
    path = write(tmp_path / "a.db", history)
    asked: list[int] = []

    def told(after: int) -> Iterable[Recorded]:
        asked.append(after)
        return history[after:]

    def interrupt(position: int) -> None:
        if position >= 120:
            raise KeyboardInterrupt

    with batches_of(40), kept(path) as keeper:
        keeper.catch_up(told)
        with pytest.raises(KeyboardInterrupt):
            keeper.catch_up(told, anew=True, progress=interrupt)
    asked.clear()
    with batches_of(40), kept(path) as keeper:
        assert keeper.is_up_to_date()
        assert keeper.catch_up(told, anew=True) == 300
        assert asked[0] == 120
        assert asked == sorted({*asked})
        assert_as_folded(keeper.as_of(), history)
        assert_as_folded(keeper.as_of(100), history[:100])


def test_progress_tells_every_position_reached_on_the_way(tmp_path: Path) -> None:
    """A bar can be drawn from it: it only ever grows, and it does not wait for the end."""
    history = whole_year()
    heard: list[int] = []
    with batches_of(30), kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history), progress=heard.append)
    assert heard[:3] == [30, 60, 90]
    assert heard == sorted(heard)


def test_old_views_leave_nothing_behind(tmp_path: Path) -> None:
    """However often views are made anew, the file holds them once."""
    history = whole_year()
    path = write(tmp_path / "a.db", history)
    with kept(path) as keeper, connected(path) as onlooker:
        keeper.catch_up(telling(history))
        once = len(kept_tables(onlooker))
        for _ in range(3):
            keeper.catch_up(telling(history), anew=True)
        assert len(kept_tables(onlooker)) == once > 0
        assert onlooker.execute("SELECT count(*), sum(live) FROM kept_generation").get == (1, 1)


def test_views_of_changed_folds_are_made_anew(tmp_path: Path) -> None:
    """A new version of the program does not go on with, or show, what the old one folded."""
    history = whole_year()
    path = write(tmp_path / "a.db", history)
    with kept(path) as keeper:
        keeper.catch_up(telling(history))
    asked: list[int] = []

    def told(after: int) -> Iterable[Recorded]:
        asked.append(after)
        return history[after:]

    with made_by("another version", *VIEWS, TALLY), kept(path) as keeper:
        assert keeper.generation() is None
        assert not keeper.is_up_to_date()
        keeper.catch_up(told)
        assert asked[0] == 0
        assert keeper.is_up_to_date()
    with made_by("another version", *VIEWS, TALLY), kept(path) as keeper:
        reading = keeper.as_of()
        assert_as_folded(reading, history)
        assert reading.rows(TALLY)["all"] == Tally(len(history))


def test_the_old_program_reads_its_views_while_the_new_one_makes_its_own(tmp_path: Path) -> None:
    """An update on one desk does not stop who still works with the version before."""
    history = whole_year()
    path = write(tmp_path / "a.db", history)
    with kept(path) as old:
        old.catch_up(telling(history))

    def read_as_before(_position: int) -> None:
        with made_by("the old version"), kept(path) as reader:
            assert reader.is_up_to_date()
            assert_as_folded(reader.as_of(), history)

    with made_by("the old version"), kept(path) as old:
        old.catch_up(telling(history))
    with made_by("the new version"), batches_of(25), kept(path) as new:
        new.catch_up(telling(history), progress=read_as_before)
        assert_as_folded(new.as_of(), history)


def test_new_facts_are_taken_in_while_views_are_made_anew(tmp_path: Path) -> None:
    """A meeting is recorded in the middle of a rebuild: neither loses anything."""
    history = whole_year()
    path = write(tmp_path / "a.db", history[:60])
    with made_by("with a tally", *VIEWS, TALLY), kept(path) as rebuilding, batches_of(20):
        rebuilding.catch_up(telling(history[:60]))

        def record_more(position: int) -> None:
            if position == 40:
                write(path, history[60:])
                with kept(path) as other:
                    assert other.catch_up(telling(history)) == len(history)

        assert rebuilding.catch_up(telling(history), anew=True, progress=record_more) == len(
            history
        )
        assert rebuilding.is_up_to_date()
        assert_tallied(rebuilding, len(history))
        assert_as_folded(rebuilding.as_of(), history)


def texts_kept(connection: apsw.Connection) -> str:
    """All that is written in the tables of kept views."""
    rows = [
        row
        for table in sorted(kept_tables(connection))
        for row in connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - the file's own names
    ]
    return "\n".join(
        field.decode() if isinstance(field, bytes) else str(field) for row in rows for field in row
    )


def marked(told: Recorded) -> tuple[Recorded, set[str]]:
    """A fact each of whose narratives can be told from every other, and these."""
    fields = sorted(narrative_fields(type(told.fact)))
    said = {name: getattr(told.fact, name) for name in fields if getattr(told.fact, name)}
    texts = {
        name: f"<{name} of {told.position}>"
        if isinstance(text, str)
        else tuple(f"<{name} {number} of {told.position}>" for number, _ in enumerate(text))
        for name, text in said.items()
    }
    every = {
        text for each in texts.values() for text in ([each] if isinstance(each, str) else each)
    }
    return replace(told, fact=told.fact.model_copy(update=texts)), every


@settings(max_examples=12)
@given(st.sets(st.integers(1, len(whole_year()))))
def test_an_erased_narrative_leaves_no_trace_in_views_made_anew(
    tmp_path_factory: pytest.TempPathFactory, erased: set[int]
) -> None:
    """Neither as it stands nor as it stood: every version of a row is folded without it."""
    history = [marked(told) for told in whole_year()]
    path = write(tmp_path_factory.mktemp("store") / "a.db", [told for told, _ in history])
    with kept(path) as keeper, Workflow.open(str(path)) as record, connected(path) as eraser:
        keeper.catch_up(record.history)
        before = texts_kept(eraser)
        for position in erased:
            eraser.execute("UPDATE fact SET narrative = NULL WHERE position = ?", (position,))
        keeper.catch_up(record.history, anew=True)
        after = texts_kept(eraser)
        assert_as_folded(keeper.as_of(), [*record.history()])
    shown = {text for _, texts in history for text in texts if text in before}
    gone = {text for position in erased for text in history[position - 1][1]}
    assert len(shown) > 50
    assert {text for text in shown if text in after} == shown - gone
    assert (after.count(ERASED) > before.count(ERASED)) == bool(gone & shown)
