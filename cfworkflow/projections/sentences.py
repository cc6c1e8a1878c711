"""Every kind of fact as one plain sentence: after a command, in a timeline, in the audit log.

A sentence tells facts only, and the title where there is one and it is not withheld. It takes a
fact as the domain has it, or told again from the record, where dates are text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from cfworkflow.domain.on_use import OnUse

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Fact


def sentence(fact: Fact) -> str:
    """What happened, in a sentence that fits a line of a terminal unless its title is long."""
    return SENTENCES[fact.NAME](fact)


# Each sentence is of its own kind of fact, so the table as a whole can only promise Any.
SENTENCES: Mapping[str, Callable[[Any], str]] = OnUse(
    {
        # groups and their members
        "group-established": "cfworkflow.projections.told.of_groups:group_established",
        "partnership-activated": "cfworkflow.projections.told.of_groups:partnership_activated",
        "areas-reassigned": "cfworkflow.projections.told.of_groups:areas_reassigned",
        "partnership-ended": "cfworkflow.projections.told.of_groups:partnership_ended",
        "terms-adopted": "cfworkflow.projections.told.of_groups:terms_adopted",
        "member-appointed": "cfworkflow.projections.told.of_groups:member_appointed",
        "member-stood-down": "cfworkflow.projections.told.of_groups:member_stood_down",
        # meetings
        "meeting-scheduled": "cfworkflow.projections.told.of_meetings:meeting_scheduled",
        "meeting-opened": "cfworkflow.projections.told.of_meetings:meeting_opened",
        "attendance-recorded": "cfworkflow.projections.told.of_meetings:attendance_recorded",
        "apologies-recorded": "cfworkflow.projections.told.of_meetings:apologies_recorded",
        "attendee-left": "cfworkflow.projections.told.of_meetings:attendee_left",
        "interest-declared": "cfworkflow.projections.told.of_meetings:interest_declared",
        "meeting-closed": "cfworkflow.projections.told.of_meetings:meeting_closed",
        "minutes-approved": "cfworkflow.projections.told.of_meetings:minutes_approved",
        "meeting-cancelled": "cfworkflow.projections.told.of_meetings:meeting_cancelled",
        # decisions
        "decision-proposed": "cfworkflow.projections.told.of_decisions:decision_proposed",
        "decision-put-again": "cfworkflow.projections.told.of_decisions:decision_put_again",
        "decision-made": "cfworkflow.projections.told.of_decisions:decision_made",
        "decision-deferred": "cfworkflow.projections.told.of_decisions:decision_deferred",
        "decision-withdrawn": "cfworkflow.projections.told.of_decisions:decision_withdrawn",
        # barriers
        "barrier-raised": "cfworkflow.projections.told.of_barriers:barrier_raised",
        "barrier-referred": "cfworkflow.projections.told.of_barriers:barrier_referred",
        "barrier-escalated": "cfworkflow.projections.told.of_barriers:barrier_escalated",
        "barrier-returned": "cfworkflow.projections.told.of_barriers:barrier_returned",
        "barrier-addressed": "cfworkflow.projections.told.of_barriers:barrier_addressed",
        "evidence-checked": "cfworkflow.projections.told.of_barriers:evidence_checked",
        "barrier-closed": "cfworkflow.projections.told.of_barriers:barrier_closed",
        "barrier-reopened": "cfworkflow.projections.told.of_barriers:barrier_reopened",
        "barrier-withdrawn": "cfworkflow.projections.told.of_barriers:barrier_withdrawn",
        # actions
        "action-added": "cfworkflow.projections.told.of_actions:action_added",
        "action-started": "cfworkflow.projections.told.of_actions:action_started",
        "action-progressed": "cfworkflow.projections.told.of_actions:action_progressed",
        "action-completed": "cfworkflow.projections.told.of_actions:action_completed",
        "action-dropped": "cfworkflow.projections.told.of_actions:action_dropped",
        "action-reopened": "cfworkflow.projections.told.of_actions:action_reopened",
        "action-reassigned": "cfworkflow.projections.told.of_actions:action_reassigned",
        # redaction
        "narratives-erased": "cfworkflow.projections.told.of_redactions:narratives_erased",
        "row-imported": "cfworkflow.projections.told.of_imports:row_imported",
        # bodies: links, areas, coverage, attendance
        "oversight-assigned": "cfworkflow.projections.told.of_groups:oversight_assigned",
        "reporting-agreed": "cfworkflow.projections.told.of_groups:reporting_agreed",
        # the Trusted Person plan and sense checks
        "element-named": "cfworkflow.projections.told.of_approaches:element_named",
        "approach-proposed": "cfworkflow.projections.told.of_approaches:approach_proposed",
        "approach-adopted": "cfworkflow.projections.told.of_approaches:approach_adopted",
        "approach-set-aside": "cfworkflow.projections.told.of_approaches:approach_set_aside",
        "approach-taken-up": "cfworkflow.projections.told.of_approaches:approach_taken_up",
        "sense-check-asked": "cfworkflow.projections.told.of_approaches:sense_check_asked",
        "sense-check-answered": "cfworkflow.projections.told.of_approaches:sense_check_answered",
        "sense-check-acted-on": "cfworkflow.projections.told.of_approaches:sense_check_acted_on",
        "sense-check-withdrawn": "cfworkflow.projections.told.of_approaches:sense_check_withdrawn",
        # briefings and communications
        "briefings-scheduled": "cfworkflow.projections.told.of_briefings:briefings_scheduled",
        "briefing-issued": "cfworkflow.projections.told.of_briefings:briefing_issued",
        "communication-logged": "cfworkflow.projections.told.of_briefings:communication_logged",
        # learning and themes
        "theme-named": "cfworkflow.projections.told.of_learning:theme_named",
        "theme-retired": "cfworkflow.projections.told.of_learning:theme_retired",
        "barrier-themed": "cfworkflow.projections.told.of_learning:barrier_themed",
        "learning-shared": "cfworkflow.projections.told.of_learning:learning_shared",
        "learning-linked": "cfworkflow.projections.told.of_learning:learning_linked",
        "learning-taken-up": "cfworkflow.projections.told.of_learning:learning_taken_up",
        # system inquiries
        "inquiry-opened": "cfworkflow.projections.told.of_inquiries:inquiry_opened",
        "inquiry-advanced": "cfworkflow.projections.told.of_inquiries:inquiry_advanced",
        "inquiry-looped-back": "cfworkflow.projections.told.of_inquiries:inquiry_looped_back",
        "inquiry-concluded": "cfworkflow.projections.told.of_inquiries:inquiry_concluded",
        "inquiry-linked": "cfworkflow.projections.told.of_inquiries:inquiry_linked",
        "change-agent-joined": "cfworkflow.projections.told.of_inquiries:change_agent_joined",
        "change-agent-left": "cfworkflow.projections.told.of_inquiries:change_agent_left",
        "experiment-started": "cfworkflow.projections.told.of_inquiries:experiment_started",
        "experiment-ended": "cfworkflow.projections.told.of_inquiries:experiment_ended",
        # work strands, support and risks
        "strand-named": "cfworkflow.projections.told.of_strands:strand_named",
        "task-added": "cfworkflow.projections.told.of_strands:task_added",
        "task-progressed": "cfworkflow.projections.told.of_strands:task_progressed",
        "task-replanned": "cfworkflow.projections.told.of_strands:task_replanned",
        "support-agreed": "cfworkflow.projections.told.of_support:support_agreed",
        "support-used": "cfworkflow.projections.told.of_support:support_used",
        "risk-rated": "cfworkflow.projections.told.of_risks:risk_rated",
        # vision, principles and outcomes
        "vision-stated": "cfworkflow.projections.told.of_visions:vision_stated",
        "vision-retired": "cfworkflow.projections.told.of_visions:vision_retired",
        "principle-stated": "cfworkflow.projections.told.of_visions:principle_stated",
        "principle-retired": "cfworkflow.projections.told.of_visions:principle_retired",
        "measure-defined": "cfworkflow.projections.told.of_outcomes:measure_defined",
        "measure-observed": "cfworkflow.projections.told.of_outcomes:measure_observed",
        "measure-retired": "cfworkflow.projections.told.of_outcomes:measure_retired",
        # corrections and undo
        "fact-corrected": "cfworkflow.projections.told.of_corrections:fact_corrected",
        "command-undone": "cfworkflow.projections.told.of_corrections:command_undone",
    }
)
"""Stored name of a fact → where the function is that says it, which is loaded on use."""
