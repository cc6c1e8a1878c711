"""`export ocel`: the record as a log that process-mining tools read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.cli.terminal import Desk, on_a_terminal


@pytest.fixture
def desk(desk_at: Callable[[str], Desk]) -> Desk:
    """A barrier raised, referred, and a step of it taken back."""
    desk = desk_at("addressed")
    desk.done("undo --because 'It was another one'")
    return desk


def events_in(text: str) -> dict[str, Any]:
    """The events of a log in JSON, by id."""
    return {event["id"]: event for event in json.loads(text)["events"]}


def kinds_in(path: Path) -> list[str]:
    """The types of the events of a log in SQLite, in order."""
    with closing(sqlite3.connect(path)) as database:
        return [kind for (kind,) in database.execute("SELECT ocel_type FROM event ORDER BY rowid")]


def test_it_is_json_where_no_file_is_named(desk: Desk) -> None:
    """A pipe takes it: the log is all there is on stdout, and what is said of it on stderr."""
    answer = desk.done("export ocel")
    kinds = [event["type"] for event in events_in(answer.out).values()]
    assert kinds[-3:] == ["barrier-raised", "barrier-referred", "command-undone"]
    assert answer.err.endswith(f"objects, up to fact {desk.facts}.\n")


def test_the_ending_of_the_file_says_in_which_form(desk: Desk) -> None:
    """Both forms tell of the same events, and each is said to be written."""
    for name in ("log.json", "log.jsonocel", "log.sqlite", "LOG.SQLITE"):
        path = desk.store.with_name(name)
        answer = desk.done(f"export ocel --out {path}")
        assert answer.out == ""
        assert answer.err.startswith(f"Written to {path}: {desk.facts - 1} events of ")
        found = (
            kinds_in(path)
            if name.lower().endswith("sqlite")
            else [each["type"] for each in events_in(path.read_text()).values()]
        )
        assert found[-1] == "command-undone"
        assert "barrier-addressed" not in found


def test_another_ending_is_asked_about(desk: Desk) -> None:
    """Nobody has to guess in which form a file was written."""
    answer = desk.refused(f"export ocel --out {desk.store.with_name('log.xml')}")
    assert answer.code == 2
    assert "use .json or .sqlite" in answer.err
    assert not desk.store.with_name("log.xml").exists()


def test_a_file_that_is_there_is_never_written_over(desk: Desk) -> None:
    """Bad input loses nothing."""
    path = desk.file("log.sqlite", "kept")
    answer = desk.refused(f"export ocel --out {path}")
    assert "none is ever written over" in answer.err
    assert path.read_text() == "kept"


def test_it_looks_back(desk: Desk) -> None:
    """As of a moment before it was taken back, the step had happened."""
    answer = desk.done(f"export ocel --as-of @{desk.facts - 1}")
    assert [*events_in(answer.out).values()][-1]["type"] == "barrier-addressed"


@pytest.mark.parametrize("form", ["json", "sqlite"])
def test_before_the_first_fact_the_log_is_empty(desk: Desk, form: str) -> None:
    """There is a file, which tools can read, and it is said why nothing is in it."""
    path = desk.store.with_name(f"log.{form}")
    answer = desk.done(f"export ocel --as-of 2001-01-01 --out {path}")
    assert answer.err == "Nothing was on record by 2001-01-01: the log is empty.\n"
    assert (kinds_in(path) if form == "sqlite" else [*events_in(path.read_text())]) == []


def test_texts_are_left_out_unless_asked_for(desk: Desk) -> None:
    """Titles and reasons may name people: who gives a log away does not give those away."""
    title = "No address, no account"
    assert title not in desk.done("export ocel").out
    assert title in desk.done("export ocel --texts").out


def test_a_program_is_told_what_was_written(desk: Desk) -> None:
    """With --json, what is said of a file is data."""
    path = desk.store.with_name("log.json")
    told = desk.done(f"export ocel --json --out {path}").json
    written = json.loads(path.read_text())
    assert told == {
        "out": str(path),
        "position": desk.facts,
        "events": len(written["events"]),
        "objects": len(written["objects"]),
    }
    assert desk.refused("export ocel --json").code == 2


def test_no_terminal_is_filled_with_it(desk: Desk) -> None:
    """Whoever types it without a file is told how to have one."""
    code, shown = on_a_terminal(desk.store.parent, "--store", str(desk.store), "export", "ocel")
    assert code == 2
    assert "--out FILE.json or FILE.sqlite" in shown


def test_nothing_is_kept_in_memory_to_export(desk: Desk) -> None:
    """A store that forgets everything at the end has no record."""
    answer = desk.refused("export ocel --store memory:")
    assert answer.code == 2
    assert "name a file" in answer.err


@pytest.mark.parametrize("form", ["json", "sqlite"])
def test_of_a_damaged_record_no_log_is_left(desk: Desk, form: str) -> None:
    """Half a log would look like one: the file goes again, and what is wrong is said."""
    with closing(apsw.Connection(str(desk.store))) as store:
        kept = "SELECT sql FROM sqlite_schema WHERE name = 'fact_is_unchanged'"
        trigger = str(store.execute(kept).get)
        store.execute("DROP TRIGGER fact_is_unchanged")
        store.execute("UPDATE fact SET line = x'7b7d' WHERE type = 'barrier-referred'")
        store.execute(trigger)
    path = desk.store.with_name(f"log.{form}")
    answer = desk(f"export ocel --out {path}")
    assert answer.code != 0
    assert "is not a fact as it was written" in answer.err
    assert not path.exists()
