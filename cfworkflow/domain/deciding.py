"""Which function decides on which command: the whole of what can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cfworkflow.domain.action import commands as action
from cfworkflow.domain.action import deciding as on_action
from cfworkflow.domain.barrier import checking as on_evidence
from cfworkflow.domain.barrier import commands as barrier
from cfworkflow.domain.barrier import deciding as on_barrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.decision import commands as decision
from cfworkflow.domain.decision import proposing as on_item
from cfworkflow.domain.decision import voting as on_vote
from cfworkflow.domain.group import commands as group
from cfworkflow.domain.group import deciding as on_group
from cfworkflow.domain.group import membership as on_member
from cfworkflow.domain.meeting import attendance as on_attendance
from cfworkflow.domain.meeting import commands as meeting
from cfworkflow.domain.meeting import deciding as on_meeting
from cfworkflow.domain.meeting import secretary
from cfworkflow.domain.meeting.whole import RecordMeeting
from cfworkflow.domain.programme import EstablishProgramme, establish_programme

# Each function takes its own kind of command, so the table as a whole can only promise Any.
DECIDERS: Mapping[type[Command], Any] = {
    EstablishProgramme: establish_programme,
    group.EstablishGroup: on_group.establish_group,
    group.ActivatePartnership: on_group.activate_partnership,
    group.ReassignAreas: on_group.reassign_areas,
    group.EndPartnership: on_group.end_partnership,
    group.AppointMember: on_member.appoint_member,
    group.StandDown: on_member.stand_down,
    meeting.ScheduleMeeting: on_meeting.schedule_meeting,
    meeting.OpenMeeting: on_meeting.open_meeting,
    meeting.CloseMeeting: on_meeting.close_meeting,
    meeting.CancelMeeting: on_meeting.cancel_meeting,
    meeting.ApproveMinutes: on_meeting.approve_minutes,
    meeting.RecordAttendance: on_attendance.record_attendance,
    meeting.RecordApologies: on_attendance.record_apologies,
    meeting.RecordDeparture: on_attendance.record_departure,
    meeting.DeclareInterest: on_attendance.declare_interest,
    RecordMeeting: secretary.record_meeting,
    decision.ProposeDecision: on_item.propose_decision,
    decision.PutAgain: on_item.put_again,
    decision.DeferDecision: on_item.defer_decision,
    decision.WithdrawDecision: on_item.withdraw_decision,
    decision.TakeVote: on_vote.take_vote,
    barrier.RaiseBarrier: on_barrier.raise_barrier,
    barrier.ReferBarrier: on_barrier.refer_barrier,
    barrier.AddressBarrier: on_barrier.address_barrier,
    barrier.ReopenBarrier: on_barrier.reopen_barrier,
    barrier.WithdrawBarrier: on_barrier.withdraw_barrier,
    barrier.CheckEvidence: on_evidence.check_evidence,
    barrier.CloseBarrier: on_evidence.close_barrier,
    action.AddAction: on_action.add_action,
    action.StartAction: on_action.start_action,
    action.ReportProgress: on_action.report_progress,
    action.CompleteAction: on_action.complete_action,
    action.DropAction: on_action.drop_action,
    action.ReopenAction: on_action.reopen_action,
    action.ReassignAction: on_action.reassign_action,
}
