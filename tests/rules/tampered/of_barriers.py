"""The path of barriers and the check of evidence: ways to tamper, and the rule to find each."""

from __future__ import annotations

from cfworkflow.domain.barrier.facts import (
    BarrierAddressed,
    BarrierClosed,
    BarrierEscalated,
    BarrierRaised,
    BarrierReferred,
    BarrierReopened,
    BarrierReturned,
    EvidenceChecked,
)
from cfworkflow.domain.decision.facts import DecisionMade, DecisionProposed
from cfworkflow.domain.group.facts import GroupEstablished
from tests.rules.tampering import YEAR, Tamper, by, change, drop

HISTORY = YEAR

MADE_1 = {"decision": "D-0001"}

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("P1", "a tier skipped on the way up", drop(BarrierReferred)),
    ("P1", "a referral straight to the board", change(BarrierReferred, {}, to_group="board")),
    ("P1", "a return straight to the ground", change(BarrierReturned, {}, to_group="north")),
    ("P1", "a barrier raised above the ground", change(BarrierRaised, {}, group="tactical")),
    (
        "P1",
        "an overseer who is not the next tier up",
        change(GroupEstablished, {"group": "north"}, overseen_by="board"),
    ),
    ("P2", "an escalation without a decision", drop(DecisionMade, decision="D-0001")),
    ("P2", "a carried escalation that moved nothing", drop(BarrierEscalated)),
    (
        "P2",
        "an escalation with nothing recommended",
        change(BarrierEscalated, {}, recommendations=0),
    ),
    (
        "P2",
        "a proposal with nothing recommended",
        change(DecisionProposed, MADE_1, recommendations=0),
    ),
    ("P2", "another barrier escalated", change(BarrierEscalated, {}, barrier="B-0002")),
    ("P3", "addressed by those who do not hold it", change(BarrierAddressed, {}, group="north")),
    ("P3", "referred by those who do not hold it", change(BarrierReferred, {}, from_group="south")),
    ("P3", "a return without a decision", drop(DecisionMade, decision="D-0005")),
    ("P3", "a carried return that moved nothing", drop(BarrierReturned)),
    ("E1", "closed without a check", drop(EvidenceChecked, met=True)),
    (
        "E1",
        "closed after a check that was not met",
        change(EvidenceChecked, {"met": True}, met=False),
    ),
    ("E1", "a check met that closed nothing", drop(BarrierClosed)),
    ("E1", "reopened at another tier", change(BarrierReopened, {}, tier="operational")),
    ("E1", "checked before it was addressed", drop(BarrierAddressed)),
    ("E2", "checked by those who addressed it", change(EvidenceChecked, {}, group="tactical")),
    ("E2", "checked by another partnership", change(EvidenceChecked, {}, group="south")),
    (
        "E2",
        "checked by the hand that recorded it addressed",
        by(EvidenceChecked, {"barrier": "B-0002"}, "project-team"),
    ),
]
