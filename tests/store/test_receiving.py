"""What is taken from elsewhere is a fact of ours to the letter, or is not taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cfworkflow.store.receiving import take
from cfworkflow.store.refusals import StoreDamaged, StoreNewer
from tests.store.test_golden_events import GOLDEN_FILES, first_line, stored

LINE = first_line(stored(Path(__file__).parent / "golden" / "barrier-referred-1.jsonl")[0])


def with_line(**changed: object) -> bytes:
    """The line of a fact, some of it changed."""
    line = {**json.loads(LINE), **changed}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("path", GOLDEN_FILES, ids=lambda path: path.stem)
def test_whatever_was_ever_written_is_taken(path: Path) -> None:
    """Design § 6: also what an older version wrote, with its text and without, comes as it is."""
    for event in stored(path):
        line, _, narrative = event.data.partition(b"\n")
        whole = take(line, narrative or None, 7)
        assert whole.row == (event.type, json.dumps(event.tags), line, narrative or None)
        assert not whole.told.withheld
        if narrative:
            assert take(line, None, 7).told.withheld


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        LINE + b" ",
        LINE.replace(b'"actor":', b'"actor":"other","actor":'),
        with_line(recorded_at="2026-01-01T00:00:00"),
        with_line(recorded_at=json.loads(LINE)["recorded_at"].replace("+00:00", "+0000")),
        with_line(recorded_at=json.loads(LINE)["recorded_at"].replace("T", " ")),
        with_line(tags=[]),
        with_line(tags=json.loads(LINE)["tags"][::-1]),
        with_line(tags=[*json.loads(LINE)["tags"], "group:more"]),
        with_line(command_id="another"),
        with_line(facts={}),
        with_line(facts={**json.loads(LINE)["facts"], "more": 1}),
        with_line(facts={**json.loads(LINE)["facts"], "because": "a text among the facts"}),
        with_line(type=["barrier-referred"]),
    ],
)
def test_what_is_no_fact_of_ours_is_not_taken(line: bytes) -> None:
    """Another reading, other tags, another command's id: a record must be found by what it says."""
    with pytest.raises(StoreDamaged, match="position 7"):
        take(line, None, 7)


@pytest.mark.parametrize("line", [with_line(type="barrier-levitated"), with_line(version=99)])
def test_what_a_later_version_wrote_is_named(line: bytes) -> None:
    """The remedy is another: not the file is wrong, the program is old."""
    with pytest.raises(StoreNewer, match="unknown here"):
        take(line, None, 7)
