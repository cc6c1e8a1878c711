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
    "partnership-activated": "cfworkflow group show {group}",
    "areas-reassigned": "cfworkflow barrier list --group {to}",
    "partnership-ended": "cfworkflow status",
    "oversight-assigned": "cfworkflow group links",
    "reporting-agreed": "cfworkflow group links",
    # the Trusted Person plan and sense checks
    "element-named": "cfworkflow approach propose GROUP --element {element} --title TEXT",
    "approach-proposed": "cfworkflow sense-check ask {approach} PARTNERSHIP --due DATE",
    "approach-adopted": "cfworkflow action add {approach} --title TEXT --owner MEMBER --due DATE",
    "approach-taken-up": "cfworkflow sense-check ask {approach} PARTNERSHIP --due DATE",
    "sense-check-asked": "cfworkflow sense-check answer {sense_check} --answer ANSWER "
    "--findings TEXT",
    "sense-check-answered": "cfworkflow sense-check act {sense_check} --changed --how TEXT",
    "sense-check-acted-on": "cfworkflow sense-check show {sense_check}",
    # briefings and communications
    "briefings-scheduled": "cfworkflow briefing draft --to {audience}",
    "briefing-issued": "cfworkflow communication log --channel CHANNEL --briefing {briefing} ...",
    "communication-logged": "cfworkflow communication show {communication}",
    # learning and themes
    "theme-named": "cfworkflow barrier theme BARRIER {theme}",
    "theme-retired": "cfworkflow theme list",
    "barrier-themed": "cfworkflow barrier show {barrier}",
    "learning-shared": "cfworkflow learning take-up {learning} --how TEXT",
    "learning-linked": "cfworkflow learning show {learning}",
    "learning-taken-up": "cfworkflow learning show {learning}",
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
    "strand-named": "cfworkflow strand add {strand} TASK --title TEXT",
    "task-added": "cfworkflow strand progress {task} PERCENT",
    "task-progressed": "cfworkflow strand history {task}",
    "task-replanned": "cfworkflow strand show --gantt",
    "support-agreed": "cfworkflow support use {support} --days N",
    "support-used": "cfworkflow support show {support}",
    "risk-rated": "cfworkflow action add {barrier} --title TEXT --owner MEMBER --due DATE",
    # vision, principles and outcomes
    "vision-stated": "cfworkflow measure define MEASURE --vision {vision} ...",
    "vision-retired": "cfworkflow vision list",
    "principle-stated": "cfworkflow principle list",
    "principle-retired": "cfworkflow principle list",
    "measure-defined": "cfworkflow measure observe {measure} VALUE",
    "measure-observed": "cfworkflow measure show {measure}",
    "row-imported": "cfworkflow plan show",
    # corrections and undo
    "fact-corrected": "cfworkflow audit log --limit 5",
    "command-undone": "cfworkflow audit log --limit 5",
}

_OF_THE_ROLL = {"member-appointed", "member-stood-down"}
_OF_SUPPORT = {"support-agreed", "support-used"}
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
    if name in _OF_SUPPORT:
        from cfworkflow.cli.support.standing import days_left

        return days_left(record, told)
    if name == "apologies-recorded":
        from cfworkflow.cli.standing import still_to_come

        return still_to_come(record, told)
    return ""


def _next_command(fact: Fact) -> str:
    if fact.NAME == "barrier-raised" and vars(fact)["tier"] != "operational":
        return _ADDRESS.format_map(vars(fact))
    return _USUALLY.get(fact.NAME, "").format_map(vars(fact))
