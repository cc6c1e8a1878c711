"""Commands of every kind, for whatever there is to act on."""

from __future__ import annotations

from collections.abc import Callable, Collection

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.action import commands as action
from cfworkflow.domain.barrier import commands as barrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.decision import commands as decision
from cfworkflow.domain.group import commands as group
from cfworkflow.domain.meeting import commands as meeting
from cfworkflow.domain.meeting.whole import RecordMeeting
from cfworkflow.domain.programme import EstablishProgramme
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.words import TIERS
from cfworkflow.testing import of_actions, of_barriers, of_groups, of_items, of_meetings, of_texts
from cfworkflow.testing.of_whole_meetings import record_meeting
from cfworkflow.testing.scene import Scene

COMMANDS: dict[type[Command], Callable[[Scene], st.SearchStrategy[Command]]] = {
    group.EstablishGroup: of_groups.establish_group,
    group.ActivatePartnership: of_groups.activate_partnership,
    group.ReassignAreas: of_groups.reassign_areas,
    group.EndPartnership: of_groups.end_partnership,
    group.AppointMember: of_groups.appoint_member,
    group.StandDown: of_groups.stand_down,
    EstablishProgramme: of_groups.establish_programme,
    meeting.ScheduleMeeting: of_meetings.schedule_meeting,
    meeting.OpenMeeting: of_meetings.open_meeting,
    meeting.CloseMeeting: of_meetings.close_meeting,
    meeting.CancelMeeting: of_meetings.cancel_meeting,
    meeting.ApproveMinutes: of_meetings.approve_minutes,
    meeting.RecordAttendance: of_meetings.record_attendance,
    meeting.RecordApologies: of_meetings.record_apologies,
    meeting.RecordDeparture: of_meetings.record_departure,
    meeting.DeclareInterest: of_meetings.declare_interest,
    RecordMeeting: record_meeting,
    decision.ProposeDecision: of_items.propose_decision,
    decision.PutAgain: of_items.put_again,
    decision.DeferDecision: of_items.defer_decision,
    decision.WithdrawDecision: of_items.withdraw_decision,
    decision.TakeVote: of_items.take_vote,
    barrier.RaiseBarrier: of_barriers.raise_barrier,
    barrier.ReferBarrier: of_barriers.refer_barrier,
    barrier.AddressBarrier: of_barriers.address_barrier,
    barrier.ReopenBarrier: of_barriers.reopen_barrier,
    barrier.WithdrawBarrier: of_barriers.withdraw_barrier,
    barrier.CheckEvidence: of_barriers.check_evidence,
    barrier.CloseBarrier: of_barriers.close_barrier,
    action.AddAction: of_actions.add_action,
    action.StartAction: of_actions.start_action,
    action.ReportProgress: of_actions.report_progress,
    action.CompleteAction: of_actions.complete_action,
    action.DropAction: of_actions.drop_action,
    action.ReopenAction: of_actions.reopen_action,
    action.ReassignAction: of_actions.reassign_action,
    RedactNarratives: of_texts.redact_narratives,
}
"""For each kind of command, the strategy that draws it for a scene."""

OF_GROUPS = frozenset(kind for kind in COMMANDS if kind.__module__ == group.__name__)
OF_ACTIONS = frozenset(kind for kind in COMMANDS if kind.__module__ == action.__name__)


OF_BODIES = OF_GROUPS | OF_ACTIONS
"""What goes on beside the path of barriers through meetings."""


@composite
def commands(
    draw: DrawFn, scene: Scene, of: Collection[type[Command]] = frozenset(COMMANDS)
) -> Command:
    """A command of one of the kinds in `of`, for what `scene` holds.

    Kinds that lead somewhere come more often: an item before a meeting in session is voted on.
    Mostly the command makes sense; sometimes it names what is not there, the wrong group or tier,
    a doubled proxy, too many votes.
    """
    kinds = [kind for kind in (*_promising(scene), *COMMANDS) if kind in of]
    return draw(COMMANDS[draw(st.sampled_from(kinds))](scene))


@composite
def next_commands(draw: DrawFn, scene: Scene) -> Command:
    """A command of a kind that leads somewhere from here."""
    return draw(COMMANDS[draw(st.sampled_from(_promising(scene)))](scene))


def _promising(scene: Scene) -> list[type[Command]]:
    in_session = bool(scene.meeting_refs("in_session"))
    under_way = bool(scene.action_refs("open", "in_progress"))
    worth: dict[type[Command], int] = {
        barrier.ReferBarrier: 4 * bool(scene.barrier_refs("operational")),
        barrier.CheckEvidence: 4 * bool(scene.barrier_refs("addressed")),
        decision.TakeVote: 8 * bool(scene.votable()),
        decision.ProposeDecision: 5 * in_session,
        meeting.RecordAttendance: 4 * in_session,
        decision.PutAgain: 3 * bool(scene.decision_refs("deferred")),
        RecordMeeting: 4,
        barrier.RaiseBarrier: 1 if scene.barrier_refs(*TIERS) else 6,
        barrier.AddressBarrier: 2 * bool(scene.barrier_refs(*TIERS)),
        meeting.OpenMeeting: 4 * bool(scene.due()),
        meeting.ScheduleMeeting: 2,
        meeting.DeclareInterest: 3 * bool(scene.votable()),
        meeting.RecordDeparture: 2 * bool(scene.votable()),
        group.ReassignAreas: bool(scene.barrier_refs("addressed")),
        group.StandDown: in_session,
        action.AddAction: 2 * bool(scene.barrier_refs(*TIERS)),
        action.StartAction: bool(scene.action_refs("open")),
        action.ReportProgress: under_way,
        action.CompleteAction: under_way,
        action.DropAction: under_way,
        action.ReassignAction: under_way,
        action.ReopenAction: bool(scene.action_refs("done", "dropped")),
        group.AppointMember: 1,
        meeting.CancelMeeting: bool(scene.meeting_refs("scheduled")),
        barrier.WithdrawBarrier: bool(scene.barrier_refs(*TIERS)),
        barrier.CloseBarrier: bool(scene.barrier_refs("addressed")),
    }
    return [kind for kind, times in worth.items() for _ in range(times)]
