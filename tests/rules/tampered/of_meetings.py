"""What happens in session and by whom: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.action.facts import ActionStarted
from cfworkflow.domain.decision.facts import DecisionDeferred, DecisionMade, DecisionPutAgain
from cfworkflow.domain.group.facts import AreasReassigned, GroupEstablished, PartnershipActivated
from cfworkflow.domain.meeting.facts import (
    ApologiesRecorded,
    AttendeeLeft,
    MeetingClosed,
    MeetingOpened,
    MeetingScheduled,
    MinutesApproved,
)
from tests.rules.a_year import added, position, renumbered
from tests.rules.tampering import YEAR, History, Tamper, change, dated, drop, slip_in

HISTORY = YEAR


def vote_after_close(history: History) -> History:
    """Close a meeting before its vote."""
    closed = position(history, MeetingClosed, meeting="M-0003")
    voted = position(history, DecisionMade, decision="D-0004")
    return renumbered([*history[:voted], history[closed], history[voted], *history[closed + 1 :]])


MADE_3 = {"decision": "D-0003"}

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("S1", "a vote after the close", vote_after_close),
    ("S1", "a vote of another day", dated(DecisionMade, MADE_3, 1)),
    ("S1", "a meeting opened before its day", change(MeetingScheduled, {}, day=date(2026, 5, 9))),
    ("S1", "a meeting that was never opened", drop(MeetingOpened, meeting="M-0001")),
    ("S1", "a close with an item left open", drop(DecisionDeferred)),
    (
        "S1",
        "an item put to a closed meeting",
        slip_in(
            MeetingScheduled,
            {"meeting": "M-0003"},
            DecisionPutAgain(decision="D-0004", meeting="M-0001"),
        ),
    ),
    (
        "S1",
        "apologies to a closed meeting",
        slip_in(
            MeetingScheduled,
            {"meeting": "M-0003"},
            ApologiesRecorded(meeting="M-0001", member="refuge"),
        ),
    ),
    ("S2", "an action done that was never begun", change(ActionStarted, {}, action="A-0002")),
    ("S2", "a deferral taken out", drop(DecisionDeferred)),
    (
        "S2",
        "a decision made twice",
        lambda year: added(
            year,
            position(year, MeetingClosed, meeting="M-0001"),
            year[position(year, DecisionMade, decision="D-0003")].fact,
        ),
    ),
    ("S2", "minutes approved by themselves", change(MinutesApproved, {}, meeting="M-0003")),
    ("S2", "areas passed on that were another's", change(AreasReassigned, {}, areas=("town",))),
    (
        "S2",
        "apologies of someone in the room",
        slip_in(AttendeeLeft, {}, ApologiesRecorded(meeting="M-0001", member="refuge")),
    ),
    ("G1", "a partnership that was still forming", drop(PartnershipActivated)),
    ("G1", "a meeting before the group", dated(GroupEstablished, {"group": "tactical"}, 200)),
]
