"""How an inquiry is opened, moves through its phases at change forums, and comes to its end."""

from __future__ import annotations

from cfworkflow.domain.group.state import Group
from cfworkflow.domain.inquiry.commands import (
    AdvanceInquiry,
    ConcludeInquiry,
    LoopInquiryBack,
    OpenInquiry,
)
from cfworkflow.domain.inquiry.facts import (
    InquiryAdvanced,
    InquiryConcluded,
    InquiryLoopedBack,
    InquiryOpened,
)
from cfworkflow.domain.inquiry.path import INQUIRY_PATH
from cfworkflow.domain.inquiry.state import Inquiry, Move
from cfworkflow.domain.meeting.deciding import load_meeting
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.forum import f1_a_change_forum, f1_on_its_day, f1_was_held
from cfworkflow.domain.rules.session import g1_group_is_active, s2_step_is_open
from cfworkflow.domain.words import PHASES


def open_inquiry(past: Past, command: OpenInquiry) -> Facts:
    """Open an inquiry. Refuses F1 and G1."""
    forum = load_meeting(past, command.forum)
    refuse_any(*_faults_of_forum(past, command.forum, "An inquiry was to be opened"))
    yield InquiryOpened(
        inquiry=past.free_reference(Inquiry), group=forum.group, **command.model_dump()
    )


def _faults_of_forum(past: Past, ref: str, what: str) -> list[Refusal | None]:
    forum = load_meeting(past, ref)
    what = f"{what} at {forum.ref}."
    return [
        f1_a_change_forum(forum, what),
        f1_was_held(forum, what),
        f1_on_its_day(forum, past.on),
        g1_group_is_active(past.load(Group, forum.group), past.on),
    ]


def _refuse_step(past: Past, inquiry: Inquiry, trigger: str, forum: str) -> None:
    """Refuse S2, F1 and G1, all that is wrong with a step at once."""
    what = f"{inquiry.ref} was to {trigger.replace('_', ' ')}"
    refuse_any(
        s2_step_is_open(INQUIRY_PATH, trigger, inquiry.ref, inquiry.status),
        *_faults_of_forum(past, forum, what),
    )


def _is_so(
    past: Past,
    inquiry: Inquiry,
    command: AdvanceInquiry | LoopInquiryBack | ConcludeInquiry,
    kind: type[Move],
) -> bool:
    """Whether the last step of an inquiry is this very one, said of the same forum."""
    moved = inquiry.moved
    return isinstance(moved, kind) and past.repeats(moved.model_copy(update=dict(command)))


def advance_inquiry(past: Past, command: AdvanceInquiry) -> Facts:
    """Move an inquiry on. Refuses S2, F1 and G1; quiet when its last step was just that."""
    inquiry = past.load(Inquiry, command.inquiry)
    if _is_so(past, inquiry, command, InquiryAdvanced):
        return
    _refuse_step(past, inquiry, "advance", command.forum)
    place = PHASES.index(inquiry.status)
    yield InquiryAdvanced(
        **command.model_dump(),
        from_phase=PHASES[place],
        to_phase=PHASES[place + 1],
        cycle=inquiry.cycle,
    )


def loop_inquiry_back(past: Past, command: LoopInquiryBack) -> Facts:
    """Begin another cycle. Refuses S2, F1 and G1; quiet when its last step was just that."""
    inquiry = past.load(Inquiry, command.inquiry)
    if not _is_so(past, inquiry, command, InquiryLoopedBack):
        _refuse_step(past, inquiry, "loop_back", command.forum)
        yield InquiryLoopedBack(**command.model_dump(), cycle=inquiry.cycle + 1)


def conclude_inquiry(past: Past, command: ConcludeInquiry) -> Facts:
    """Bring an inquiry to its end. Refuses S2, F1 and G1; quiet when that was its last step."""
    inquiry = past.load(Inquiry, command.inquiry)
    if not _is_so(past, inquiry, command, InquiryConcluded):
        _refuse_step(past, inquiry, "conclude", command.forum)
        yield InquiryConcluded(**command.model_dump(), cycle=inquiry.cycle)
