"""Terms: ways to tamper, and the rule to find each."""

from __future__ import annotations

from fractions import Fraction

from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.group.facts import TermsAdopted
from cfworkflow.domain.terms import Terms
from tests.rules.a_year import ADOPTED
from tests.rules.tampering import YEAR, Tamper, change, drop, slip_in

HISTORY = YEAR

MADE_1 = {"decision": "D-0001"}
REFUSED = Terms(quorum_fraction=Fraction(1), quorum_plus=1)

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("T1", "judged by other terms", change(DecisionMade, MADE_1, terms=ADOPTED)),
    ("T1", "terms of before changed", change(TermsAdopted, {"group": "tactical"}, terms=ADOPTED)),
    ("T2", "terms without their decision", drop(DecisionMade, decision="D-0002")),
    ("T2", "a decision without its terms", drop(TermsAdopted, decision="D-0002")),
    (
        "T2",
        "other terms than were put",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms()),
    ),
    (
        "T2",
        "terms adopted by a vote that was lost",
        change(DecisionMade, {"decision": "D-0002"}, outcome="not_carried"),
    ),
    (
        "T2",
        "terms out of nowhere",
        slip_in(ActionAdded, {}, TermsAdopted(group="tactical", terms=Terms(), decision="D-0002")),
    ),
    ("T2", "a group without first terms", drop(TermsAdopted, group="north")),
    ("T3", "first terms nobody can meet", change(TermsAdopted, {"group": "north"}, terms=REFUSED)),
    (
        "T3",
        "a quorum of more than there are",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms(quorum_plus=9)),
    ),
    (
        "T3",
        "a majority that is none",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms(majority=Fraction(1, 4))),
    ),
    (
        "T3",
        "a majority that a tie reaches",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms(majority_reached="at-least")),
    ),
    (
        "T3",
        "more members than seats",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms(quorum_base="seats", seats=4)),
    ),
]
