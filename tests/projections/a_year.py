"""A year of a small programme, and the whole of it with every kind of fact in it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple, Self

from cfworkflow import Workflow
from cfworkflow.domain.action.commands import (
    AddAction,
    CompleteAction,
    DropAction,
    ReassignAction,
    ReopenAction,
    ReportProgress,
    StartAction,
)
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    ReopenBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ProposeDecision,
    PutAgain,
    TakeVote,
    WithdrawDecision,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    AppointMember,
    EndPartnership,
    EstablishGroup,
    ReassignAreas,
    StandDown,
)
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CancelMeeting,
    CloseMeeting,
    DeclareInterest,
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.whole import MeetingProblems
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.terms import Terms
from cfworkflow.projections.reading import Reading, read_views
from tests.projections import years

TODAY = date(2026, 12, 31)
STRICTER = Terms(quorum_plus=2)


class Step(NamedTuple):
    """A command, and the day of 2026 on which it takes effect, such as `01-05`."""

    day: str
    command: Command


class Programme:
    """A record in memory; today is the last day of 2026."""

    def __init__(self) -> None:
        now = datetime(2026, 12, 31, 12, tzinfo=UTC)
        self._workflow = Workflow.open("memory:", clock=lambda: now)

    def on(self, day: str, *commands: Command) -> Self:
        """Record what took effect on a day of 2026, such as `01-05`."""
        for command in commands:
            self._workflow.do(command, on=date.fromisoformat(f"2026-{day}"))
        return self

    def history(self) -> tuple[Recorded, ...]:
        """Every fact so far."""
        return tuple(self._workflow.history())

    def read(self) -> Reading:
        """The views so far."""
        return read_views(self.history())


def groups() -> list[Command]:
    """A board over a tactical group over three partnerships, one of them forming."""
    return [
        EstablishGroup(group="board", tier="strategic"),
        EstablishGroup(group="tactical", tier="tactical", overseen_by="board", name="The Group"),
        EstablishGroup(
            group="county", tier="operational", areas=("city", "fen"), overseen_by="tactical"
        ),
        EstablishGroup(group="river", tier="operational", areas=("river",), overseen_by="tactical"),
        EstablishGroup(
            group="marsh",
            tier="operational",
            areas=("marsh",),
            overseen_by="tactical",
            forming=True,
        ),
    ]


def places() -> list[Command]:
    """Four places on the tactical group and three on the board: a quorum of two on each."""
    return [
        AppointMember(
            group="tactical",
            member="mind",
            organisation="mind-charity",
            name="Mind, the charity",
            petals=("mental-health",),
            areas=("city",),
            sectors=("voluntary",),
            role="chair",
        ),
        *(AppointMember(group="tactical", member=name) for name in ("police", "shelter", "trust")),
        *(AppointMember(group="board", member=name) for name in ("council", "health", "justice")),
    ]


def begun() -> Programme:
    """The groups and their members, on record since 5 January."""
    return Programme().on("01-05", *groups(), *places())


def met(day: str, meeting: str, group: str, *present: str) -> list[Command]:
    """A meeting of a group, open, with these members in the room."""
    return [
        ScheduleMeeting(group=group, day=date.fromisoformat(f"2026-{day}")),
        OpenMeeting(meeting=meeting),
        RecordAttendance(meeting=meeting, members=present),
    ]


def escalation(barrier: str, meeting: str) -> ProposeDecision:
    """The proposal to escalate a barrier, with two recommendations."""
    return ProposeDecision(
        meeting=meeting,
        kind="escalate",
        title=f"Take {barrier} to the board",
        barrier=barrier,
        recommended=("Register people at a hub", "Pay for interpreters"),
        reasons="It cannot be mended here",
        alternatives="Leave it",
        lived_experience="Three people told us",
        principles=("equal-voice",),
    )


def vote(decision: str, in_favour: int, against: int = 0, reasons: str | None = None) -> TakeVote:
    """A counted vote."""
    ballot = Ballot(in_favour=in_favour, against=against)
    return TakeVote(decision=decision, ballot=ballot, reasons=reasons)


def _beginning() -> list[tuple[str, list[Command]]]:
    return [
        ("01-05", [*groups(), *places()]),
        ("01-12", [ActivatePartnership(group="marsh")]),
        (
            "02-01",
            [
                RaiseBarrier(
                    group="river",
                    title="No address, no GP",
                    description="Practices ask for proof of address",
                    petals=("homelessness",),
                    areas=("river",),
                ),
                RaiseBarrier(group="county", title="Waiting lists", areas=("fen",)),
                RaiseBarrier(group="county", title="Two referrals at once", areas=("city",)),
                RaiseBarrier(group="marsh", title="No bus to the clinic", areas=("marsh",)),
                RaiseBarrier(group="county", title="Raised by mistake"),
                ReferBarrier(barrier="B-0001", because="It is a county matter"),
                ReferBarrier(barrier="B-0003"),
                WithdrawBarrier(barrier="B-0005", because="It is the same as B-0002"),
            ],
        ),
        (
            "02-10",
            [
                ReassignAreas(group="county", to="marsh", areas=("fen",)),
                EndPartnership(group="river", successor="county", because="Merged"),
                StandDown(group="tactical", member="trust", because="New post"),
            ],
        ),
        ("02-20", [AppointMember(group="tactical", member="trust", role="project-team")]),
    ]


def _spring() -> list[tuple[str, list[Command]]]:
    return [
        (
            "03-02",
            [
                *met("03-02", "M-0001", "tactical", "mind"),
                RecordApologies(meeting="M-0001", members=("shelter", "police")),
                escalation("B-0001", "M-0001"),
                DeferDecision(decision="D-0001", deferred_for="inquorate", because="Only one came"),
                CloseMeeting(meeting="M-0001"),
            ],
        ),
        (
            "04-02",
            [
                ScheduleMeeting(
                    group="tactical",
                    day=date(2026, 4, 2),
                    kind="extraordinary",
                    title="The second try",
                ),
                PutAgain(decision="D-0001", meeting="M-0002"),
                OpenMeeting(meeting="M-0002"),
                RecordAttendance(
                    meeting="M-0002", members=("mind", "police"), proxies={"shelter": "deputy"}
                ),
                ApproveMinutes(meeting="M-0001", at_meeting="M-0002"),
                DeclareInterest(decision="D-0001", member="police", nature="Runs the hub"),
                TakeVote(
                    decision="D-0001",
                    votes={"mind": "for", "shelter": "for"},
                    reasons="Said at the vote: it needs money",
                    evidence="Forty refusals counted",
                ),
                ProposeDecision(
                    meeting="M-0002", kind="permit", title="Try a hub", until=date(2027, 3, 31)
                ),
                vote("D-0002", 1, 1, "A trial first"),
                RecordDeparture(meeting="M-0002", members=("police",)),
                ProposeDecision(meeting="M-0002", kind="key", title="Meet on Mondays"),
                WithdrawDecision(decision="D-0003", because="Not now"),
                escalation("B-0003", "M-0002"),
                vote("D-0004", 2),
                ProposeDecision(
                    meeting="M-0002",
                    kind="adopt-terms",
                    title="A higher quorum",
                    terms=STRICTER,
                    reasons="More should be there",
                ),
                vote("D-0005", 2),
                ProposeDecision(meeting="M-0002", kind="key", title="The next steps"),
                CloseMeeting(meeting="M-0002"),
            ],
        ),
    ]


def _actions() -> list[tuple[str, list[Command]]]:
    return [
        (
            "04-10",
            [
                AddAction(
                    barrier="B-0003", owner="council", due=date(2026, 6, 1), title="Ask the trust"
                ),
                AddAction(
                    barrier="B-0001",
                    group="tactical",
                    owner="shelter",
                    due=date(2027, 6, 1),
                    title="Write a guide",
                ),
                StartAction(action="A-0002"),
                ReportProgress(action="A-0002", note="A draft is out"),
                CompleteAction(action="A-0002", note="Printed"),
                ReopenAction(action="A-0002", because="A page is missing"),
                ReassignAction(action="A-0002", owner="mind"),
                AddAction(
                    barrier="B-0001",
                    group="tactical",
                    owner="mind",
                    due=date(2026, 5, 1),
                    title="Count again",
                ),
                DropAction(action="A-0003", because="Counted elsewhere"),
            ],
        ),
    ]


def _autumn() -> list[tuple[str, list[Command]]]:
    return [
        (
            "05-04",
            [
                *met("05-04", "M-0003", "board", "council", "health"),
                ProposeDecision(
                    meeting="M-0003",
                    kind="return",
                    title="Answer on B-0001",
                    barrier="B-0001",
                    response="We pay for a hub",
                    answers=("accepted", "declined"),
                    reasons="The money is there",
                ),
                vote("D-0007", 2),
                CloseMeeting(meeting="M-0003"),
            ],
        ),
        ("06-01", [AddressBarrier(barrier="B-0001", how="A hub opened")]),
        (
            "07-01",
            [
                CheckEvidence(barrier="B-0001", met=False, findings="Still two refusals"),
                AddressBarrier(barrier="B-0001", how="The last practices joined"),
            ],
        ),
        ("08-01", [CheckEvidence(barrier="B-0001", met=True, findings="No refusals left")]),
        ("09-01", [AddressBarrier(barrier="B-0002", how="A second clinic day")]),
        (
            "10-01",
            [
                ScheduleMeeting(group="board", day=date(2026, 10, 1)),
                CancelMeeting(meeting="M-0004", because="Too few can come"),
                ScheduleMeeting(group="tactical", day=date(2027, 1, 15), title="New year"),
            ],
        ),
        ("11-01", [ReopenBarrier(barrier="B-0001", because="A practice left")]),
        ("11-20", [AddressBarrier(barrier="B-0001", how="It joined again")]),
        ("12-01", [CheckEvidence(barrier="B-0001", met=True, findings="Gone for good")]),
        (
            "12-02",
            [RedactNarratives(thing="action:A-0003", reason="Names a person", authority="The DPO")],
        ),
    ]


@cache
def steps() -> tuple[Step, ...]:
    """The year's commands in order."""
    return tuple(
        Step(day, command)
        for day, commands in [*_beginning(), *_spring(), *_actions(), *_autumn()]
        for command in commands
    )


@cache
def year() -> tuple[Recorded, ...]:
    """The whole history."""
    programme = Programme()
    for step in steps():
        programme.on(step.day, step.command)
    return programme.history()


@cache
def whole_steps() -> tuple[Step, ...]:
    """The commands of the year, and then those of the wider programme, part by part."""
    parts = sorted(part.name for part in iter_modules(years.__path__, f"{years.__name__}."))
    return (*steps(), *(step for part in parts for step in import_module(part).STEPS))


@cache
def whole_year() -> tuple[Recorded, ...]:
    """The whole history with what the wider programme did: it tells one of each kind of fact."""
    programme = Programme()
    for step in whole_steps():
        programme.on(step.day, step.command)
    return programme.history()


def year_without(left_out: Collection[int]) -> tuple[Recorded, ...]:
    """Another history: some of the commands never sent, and what is then refused, not done."""
    programme = Programme()
    for number, step in enumerate(whole_steps()):
        if number not in left_out:
            try:
                programme.on(step.day, step.command)
            except (Refusal, Unknown, MeetingProblems):
                continue
    return programme.history()
