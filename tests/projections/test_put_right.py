"""Views after a correction: rows read as if the fact had said so from the beginning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cfworkflow.domain.correction import fields
from cfworkflow.domain.correction.facts import FactCorrected
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.view import ERASED
from tests.projections.a_kept_store import VIEWS, assert_as_folded, kept, placed, telling, write
from tests.projections.a_year import whole_year

RIGHT = "As it should have been"


def corrections(told: Recorded) -> Iterator[tuple[str, FactCorrected]]:
    """Every correction of one field that a fact allows, and the field."""
    named = {
        "corrects": told.position,
        "kind": told.fact.NAME,
        "thing": fields.about(told.fact),
        "touches": told.fact.tags(),
        "because": "A slip",
    }
    for name in fields.words_of(told.fact):
        yield name, FactCorrected(**named, named=(name,), texts=(RIGHT,))
    for name in fields.particulars_of(told.fact):
        right = json.dumps(another(told.fact, name))
        yield name, FactCorrected(**named, particulars=(name,), values=(right,))


def another(fact: Fact, name: str) -> object:
    """Another value that a particular could have had, as JSON has it."""
    stands = getattr(fact, name)
    if isinstance(stands, tuple):
        return []
    words = get_args(type(fact).model_fields[name].annotation)
    for value in (None, *words, "another", "7", "8", "2026-01-02"):
        with suppress(ValidationError, ValueError):
            if getattr(type(fact).model_validate({**dict(fact), name: value}), name) != stands:
                return value
    raise AssertionError((fact, name))


STANDING = as_it_stands(whole_year())
CORRECTIONS = [
    pytest.param(fact, id=f"{told.fact.NAME}.{name}@{told.position}")
    for told in STANDING
    if not told.withheld and not told.fact.erases()
    for name, fact in corrections(told)
]


def corrected_by(*facts: FactCorrected) -> list[Recorded]:
    """The year with these corrections at its end."""
    last = whole_year()[-1]
    ends = [
        replace(last, fact=fact, command="correct", command_id=f"correct-{number}")
        for number, fact in enumerate(facts)
    ]
    return placed([*whole_year(), *ends])


def rows_of(reading: Reading) -> dict[str, dict[str, Any]]:
    """Every row of every view."""
    return {view.name: dict(reading.rows(view)) for view in VIEWS}


@pytest.mark.parametrize("fact", CORRECTIONS)
def test_rows_read_as_if_the_fact_had_said_so(fact: FactCorrected) -> None:
    """I3: whatever a fact was given, a correction of it reaches every row that tells of it."""
    history = corrected_by(fact)
    assert rows_of(read_views(history)) == rows_of(read_views(as_it_stands(history)))


def test_a_correction_shows_wherever_words_are_shown() -> None:
    """A title put right is the one that stands in its row."""
    raised = next(each for each in STANDING if each.fact.NAME == "barrier-raised")
    fact = next(fact for name, fact in corrections(raised) if name == "title")
    assert read_views(corrected_by(fact)).barriers["B-0001"].title == RIGHT


@settings(max_examples=10)
@given(st.lists(st.sampled_from([each.values[0] for each in CORRECTIONS]), max_size=12), st.data())
def test_kept_views_are_put_right_as_a_fresh_fold_is(
    tmp_path_factory: pytest.TempPathFactory, facts: list[Any], data: st.DataObject
) -> None:
    """Design § 8: at every position, in whatever steps they were brought up to date."""
    history = corrected_by(*facts)
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    stop = data.draw(st.integers(0, len(history)))
    for upto in (stop, len(history)):
        with kept(path) as keeper:
            keeper.catch_up(telling(history[:upto]))
    with kept(path) as keeper:
        for position in (len(history), stop):
            assert_as_folded(keeper.as_of(position), history[:position])


def test_where_the_words_of_a_correction_were_erased_it_is_said_so(tmp_path: Path) -> None:
    """Neither the old words nor the new come back."""
    raised = next(each for each in STANDING if each.fact.NAME == "barrier-raised")
    fact = next(fact for name, fact in corrections(raised) if name == "title")
    history = corrected_by(fact)
    bare = fact.model_copy(update={"texts": (), "because": None})
    history[-1] = replace(history[-1], fact=bare, withheld=True)
    assert read_views(history).barriers["B-0001"].title == ERASED
    with kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history))
        assert_as_folded(keeper.as_of(), history)


@pytest.mark.parametrize(
    "forged",
    [
        {"particulars": ("petals",), "values": ("[",)},
        {"particulars": ("petals",), "values": ("null",)},
        {"particulars": ("areas",), "values": ('"fen"',)},
        {"named": ("title", "description"), "texts": ("One",)},
        {"named": ("title",)},
        {"named": ("title.2",), "texts": ("One",)},
        {"named": ("title.x",), "texts": ("One",)},
    ],
)
def test_what_could_never_have_stood_in_a_row_changes_none(
    tmp_path: Path, forged: dict[str, Any]
) -> None:
    """I3: whoever wrote it into the file, the views are made, and their rows can be read."""
    raised = next(each for each in STANDING if each.fact.NAME == "barrier-raised")
    _, fact = next(corrections(raised))
    bare = {"named": (), "texts": (), "because": None}
    history = corrected_by(fact.model_copy(update={**bare, **forged}))
    with kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history))
        assert_as_folded(keeper.as_of(len(history)), history)
    assert rows_of(read_views(history)) == rows_of(read_views(whole_year()))
