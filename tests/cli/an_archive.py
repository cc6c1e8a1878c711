"""Stores whose facts were recorded on days of their own, to look back over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from cfworkflow import Workflow
from cfworkflow.domain.action.commands import AddAction, CompleteAction
from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier, ReferBarrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import ProposeDecision, TakeVote
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup, StandDown
from cfworkflow.domain.meeting.commands import (
    CloseMeeting,
    OpenMeeting,
    RecordAttendance,
    ScheduleMeeting,
)
from cfworkflow.store.connection import connect, disconnect
from cfworkflow.store.shredding import shred
from tests.projections import a_year

BEGINNING = "2025-03-01T12:00"
RAISED = "2025-03-10T12:00"
REFERRED = "2025-03-30T22:30"
ALSO_REFERRED = "2025-03-30T23:30"
MEETING = "2025-04-15T12:00"
DONE = "2025-06-02T12:00"


def _meeting() -> list[Command]:
    return [
        ScheduleMeeting(group="tactical", day=date(2025, 4, 15)),
        OpenMeeting(meeting="M-0001"),
        RecordAttendance(meeting="M-0001", members=("mind", "police", "shelter")),
        ProposeDecision(
            meeting="M-0001",
            kind="escalate",
            title="Take it to the board",
            barrier="B-0001",
            recommended=("Pay for a hub",),
            reasons="It cannot be mended here",
        ),
        TakeVote(decision="D-0001", ballot=Ballot(in_favour=3)),
        CloseMeeting(meeting="M-0001"),
        AddAction(
            barrier="B-0002",
            group="tactical",
            owner="mind",
            due=date(2025, 5, 1),
            title="Write a guide",
        ),
    ]


STEPS: list[tuple[str, list[Command]]] = [
    (
        BEGINNING,
        [
            EstablishGroup(group="board", tier="strategic"),
            EstablishGroup(group="tactical", tier="tactical", overseen_by="board"),
            EstablishGroup(
                group="river", tier="operational", areas=("river",), overseen_by="tactical"
            ),
            *(AppointMember(group="tactical", member=name) for name in ("mind", "police")),
            AppointMember(group="tactical", member="shelter", petals=("homelessness",)),
        ],
    ),
    (
        RAISED,
        [
            RaiseBarrier(
                group="river",
                title="No address, no GP",
                petals=("homelessness",),
                areas=("river",),
            ),
            RaiseBarrier(group="river", title="Waiting lists", petals=("mental-health",)),
        ],
    ),
    (REFERRED, [ReferBarrier(barrier="B-0001")]),
    (ALSO_REFERRED, [ReferBarrier(barrier="B-0002")]),
    (MEETING, _meeting()),
    (
        DONE,
        [
            CompleteAction(action="A-0001", note="Printed"),
            AddressBarrier(barrier="B-0002", how="A guide"),
            StandDown(group="tactical", member="police"),
        ],
    ),
]
"""When things were recorded (UTC), and what; each took effect on that same day."""


def archive(path: Path) -> Path:
    """A store of some months, each step recorded when it happened."""
    for at, commands in STEPS:
        clock = partial(datetime.fromisoformat, f"{at}+00:00")
        with Workflow.open(str(path), create=True, clock=clock) as record:
            for command in commands:
                record.do(command)
    return path


def year(path: Path) -> Path:
    """A store of a small programme's year, all of it recorded on the last day of 2026."""
    return _played(path, a_year.steps())


def whole_year(path: Path) -> Path:
    """A store with every kind of fact: the year, and what the wider programme did after it."""
    return _played(path, a_year.whole_steps())


def _played(path: Path, steps: Iterable[a_year.Step]) -> Path:
    now = datetime(2026, 12, 31, 12, tzinfo=UTC)
    with Workflow.open(str(path), create=True, clock=lambda: now) as record:
        for day, command in steps:
            record.do(command, on=date.fromisoformat(f"2026-{day}"))
    connection = connect(path, create=False)
    shred(connection, path)  # as `audit redact` does after the erasure there is in it
    disconnect(connection)
    return path
