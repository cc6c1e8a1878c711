"""A partnership's own log, kept in a workbook until now: two barriers, an action, a meeting."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.importing.commands import ActionRow, BarrierRow, ImportLog, LogRow
from cfworkflow.testing.of_imports import a_key
from tests.projections.a_year import Step


def where(sheet: str, own: str, row: int) -> dict[str, object]:
    """Where a row stands, and by what it is known."""
    return {
        "sheet": sheet,
        "row": row,
        "key": a_key(sheet, own),
        "own": own,
        "cells": {"title": "0a1b2c3d"},
    }


def a_log(*rows: LogRow) -> ImportLog:
    """The log with these rows."""
    return ImportLog(
        log="river-log",
        file="5" * 64,
        file_name="barriers of the river.xlsx",
        sheet_names={"barriers": "Barriers", "actions": "Actions"},
        barriers=tuple(row for row in rows if isinstance(row, BarrierRow)),
        actions=tuple(row for row in rows if isinstance(row, ActionRow)),
    )


def a_barrier(own: str, row: int, **more: object) -> BarrierRow:
    """A barrier met in the county in spring."""
    return BarrierRow.model_validate(
        {
            **where("barriers", own, row),
            "group": "county",
            "title": f"The ferry stops at dusk ({own})",
            "raised_on": date(2026, 4, 6),
            **more,
        }
    )


AN_ACTION = ActionRow.model_validate(
    {
        **where("actions", "RA7", 2),
        "barrier": (a_key("barriers", "R1"),),
        "title": "Ask for a later ferry",
        "group": "tactical",
        "owner": "mind",
        "added_on": date(2026, 5, 4),
        "due": date(2026, 9, 30),
    }
)

STEPS = (
    Step("11-20", a_log(a_barrier("R1", 2, referred_on=date(2026, 4, 20)), AN_ACTION)),
    Step(
        "12-04",
        a_log(
            a_barrier(
                "R1",
                2,
                referred_on=date(2026, 4, 20),
                addressed_on=date(2026, 6, 1),
                how="A boat on request",
            )
        ),
    ),
)
