"""A log of rows of every kind, for a record of the whole programme, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from cfworkflow.domain.importing.commands import (
    ActionRow,
    BarrierRow,
    ImportLog,
    LogRow,
    MeetingRow,
)
from cfworkflow.domain.importing.facts import RowImported
from cfworkflow.domain.meeting.whole import Place
from cfworkflow.testing.of_imports import a_key
from tests.domain.a_programme import members, programme
from tests.domain.given_when_then import Outcome, given

SPRING, MAY, JUNE = date(2026, 3, 2), date(2026, 5, 4), date(2026, 6, 1)
RECORD = given(programme())


def where(
    sheet: str, own: object, values: dict[str, Any], row: int | None = None
) -> dict[str, Any]:
    """Where a row stands, by what it is known, and what its cells say."""
    cells = {name: f"{hash(str(value)) & 0xFFFFFFFF:08x}" for name, value in values.items()}
    number = row or int("".join(filter(str.isdigit, str(own)))) + 1
    key = a_key(sheet, own)
    return {"sheet": sheet, "row": number, "key": key, "own": str(own), "cells": cells, **values}


def barrier(own: int, *, row: int | None = None, **more: object) -> BarrierRow:
    """A barrier met in the county in spring."""
    values = {"group": "county", "title": f"No beds in ward {own}", "raised_on": SPRING, **more}
    return BarrierRow(**where("barriers", own, values, row))


def action(own: str, about: int, **more: object) -> ActionRow:
    """An action for a barrier of the log, agreed in May."""
    values = {
        "barrier": (a_key("barriers", about),),
        "title": "Count them",
        "owner": "place-1",
        "group": "tactical",
        "added_on": MAY,
        "due": JUNE,
        **more,
    }
    return ActionRow(**where("actions", own, values))


def item(own: str, **more: object) -> MeetingRow:
    """An item of the tactical group's meeting in May."""
    values = {
        "group": "tactical",
        "held_on": MAY,
        "present": members(6),
        "decides": "key",
        "item": "A plan",
        "reasons": "It is time",
        "votes_for": 5,
        "votes_against": 1,
        **more,
    }
    return MeetingRow(**where("decisions", own, values))


def escalation(own: str, about: int, **more: object) -> MeetingRow:
    """An item that takes a barrier of the log to the board."""
    matter = {"decides": "escalate", "barrier": (a_key("barriers", about),)}
    return item(own, **{**matter, "recommended": ("Buy beds",), **more})


def a_log(*rows: LogRow, checks: bool = True) -> ImportLog:
    """The log with these rows."""
    return ImportLog(
        log="county-log",
        file="1" * 64,
        file_name="log.xlsx",
        sheet_names={"barriers": "Barriers"},
        barriers=tuple(row for row in rows if isinstance(row, BarrierRow)),
        actions=tuple(row for row in rows if isinstance(row, ActionRow)),
        meetings=tuple(row for row in rows if isinstance(row, MeetingRow)),
        checks=checks,
    )


def kinds(outcome: Outcome) -> list[tuple[str, date]]:
    """What was decided on, without the notes of where it came from, each with its date."""
    told = [each for each in outcome.recorded if not isinstance(each.fact, RowImported)]
    return [(each.fact.NAME, each.on) for each in told]


def places(outcome: Outcome) -> list[tuple[Place, str]]:
    """The place and the code of each problem."""
    no = outcome.refused
    assert no is not None
    return [(place, problem.code) for place, problem in getattr(no, "problems", [])]
