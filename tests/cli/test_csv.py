"""`--csv`: lists for a spreadsheet, which shows what was typed and never works it out."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cfworkflow.cli.sheet import cell
from docs.make_commands import commands
from tests.cli.terminal import Desk, ask_process

Desks = Callable[[str], Desk]

LISTS = (
    *("barrier list", "meeting list", "decision list", "action list", "group list"),
    *("member list tactical", "plan show", "barrier history B-0001", "audit log"),
    "member attendance tactical",
    *("briefing list", "briefing due", "communication list"),
    *("inquiry list", "inquiry agents"),
    *("approach list", "sense-check list"),
    *("theme list", "learning list"),
    *("vision list", "principle list", "measure list"),
    *("strand list", "strand show", "support list", "risk list"),
)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def sheet(desk: Desk, command: str) -> list[dict[str, str]]:
    """The rows of a list as a spreadsheet reads them, by the heads of their columns."""
    return [
        *csv.DictReader(io.StringIO(desk.done(f"{command} --csv").out, newline=""), strict=True)
    ]


def test_every_list_can_be_had_as_csv() -> None:
    """What can be paged is a list, and every list can go to a spreadsheet."""
    taking = {
        " ".join(named.path)
        for named in commands()
        if any(parameter.name == "as_csv" for parameter in named.command.params)
    }
    assert taking == {" ".join(command.split()[:2]) for command in LISTS}


@pytest.mark.parametrize("command", LISTS)
def test_a_sheet_has_the_rows_of_the_list_under_one_row_of_heads(
    whole_years: Desk, command: str
) -> None:
    """As many rows as in JSON, all as wide as the heads, each line ended as RFC 4180 has it."""
    shown = whole_years.done(f"{command} --json").json
    rows = shown
    if isinstance(shown, dict):
        rows = next(shown[name] for name in ("barriers", "members", "principles") if name in shown)
    text = whole_years.done(f"{command} --csv").out
    lines = [*csv.reader(io.StringIO(text, newline=""), strict=True)]
    assert len(lines) == len(rows) + 1
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len({*lines[0]}) == len(lines[0])
    assert text.endswith("\r\n")
    assert "\n" not in re.sub(r'"[^"]*"', "", text).replace("\r\n", "")


def test_dates_are_iso_lists_are_joined_and_nothing_is_nothing(a_years: Desk) -> None:
    """A cell is a value: no dashes for what is missing, no commas inside lists."""
    first, *_ = sheet(a_years, "barrier list")
    assert (first["raised"], first["petals"]) == ("2026-02-01", "homelessness")
    decisions = {row["decision"]: row for row in sheet(a_years, "decision list")}
    assert decisions["D-0006"]["decided"] == ""
    assert (
        decisions["D-0001"]["recommendations"] == "Register people at a hub; Pay for interpreters"
    )
    assert decisions["D-0001"]["for"] == "2"
    board = next(row for row in sheet(a_years, "group list") if row["group"] == "board")
    assert (board["overseen by"], board["areas"]) == ("", "")
    assert ISO.fullmatch(board["since"])
    meetings = {row["meeting"]: row for row in sheet(a_years, "meeting list")}
    assert meetings["M-0002"]["present"] == "mind; shelter (by deputy)"


def test_the_plan_is_a_row_a_barrier(a_years: Desk) -> None:
    """What a paragraph tells on a terminal stands in one row."""
    row = next(row for row in sheet(a_years, "plan show") if row["barrier"] == "B-0001")
    assert row["came from"] == "river; tactical; board; tactical"
    assert row["recommended"].startswith("Register people at a hub (accepted); ")
    assert (row["last decision"], row["outcome"]) == ("D-0007", "carried")
    assert row["addressed"] == "2026-11-20 by tactical, at the tactical tier: It joined again"
    waiting = {each["barrier"]: each["to be checked by"] for each in sheet(a_years, "plan show")}
    assert {ref: who for ref, who in waiting.items() if who} == {"B-0002": "marsh"}


@pytest.mark.parametrize("title", ["=1+1", "+44 20", "-5 degrees", "@someone", '=HYPERLINK("x")'])
def test_no_cell_begins_a_formula(desk_at: Desks, title: str) -> None:
    """What was typed as text is shown as text, whatever it begins with."""
    desk = desk_at("programme")
    quoted = shlex.quote(title)
    desk.done(f"barrier raise peterborough --title {quoted} --description {quoted}")
    row, *_ = sheet(desk, "barrier list")
    assert (row["title"], row["description"]) == (f"'{title}", f"'{title}")
    assert desk.done("barrier list --json").json[0]["title"] == title


@given(st.text() | st.lists(st.text(), max_size=3))
@example("=1")
@example(["-1", "2"])
def test_whatever_text_a_cell_is_made_of_it_is_no_formula(value: str | list[str]) -> None:
    """What is listed is guarded as what stands alone, and nothing else is changed."""
    made = cell(value)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    text = value if isinstance(value, str) else "; ".join(value)
    assert made in {text, f"'{text}"}


@given(st.integers() | st.dates() | st.none())
def test_numbers_and_dates_are_themselves(value: date | int | None) -> None:
    """Only numbers may begin with a sign: a spreadsheet can add them up."""
    assert cell(value) == ("" if value is None else str(value))


def test_quotes_lines_commas_and_letters_come_through(desk_at: Desks) -> None:
    """A description of several lines, with quotes and a pound sign, is one cell."""
    desk = desk_at("programme")
    told = 'First, "this"\nthen £5 für Żółć; 日本'
    desk.done(f"barrier raise peterborough --title T --description {shlex.quote(told)}")
    assert sheet(desk, "barrier list")[0]["description"] == told


def test_a_sheet_is_utf_8_whatever_the_terminal_speaks(desk_at: Desks) -> None:
    """Spreadsheets and programs read one encoding."""
    desk = desk_at("programme")
    desk.done("barrier raise peterborough --title Żółć")
    answer = ask_process(
        *("barrier", "list", "--csv"),
        folder=desk.store.parent,
        settings={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert "Żółć" in answer.out, answer.err


@pytest.mark.parametrize("command", LISTS)
def test_json_and_csv_together_are_wrong_usage(a_years: Desk, command: str) -> None:
    """One answer has one form."""
    answer = a_years.refused(f"{command} --csv --json")
    assert answer.code == 2
    assert answer.error["message"] == "Give --json or --csv, not both."


def test_an_empty_list_is_its_heads(a_years: Desk) -> None:
    """A program that reads it finds the columns, and a person is told on stderr."""
    answer = a_years.done("barrier list --area nowhere --csv")
    assert answer.out.startswith("barrier,state,tier,with,")
    assert len(answer.out.splitlines()) == 1
    assert "No such barriers" in answer.err


def test_a_sheet_may_look_back_and_be_narrowed(archived: Desk) -> None:
    """--csv goes with --as-of and with filters."""
    rows = sheet(archived, "barrier list --as-of 2025-04-15 --tier strategic")
    assert [row["barrier"] for row in rows] == ["B-0001"]
