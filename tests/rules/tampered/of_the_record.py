"""What the record holds and how it runs on: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.action.facts import ActionAdded, ActionStarted
from cfworkflow.domain.barrier.facts import BarrierEscalated, BarrierRaised, BarrierReturned
from cfworkflow.domain.decision.facts import DecisionMade, DecisionProposed
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.meeting.facts import MeetingClosed, MeetingScheduled
from tests.rules.a_year import enveloped, position, renumbered
from tests.rules.tampering import YEAR, History, Tamper, change, dated, drop

HISTORY = YEAR


def swapped(history: History) -> History:
    """Exchange two facts, each with its old position."""
    return [*history[:40], history[41], history[40], *history[42:]]


def recorded_again(history: History) -> History:
    """Record a command a second time at the end."""
    return renumbered([*history, history[position(history, ActionStarted)]])


MADE_1 = {"decision": "D-0001"}
MADE_3 = {"decision": "D-0003"}

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("D1", "no reasons on record", change(DecisionProposed, MADE_1, stated=())),
    (
        "D1",
        "a permission that ends before it begins",
        change(DecisionProposed, MADE_3, kind="permit", until=date(2026, 1, 1)),
    ),
    ("D1", "decided by a group that did not meet", change(DecisionMade, MADE_3, group="board")),
    (
        "D1",
        "one answer to two recommendations",
        change(DecisionProposed, {"kind": "return"}, answers=("accepted",)),
    ),
    ("D1", "other answers than were put", change(BarrierReturned, {}, answers=())),
    ("C1", "a date before the last one", dated(MeetingClosed, {"meeting": "M-0001"}, -1)),
    ("C1", "an action on what was not raised yet", dated(ActionAdded, {}, -2)),
    ("C1", "a date still to come", dated(BarrierRaised, {"barrier": "B-0002"}, 2)),
    ("O1", "an owner who holds no place", change(ActionAdded, {}, owner="library")),
    (
        "N1",
        "a barrier raised a second time",
        change(BarrierRaised, {"group": "south"}, barrier="B-0001"),
    ),
    (
        "N1",
        "a place given twice",
        change(MemberAppointed, {"group": "tactical", "member": "youth"}, member="forum"),
    ),
    ("I1", "two facts exchanged", swapped),
    ("I1", "a beginning taken out", drop(BarrierRaised)),
    ("I1", "a number left out", change(MeetingScheduled, {"meeting": "M-0003"}, meeting="M-0004")),
    ("I2", "a command recorded twice", recorded_again),
    (
        "I2",
        "one command by two hands",
        lambda year: enveloped(year, position(year, BarrierEscalated), actor="someone-else"),
    ),
]
