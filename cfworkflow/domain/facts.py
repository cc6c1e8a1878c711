"""Every kind of fact there is, by its stored name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cfworkflow.domain.on_use import OnUse

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Fact

FACTS: Mapping[str, type[Fact]] = OnUse(
    {
        "group-established": "cfworkflow.domain.group.facts:GroupEstablished",
        "partnership-activated": "cfworkflow.domain.group.facts:PartnershipActivated",
        "areas-reassigned": "cfworkflow.domain.group.facts:AreasReassigned",
        "partnership-ended": "cfworkflow.domain.group.facts:PartnershipEnded",
        "terms-adopted": "cfworkflow.domain.group.facts:TermsAdopted",
        "member-appointed": "cfworkflow.domain.group.facts:MemberAppointed",
        "member-stood-down": "cfworkflow.domain.group.facts:MemberStoodDown",
        "meeting-scheduled": "cfworkflow.domain.meeting.facts:MeetingScheduled",
        "meeting-opened": "cfworkflow.domain.meeting.facts:MeetingOpened",
        "attendance-recorded": "cfworkflow.domain.meeting.facts:AttendanceRecorded",
        "apologies-recorded": "cfworkflow.domain.meeting.facts:ApologiesRecorded",
        "attendee-left": "cfworkflow.domain.meeting.facts:AttendeeLeft",
        "interest-declared": "cfworkflow.domain.meeting.facts:InterestDeclared",
        "meeting-closed": "cfworkflow.domain.meeting.facts:MeetingClosed",
        "minutes-approved": "cfworkflow.domain.meeting.facts:MinutesApproved",
        "meeting-cancelled": "cfworkflow.domain.meeting.facts:MeetingCancelled",
        "decision-proposed": "cfworkflow.domain.decision.facts:DecisionProposed",
        "decision-put-again": "cfworkflow.domain.decision.facts:DecisionPutAgain",
        "decision-made": "cfworkflow.domain.decision.facts:DecisionMade",
        "decision-deferred": "cfworkflow.domain.decision.facts:DecisionDeferred",
        "decision-withdrawn": "cfworkflow.domain.decision.facts:DecisionWithdrawn",
        "barrier-raised": "cfworkflow.domain.barrier.facts:BarrierRaised",
        "barrier-referred": "cfworkflow.domain.barrier.facts:BarrierReferred",
        "barrier-escalated": "cfworkflow.domain.barrier.facts:BarrierEscalated",
        "barrier-returned": "cfworkflow.domain.barrier.facts:BarrierReturned",
        "barrier-addressed": "cfworkflow.domain.barrier.facts:BarrierAddressed",
        "evidence-checked": "cfworkflow.domain.barrier.facts:EvidenceChecked",
        "barrier-closed": "cfworkflow.domain.barrier.facts:BarrierClosed",
        "barrier-reopened": "cfworkflow.domain.barrier.facts:BarrierReopened",
        "barrier-withdrawn": "cfworkflow.domain.barrier.facts:BarrierWithdrawn",
        "action-added": "cfworkflow.domain.action.facts:ActionAdded",
        "action-started": "cfworkflow.domain.action.facts:ActionStarted",
        "action-progressed": "cfworkflow.domain.action.facts:ActionProgressed",
        "action-completed": "cfworkflow.domain.action.facts:ActionCompleted",
        "action-dropped": "cfworkflow.domain.action.facts:ActionDropped",
        "action-reopened": "cfworkflow.domain.action.facts:ActionReopened",
        "action-reassigned": "cfworkflow.domain.action.facts:ActionReassigned",
        "narratives-erased": "cfworkflow.domain.redaction.facts:NarrativesErased",
        "row-imported": "cfworkflow.domain.importing.facts:RowImported",
        # bodies: links, areas, coverage, attendance
        "oversight-assigned": "cfworkflow.domain.group.facts:OversightAssigned",
        "reporting-agreed": "cfworkflow.domain.group.facts:ReportingAgreed",
        # the Trusted Person plan and sense checks
        "element-named": "cfworkflow.domain.approach.facts:ElementNamed",
        "approach-proposed": "cfworkflow.domain.approach.facts:ApproachProposed",
        "approach-adopted": "cfworkflow.domain.approach.facts:ApproachAdopted",
        "approach-set-aside": "cfworkflow.domain.approach.facts:ApproachSetAside",
        "approach-taken-up": "cfworkflow.domain.approach.facts:ApproachTakenUp",
        "sense-check-asked": "cfworkflow.domain.sensecheck.facts:SenseCheckAsked",
        "sense-check-answered": "cfworkflow.domain.sensecheck.facts:SenseCheckAnswered",
        "sense-check-acted-on": "cfworkflow.domain.sensecheck.facts:SenseCheckActedOn",
        "sense-check-withdrawn": "cfworkflow.domain.sensecheck.facts:SenseCheckWithdrawn",
        # briefings and communications
        "briefings-scheduled": "cfworkflow.domain.briefing.facts:BriefingsScheduled",
        "briefing-issued": "cfworkflow.domain.briefing.facts:BriefingIssued",
        "communication-logged": "cfworkflow.domain.communication.facts:CommunicationLogged",
        # learning and themes
        "theme-named": "cfworkflow.domain.theme.facts:ThemeNamed",
        "theme-retired": "cfworkflow.domain.theme.facts:ThemeRetired",
        "barrier-themed": "cfworkflow.domain.barrier.facts:BarrierThemed",
        "learning-shared": "cfworkflow.domain.learning.facts:LearningShared",
        "learning-linked": "cfworkflow.domain.learning.facts:LearningLinked",
        "learning-taken-up": "cfworkflow.domain.learning.facts:LearningTakenUp",
        # system inquiries
        "inquiry-opened": "cfworkflow.domain.inquiry.facts:InquiryOpened",
        "inquiry-advanced": "cfworkflow.domain.inquiry.facts:InquiryAdvanced",
        "inquiry-looped-back": "cfworkflow.domain.inquiry.facts:InquiryLoopedBack",
        "inquiry-concluded": "cfworkflow.domain.inquiry.facts:InquiryConcluded",
        "inquiry-linked": "cfworkflow.domain.inquiry.facts:InquiryLinked",
        "change-agent-joined": "cfworkflow.domain.inquiry.facts:ChangeAgentJoined",
        "change-agent-left": "cfworkflow.domain.inquiry.facts:ChangeAgentLeft",
        "experiment-started": "cfworkflow.domain.inquiry.facts:ExperimentStarted",
        "experiment-ended": "cfworkflow.domain.inquiry.facts:ExperimentEnded",
        # work strands, support and risks
        "strand-named": "cfworkflow.domain.strand.facts:StrandNamed",
        "task-added": "cfworkflow.domain.strand.facts:TaskAdded",
        "task-progressed": "cfworkflow.domain.strand.facts:TaskProgressed",
        "task-replanned": "cfworkflow.domain.strand.facts:TaskReplanned",
        "support-agreed": "cfworkflow.domain.support.facts:SupportAgreed",
        "support-used": "cfworkflow.domain.support.facts:SupportUsed",
        "risk-rated": "cfworkflow.domain.risk.facts:RiskRated",
        # vision, principles and outcomes
        "vision-stated": "cfworkflow.domain.vision.facts:VisionStated",
        "vision-retired": "cfworkflow.domain.vision.facts:VisionRetired",
        "principle-stated": "cfworkflow.domain.vision.facts:PrincipleStated",
        "principle-retired": "cfworkflow.domain.vision.facts:PrincipleRetired",
        "measure-defined": "cfworkflow.domain.outcome.facts:MeasureDefined",
        "measure-observed": "cfworkflow.domain.outcome.facts:MeasureObserved",
        "measure-retired": "cfworkflow.domain.outcome.facts:MeasureRetired",
        # corrections and undo
        "fact-corrected": "cfworkflow.domain.correction.facts:FactCorrected",
        "command-undone": "cfworkflow.domain.correction.facts:CommandUndone",
    }
)
