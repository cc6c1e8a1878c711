"""What holds of every view: its fold, its rows, its place in the registry."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from importlib import import_module
from typing import Any, get_args, get_type_hints

import click
import pytest

from cfworkflow.cli.app import app
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.references import KINDS
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.row import asdict
from cfworkflow.projections.sentences import SENTENCES
from cfworkflow.projections.table import Table
from cfworkflow.projections.view import Rows, View, known
from cfworkflow.projections.views import TELLING, every_view, listed_by, view_of
from tests.projections.a_year import begun, whole_year

each_view = pytest.mark.parametrize("view", every_view(), ids=lambda view: view.name)
TOLD_BY_THE_TIMELINE_ALONE = {"narratives-erased", "row-imported"}
"""An erasure changes no row by a fold: the texts are gone from the facts that rows are made of.

Nor does where something was imported from: that is part of its story, and says nothing of how it
stands.
"""

TAKEN_BY_EVERY_VIEW = {"fact-corrected", "command-undone"}
"""What is put right or taken back is so in whatever row tells of it."""

ENVELOPE = {kind.__name__: kind for kind in (*FACTS.values(), Recorded)}


def test_every_kind_of_fact_changes_a_view_and_enters_the_timeline() -> None:
    """Nothing that is recorded goes unseen: a new kind of fact must be given its view."""
    taken = {name for view in every_view() for name in view.takes}
    elsewhere = TOLD_BY_THE_TIMELINE_ALONE | TAKEN_BY_EVERY_VIEW
    assert taken | elsewhere == set(SENTENCES) == set(FACTS)
    assert not taken & elsewhere


def test_views_have_names_of_their_own() -> None:
    """Rows are kept by the name of their view."""
    assert len({view.name for view in every_view()}) == len(every_view())


@pytest.mark.parametrize("kind", TELLING)
def test_a_view_that_tells_of_a_kind_has_its_rows_by_reference(kind: str) -> None:
    """What is named by a reference is found in one view, and can be listed from there."""
    assert kind in KINDS
    rows = read_views(whole_year()).rows(view_of(kind))
    field = kind.replace("-", "_")
    assert {key: getattr(row, field) for key, row in rows.items()} == {key: key for key in rows}
    with app.make_context("cfworkflow", [], resilient_parsing=True) as ctx:
        _, group, *words = listed_by(kind).split()
        found = app.get_command(ctx, group)
        assert not words or (isinstance(found, click.Group) and found.get_command(ctx, words[0]))


@pytest.mark.parametrize("kind", [kind for kind, entry in TELLING.items() if entry.changed])
def test_a_row_that_came_to_be_is_told_of_in_a_sentence(kind: str) -> None:
    """What an entry names as the sentence of a difference takes the rows of that very view."""
    module, _, name = str(TELLING[kind].changed).partition(":")
    said = getattr(import_module(module), name)
    rows = [*read_views(whole_year()).rows(view_of(kind)).values()]
    assert rows
    assert all(said(None, row).endswith(".") and not said(row, row) for row in rows)


def test_what_no_view_tells_of_is_listed_nowhere() -> None:
    """A failure names a command that is there, or the help."""
    assert listed_by("nothing") == "cfworkflow --help"
    with pytest.raises(KeyError):
        view_of("nothing")


@each_view
def test_what_a_view_takes_is_what_it_was_written_for(view: View[Any]) -> None:
    """A fact's stored name leads to a function of that kind of fact, which no type can check."""
    for name, take in view.takes.items():
        hints = get_type_hints(take, localns={**ENVELOPE, "Fact": FACTS[name]})
        kinds = getattr(hints["fact"], "__args__", (hints["fact"],))
        assert FACTS[name] in kinds, name
        assert get_args(hints["rows"]) == (view.row,), name


@each_view
def test_a_fold_passes_over_facts_of_no_concern(view: View[Any]) -> None:
    """A view looks at the kinds it takes, and at nothing else."""
    rows: Table[Any] = Table(view)
    for told in whole_year():
        if told.fact.NAME not in {*view.takes, *TAKEN_BY_EVERY_VIEW}:
            view.fold(rows, told)
    assert rows == {}


@each_view
def test_a_fold_gives_the_same_rows_again(view: View[Any]) -> None:
    """A fold is pure: the same facts make the same rows, whatever was folded before."""
    tables: defaultdict[int, Table[Any]] = defaultdict(lambda: Table(view))
    for told in whole_year():
        for turn in range(2):
            view.fold(tables[turn], told)
    assert tables[0] == tables[1] == read_views(whole_year()).rows(view) != {}


@each_view
def test_rows_cannot_be_edited(view: View[Any]) -> None:
    """A row is put anew, never changed: one kept from an earlier moment still tells of it."""
    row = next(iter(read_views(whole_year()).rows(view).values()))
    with pytest.raises(AttributeError, match="immutable"):
        setattr(row, row.__struct_fields__[0], None)


@each_view
def test_rows_are_plain_data_of_known_types(view: View[Any]) -> None:
    """A keeper writes rows as JSON and makes them anew from the types of their fields."""
    hints = get_type_hints(view.row)
    for row in read_views(whole_year()).rows(view).values():
        assert set(asdict(row)) == set(hints)
        told = json.loads(json.dumps(asdict(row), default=lambda day: day.isoformat()))
        assert {type(value) for value in told.values()} <= {
            *(str, int, bool, list, dict),
            type(None),
        }


def test_a_table_puts_replaces_and_removes() -> None:
    """The rows in memory do what a fold may ask of rows anywhere."""
    table: Table[str] = Table(View("words", str, {}))
    rows: Rows[str] = table
    rows.put("B-0001", "old")
    rows.put("B-0001", "new")
    rows.put("B-0002", "other")
    rows.remove("B-0002")
    rows.remove("B-0003")
    assert [*rows.items()] == [("B-0001", "new")]
    assert rows.get("B-0002") is None


def test_a_history_with_its_beginning_missing_is_refused() -> None:
    """A row that no fact began would be made up; the fold says so instead."""
    with pytest.raises(LookupError, match="no earlier fact tells of B-0001"):
        known(Table(View("words", str, {})), "B-0001")
    with pytest.raises(LookupError, match="tells of"):
        read_views(told for told in whole_year() if told.fact.NAME != "group-established")


def test_a_reading_knows_how_far_it_has_read() -> None:
    """What is shown can be told apart from what was recorded since."""
    assert read_views([]).position == 0
    assert begun().read().position == len(begun().history())
    assert read_views(whole_year()).groups["board"].established == date(2026, 1, 5)
