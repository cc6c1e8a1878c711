"""The state machines: each step they draw can be taken, and folding agrees with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from transitions import Machine

from cfworkflow.domain.action.commands import (
    AddAction,
    CompleteAction,
    DropAction,
    ReassignAction,
    ReopenAction,
    ReportProgress,
    StartAction,
)
from cfworkflow.domain.action.path import ACTION_PATH
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    ReopenBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.barrier.path import GOVERNANCE_PATH
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ProposeDecision,
    PutAgain,
    WithdrawDecision,
)
from cfworkflow.domain.decision.path import DECISION_PATH
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.commands import ActivatePartnership, EndPartnership, ReassignAreas
from cfworkflow.domain.group.path import PARTNERSHIP_PATH
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.inquiry.commands import EndExperiment, LoopInquiryBack
from cfworkflow.domain.inquiry.path import EXPERIMENT_PATH, INQUIRY_PATH
from cfworkflow.domain.inquiry.state import Experiment, Inquiry
from cfworkflow.domain.machine import mermaid, step, steps_of, triggers_from
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CancelMeeting,
    CloseMeeting,
    OpenMeeting,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.path import MEETING_PATH
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure, RetireMeasure
from cfworkflow.domain.outcome.path import MEASURE_PATH
from cfworkflow.domain.outcome.state import Measure
from cfworkflow.domain.vision.commands import (
    RetirePrinciple,
    RetireVision,
    StatePrinciple,
    StateVision,
)
from cfworkflow.domain.vision.path import VISION_PATH
from cfworkflow.domain.vision.state import Principle, Vision
from cfworkflow.domain.words import PHASES
from tests.domain.a_forum import (
    EXPERIMENT,
    FORUM,
    INQUIRY,
    JOIN,
    TRY,
    WAYS,
    a_change_forum,
    advance,
)
from tests.domain.a_programme import (
    BARRIER,
    ITEM,
    MEETING,
    at_tactical,
    escalation,
    in_session,
    key_item,
    places,
    programme,
    vote,
)
from tests.domain.given_when_then import TODAY, Given, Record, by, given

ACTION = "A-0001"
RAISE = RaiseBarrier(group="county", title="No address, no GP")
ADDRESS = AddressBarrier(barrier=BARRIER, how="Care-of addresses")
CHECKED = CheckEvidence(barrier=BARRIER, met=True, findings="Gone")
SCHEDULE = ScheduleMeeting(group="tactical", day=TODAY)
NEXT = in_session(6, meeting="M-0002")


def back(meeting: str) -> ProposeDecision:
    """The proposal to return the barrier one tier down."""
    return ProposeDecision(
        meeting=meeting,
        kind="return",
        title="Back",
        barrier=BARRIER,
        response="Yours",
        reasons="So",
    )


ESCALATED: Given = [at_tactical(), in_session(6), escalation(), vote(4)]
AT: dict[str, Given] = {
    "operational": RAISE,
    "tactical": at_tactical(),
    "strategic": ESCALATED,
}
ITEM_PUT: Given = [in_session(6), key_item()]
DEFER = DeferDecision(decision=ITEM)
ADDED: Given = [
    at_tactical(),
    AddAction(barrier=BARRIER, owner="place-1", due=TODAY, title="Write"),
]
UNDER_WAY: Given = [ADDED, StartAction(action=ACTION)]
DONE: Given = [ADDED, CompleteAction(action=ACTION)]
DROPPED: Given = [ADDED, DropAction(action=ACTION, because="No")]
PROGRESS = ReportProgress(action=ACTION, note="Half")
REASSIGN = ReassignAction(action=ACTION, due=date(2027, 1, 1))


@dataclass(frozen=True)
class Walk:
    """A step of a path: what stands before it, and the command that takes it."""

    trigger: str
    source: str
    dest: str
    before: Given
    command: Given


def _barrier_walks() -> list[Walk]:
    withdraw = WithdrawBarrier(barrier=BARRIER, because="No")
    reopen = ReopenBarrier(barrier=BARRIER, because="Back")
    board = [places(4, "board"), in_session(4, group="board", meeting="M-0002"), back("M-0002")]
    walks = [
        Walk("refer", "operational", "tactical", RAISE, ReferBarrier(barrier=BARRIER)),
        Walk("escalate", "tactical", "strategic", at_tactical(), ESCALATED[1:]),
        Walk("return", "strategic", "tactical", [ESCALATED, board], vote(4, item="D-0002")),
        Walk(
            "return",
            "tactical",
            "operational",
            [at_tactical(), in_session(6), back(MEETING)],
            vote(4),
        ),
        Walk("confirm", "addressed", "closed", [RAISE, ADDRESS], by("forum", CHECKED)),
        Walk("withdraw", "addressed", "withdrawn", [RAISE, ADDRESS], withdraw),
    ]
    for tier, before in AT.items():
        closed = [before, ADDRESS, by("forum", CHECKED)]
        walks += [
            Walk("address", tier, "addressed", before, ADDRESS),
            Walk("withdraw", tier, "withdrawn", before, withdraw),
            Walk("reopen", "addressed", tier, [before, ADDRESS], reopen),
            Walk("reopen", "closed", tier, closed, reopen),
        ]
    return walks


def _meeting_walks() -> list[Walk]:
    approve = ApproveMinutes(meeting=MEETING, at_meeting="M-0002")
    close = CloseMeeting(meeting=MEETING)
    return [
        Walk("open", "scheduled", "in_session", SCHEDULE, OpenMeeting(meeting=MEETING)),
        Walk("close", "in_session", "closed", in_session(), close),
        Walk("approve_minutes", "closed", "approved", [in_session(), close, NEXT], approve),
        Walk("cancel", "scheduled", "cancelled", SCHEDULE, CancelMeeting(meeting=MEETING)),
    ]


def _decision_walks() -> list[Walk]:
    deferred = [ITEM_PUT, DEFER, NEXT]
    again = PutAgain(decision=ITEM, meeting="M-0002")
    withdraw = WithdrawDecision(decision=ITEM)
    return [
        Walk("vote", "proposed", "carried", ITEM_PUT, vote(4)),
        Walk("vote", "proposed", "not_carried", ITEM_PUT, vote(3)),
        Walk("defer", "proposed", "deferred", ITEM_PUT, DEFER),
        Walk("put_again", "deferred", "proposed", deferred, again),
        Walk("withdraw", "proposed", "withdrawn", ITEM_PUT, withdraw),
        Walk("withdraw", "deferred", "withdrawn", deferred, withdraw),
    ]


def _action_walks() -> list[Walk]:
    walks = [
        Walk("start", "open", "in_progress", ADDED, StartAction(action=ACTION)),
        Walk("reopen", "done", "open", DONE, ReopenAction(action=ACTION)),
        Walk("reopen", "dropped", "open", DROPPED, ReopenAction(action=ACTION)),
    ]
    for state, before in {"open": ADDED, "in_progress": UNDER_WAY}.items():
        walks += [
            Walk("progress", state, "in_progress", before, PROGRESS),
            Walk("complete", state, "done", before, CompleteAction(action=ACTION)),
            Walk("drop", state, "dropped", before, DropAction(action=ACTION, because="No")),
            Walk("reassign", state, state, before, REASSIGN),
        ]
    return walks


PARTNERSHIP_WALKS = [
    Walk("activate", "forming", "active", [], ActivatePartnership(group="marsh")),
    Walk(
        "reassign_areas",
        "active",
        "active",
        ActivatePartnership(group="marsh"),
        ReassignAreas(group="marsh", to="river", areas=("marsh",)),
    ),
    Walk("end", "forming", "ended", [], EndPartnership(group="marsh", successor="river")),
    Walk(
        "end",
        "active",
        "ended",
        ActivatePartnership(group="marsh"),
        EndPartnership(group="marsh", successor="river"),
    ),
]

LOOP_BACK = LoopInquiryBack(inquiry=INQUIRY, forum=FORUM, because="Not yet")
INQUIRY_WALKS = [
    *(
        Walk("advance", phase, then, [a_change_forum(), WAYS[phase]], advance("Something new"))
        for phase, then in pairwise(PHASES)
    ),
    Walk("loop_back", "learn", "build", [a_change_forum(), WAYS["learn"]], LOOP_BACK),
    Walk("conclude", "learn", "concluded", [a_change_forum(), WAYS["learn"]], WAYS["concluded"][4]),
]
EXPERIMENT_WALKS = [
    Walk(
        "end",
        "running",
        "ended",
        [a_change_forum(), WAYS["act"], JOIN, TRY],
        EndExperiment(experiment=EXPERIMENT, outcome="worked", findings="All were met"),
    ),
]

STATE = StateVision(vision="trust", title="Trust")
RETIRE = RetireVision(vision="trust", because="There is")
VISION_WALKS = [
    Walk("restate", "stated", "stated", STATE, StateVision(vision="trust", title="More trust")),
    Walk("retire", "stated", "retired", STATE, RETIRE),
    Walk("restate", "retired", "stated", [STATE, RETIRE], STATE),
]
HOLD = StatePrinciple(principle="openness", title="Say what went wrong")
LET_GO = RetirePrinciple(principle="openness", because="We do")
PRINCIPLE_WALKS = [
    Walk("restate", "stated", "stated", HOLD, StatePrinciple(principle="openness", title="Say it")),
    Walk("retire", "stated", "retired", HOLD, LET_GO),
    Walk("restate", "retired", "stated", [HOLD, LET_GO], HOLD),
]
DEFINE = DefineMeasure(
    measure="nights", title="Nights out", visions=("trust",), unit="nights", wanted="less"
)
MEASURE_WALKS = [
    Walk(
        "observe",
        "defined",
        "defined",
        [STATE, DEFINE],
        ObserveMeasure(measure="nights", value="7"),
    ),
    Walk(
        "retire",
        "defined",
        "retired",
        [STATE, DEFINE],
        RetireMeasure(measure="nights", because="Nobody counts"),
    ),
]

PATHS: list[tuple[Machine, type, str, list[Walk]]] = [
    (GOVERNANCE_PATH, Barrier, BARRIER, _barrier_walks()),
    (MEETING_PATH, Meeting, MEETING, _meeting_walks()),
    (DECISION_PATH, Decision, ITEM, _decision_walks()),
    (ACTION_PATH, Action, ACTION, _action_walks()),
    (PARTNERSHIP_PATH, Group, "marsh", PARTNERSHIP_WALKS),
    (INQUIRY_PATH, Inquiry, INQUIRY, INQUIRY_WALKS),
    (EXPERIMENT_PATH, Experiment, EXPERIMENT, EXPERIMENT_WALKS),
    (VISION_PATH, Vision, "trust", VISION_WALKS),
    (VISION_PATH, Principle, "openness", PRINCIPLE_WALKS),
    (MEASURE_PATH, Measure, "nights", MEASURE_WALKS),
]

EVERY_STEP = [
    pytest.param(kind, ref, walk, id=f"{kind.__name__} {walk.trigger} {walk.source} {walk.dest}")
    for _, kind, ref, walks in PATHS
    for walk in walks
]


@pytest.mark.parametrize(("kind", "ref", "walk"), EVERY_STEP)
def test_folding_a_step_leads_where_the_path_does(kind: type, ref: str, walk: Walk) -> None:
    """Design § 4: folding is not deciding, and both come to the same state."""
    record: Record = given(programme(), walk.before)
    assert record.find(kind, ref).status == walk.source
    assert record.and_given(walk.command).find(kind, ref).status == walk.dest


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[1].__name__)
def test_every_step_of_a_path_is_walked_here(path: tuple[Machine, type, str, list[Walk]]) -> None:
    """Design § 5: no step is drawn that nobody can take, and none taken that is not drawn."""
    machine, _, _, walks = path
    assert {(walk.trigger, walk.source, walk.dest) for walk in walks} == set(steps_of(machine))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[1].__name__)
def test_a_path_is_drawn_from_its_machine(path: tuple[Machine, type, str, list[Walk]]) -> None:
    """Design § 5: `cfworkflow paths` shows every step, where it begins, and where it ends."""
    machine = path[0]
    drawing = mermaid(machine).splitlines()
    assert drawing[:2] == ["stateDiagram-v2", f"    [*] --> {machine.initial}"]
    for trigger, source, dest in steps_of(machine):
        assert f"    {source} --> {dest}: {trigger}" in drawing
    for state in machine.states:
        assert (f"    {state} --> [*]" in drawing) == (not triggers_from(machine, state))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[1].__name__)
def test_a_step_the_path_does_not_draw_leads_nowhere(
    path: tuple[Machine, type, str, list[Walk]],
) -> None:
    """Design § 4: one machine a kind, shared; asked from any state, it keeps none of them."""
    machine = path[0]
    drawn = {(trigger, source) for trigger, source, _ in steps_of(machine)}
    for state in machine.states:
        for trigger in machine.events:
            if (trigger, state) not in drawn:
                assert step(machine, trigger, state) is None
    assert machine.models == []
