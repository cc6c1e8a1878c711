"""Which function decides on which command, by the command's name: all that can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cfworkflow.domain.on_use import OnUse

if TYPE_CHECKING:
    from cfworkflow.domain.past import Decide

DECIDERS: Mapping[str, Decide] = OnUse(
    {
        "init": "cfworkflow.domain.programme:establish_programme",
        "group establish": "cfworkflow.domain.group.deciding:establish_group",
        "group activate": "cfworkflow.domain.group.deciding:activate_partnership",
        "group reassign-areas": "cfworkflow.domain.group.deciding:reassign_areas",
        "group end": "cfworkflow.domain.group.deciding:end_partnership",
        "member appoint": "cfworkflow.domain.group.membership:appoint_member",
        "member stand-down": "cfworkflow.domain.group.membership:stand_down",
        "meeting schedule": "cfworkflow.domain.meeting.deciding:schedule_meeting",
        "meeting open": "cfworkflow.domain.meeting.deciding:open_meeting",
        "meeting close": "cfworkflow.domain.meeting.deciding:close_meeting",
        "meeting cancel": "cfworkflow.domain.meeting.deciding:cancel_meeting",
        "meeting approve-minutes": "cfworkflow.domain.meeting.deciding:approve_minutes",
        "meeting attend": "cfworkflow.domain.meeting.attendance:record_attendance",
        "meeting apologies": "cfworkflow.domain.meeting.attendance:record_apologies",
        "meeting leave": "cfworkflow.domain.meeting.attendance:record_departure",
        "meeting declare-interest": "cfworkflow.domain.meeting.attendance:declare_interest",
        "meeting record": "cfworkflow.domain.meeting.secretary:record_meeting",
        "decision propose": "cfworkflow.domain.decision.proposing:propose_decision",
        "decision put-again": "cfworkflow.domain.decision.proposing:put_again",
        "decision defer": "cfworkflow.domain.decision.proposing:defer_decision",
        "decision withdraw": "cfworkflow.domain.decision.proposing:withdraw_decision",
        "decision vote": "cfworkflow.domain.decision.voting:take_vote",
        "barrier raise": "cfworkflow.domain.barrier.deciding:raise_barrier",
        "barrier refer": "cfworkflow.domain.barrier.deciding:refer_barrier",
        "barrier address": "cfworkflow.domain.barrier.deciding:address_barrier",
        "barrier reopen": "cfworkflow.domain.barrier.deciding:reopen_barrier",
        "barrier withdraw": "cfworkflow.domain.barrier.deciding:withdraw_barrier",
        "barrier check": "cfworkflow.domain.barrier.checking:check_evidence",
        "barrier close": "cfworkflow.domain.barrier.checking:close_barrier",
        "action add": "cfworkflow.domain.action.adding:add_action",
        "action start": "cfworkflow.domain.action.deciding:start_action",
        "action progress": "cfworkflow.domain.action.deciding:report_progress",
        "action complete": "cfworkflow.domain.action.deciding:complete_action",
        "action drop": "cfworkflow.domain.action.deciding:drop_action",
        "action reopen": "cfworkflow.domain.action.deciding:reopen_action",
        "action reassign": "cfworkflow.domain.action.deciding:reassign_action",
        "audit redact": "cfworkflow.domain.redaction.deciding:redact_narratives",
        "import log": "cfworkflow.domain.importing.deciding:import_log",
        # bodies: links, areas, coverage, attendance
        "group oversee": "cfworkflow.domain.group.links:oversee_group",
        "group reports": "cfworkflow.domain.group.links:agree_reporting",
        # the Trusted Person plan and sense checks
        "approach element": "cfworkflow.domain.approach.deciding:name_element",
        "approach propose": "cfworkflow.domain.approach.deciding:propose_approach",
        "approach adopt": "cfworkflow.domain.approach.deciding:adopt_approach",
        "approach set-aside": "cfworkflow.domain.approach.deciding:set_approach_aside",
        "approach take-up": "cfworkflow.domain.approach.deciding:take_approach_up",
        "sense-check ask": "cfworkflow.domain.sensecheck.deciding:ask_sense_check",
        "sense-check answer": "cfworkflow.domain.sensecheck.deciding:answer_sense_check",
        "sense-check act": "cfworkflow.domain.sensecheck.deciding:act_on_sense_check",
        "sense-check withdraw": "cfworkflow.domain.sensecheck.deciding:withdraw_sense_check",
        # briefings and communications
        "briefing schedule": "cfworkflow.domain.briefing.deciding:schedule_briefings",
        "briefing issue": "cfworkflow.domain.briefing.deciding:issue_briefing",
        "communication log": "cfworkflow.domain.communication.deciding:log_communication",
        # learning and themes
        "theme name": "cfworkflow.domain.theme.deciding:name_theme",
        "theme retire": "cfworkflow.domain.theme.deciding:retire_theme",
        "barrier theme": "cfworkflow.domain.theme.deciding:theme_barrier",
        "learning share": "cfworkflow.domain.learning.deciding:share_learning",
        "learning link": "cfworkflow.domain.learning.deciding:link_learning",
        "learning take-up": "cfworkflow.domain.learning.deciding:take_up_learning",
        # system inquiries
        "inquiry open": "cfworkflow.domain.inquiry.deciding:open_inquiry",
        "inquiry advance": "cfworkflow.domain.inquiry.deciding:advance_inquiry",
        "inquiry loop-back": "cfworkflow.domain.inquiry.deciding:loop_inquiry_back",
        "inquiry conclude": "cfworkflow.domain.inquiry.deciding:conclude_inquiry",
        "inquiry feed": "cfworkflow.domain.inquiry.agents:feed_inquiry",
        "inquiry join": "cfworkflow.domain.inquiry.agents:join_inquiry",
        "inquiry leave": "cfworkflow.domain.inquiry.agents:leave_inquiry",
        "inquiry experiment": "cfworkflow.domain.inquiry.experiments:start_experiment",
        "inquiry experiment-ended": "cfworkflow.domain.inquiry.experiments:end_experiment",
        # work strands, support and risks
        "strand name": "cfworkflow.domain.strand.deciding:name_strand",
        "strand add": "cfworkflow.domain.strand.deciding:add_task",
        "strand progress": "cfworkflow.domain.strand.deciding:report_task",
        "strand replan": "cfworkflow.domain.strand.deciding:replan_task",
        "support agree": "cfworkflow.domain.support.deciding:agree_support",
        "support use": "cfworkflow.domain.support.deciding:use_support",
        "risk raise": "cfworkflow.domain.risk.deciding:raise_risk",
        "risk rate": "cfworkflow.domain.risk.deciding:rate_risk",
        # vision, principles and outcomes
        "vision state": "cfworkflow.domain.vision.deciding:state_vision",
        "vision retire": "cfworkflow.domain.vision.deciding:retire_vision",
        "principle state": "cfworkflow.domain.vision.deciding:state_principle",
        "principle retire": "cfworkflow.domain.vision.deciding:retire_principle",
        "measure define": "cfworkflow.domain.outcome.deciding:define_measure",
        "measure observe": "cfworkflow.domain.outcome.deciding:observe_measure",
        "measure retire": "cfworkflow.domain.outcome.deciding:retire_measure",
        # corrections and undo
        "correct": "cfworkflow.domain.correction.correcting:correct",
        "undo": "cfworkflow.domain.correction.undoing:undo",
    }
)
