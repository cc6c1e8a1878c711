"""Folding is not deciding: what facts add up to is where the state machines would have led."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from hypothesis import given
from transitions import Machine

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.action.path import ACTION_PATH
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.approach import facts as approach
from cfworkflow.domain.approach.path import APPROACH_PATH
from cfworkflow.domain.approach.state import Approach
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.barrier.path import GOVERNANCE_PATH
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.correction.commands import Undo
from cfworkflow.domain.correction.facts import CommandUndone
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.decision.path import DECISION_PATH
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.group.path import PARTNERSHIP_PATH
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.inquiry import facts as inquiry
from cfworkflow.domain.inquiry.path import EXPERIMENT_PATH, INQUIRY_PATH
from cfworkflow.domain.inquiry.state import Experiment, Inquiry
from cfworkflow.domain.learning import facts as learning
from cfworkflow.domain.learning.path import LEARNING_PATH
from cfworkflow.domain.learning.state import Learning
from cfworkflow.domain.machine import step
from cfworkflow.domain.meeting import facts as meeting
from cfworkflow.domain.meeting.commands import OpenMeeting, ScheduleMeeting
from cfworkflow.domain.meeting.path import MEETING_PATH
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.outcome import facts as outcome
from cfworkflow.domain.outcome.path import MEASURE_PATH
from cfworkflow.domain.outcome.state import Measure
from cfworkflow.domain.sensecheck import facts as sensecheck
from cfworkflow.domain.sensecheck.path import SENSE_CHECK_PATH
from cfworkflow.domain.sensecheck.state import SenseCheck
from cfworkflow.domain.theme import facts as theme
from cfworkflow.domain.theme.path import THEME_PATH
from cfworkflow.domain.theme.state import Theme
from cfworkflow.domain.thing import folded
from cfworkflow.domain.vision import facts as vision
from cfworkflow.domain.vision.path import VISION_PATH
from cfworkflow.domain.vision.state import Principle, Vision
from cfworkflow.testing import CAST, PlainRecord, histories
from tests.rules.a_year import a_year

Walker = (
    Barrier
    | Meeting
    | Decision
    | Action
    | Group
    | Inquiry
    | Experiment
    | Theme
    | Learning
    | Vision
    | Principle
    | Measure
)
Kind = type[Walker]
Triggers = dict[type[Fact], str]

PATHS: dict[str, tuple[Kind, Machine, Triggers]] = {
    "barrier": (
        Barrier,
        GOVERNANCE_PATH,
        {
            barrier.BarrierReferred: "refer",
            barrier.BarrierEscalated: "escalate",
            barrier.BarrierReturned: "return",
            barrier.BarrierAddressed: "address",
            barrier.BarrierClosed: "confirm",
            barrier.BarrierReopened: "reopen",
            barrier.BarrierWithdrawn: "withdraw",
        },
    ),
    "meeting": (
        Meeting,
        MEETING_PATH,
        {
            meeting.MeetingOpened: "open",
            meeting.MeetingClosed: "close",
            meeting.MinutesApproved: "approve_minutes",
            meeting.MeetingCancelled: "cancel",
        },
    ),
    "decision": (
        Decision,
        DECISION_PATH,
        {
            decision.DecisionMade: "vote",
            decision.DecisionDeferred: "defer",
            decision.DecisionPutAgain: "put_again",
            decision.DecisionWithdrawn: "withdraw",
        },
    ),
    "action": (
        Action,
        ACTION_PATH,
        {
            action.ActionStarted: "start",
            action.ActionProgressed: "progress",
            action.ActionCompleted: "complete",
            action.ActionDropped: "drop",
            action.ActionReopened: "reopen",
            action.ActionReassigned: "reassign",
        },
    ),
    "approach": (
        Approach,
        APPROACH_PATH,
        {
            approach.ApproachAdopted: "adopt",
            approach.ApproachSetAside: "set_aside",
            approach.ApproachTakenUp: "take_up",
        },
    ),
    "sense-check": (
        SenseCheck,
        SENSE_CHECK_PATH,
        {
            sensecheck.SenseCheckAnswered: "answer",
            sensecheck.SenseCheckActedOn: "act",
            sensecheck.SenseCheckWithdrawn: "withdraw",
        },
    ),
    "inquiry": (
        Inquiry,
        INQUIRY_PATH,
        {
            inquiry.InquiryAdvanced: "advance",
            inquiry.InquiryLoopedBack: "loop_back",
            inquiry.InquiryConcluded: "conclude",
        },
    ),
    "theme": (Theme, THEME_PATH, {theme.ThemeRetired: "retire"}),
    "learning": (Learning, LEARNING_PATH, {learning.LearningTakenUp: "take_up"}),
    "vision": (
        Vision,
        VISION_PATH,
        {vision.VisionStated: "restate", vision.VisionRetired: "retire"},
    ),
    "principle": (
        Principle,
        VISION_PATH,
        {vision.PrincipleStated: "restate", vision.PrincipleRetired: "retire"},
    ),
    "measure": (
        Measure,
        MEASURE_PATH,
        {outcome.MeasureObserved: "observe", outcome.MeasureRetired: "retire"},
    ),
    "experiment": (Experiment, EXPERIMENT_PATH, {inquiry.ExperimentEnded: "end"}),
    "group": (
        Group,
        PARTNERSHIP_PATH,
        {group.PartnershipActivated: "activate", group.PartnershipEnded: "end"},
    ),
}


def walked(history: list[Recorded]) -> Iterator[tuple[str, str | None, str]]:
    """For every fact about everything: its tag, where the machine leads, where folding does.

    From what was taken back the way leads on from where it was before.
    """
    things: dict[str, Walker] = {}
    heard: dict[str, list[Recorded]] = {}
    for told in history:
        for tag in told.fact.tags():
            name, _, ref = tag.partition(":")
            if name not in PATHS:
                continue
            kind, path, triggers = PATHS[name]
            heard.setdefault(tag, []).append(told)
            if isinstance(told.fact, CommandUndone):
                standing = as_it_stands(heard[tag])
                things.pop(tag, None)
                if standing:
                    things[tag] = folded(kind, ref, standing)
                continue
            thing = things.get(tag)
            if thing is None:
                thing = things[tag] = kind(ref)
                thing.evolve(told)
                continue
            trigger = triggers.get(type(told.fact)) if _is_of(told.fact, name, ref) else None
            before = thing.status
            given = told.fact.figures if isinstance(told.fact, decision.DecisionMade) else thing
            led = step(path, trigger, before, given) if trigger else before
            thing.evolve(told)
            yield tag, led, thing.status


def _is_of(fact: Fact, name: str, ref: str) -> bool:
    """Whether a fact is a step of this very thing: a successor's own path is not touched."""
    return getattr(fact, name.replace("-", "_"), None) == ref


@given(history=histories())
def test_states_folded_from_facts_are_those_the_machines_lead_to(history: list[Recorded]) -> None:
    """Folding pays for no guard, and ends where the guarded machine would have ended."""
    for tag, led, now in walked(history):
        assert led == now, tag


def test_a_year_is_walked_through_its_states() -> None:
    """The comparison is of something: the clean year takes each machine through its states."""
    ends = {tag: now for tag, _, now in walked(a_year())}
    assert ends["barrier:B-0001"] == "closed"
    assert ends["meeting:M-0001"] == "approved"
    assert ends["decision:D-0004"] == "not_carried"
    assert ends["action:A-0001"] == "done"
    assert ends["group:west"] == "active"


def test_what_was_taken_back_can_be_done_again() -> None:
    """I4: a step undone leaves the machine where it was before, and the same step leads on."""
    record = PlainRecord(lambda: datetime(2026, 4, 11, 10, tzinfo=UTC))
    for command in CAST:
        record.do(command)
    record.do(ScheduleMeeting(group="board", day=date(2026, 4, 11)))
    for command in (OpenMeeting(meeting="M-0001"), Undo(), OpenMeeting(meeting="M-0001")):
        record.do(command)
    steps = [(led, now) for tag, led, now in walked([*record.history()]) if tag == "meeting:M-0001"]
    assert steps == [("in_session", "in_session")] * 2


def test_every_trigger_of_every_machine_has_its_fact() -> None:
    """A step nobody could record would be no step; only passing on areas changes no state."""
    for name, (_, path, triggers) in PATHS.items():
        without = {"reassign_areas"} if name == "group" else set()
        assert set(path.events) - without == {*triggers.values()}, name
