"""Imported logs: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.importing.commands import BarrierRow, ImportLog
from cfworkflow.domain.importing.facts import RowImported
from cfworkflow.testing.of_imports import a_key
from tests.rules.a_year import JUNE, a_year, added, position
from tests.rules.tampering import History, change

RAISED = date(2026, 5, 11)


def a_row(own: int, **more: object) -> BarrierRow:
    """A barrier of the log."""
    return BarrierRow.model_validate(
        {
            "sheet": "barriers",
            "row": own + 1,
            "key": a_key("barriers", own),
            "own": str(own),
            "raised_on": RAISED,
            "group": "north",
            "title": f"Barrier {own}",
            **more,
        }
    )


def a_log(*rows: BarrierRow) -> ImportLog:
    """The log with these rows."""
    return ImportLog(log="north-log", file="1" * 64, file_name="north.xlsx", barriers=rows)


HISTORY = a_year(
    (JUNE, a_log(a_row(1), a_row(2))),
    (JUNE, a_log(a_row(1, referred_on=RAISED), a_row(2))),
)


def imported_again(history: History) -> History:
    """Tell of a row's import twice."""
    place = position(history, RowImported)
    return added(history, place + 1, history[place].fact)


FIRST: dict[str, object] = {"key": a_key("barriers", 1), "steps": ("raise",)}
GROWN: dict[str, object] = {"key": a_key("barriers", 1), "steps": ("refer",)}

TAMPERINGS = (
    ("I2", "a row imported twice", imported_again),
    ("I2", "a step taken twice at once", change(RowImported, GROWN, steps=("refer", "refer"))),
    ("I2", "a step of an earlier import", change(RowImported, GROWN, steps=("raise", "refer"))),
    (
        "I1",
        "a row that led to nothing there is",
        change(RowImported, FIRST, thing="barrier:B-0404"),
    ),
    (
        "I1",
        "a row that led to no kind there is",
        change(RowImported, FIRST, thing="person:someone"),
    ),
    ("I1", "a row that led to something else", change(RowImported, GROWN, thing="barrier:B-0001")),
    ("I1", "a row that led to a group's nothing", change(RowImported, FIRST, thing="")),
)
