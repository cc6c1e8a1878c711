"""Logs that teams kept themselves: some rows new, some known, some grown since."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.importing.commands import (
    ActionRow,
    BarrierRow,
    ImportLog,
    LogRow,
    MeetingRow,
)
from cfworkflow.testing.cast import MEMBERS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, day_near, mostly, seldom, some
from cfworkflow.testing.scene import Scene

_LOGS = st.sampled_from(("county-log", "town-log"))
_OWN = st.integers(1, 12)
_FEW = st.integers(0, 3)


def a_key(sheet: str, own: object) -> str:
    """By what a row is known again."""
    return sha256(f"{sheet} {own}".encode()).hexdigest()


def _where(sheet: str, own: int, row: int, values: dict[str, Any]) -> dict[str, Any]:
    cells = {
        name: sha256(repr(value).encode()).hexdigest()[:8]
        for name, value in values.items()
        if name not in LogRow.model_fields
    }
    key = a_key(sheet, own)
    return {"sheet": sheet, "row": row, "key": key, "own": str(own), "cells": cells, **values}


@composite
def barrier_rows(draw: DrawFn, scene: Scene, own: int, row: int) -> BarrierRow:
    """A barrier that was raised some weeks ago, and how far it has come since."""
    day = scene.today - timedelta(days=draw(st.integers(0, 40)))
    values: dict[str, Any] = {
        "raised_on": day,
        "group": mostly(draw, scene.standing("active", tier="operational"), [*scene.groups]),
        "title": f"Barrier {own}",
    }

    def later() -> date:
        return min(day + timedelta(days=draw(_FEW)), scene.today)

    if not seldom(draw, 3):
        values["referred_on"] = day = later()
    if seldom(draw, 8):
        values["escalated_on"] = later()
    if not seldom(draw, 3):
        values |= {"addressed_on": later(), "how": draw(TEXTS)}
        day = values["addressed_on"]
        if not seldom(draw, 3):
            values |= {"checked_on": later(), "met": draw(st.booleans()), "findings": draw(TEXTS)}
    elif seldom(draw, 4):
        values |= {"withdrawn_on": later(), "withdrawn_because": draw(TEXTS)}
    if seldom(draw, 6):
        values["status"] = draw(st.sampled_from(("open", "closed", "addressed")))
    return BarrierRow(**_where("barriers", own, row, values))


@composite
def action_rows(draw: DrawFn, scene: Scene, own: int, row: int) -> ActionRow:
    """An action for one of the barriers of the log."""
    day = day_near(draw, scene.today, before=20, after=0)
    values: dict[str, Any] = {
        "added_on": day,
        "barrier": (a_key("barriers", draw(_OWN)),),
        "title": f"Action {own}",
        "group": "tactical",
        "owner": mostly(draw, scene.roll("tactical", day), MEMBERS),
        "due": scene.today + timedelta(days=30),
    }
    if draw(st.booleans()):
        values["done_on"] = min(day + timedelta(days=draw(_FEW)), scene.today)
    return ActionRow(**_where("actions", own, row, values))


@composite
def meeting_rows(draw: DrawFn, scene: Scene, own: int, row: int) -> MeetingRow:
    """A meeting of the tactical group, which escalates a barrier of the log or decides a plan."""
    day = day_near(draw, scene.today, before=20, after=0)
    roll = scene.roll("tactical", day)
    present = some(draw, roll, at_least=0 if seldom(draw, 5) else len(roll) * 2 // 3)
    values: dict[str, Any] = {
        "held_on": day,
        "group": "tactical",
        "present": present,
        "item": f"Item {own}",
        "decides": "key",
        "reasons": draw(TEXTS),
        "votes_for": len(present),
    }
    if seldom(draw, 2):
        values |= {
            "decides": "escalate",
            "barrier": (a_key("barriers", draw(_OWN)),),
            "recommended": ("Agree it.",),
        }
    return MeetingRow(**_where("meetings", own, row, values))


@composite
def import_log(draw: DrawFn, scene: Scene) -> ImportLog:
    """A file of a few rows, among them some that may have been imported before."""
    log = draw(_LOGS)
    numbers = sorted(set(draw(st.lists(_OWN, min_size=1, max_size=3))))
    extra = seldom(draw, 2)
    return ImportLog(
        log=log,
        file=sha256(repr((log, numbers)).encode()).hexdigest(),
        file_name=f"{log}.xlsx",
        sheet_names={"barriers": "Barriers"},
        barriers=tuple(draw(barrier_rows(scene, n, row)) for row, n in enumerate(numbers, 2)),
        actions=(draw(action_rows(scene, draw(_OWN), 2)),) if extra else (),
        meetings=(draw(meeting_rows(scene, draw(_OWN), 2)),) if extra and seldom(draw, 2) else (),
        checks=not seldom(draw, 4),
        leave_edited=seldom(draw, 2),
    )


def _promising(_scene: Scene) -> Promising:
    return {ImportLog: 1}


CHAPTER = Chapter(
    commands={ImportLog: import_log},
    promising=_promising,
    deep=frozenset({"fact row-imported"}),
)
