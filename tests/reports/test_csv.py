"""A table of a document as CSV."""

from __future__ import annotations

import csv as reader
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.reports import csv
from cfworkflow.reports.document import Column, Document, Lines, Table
from tests.reports.a_document import (
    CHECKPOINT,
    HOSTILE,
    LONG,
    LOOKING_BACK,
    hostile,
    of_every_kind,
)

FORMULA = ("=", "+", "-", "@", "\t", "\r")
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def rows(document: Document, table: str | None = None) -> list[dict[str, str]]:
    """The rows of the table, read again as a program does."""
    text = csv.write(document, table).decode("utf-8-sig")
    return [*reader.DictReader(io.StringIO(text, newline=""), strict=True)]


def of_one(*texts: Any) -> Document:  # noqa: ANN401 - any text
    """A document with a table of one column."""
    table = Table("texts", "Texts", (Column("text", "Text"),), tuple((each,) for each in texts))
    return replace(of_every_kind(), blocks=(table,))


def test_the_first_table_is_written_unless_another_is_asked_for() -> None:
    """Any table has its name, those of pictures too; and so have key facts, stories and text."""
    document = of_every_kind()
    assert [row["Barrier"] for row in rows(document)] == ["B-0001", "B-0002", "B-0003"]
    assert rows(document, "ages")[0]["Oldest"] == "211"
    assert rows(document, "facts")[0]["What"] == "Barriers"
    assert rows(document, "story")[0]["Recorded"] == "2026-03-30T16:05:00+00:00"
    assert rows(document, "text")[-1]["Text"] == "Nothing yet."


def test_each_row_says_where_it_comes_from() -> None:
    """A row pasted elsewhere still knows as of when, up to which fact, and proven by what.

    The checkpoint is whole, its lines beside each other: put on lines again it can be verified.
    """
    for row in rows(of_every_kind(LOOKING_BACK)):
        assert [*row][-3:] == ["As of", "Up to fact", "Checkpoint"]
        assert (row["As of"], row["Up to fact"]) == ("2026-03-31", "1234")
        assert row["Checkpoint"].split(" ") == CHECKPOINT.splitlines()[:3]


def test_values_are_what_programs_read() -> None:
    """Dates in ISO form, figures without thousands apart, several lines with semicolons."""
    first, second, third = rows(of_every_kind())
    assert (first["Raised"], first["Days open"], first["With"]) == (
        "2025-09-01",
        "211",
        "Tactical Group",
    )
    assert second["What it is"].endswith("; Came with B-0001 on 2025-09-01.")
    assert (second["With"], third["Raised"]) == ("", "")
    figures = rows(of_every_kind(), "figures")
    assert [row["Value"] for row in figures] == ["41.5", "1200"]
    assert [row["Change"] for row in figures] == ["-3", "0.25"]


def test_it_is_utf_8_that_excel_knows_for_it() -> None:
    """With the mark at its beginning Excel shows letters as they are, and asks nothing."""
    content = csv.write(of_one("Żółć, 日本語"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert rows(of_one("Żółć, 日本語"))[0]["Text"] == "Żółć, 日本語"


def test_the_same_document_is_the_same_file() -> None:
    """Nothing of when or where it was written comes into it."""
    assert csv.write(of_every_kind()) == csv.write(of_every_kind())


def test_texts_that_mean_harm_are_text() -> None:
    """What a spreadsheet would work out has an apostrophe before it; all else is as it was."""
    found = [row["Text"] for row in rows(hostile())]
    expected = [f"'{text}" if text.startswith(FORMULA) else text for text in (*HOSTILE, LONG)]
    assert found == expected


@given(st.lists(TEXT | st.dates() | st.integers() | st.none(), max_size=5))
def test_whatever_stands_in_a_table_is_read_again(typed: list[Any]) -> None:
    """Quotes, commas and lines of any text come through; only figures begin with a sign."""
    found = [row["Text"] for row in rows(of_one(*typed))]
    for value, cell in zip(typed, found, strict=True):
        told = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
        assert cell in {told, f"'{told}"}
        assert isinstance(value, int) or not cell.startswith(FORMULA)


def test_lines_that_begin_a_formula_do_not() -> None:
    """A list is guarded as what stands alone."""
    assert rows(of_one(Lines(("=1+1", "x"))))[0]["Text"] == "'=1+1; x"


def test_no_root_is_taken_for_a_formula() -> None:
    """One root in sixty-four begins with a plus; its column never does, and needs no apostrophe."""
    root = "+9LdiZEsZXp9LGF3CKXtj7n7i5TpkE9kUF6AwPBJJnE="
    document = of_every_kind(replace(LOOKING_BACK, checkpoint=f"cfworkflow\n1234\n{root}\n"))
    assert rows(document)[0]["Checkpoint"] == f"cfworkflow 1234 {root}"


def test_heads_are_those_that_are_read_in_every_other_form() -> None:
    """A clerk opens it in Excel; what a program wants is in JSON, by the names of the data."""
    table = Table("t", "T", (Column("raised_on", "Raised on\nwhich day"),), ())
    content = csv.write(replace(of_every_kind(), blocks=(table,))).decode("utf-8-sig")
    assert content.partition(",As of")[0] == "Raised on which day"


def test_an_empty_table_is_its_heads() -> None:
    """Whoever opens it sees which columns there are."""
    content = csv.write(of_every_kind(), "withdrawn").decode("utf-8-sig")
    assert content == "Barrier,Why,As of,Up to fact,Checkpoint\r\n"


def test_a_table_that_is_not_there_is_named_with_those_that_are() -> None:
    """So that whoever asked can ask for the right one; of nothing at all nothing is written."""
    with pytest.raises(csv.NoSuchTable) as missing:
        csv.write(of_every_kind(), "bariers")
    assert missing.value.names[:2] == ("barriers", "figures")
    with pytest.raises(csv.NoSuchTable, match="no table in this"):
        csv.write(replace(of_every_kind(), blocks=()))
