"""Every document there is, from an empty record to the end of a whole year."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.reports.catalogue import DOCUMENTS, NothingThere, build
from cfworkflow.reports.csv import ORIGIN
from cfworkflow.reports.document import Block, Table
from cfworkflow.reports.tables import tables_of
from tests.projections.a_kept_store import kept, placed, telling, write
from tests.projections.a_year import whole_steps, whole_year, year_without
from tests.reports.readings import (
    built,
    every_document,
    provenance,
    refs,
    sections,
    texts,
    things,
    words,
)

OF_WHAT = {"barrier": "barriers", "decision": "decisions", "meeting": "meetings", "group": "groups"}
"""The kinds of things that have documents of their own, and the document that lists them."""

_SLIPS = re.compile(r"\bNone\b(?! (?:stated|declared|received|so far|were))|\bnull\b|{|}")
"""What stands in a text where something was told that should not have been."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_record_without_a_fact_has_each_document(name: str) -> None:
    """Before anything is on record a document says so; of single things, there is none yet."""
    entry = DOCUMENTS[name]
    options = {"to": "tactical"} if name == "briefing" else {}
    if entry.refers is not None and not entry.of_all:
        with pytest.raises(NothingThere):
            built(name, Reading(), "B-0001", **options)
    else:
        document = built(name, Reading(), **options)
        assert words(document)
        assert document.blocks


def test_each_document_can_be_made_at_every_position_of_a_year() -> None:
    """Whatever the last fact was, no builder stumbles over what is not there yet."""
    reading = Reading()
    for told in whole_year():
        reading.take(told)
        names = [name for name, entry in DOCUMENTS.items() if entry.refers is None]
        for name in names:
            built(name, reading, **({"to": "tactical"} if name == "briefing" else {}))
        for ref in reading.timeline.between(told.position - 1, told.position):
            for name, entry in DOCUMENTS.items():
                if entry.refers is not None:
                    for each in {*ref.about}.intersection(things(reading, entry.refers)):
                        built(name, reading, each)


@settings(max_examples=15)
@given(left_out=st.sets(st.integers(0, len(whole_steps()) - 1), max_size=60))
def test_each_document_can_be_made_of_other_years(left_out: set[int]) -> None:
    """A year in which some of it never happened has every document too, in the same words."""
    views = read_views(year_without(left_out))
    for document in every_document(views):
        assert not _SLIPS.search(words(document)), document.name


def test_builders_need_no_model_and_no_store() -> None:
    """Reading is light: no model, event store or state machine is loaded to make a document."""
    asked = (
        "import sys; from cfworkflow.reports.catalogue import DOCUMENTS; "
        "from importlib import import_module; "
        "[import_module(entry.builder.partition(':')[0]) for entry in DOCUMENTS.values()]; "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "msgspec" in loaded
    assert not {*loaded} & {"pydantic", "eventsourcing", "transitions", "cryptography", "click"}


def test_documents_are_told_in_words() -> None:
    """No state with an underscore, no missing value and no code slips into what a clerk reads."""
    for document in every_document(read_views(whole_year())):
        for text in texts(document.blocks):
            said = str(text) if text is not None else ""
            assert not _SLIPS.search(said), (document.name, said)
            assert not re.search(r"\b[a-z]+_[a-z]+\b", said), (document.name, said)


@pytest.mark.parametrize(("kind", "name"), OF_WHAT.items())
def test_a_list_mentions_each_thing(kind: str, name: str) -> None:
    """Whatever is on record stands in the list of its kind, where it can be looked up."""
    views = read_views(whole_year())
    assert {*things(views, kind)} <= refs(built(name, views))


def test_no_two_tables_of_a_document_have_one_name() -> None:
    """A sheet, or a file, is named after each."""
    for document in every_document(read_views(whole_year())):
        named = [each.name for each in _tables(document.blocks)]
        assert len(named) == len({*named}), document.name
        assert {*tables_of(document)} >= {*named}


def _tables(blocks: tuple[Block, ...]) -> list[Table]:
    inner = [each.blocks for each in sections(blocks)]
    return [block for some in (blocks, *inner) for block in some if isinstance(block, Table)]


def test_every_row_of_a_table_has_a_cell_a_column() -> None:
    """Nothing is left over, nothing stands under another's head, and no two heads are the same."""
    for document in every_document(read_views(whole_year())):
        for table in tables_of(document).values():
            assert all(len(row) == len(table.columns) for row in table.rows), table.name
            assert len({column.name for column in table.columns}) == len(table.columns)
            heads = [*(column.head.lower() for column in table.columns), *map(str.lower, ORIGIN)]
            assert len({*heads}) == len(heads), (table.name, heads)


def test_what_a_document_tells_is_plain_data_too() -> None:
    """The JSON twin needs no class of ours."""
    for document in every_document(read_views(whole_year())):
        assert json.loads(json.dumps(document.data)) == document.data


def test_the_same_record_gives_the_same_document() -> None:
    """Nothing in a document comes from a clock, or from the order of a set."""
    first, second = (
        [*every_document(read_views(whole_year()))],
        [*every_document(read_views(whole_year()))],
    )
    assert first == second


def test_documents_of_a_store_are_those_of_its_facts_as_of_any_position(tmp_path: Path) -> None:
    """Kept views, looked back at, give what a fresh fold of the facts up to there gives."""
    history = placed(whole_year())
    with kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history))
        for position in (*range(0, len(history), 23), len(history)):
            fresh = [*every_document(read_views(history[:position]))]
            assert [*every_document(keeper.as_of(position))] == fresh


def test_a_reference_may_be_typed_as_people_say_it() -> None:
    """b-1 and B1 are B-0001, as everywhere."""
    views = read_views(whole_year())
    assert built("barrier", views, "b-1") == built("barrier", views, "B-0001")


def test_an_unknown_reference_is_named() -> None:
    """Whoever asks for what is not there is told what was not found."""
    views = read_views(whole_year())
    with pytest.raises(NothingThere, match="no barrier B-9999"):
        built("barrier", views, "b9999")
    with pytest.raises(NothingThere, match="Which meeting"):
        built("minutes", views)


def test_an_unknown_document_or_option_is_refused_before_anything_is_read() -> None:
    """A word that means nothing is a mistake to be shown, not ignored."""
    views = read_views(whole_year())
    with pytest.raises(KeyError):
        build("cookbook", views, provenance(views))
    with pytest.raises(TypeError, match="colour"):
        built("barriers", views, colour="red")
    with pytest.raises(TypeError, match="not about one thing"):
        built("status", views, "B-0001")
