"""Who takes part in an inquiry as a change agent, and what the inquiry feeds."""

from __future__ import annotations

from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.inquiry.commands import FeedInquiry, JoinInquiry, LeaveInquiry
from cfworkflow.domain.inquiry.facts import ChangeAgentJoined, ChangeAgentLeft, InquiryLinked
from cfworkflow.domain.inquiry.state import Inquiry
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.session import NotFromHere
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.theme.deciding import faults_of_theme
from cfworkflow.domain.theme.state import Theme


def feed_inquiry(past: Past, command: FeedInquiry) -> Facts:
    """Say what an inquiry feeds, also once it is concluded. Refuses S2, C1; quiet when it does."""
    inquiry = past.load(Inquiry, command.inquiry)
    barrier = past.load(Barrier, command.barrier) if command.barrier else None
    theme = past.load(Theme, command.theme) if command.theme else None
    if (command.barrier, command.theme) in inquiry.feeds:
        return
    what = f"{inquiry.ref} was to feed {command.barrier or f'theme {command.theme}'}."
    refuse_any(
        c1_known_by_then(what, inquiry.ref, inquiry.opened_on, past.on),
        c1_known_by_then(what, barrier.ref, barrier.raised_on, past.on) if barrier else None,
        *(faults_of_theme(past, theme, what) if theme else ()),
    )
    yield InquiryLinked(**command.model_dump())


def join_inquiry(past: Past, command: JoinInquiry) -> Facts:
    """Take part in an inquiry. Refuses S2 and C1; quiet when it is a change agent."""
    inquiry = past.load(Inquiry, command.inquiry)
    if inquiry.agents.get(command.organisation) is not None:
        return
    what = f"{command.organisation} was to join {inquiry.ref}."
    refuse_any(
        _not_concluded(inquiry, what),
        c1_known_by_then(what, inquiry.ref, inquiry.opened_on, past.on),
    )
    yield ChangeAgentJoined(**command.model_dump())


def leave_inquiry(past: Past, command: LeaveInquiry) -> Facts:
    """Take part in an inquiry no longer. Refuses S2; quiet when it left."""
    inquiry = past.load(Inquiry, command.inquiry)
    there = command.organisation in inquiry.agents
    if there and inquiry.agents[command.organisation] is None:
        return
    what = f"{command.organisation} was to leave {inquiry.ref}."
    refuse_any(
        _not_concluded(inquiry, what),
        None if there else not_an_agent(inquiry, command.organisation, what),
    )
    yield ChangeAgentLeft(**command.model_dump())


def not_an_agent(inquiry: Inquiry, organisation: str, what: str) -> Refusal:
    """The fault of something done for an inquiry by an organisation that takes no part in it."""
    return NotFromHere(
        what,
        f"It is no change agent of {inquiry.ref}.",
        f"Let it join first: cfworkflow inquiry join {inquiry.ref} {organisation}; "
        f"or see who did: cfworkflow inquiry show {inquiry.ref}",
    )


def _not_concluded(inquiry: Inquiry, what: str) -> Refusal | None:
    if inquiry.status != "concluded":
        return None
    return NotFromHere(
        what,
        f"{inquiry.ref} was concluded on {inquiry.since.isoformat()}, with its change agents as "
        "they were then.",
        "Open another at the next change forum: cfworkflow inquiry open FORUM",
    )
