"""A clean history with something of everything in it, to be told as it was or tampered with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

from cfworkflow.domain.action.commands import AddAction, CompleteAction, StartAction
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
)
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import ProposeDecision, PutAgain, TakeVote
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    AppointMember,
    ReassignAreas,
    StandDown,
)
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CloseMeeting,
    DeclareInterest,
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.terms import Seat, Terms
from cfworkflow.testing import CAST, PlainRecord

ADOPTED = Terms(
    quorum_fraction=Fraction(1, 2),
    quorum_plus=0,
    casting_vote=True,
    proxies_at_most=1,
    composition=(Seat(role="chair"),),
)
MONDAY, TUESDAY, JUNE = date(2026, 5, 4), date(2026, 5, 5), date(2026, 6, 1)

_SET_UP: tuple[Command, ...] = (
    *CAST,
    ActivatePartnership(group="west"),
    AppointMember(group="tactical", member="youth"),
)
_FIRST_MEETING: tuple[Command, ...] = (
    StandDown(group="tactical", member="youth"),
    RaiseBarrier(group="north", title="No beds.", areas=("town",)),
    ReferBarrier(barrier="B-0001"),
    ScheduleMeeting(group="tactical", day=MONDAY),
    OpenMeeting(meeting="M-0001"),
    RecordApologies(meeting="M-0001", members=("forum",)),
    RecordAttendance(
        meeting="M-0001",
        members=("council-chair", "council-care", "probation", "refuge", "housing"),
        proxies={"recovery": "deputy-one"},
    ),
    ProposeDecision(
        meeting="M-0001",
        kind="escalate",
        barrier="B-0001",
        title="Beds.",
        recommended=("Buy some.", "Count them."),
        reasons="Nobody else can.",
    ),
    DeclareInterest(decision="D-0001", member="refuge", nature="Owns some."),
    RecordDeparture(meeting="M-0001", members=("housing",)),
    TakeVote(
        decision="D-0001",
        votes={
            "council-chair": "for",
            "council-care": "for",
            "recovery": "for",
            "probation": "for",
        },
    ),
    ProposeDecision(
        meeting="M-0001", kind="adopt-terms", terms=ADOPTED, title="Ours.", reasons="Clearer."
    ),
    TakeVote(decision="D-0002", ballot=Ballot(in_favour=5)),
    ProposeDecision(meeting="M-0001", kind="key", title="A plan."),
    TakeVote(
        decision="D-0003",
        ballot=Ballot(in_favour=2, against=2, casting="for"),
        reasons="It is time.",
    ),
    ProposeDecision(meeting="M-0001", kind="key", title="Not reached.", reasons="None yet."),
    CloseMeeting(meeting="M-0001"),
)
_THE_BOARD: tuple[Command, ...] = (
    ScheduleMeeting(group="board", day=TUESDAY),
    OpenMeeting(meeting="M-0002"),
    RecordAttendance(meeting="M-0002", members=("council-chair", "health")),
    ProposeDecision(
        meeting="M-0002",
        kind="return",
        barrier="B-0001",
        title="Beds.",
        response="Go ahead.",
        answers=("accepted", "declined"),
        reasons="It can be done.",
    ),
    TakeVote(decision="D-0005", ballot=Ballot(in_favour=2)),
    CloseMeeting(meeting="M-0002"),
    AddAction(barrier="B-0001", owner="probation", due=JUNE, title="Count."),
    StartAction(action="A-0001"),
    CompleteAction(action="A-0001"),
)
_BACK: tuple[Command, ...] = (
    AddressBarrier(barrier="B-0001", how="Counted."),
    CheckEvidence(barrier="B-0001", met=False, findings="They are gone again."),
    AddressBarrier(barrier="B-0001", how="Bought."),
    CheckEvidence(barrier="B-0001", met=True, findings="There they are."),
    ScheduleMeeting(group="tactical", day=JUNE),
    OpenMeeting(meeting="M-0003"),
    RecordAttendance(meeting="M-0003", members=("council-chair", "probation", "forum", "recovery")),
    ApproveMinutes(meeting="M-0001", at_meeting="M-0003"),
    PutAgain(decision="D-0004", meeting="M-0003"),
    TakeVote(decision="D-0004", ballot=Ballot(in_favour=1, against=3)),
    CloseMeeting(meeting="M-0003"),
    RaiseBarrier(group="south", title="No bus.", areas=("fen",)),
    AddressBarrier(barrier="B-0002", how="A taxi."),
    ReassignAreas(group="south", to="west", areas=("coast",)),
)


def a_year(*further: tuple[date, Command]) -> list[Recorded]:
    """A barrier up to the board, back, addressed and closed; terms adopted; one barrier more.

    `further` are commands that come after, each on its date.
    """
    days = {
        date(2026, 1, 5): _SET_UP,
        MONDAY: _FIRST_MEETING,
        TUESDAY: _THE_BOARD,
        JUNE: _BACK,
    }
    today = date.min
    record = PlainRecord(lambda: datetime(today.year, today.month, today.day, 9, tzinfo=UTC))
    for today, commands in days.items():  # noqa: B007 - the clock reads it
        for command in commands:
            assert record.do(command).facts, command
    checked = CheckEvidence(barrier="B-0002", met=True, findings="It runs.")
    record.do(checked, actor="partnership-lead")
    for today, command in further:  # noqa: B007 - the clock reads it
        assert record.do(command).facts, command
    return [*record.history()]


def position(history: list[Recorded], kind: type[Fact], /, **fields: object) -> int:
    """The place in the list of the first fact of a kind with these fields."""
    for place, told in enumerate(history):
        if isinstance(told.fact, kind) and all(
            getattr(told.fact, name) == value for name, value in fields.items()
        ):
            return place
    raise LookupError(kind, fields)


def changed(history: list[Recorded], place: int, **fields: object) -> list[Recorded]:
    """The history with fields of the fact at a place changed, as no command could."""
    told = history[place]
    fact = told.fact.model_copy(update=fields)
    return [*history[:place], replace(told, fact=fact), *history[place + 1 :]]


def enveloped(history: list[Recorded], place: int, **envelope: object) -> list[Recorded]:
    """The history with the envelope of the fact at a place changed."""
    return [*history[:place], replace(history[place], **envelope), *history[place + 1 :]]


def without(history: list[Recorded], *places: int) -> list[Recorded]:
    """The history with the facts at these places taken out."""
    return [told for place, told in enumerate(history) if place not in places]


def added(history: list[Recorded], place: int, fact: Fact, command_id: str = "") -> list[Recorded]:
    """The history with a fact slipped in at a place, as a command of its own unless said."""
    told = history[place - 1]
    extra = replace(told, fact=fact, command_id=command_id or "slipped-in", command="slipped in")
    return renumbered([*history[:place], extra, *history[place:]])


def renumbered(history: list[Recorded]) -> list[Recorded]:
    """The history with its positions counted anew."""
    return [replace(told, position=number) for number, told in enumerate(history, 1)]
