"""Commands about system inquiries, their change agents and their experiments."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.inquiry.commands import (
    AdvanceInquiry,
    ConcludeInquiry,
    EndExperiment,
    FeedInquiry,
    JoinInquiry,
    LeaveInquiry,
    LoopInquiryBack,
    OpenInquiry,
    StartExperiment,
)
from cfworkflow.domain.inquiry.facts import ExperimentEnded, InquiryConcluded, InquiryLoopedBack
from cfworkflow.domain.inquiry.state import Experiment, Inquiry
from cfworkflow.domain.meeting.commands import OpenMeeting, ScheduleMeeting
from cfworkflow.domain.words import PHASES, Worked
from cfworkflow.testing.cast import AREAS, ORGANISATIONS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom, some
from cfworkflow.testing.scene import Scene

_WORKED: tuple[Worked, ...] = ("worked", "partly", "did-not")


def _held(scene: Scene) -> list[str]:
    """The change forums that were held, the latest first."""
    return [
        ref
        for ref in scene.meeting_refs("in_session", "closed", "approved")
        if scene.meetings[ref].kind == "change-forum"
    ]


def _a_forum(draw: DrawFn, scene: Scene, inquiry: str = "") -> str:
    """A change forum, mostly one held since the inquiry last moved on."""
    one = scene.of(Inquiry).get(inquiry)
    since = [
        ref
        for ref in _held(scene)
        if one is None or (scene.meetings[ref].opened or one.since) >= one.since
    ]
    return mostly(draw, since, [*scene.meetings], "M-9999")


def _an_inquiry(draw: DrawFn, scene: Scene, *phases: str) -> str:
    return mostly(draw, scene.refs(Inquiry, *phases), [*scene.of(Inquiry)], "I-9999")


def _taking_part(scene: Scene, ref: str) -> list[str]:
    one = scene.of(Inquiry).get(ref)
    return [who for who, since in one.agents.items() if since is not None] if one else []


@composite
def open_inquiry(draw: DrawFn, scene: Scene) -> OpenInquiry:
    """A change forum asks something of the system."""
    return OpenInquiry(
        forum=_a_forum(draw, scene), title=draw(TEXTS), areas=some(draw, AREAS, at_most=2)
    )


@composite
def advance_inquiry(draw: DrawFn, scene: Scene) -> AdvanceInquiry:
    """An inquiry goes on to its next phase."""
    ref = _an_inquiry(draw, scene, *PHASES[:-1])
    return AdvanceInquiry(inquiry=ref, forum=_a_forum(draw, scene, ref), findings=draw(TEXTS))


@composite
def loop_inquiry_back(draw: DrawFn, scene: Scene) -> LoopInquiryBack:
    """An inquiry begins another cycle."""
    ref = _an_inquiry(draw, scene, "learn")
    return LoopInquiryBack(
        inquiry=ref,
        forum=_a_forum(draw, scene, ref),
        because=draw(TEXTS),
        findings=draw(TEXTS) if draw(st.booleans()) else None,
    )


@composite
def conclude_inquiry(draw: DrawFn, scene: Scene) -> ConcludeInquiry:
    """An inquiry comes to its end."""
    ref = _an_inquiry(draw, scene, "learn")
    return ConcludeInquiry(inquiry=ref, forum=_a_forum(draw, scene, ref), findings=draw(TEXTS))


@composite
def feed_inquiry(draw: DrawFn, scene: Scene) -> FeedInquiry:
    """What came out of an inquiry is of use to a barrier, or to a theme."""
    ref = _an_inquiry(draw, scene, *PHASES, "concluded")
    themes = [*scene.things.get("theme", ())]
    if draw(st.booleans()) and themes:
        return FeedInquiry(inquiry=ref, theme=draw(st.sampled_from(themes)))
    return FeedInquiry(inquiry=ref, barrier=mostly(draw, [*scene.barriers], (), "B-9999"))


@composite
def join_inquiry(draw: DrawFn, scene: Scene) -> JoinInquiry:
    """An organisation becomes a change agent."""
    ref = _an_inquiry(draw, scene, *PHASES)
    there = _taking_part(scene, ref)
    others = [one for one in ORGANISATIONS if one not in there]
    return JoinInquiry(inquiry=ref, organisation=mostly(draw, others, there))


@composite
def leave_inquiry(draw: DrawFn, scene: Scene) -> LeaveInquiry:
    """An organisation is a change agent no longer."""
    ref = _an_inquiry(draw, scene, *PHASES)
    there = _taking_part(scene, ref)
    return LeaveInquiry(inquiry=ref, organisation=mostly(draw, there, ORGANISATIONS))


@composite
def start_experiment(draw: DrawFn, scene: Scene) -> StartExperiment:
    """A change agent tries something."""
    ref = _an_inquiry(draw, scene, "act")
    return StartExperiment(
        inquiry=ref,
        organisation=mostly(draw, _taking_part(scene, ref), ORGANISATIONS),
        title=draw(TEXTS),
        areas=AREAS[:1] if seldom(draw, 3) else (),
    )


@composite
def end_experiment(draw: DrawFn, scene: Scene) -> EndExperiment:
    """Something came of an experiment."""
    return EndExperiment(
        experiment=mostly(
            draw, scene.refs(Experiment, "running"), [*scene.of(Experiment)], "E-9999"
        ),
        outcome=draw(st.sampled_from(_WORKED)),
        findings=draw(TEXTS),
    )


def _promising(scene: Scene) -> Promising:
    if not _held(scene):
        called = [ref for ref in scene.due() if scene.meetings[ref].kind == "change-forum"]
        return {OpenMeeting: 20} if called else {ScheduleMeeting: 20}
    under_way = scene.refs(Inquiry, *PHASES)
    if not under_way:
        return {OpenInquiry: 30}
    nobody = [ref for ref in under_way if not _taking_part(scene, ref)]
    acting = [ref for ref in scene.refs(Inquiry, "act") if _taking_part(scene, ref)]
    return {
        JoinInquiry: 12 * bool(nobody),
        AdvanceInquiry: 12 * bool(scene.refs(Inquiry, *PHASES[:-1])),
        StartExperiment: 20 * bool(acting),
        EndExperiment: 12 * bool(scene.refs(Experiment, "running")),
        LoopInquiryBack: 8 * bool(scene.refs(Inquiry, "learn")),
        ConcludeInquiry: 8 * bool(scene.refs(Inquiry, "learn")),
    }


def _notable(_scene: Scene, told: Recorded) -> Iterator[str]:
    match told.fact:
        case InquiryLoopedBack():
            yield "inquiry in another cycle"
        case InquiryConcluded():
            yield "inquiry concluded"
        case ExperimentEnded():
            yield "experiment ended"
        case _:
            pass


CHAPTER = Chapter(
    commands={
        OpenInquiry: open_inquiry,
        AdvanceInquiry: advance_inquiry,
        LoopInquiryBack: loop_inquiry_back,
        ConcludeInquiry: conclude_inquiry,
        FeedInquiry: feed_inquiry,
        JoinInquiry: join_inquiry,
        LeaveInquiry: leave_inquiry,
        StartExperiment: start_experiment,
        EndExperiment: end_experiment,
    },
    promising=_promising,
    notable=_notable,
    deep=frozenset({"inquiry in another cycle", "inquiry concluded", "experiment ended"}),
)
