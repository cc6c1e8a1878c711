"""A store file with a history and kept views, and what holds these against a fresh fold."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

import apsw
import pytest

from cfworkflow import Workflow
from cfworkflow.domain.fact import Recorded, narrative_fields
from cfworkflow.projections import keeper as keeping
from cfworkflow.projections.keeper import History, Keeper
from cfworkflow.projections.reading import Reading, Views, read_views
from cfworkflow.projections.table import Table
from cfworkflow.projections.view import EVERY, Facet, Standing, View
from cfworkflow.projections.views import FOLDS, every_view
from cfworkflow.store.connection import connect, disconnect
from cfworkflow.store.line import retell
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.sqlite import SQLiteRecorder
from tests.projections.a_shelf import TALLY, Tally

R = TypeVar("R")

VIEWS = every_view()

_made_by: list[tuple[str, tuple[View[Any], ...]]] = [(FOLDS, VIEWS)]

_servers = multiprocessing.get_context("forkserver")
_servers.set_forkserver_preload([__name__])


def placed(facts: Iterable[Recorded]) -> list[Recorded]:
    """The facts with their positions, from 1."""
    return [replace(told, position=number) for number, told in enumerate(facts, 1)]


def telling(facts: Sequence[Recorded]) -> History:
    """What tells these facts, as a store does."""
    return lambda after: iter(facts[after:])


def write(path: Path, facts: Iterable[Recorded]) -> Path:
    """Put facts on record, at the end of the store file `path`, made if there is none."""
    mapper = Mapper()
    told = list(facts)
    if not told:
        SQLiteRecorder(path).close()
        return path
    with SQLiteRecorder(path) as recorder:
        first = recorder.append([mapper.write(_with_its_text(each)) for each in told]) - len(told)
    with connected(path) as connection:
        gone = [(place,) for place, each in enumerate(told, first + 1) if each.withheld]
        connection.executemany("UPDATE fact SET narrative = NULL WHERE position = ?", gone)
    return path


def _with_its_text(told: Recorded) -> Recorded:
    """The fact with some text, where it is told without the one it was given."""
    if not told.withheld:
        return told
    fields = type(told.fact).model_fields
    name = min(narrative_fields(type(told.fact)))
    text = "(gone)" if fields[name].default is None else ("(gone)",)
    return replace(told, fact=told.fact.model_copy(update={name: text}), withheld=False)


@contextmanager
def connected(path: Path) -> Iterator[apsw.Connection]:
    """A connection to a store file, for as long as it is needed."""
    connection = connect(path, create=False)
    try:
        yield connection
    finally:
        disconnect(connection)


@contextmanager
def kept(path: Path) -> Iterator[Keeper]:
    """The keeper of a store file."""
    with connected(path) as connection:
        yield keeper_on(connection)


def keeper_on(connection: apsw.Connection) -> Keeper:
    """A keeper of the views there are."""
    folds, views = _made_by[-1]
    return Keeper(connection, retell, lambda: views, folds)


@contextmanager
def batches_of(size: int) -> Iterator[None]:
    """As if so many facts were taken in one transaction, for there to be many of these."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "BATCH", size)
        yield


@contextmanager
def made_by(folds: str, *views: View[Any]) -> Iterator[None]:
    """As if these were all views there are, and their folds went by these versions."""
    _made_by.append((folds, views or VIEWS))
    try:
        yield
    finally:
        _made_by.pop()


def assert_as_folded(views: Views, history: Sequence[Recorded] | Reading) -> None:
    """The views tell of this history, no more and no less, whichever way they are asked.

    Who asks more than once of one history gives what it was folded into.
    """
    fresh = _folded(history)
    assert_rows_as_folded(views, fresh)
    told = fresh.timeline.between(0, fresh.position)
    assert [*views.timeline.between(0, fresh.position)] == [*told]


def assert_rows_as_folded(views: Views, history: Sequence[Recorded] | Reading) -> None:
    """The rows that are kept do; the timeline is read from the record itself."""
    fresh = _folded(history)
    assert views.position == fresh.position, "it tells of another moment"
    for view in VIEWS:
        assert_same(view, views.rows(view), fresh.rows(view))


def _folded(history: Sequence[Recorded] | Reading) -> Reading:
    return history if isinstance(history, Reading) else read_views(history)


def assert_same(view: View[R], rows: Standing[R], expected: Table[R]) -> None:
    """The same keys in the same order, the same rows, found by the same words."""
    assert list(rows.items()) == list(expected.items()), view.name
    assert list(rows) == list(expected)
    assert list(rows.values()) == list(expected.values())
    assert len(rows) == len(expected)
    assert all(rows[key] == row for key, row in expected.items())
    words = {word for row in expected.values() for word in view.facets(row)}
    for word in words:
        assert rows.where(word) == expected.where(word), (view.name, word)
    assert rows.where_any(words) == expected.where_any(words)
    assert rows.where(()) == expected.where(()) == []
    others = sorted(words)[:2]
    asked: list[tuple[Facet, ...]] = [(), (tuple(words),)]
    asked += [(word, other) for word in words for other in others]
    for facets in asked:
        assert_cut_alike(rows, expected, facets)


def assert_cut_alike(rows: Standing[R], expected: Table[R], facets: Sequence[Facet]) -> None:
    """The last so many by these words are the end of the list, forwards and backwards."""
    found = expected.where(*facets)
    keys = [key for key, row in expected.items() if row in found]
    assert rows.keys_where(*facets) == expected.keys_where(*facets) == keys, facets
    assert rows.where(*facets) == found, facets
    assert [*rows.newest(*facets)] == [*expected.newest(*facets)] == found[::-1], facets
    for last in (0, 1, 3):
        cut = found[max(len(found) - last, 0) :]
        assert rows.where(*facets, last=last) == cut, (facets, last)
        assert expected.where(*facets, last=last) == cut, (facets, last)


def assert_same_stories(views: Views, fresh: Reading) -> None:
    """The same story of every group and everything that has a reference, and none of nothing."""
    refs = (fresh.groups, fresh.meetings, fresh.decisions, fresh.barriers, fresh.actions)
    for ref in [ref for rows in refs for ref in rows]:
        assert views.story(ref) == fresh.story(ref), ref
    assert views.story("B-9999") == ()


class Dated(Table[R]):
    """Rows in memory that know since which fact each word has been true of each."""

    def __init__(self, view: View[R]) -> None:
        super().__init__(view)
        self.position = 0
        self.since: dict[tuple[str, str], int] = {}
        self._words = view.facets

    def put(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`."""
        was = {EVERY, *self._words(self[key])} if key in self else set()
        now = {EVERY, *self._words(row)}
        for word in was - now:
            del self.since[word, key]
        self.since.update({(word, key): self.position for word in now - was})
        super().put(key, row)

    def remove(self, key: str, /) -> None:
        """Let nothing stand at `key`."""
        super().remove(key)
        for word in [word for word, other in self.since if other == key]:
            del self.since[word, key]


def dated(view: View[R], history: Iterable[Recorded]) -> Dated[R]:
    """One view of a history, folded with its dates."""
    rows = Dated(view)
    for told in history:
        rows.position = told.position
        view.fold(rows, told)
    return rows


def assert_latest(rows: Standing[R], expected: Dated[R], word: str, most: int) -> None:
    """Asked for the most recent, they are those of which `word` became true last, in order.

    Where one fact made it true of several, any of these will do.
    """
    found = rows.latest(word, most)
    since = {key: at for (each, key), at in expected.since.items() if each == word}
    chosen = [key for key in expected if key in since and expected[key] in found]
    assert [expected[key] for key in chosen] == found
    assert len(found) == min(most, len(since))
    others = [at for key, at in since.items() if key not in chosen]
    assert not chosen or min(since[key] for key in chosen) >= max(others, default=0)


def assert_tallied(keeper: Keeper, head: int) -> None:
    """Every fact was taken into account once: the tally grew by one with each."""
    for position in {0, 1, head // 3, head // 2, head - 1, head}:
        rows = keeper.as_of(position).rows(TALLY)
        assert rows.get("all") == (Tally(position) if position else None)


def in_a_process(work: Callable[..., None], *given: object) -> BaseProcess:
    """Another process, begun, that does this work."""
    process = _servers.Process(target=work, args=given)
    process.start()
    return process


@contextmanager
def _at_work(path: Path, batch: int) -> Iterator[tuple[Keeper, History]]:
    """A keeper that keeps a tally beside the views, and the history on record."""
    with (
        made_by("with a tally", *VIEWS, TALLY),
        batches_of(batch),
        kept(path) as keeper,
        Workflow.open(str(path)) as record,
    ):
        yield keeper, record.history


def keep_up(path: Path, head: int, batch: int) -> None:
    """Catch up until the fact at `head` is taken into account."""
    with _at_work(path, batch) as (keeper, history):
        while keeper.catch_up(history) < head:
            pass


def make_anew(path: Path, batch: int, tell: Callable[[int], None] | None = None) -> None:
    """Make the views anew, telling how far it is."""
    with _at_work(path, batch) as (keeper, history):
        keeper.catch_up(history, anew=True, progress=tell)


def go_on_recording(path: Path, facts: Sequence[Recorded], at_once: int) -> None:
    """Put facts on record, some at a time."""
    mapper = Mapper()
    with SQLiteRecorder(path) as recorder:
        for first in range(0, len(facts), at_once):
            recorder.append([mapper.write(told) for told in facts[first : first + at_once]])
