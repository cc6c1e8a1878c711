"""The state after a fact and the command that usually follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Fact, Recorded
    from cfworkflow.workflow import Workflow


class Advice(NamedTuple):
    """How things stand now, and what usually comes next; either may be empty."""

    state: str
    command: str


_VOTE = "cfworkflow decision vote {decision} --for N --against N --abstain N --reasons TEXT"
_ADDRESS = "cfworkflow barrier address {barrier} --how TEXT"

# By stored names, so that no kind of fact is loaded but the one that was recorded.
_USUALLY = {
    "group-established": "cfworkflow member appoint {group} MEMBER",
    "terms-adopted": "cfworkflow terms show {group}",
    "meeting-scheduled": "cfworkflow meeting open {meeting}",
    "meeting-opened": "cfworkflow meeting attend {meeting} MEMBER ...",
    "meeting-closed": "cfworkflow meeting approve-minutes {meeting} --at MEETING",
    "decision-proposed": _VOTE,
    "decision-put-again": _VOTE,
    "decision-deferred": "cfworkflow decision propose MEETING --again {decision}",
    "decision-made": "cfworkflow decision show {decision}",
    "barrier-raised": "cfworkflow barrier refer {barrier}",
    "barrier-referred": _ADDRESS,
    "barrier-escalated": "cfworkflow decision propose MEETING --kind return ...",
    "barrier-returned": _ADDRESS,
    "barrier-reopened": _ADDRESS,
    "barrier-addressed": "cfworkflow barrier check {barrier} --met --findings TEXT",
    "barrier-closed": "cfworkflow barrier history {barrier}",
    "action-added": "cfworkflow action start {action}",
    "action-reopened": "cfworkflow action start {action}",
    "action-started": "cfworkflow action complete {action}",
    "action-progressed": "cfworkflow action complete {action}",
    # bodies: links, areas, coverage, attendance
    # the Trusted Person plan and sense checks
    # briefings and communications
    # learning and themes
    # system inquiries
    "inquiry-opened": "cfworkflow inquiry join {inquiry} ORGANISATION",
    "inquiry-advanced": "cfworkflow inquiry show {inquiry}",
    "inquiry-looped-back": "cfworkflow inquiry advance {inquiry} --at FORUM --findings TEXT",
    "inquiry-concluded": "cfworkflow inquiry feed {inquiry} BARRIER",
    "inquiry-linked": "cfworkflow inquiry show {inquiry}",
    "experiment-started": "cfworkflow inquiry experiment-ended {experiment} "
    "--outcome OUTCOME --findings TEXT",
    "experiment-ended": "cfworkflow inquiry agents",
    # work strands, support and risks
    # vision, principles and outcomes
    # corrections and undo
}

_OF_THE_ROLL = {"member-appointed", "member-stood-down"}
_OF_THE_ROOM = {"meeting-opened", "attendance-recorded", "attendee-left"}


def next_step(record: Workflow, told: Recorded) -> Advice | None:
    """The advice after the last fact of a command."""
    state = _state(record, told)
    command = _next_command(told.fact)
    return Advice(state, command) if state or command else None


def _state(record: Workflow, told: Recorded) -> str:
    name = told.fact.NAME
    if name in _OF_THE_ROLL:
        from cfworkflow.cli.standing import on_the_roll

        return on_the_roll(record, told)
    if name in _OF_THE_ROOM:
        from cfworkflow.cli.standing import in_the_room

        return in_the_room(record, told)
    return ""


def _next_command(fact: Fact) -> str:
    if fact.NAME == "barrier-raised" and vars(fact)["tier"] != "operational":
        return _ADDRESS.format_map(vars(fact))
    return _USUALLY.get(fact.NAME, "").format_map(vars(fact))
