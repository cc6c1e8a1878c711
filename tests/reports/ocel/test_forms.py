"""The two forms of OCEL 2.0: each tells the log that was written, and both tell the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cfworkflow.domain.fact import Recorded
from cfworkflow.testing import histories
from tests.projections.a_year import whole_year, year
from tests.projections.test_taken_back import AS_DRAWN, a_year_with, walks
from tests.reports.ocel.a_log import (
    gathered,
    json_of,
    opened,
    sqlite_of,
    standing_in,
    told_by_json,
    told_by_sqlite,
)

KINDS = ("string", "time", "integer", "float", "boolean")
"""What an attribute can be (OCEL 2.0 specification, attribute types)."""

some_history = st.one_of(walks.map(a_year_with), histories(steps=25))


def assert_told_alike(folder: Path, history: Sequence[Recorded], *, texts: bool) -> None:
    """Both forms, read again, tell what the log told."""
    stands = standing_in(folder, history)
    told = gathered(stands, texts=texts).told
    assert told_by_json(json_of(stands, texts=texts)) == told
    assert told_by_sqlite(sqlite_of(stands, texts=texts)) == told


@pytest.mark.parametrize("texts", [False, True])
def test_both_forms_tell_of_every_kind_of_fact_what_the_log_tells(
    tmp_path: Path, *, texts: bool
) -> None:
    """Nothing is lost on the way to either file, and nothing comes of it that was not there."""
    assert_told_alike(tmp_path, whole_year(), texts=texts)


@settings(
    max_examples=12, phases=AS_DRAWN, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some_history, st.booleans())
def test_both_forms_tell_the_same_of_any_history(
    tmp_path: Path,
    history: Sequence[Recorded],
    texts: bool,  # noqa: FBT001 - it is drawn
) -> None:
    """Whatever was recorded, put right and taken back, the forms differ in nothing they tell."""
    assert_told_alike(tmp_path, history, texts=texts)


@pytest.mark.parametrize("written", [json_of, sqlite_of])
def test_the_same_record_makes_the_same_bytes(tmp_path: Path, written: object) -> None:
    """A log can be compared with one that was written before: there is no clock in it."""
    stands = standing_in(tmp_path, whole_year())
    assert written(stands) == written(stands)  # type: ignore[operator]


def test_json_declares_every_attribute_with_a_type_of_the_standard(tmp_path: Path) -> None:
    """A reader goes by what is declared: nothing may come up that is not."""
    data = json.loads(json_of(standing_in(tmp_path, whole_year()), texts=True))
    for kinds, things in (("eventTypes", "events"), ("objectTypes", "objects")):
        declared = {
            kind["name"]: {each["name"]: each["type"] for each in kind["attributes"]}
            for kind in data[kinds]
        }
        assert {each["type"] for each in data[things]} == {*declared}
        assert {one for kind in declared.values() for one in kind.values()} <= {*KINDS}
        for thing in data[things]:
            said = {each["name"] for each in thing["attributes"]}
            assert said <= {*declared[thing["type"]]}
            assert all(isinstance(each["value"], str) for each in thing["attributes"])


def test_every_key_of_the_database_leads_somewhere(tmp_path: Path) -> None:
    """The relational form is one: SQLite itself finds no dangling key and no damage."""
    database = opened(sqlite_of(standing_in(tmp_path, whole_year()), texts=True))
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").get == "ok"
    keyed = database.execute(
        """SELECT m.name, k."table" FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS k
        WHERE m.type = 'table' ORDER BY 1, 2"""
    )
    found: dict[str, list[str]] = {}
    for table, other in cast("list[tuple[str, str]]", keyed.fetchall()):
        found.setdefault(table, []).append(other)
    of_its_own = {
        "event": ["event_map_type"],
        "object": ["object_map_type"],
        "event_object": ["event", "object"],
        "object_object": ["object", "object"],
    }
    assert {table: found.pop(table) for table in of_its_own} == of_its_own
    assert all(others == [table.partition("_")[0]] for table, others in found.items())
    kinds = database.execute(
        "SELECT (SELECT count(*) FROM event_map_type) + count(*) FROM object_map_type"
    )
    assert len(found) == kinds.get


def test_a_log_of_nothing_is_a_log_all_the_same(tmp_path: Path) -> None:
    """A store without facts, or looked at before the first, gives files that tools can take."""
    nothing = standing_in(tmp_path, year(), upto=0)
    assert nothing == []
    assert json.loads(json_of(nothing)) == {
        "events": [],
        "objects": [],
        "eventTypes": [],
        "objectTypes": [],
    }
    tables = opened(sqlite_of(nothing)).execute("SELECT name FROM sqlite_schema WHERE sql > ''")
    assert {name for (name,) in tables} == {
        *("event", "object", "event_object", "object_object", "event_map_type", "object_map_type")
    }
