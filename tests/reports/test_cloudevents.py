"""What is exported as CloudEvents is what the standard asks for, and what is on record."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cfworkflow.reports.cloudevents import event_lines
from cfworkflow.store.cloud_event import cloud_event, record_name
from cfworkflow.store.refusals import StoreDamaged
from tests.audit.test_verification import free_of_triggers
from tests.importing.an_export import exported
from tests.projections.a_kept_store import connected, write
from tests.projections.a_year import whole_year

ATTRIBUTE = re.compile(r"[a-z0-9]{1,20}")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
CONTEXT = {"specversion", "id", "source", "type", "time", "subject", "datacontenttype", "data"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every kind of fact."""
    return write(tmp_path_factory.mktemp("store") / "a.db", whole_year())


@pytest.fixture(scope="module")
def events(store: Path) -> list[dict[str, Any]]:
    """Its events as whoever parses them has them."""
    return [json.loads(line) for line in exported(store).split(b"\n")[:-1]]


def test_every_event_is_one_by_the_standard(events: list[dict[str, Any]]) -> None:
    """CloudEvents 1.0: the four attributes that must be there, and the form of each other one."""
    assert len(events) == len(whole_year())
    for event in events:
        assert event["specversion"] == "1.0"
        for name, said in event.items():
            assert ATTRIBUTE.fullmatch(name)
            assert name == "data" or (isinstance(said, str) and said), name
        assert RFC_3339.fullmatch(event["time"])
        assert event["datacontenttype"] == "application/json"
        assert "data_base64" not in event


def test_what_is_ours_can_not_be_taken_for_another_extension(events: list[dict[str, Any]]) -> None:
    """Attributes beside those of the standard say by their names whose they are."""
    assert all(name.startswith("cfw") for event in events for name in event.keys() - CONTEXT)


def test_source_and_id_tell_every_event_from_all_others(
    store: Path, events: list[dict[str, Any]]
) -> None:
    """The record's name is the hash of how it begins (RFC 6920), and the id a place in it."""
    assert [event["id"] for event in events] == [str(n) for n in range(1, len(events) + 1)]
    with connected(store) as connection:
        first = connection.execute("SELECT line FROM fact WHERE position = 1").get
    [source] = {event["source"] for event in events}
    assert source == record_name(first)
    digest = source.removeprefix("ni:///sha-256;")
    assert urlsafe_b64decode(digest + "=") == sha256(first).digest()


def test_what_is_to_be_read_is_what_is_carried(events: list[dict[str, Any]]) -> None:
    """A program that never opens the line reads the same there as one that does."""
    for event in events:
        line = json.loads(event["data"]["line"])
        assert event["type"] == f"cfworkflow.{line['type']}.v{line['version']}"
        assert datetime.fromisoformat(event["time"]) == datetime.fromisoformat(line["recorded_at"])
        assert event["subject"] in line["tags"]
        assert [event[f"cfw{name}"] for name in ("on", "actor", "command", "commandid")] == [
            line[name] for name in ("on", "actor", "command", "command_id")
        ]
        assert event["data"]["facts"] == line["facts"]
        said = event["data"]["narrative"]
        texts = None if said is None else json.loads(said)
        bare = texts and {name: text for name, text in texts.items() if name != "salt"}
        assert event["data"]["texts"] == bare


def test_the_line_is_the_leaf_of_the_log(store: Path, events: list[dict[str, Any]]) -> None:
    """What is carried is what is proved, byte for byte, and the text it has the hash of."""
    with connected(store) as connection:
        rows = connection.execute("SELECT line, narrative FROM fact ORDER BY position").fetchall()
    for event, (line, narrative) in zip(events, rows, strict=True):
        carried = event["data"]["narrative"]
        assert event["data"]["line"].encode() == line
        assert (carried is None and narrative is None) or carried.encode() == narrative


def test_as_of_a_position_is_the_beginning_of_the_whole(store: Path) -> None:
    """Exported later, what was exported before stands in it as it was."""
    lines = exported(store).splitlines(keepends=True)
    with connected(store) as connection:
        for position in (0, 1, 17, len(lines)):
            assert [*event_lines(connection, position)] == lines[:position]


def test_withheld_texts_are_nowhere_in_it(store: Path) -> None:
    """Neither what was said nor the salt by which it could be guessed at."""
    with connected(store) as connection:
        found = connection.execute("SELECT narrative FROM fact WHERE narrative IS NOT NULL")
        said = [json.loads(narrative) for (narrative,) in found]
    bare = exported(store, texts=False)
    texts = [text for one in said for text in one.values() if isinstance(text, str)]
    assert len(texts) > 100
    assert not [text for text in texts if len(text) > 12 and text.encode() in bare]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fact SET line = CAST('{}' AS BLOB) WHERE position = 3",
        "UPDATE fact SET line = CAST(x'ff' AS BLOB) WHERE position = 3",
        "UPDATE fact SET narrative = CAST('{}' AS BLOB) WHERE position = 3",
        "DELETE FROM fact WHERE position = 3",
    ],
)
def test_a_damaged_record_is_not_handed_on(store: Path, tmp_path: Path, statement: str) -> None:
    """What could not be imported again is not exported as if it could; the position is told."""
    copy = tmp_path / "a.db"
    copy.write_bytes(store.read_bytes())
    with connected(copy) as connection:
        free_of_triggers(connection)
        connection.execute(statement)
        with pytest.raises(StoreDamaged, match="position 3"):
            [*event_lines(connection, 10)]


def test_hostile_text_is_carried_as_text() -> None:
    """Line ends of every sort, quotes and what elsewhere is markup: one line, and the same."""
    text = 'a\n"b"\r\u2028\u2029\x85\\ </script> \u202e{"x":1}\x00\U0001f600'
    line = {
        "type": "x",
        "version": 1,
        "tags": ["group:a"],
        "on": "2026-01-01",
        "recorded_at": "2026-01-01T00:00:00+00:00",
        "actor": text,
        "command": "c",
        "command_id": "1",
        "facts": {"said": text},
    }
    written = json.dumps(line, ensure_ascii=False).encode()
    event = cloud_event("s", 1, written, None)
    assert event.data.line.encode() == written
    assert event.cfwactor == text
