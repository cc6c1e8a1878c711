"""The rule book as a list: code, rule, source. What `cfworkflow rules` prints.

The function that keeps a rule is found by its code: `q1_…` in this package.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule of the governance: its code, its words, and where it comes from."""

    code: str
    text: str
    source: str


RULES = (
    Rule(
        "Q1",
        "A decision is valid only if people present ≥ quorum; quorum = ⌊members ÷ 3⌋ + 1, "
        "members as they stand at that moment (17 → 6, 10 → 4).",
        "ToR, Decisions",
    ),
    Rule(
        "Q2",
        "Quorum is judged when the decision is taken: who left before does not count, "
        "nor who declared an interest in that item.",
        "practice",
    ),
    Rule(
        "M1",
        "Carried only if more than half of those present and entitled vote for. "
        "Abstaining, or not voting, is not agreeing.",
        "ToR, Decisions",
    ),
    Rule(
        "M2",
        "Votes recorded may not exceed those present and entitled; named votes only by them, "
        "once each.",
        "practice",
    ),
    Rule("M3", "A casting vote exists only where the terms say so.", "ToR, Principles"),
    Rule(
        "T1",
        "A decision is judged by the terms and the roll in effect on its date; "
        "what is recorded later never re-judges it.",
        "practice",
    ),
    Rule(
        "T2",
        "Terms change only by a carried decision of that group, its first terms apart.",
        "ToR, Decisions",
    ),
    Rule("T3", "Terms no meeting could meet are refused when adopted.", "practice"),
    Rule(
        "A1",
        "Only members, or a proxy a member sent, are counted present. "
        "One person, one place, one voice.",
        "ToR, Responsibilities",
    ),
    Rule(
        "A2",
        "Who has declared an interest in an item takes no part in it.",
        "CC48; ToR, Principles",
    ),
    Rule("S1", "Items are decided only while their meeting is in session.", "practice"),
    Rule("S2", "A step is taken only from a state that allows it.", "practice"),
    Rule(
        "G1",
        "Only an active group meets, raises, checks, asks, answers, shares or takes on anything.",
        "ToR, Governance",
    ),
    Rule(
        "P1",
        "Operational → tactical → strategic. No tier is skipped, up or down. Barriers begin on the "
        "ground; matters of the Trusted Person plan and risks there or at the tactical tier.",
        "ToR, Governance",
    ),
    Rule(
        "P2",
        "Escalation to Strategic needs a carried decision of the Tactical Group "
        "and at least one recommendation.",
        "ToR, Purpose",
    ),
    Rule("P3", "Only the group that holds a barrier decides about it.", "ToR, Governance"),
    Rule(
        "E1",
        "A barrier closes only after an evidence check that was met. "
        "Not met: it reopens at the tier that said it was addressed.",
        "ToR, Purpose",
    ),
    Rule(
        "E2",
        "The check is made by the group that raised the barrier, or its successor; not by whoever "
        "addressed it: where that group did so itself, by another actor than the one who "
        "recorded that.",
        "ToR, Purpose",
    ),
    Rule(
        "E3",
        "A sense check is answered by the partnership that was asked, or its successor.",
        "ToR, Purpose",
    ),
    Rule(
        "F1",
        "An inquiry opens and moves on at a change forum that was held, on its day.",
        "CR, Work strand 5",
    ),
    Rule(
        "W1",
        "Reported progress falls, a planned end moves later, and agreed support changes, "
        "only with a reason.",
        "CR, Timescales and Resourcing",
    ),
    Rule(
        "D1",
        "A decision's record holds its date, what was decided, reasons, alternatives, interests, "
        "principles, lived experience, evidence, the figures and the meeting.",
        "SI 2012/2089 reg 12; ToR, Principles",
    ),
    Rule(
        "C1",
        "On one thing, time does not run backwards, and nothing takes effect in the future.",
        "practice",
    ),
    Rule("O1", "An action is owned by a member in post of the group it stands with.", "practice"),
    Rule("N1", "A name stands for one thing.", "practice"),
    Rule("I1", "A fact, once recorded, is never changed or removed.", "mission"),
    Rule("I2", "The same command sent twice is recorded once.", "practice"),
    Rule(
        "I3",
        "A correction names a fact that stands, says why, and changes words or particulars: "
        "never what was decided, counted, or where a thing stands.",
        "mission",
    ),
    Rule(
        "I4",
        "Only the last command that stands is taken back, by the actor who recorded it; "
        "what was decided, only within 24 hours of its recording; what was sent out, never.",
        "mission",
    ),
)
