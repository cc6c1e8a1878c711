"""Corrections and undoings: ways to tamper, and the rule to find each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import ProposeDecision, TakeVote
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.group.commands import AppointMember
from cfworkflow.domain.meeting.commands import OpenMeeting, RecordAttendance, ScheduleMeeting
from tests.rules.a_year import JUNE, a_year, enveloped, position
from tests.rules.tampering import History, Tamper, by, change, drop, slip_in

_FURTHER: tuple[Command, ...] = (
    RaiseBarrier(group="south", title="No buss.", areas=("fen",)),
    Correct(
        thing="barrier:B-0003", changes={"title": "No bus.", "areas": "fen,town"}, because="A slip"
    ),
    AppointMember(group="south", member="late-comer", sectors=("faith",)),
    Correct(
        thing="group:south",
        member="late-comer",
        changes={"sectors": "public", "petals": "homelessness"},
        because="A slip",
    ),
    RaiseBarrier(group="south", title="Raised by mistake."),
    Undo(because="A mistake"),
    ScheduleMeeting(group="tactical", day=JUNE),
    OpenMeeting(meeting="M-0004"),
    RecordAttendance(
        meeting="M-0004", members=("council-chair", "probation", "forum", "recovery", "refuge")
    ),
    ProposeDecision(meeting="M-0004", kind="key", title="A plan.", reasons="It is time."),
    TakeVote(decision="D-0006", ballot=Ballot(in_favour=1, against=4)),
    Undo(because="Counted wrongly"),
    TakeVote(decision="D-0006", ballot=Ballot(in_favour=4, against=1)),
)
HISTORY = a_year(*((JUNE, command) for command in _FURTHER))

VOTED = {"command": "decision vote"}
RAISED = {"command": "barrier raise"}


def a_vote_kept(history: History) -> History:
    """Take out that a vote was taken back, though another followed."""
    return drop(CommandUndone, **VOTED)(history)


def late(history: History) -> History:
    """Let a vote have been taken back more than a day after it was recorded."""
    place = position(history, CommandUndone, **VOTED)
    before = history[place].recorded_at
    moved = enveloped(history, place, recorded_at=before + timedelta(hours=25))
    return [
        replace(told, recorded_at=before + timedelta(hours=26)) if number > place else told
        for number, told in enumerate(moved)
    ]


def of_the_beginning(history: History) -> History:
    """Let the command that was taken back be the one that began the record."""
    named = change(CommandUndone, RAISED, command="init")(history)
    raised = next(told for told in named if told.command_id == undone(named))
    return [replace(told, command="init") if told is raised else told for told in named]


def undone(history: History) -> str:
    """The id of the command that was taken back first."""
    fact = history[position(history, CommandUndone)].fact
    assert isinstance(fact, CommandUndone)
    return fact.undone


OF_THE_BARRIER = {"kind": "barrier-raised"}
RAISED_AT = next(
    told.position
    for told in HISTORY
    if isinstance(told.fact, BarrierRaised) and told.fact.barrier == "B-0003"
)
AGAIN = next(told.fact for told in HISTORY if isinstance(told.fact, CommandUndone))

RAISED_FIRST = next(told.position for told in HISTORY if isinstance(told.fact, BarrierRaised))

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("I3", "a correction of nothing", change(FactCorrected, OF_THE_BARRIER, corrects=9_999)),
    ("I3", "a correction of another fact", change(FactCorrected, OF_THE_BARRIER, corrects=2)),
    ("I3", "a correction of another thing", change(FactCorrected, {}, touches=("group:board",))),
    (
        "I3",
        "a figure corrected",
        change(FactCorrected, OF_THE_BARRIER, particulars=("group",), values=('"north"',)),
    ),
    ("I3", "no word corrected", change(FactCorrected, OF_THE_BARRIER, named=("barrier",))),
    ("I3", "a correction told of another thing", change(FactCorrected, {}, thing="barrier:B-0001")),
    ("I3", "what is no value", change(FactCorrected, OF_THE_BARRIER, values=("{areas",))),
    ("I3", "what no area is", change(FactCorrected, OF_THE_BARRIER, values=("null",))),
    (
        "I3",
        "other areas for a barrier that others had acted on",
        slip_in(
            DecisionMade,
            {"decision": "D-0006"},
            FactCorrected(
                corrects=RAISED_FIRST,
                kind="barrier-raised",
                thing="barrier:B-0001",
                touches=("barrier:B-0001",),
                particulars=("areas",),
                values=('["coast"]',),
            ),
        ),
    ),
    ("I3", "no value given", change(FactCorrected, OF_THE_BARRIER, values=())),
    (
        "I3",
        "a fact corrected that was taken back",
        slip_in(
            DecisionMade,
            {"decision": "D-0006"},
            FactCorrected(
                corrects=AGAIN.first, kind="barrier-raised", thing="x", touches=AGAIN.touches
            ),
        ),
    ),
    ("I4", "what was not the last taken back", change(CommandUndone, VOTED, undone="command-3")),
    ("I4", "taken back twice", slip_in(DecisionMade, {"decision": "D-0006"}, AGAIN)),
    ("I4", "only a part taken back", change(CommandUndone, VOTED, last=1)),
    ("I4", "other things touched", change(CommandUndone, VOTED, touches=())),
    ("I4", "taken back by another", by(CommandUndone, VOTED, "programme-lead")),
    ("I4", "taken back too late", late),
    ("I4", "the beginning taken back", of_the_beginning),
    ("S2", "a vote taken twice", a_vote_kept),
]
