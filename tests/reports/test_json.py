"""What a document tells as JSON."""

from __future__ import annotations

import json as reader
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.reports import json
from tests.reports.a_document import CHECKPOINT, HOSTILE, LONG, OF_NOTHING, hostile, of_every_kind


def test_it_has_what_the_document_tells_and_where_that_comes_from() -> None:
    """A program finds the data, as of when it is, and the checkpoint to prove it by."""
    told = reader.loads(json.write(of_every_kind()))
    assert (told["title"], told["of"]) == ("Barriers that are open", "All groups")
    assert told["data"]["barriers"] == ["B-0001", "B-0002", "B-0003"]
    assert told["provenance"] == {
        "as_of": None,
        "day": "2026-03-31",
        "position": 1234,
        "recorded_at": "2026-03-30T16:05:09.250000+00:00",
        "checkpoint": CHECKPOINT,
        "signed": False,
    }
    assert reader.loads(json.write(of_every_kind(OF_NOTHING)))["provenance"]["recorded_at"] is None


def test_the_same_document_is_the_same_file() -> None:
    """Nothing of when or where it was written comes into it."""
    assert json.write(of_every_kind()) == json.write(of_every_kind())
    assert json.write(of_every_kind()).endswith(b"}\n")


def test_texts_come_through_as_they_are() -> None:
    """Text is data here: nothing is changed, whatever it would mean elsewhere."""
    assert reader.loads(json.write(hostile()))["data"]["texts"] == [*HOSTILE, LONG]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=())),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
def test_any_data_is_read_again_as_it_was(data: object) -> None:
    """Even half a character, which no encoding has."""
    told = json.write(replace(of_every_kind(), data=data))
    assert reader.loads(told)["data"] == data


def test_dates_are_in_iso_form() -> None:
    """Rows are written as every other JSON of the program writes them."""
    at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    told = json.write(replace(of_every_kind(), data={"on": date(2026, 3, 1), "at": at}))
    assert reader.loads(told)["data"] == {"on": "2026-03-01", "at": "2026-03-01T09:30:00+00:00"}
