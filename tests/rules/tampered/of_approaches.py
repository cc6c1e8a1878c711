"""Approaches and sense checks: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.approach.commands import (
    AdoptApproach,
    NameElement,
    ProposeApproach,
    SetApproachAside,
    TakeApproachUp,
)
from cfworkflow.domain.approach.facts import (
    ApproachAdopted,
    ApproachProposed,
    ApproachSetAside,
    ApproachTakenUp,
    ElementNamed,
)
from cfworkflow.domain.group.commands import EndPartnership
from cfworkflow.domain.sensecheck.commands import (
    ActOnSenseCheck,
    AnswerSenseCheck,
    AskSenseCheck,
    WithdrawSenseCheck,
)
from cfworkflow.domain.sensecheck.facts import (
    SenseCheckActedOn,
    SenseCheckAnswered,
    SenseCheckAsked,
    SenseCheckWithdrawn,
)
from tests.rules.a_year import a_year
from tests.rules.tampering import Tamper, change, dated, drop, slip_in

JULY = date(2026, 7, 1)
FIRST: dict[str, object] = {"sense_check": "S-0001"}
FOLLOWED: dict[str, object] = {"sense_check": "S-0002"}

HISTORY = a_year(
    (JULY, NameElement(element="continuity", title="It goes on.")),
    (JULY, ProposeApproach(group="tactical", title="One.", element="continuity", lead="probation")),
    (JULY, ProposeApproach(group="tactical", title="A taxi.", barrier="B-0002")),
    (JULY, AskSenseCheck(approach="T-0001", asked="north", due=JULY)),
    (JULY, AskSenseCheck(approach="T-0002", asked="south", due=JULY)),
    (JULY, AskSenseCheck(approach="T-0001", asked="south", due=JULY)),
    (JULY, AnswerSenseCheck(sense_check="S-0001", answer="makes-sense", findings="Yes.")),
    (JULY, ActOnSenseCheck(sense_check="S-0001", changed=False, how="As it is.")),
    (JULY, EndPartnership(group="south", successor="west")),
    (JULY, AnswerSenseCheck(sense_check="S-0002", answer="does-not", findings="No.")),
    (JULY, WithdrawSenseCheck(sense_check="S-0003", because="Enough.")),
    (JULY, AdoptApproach(approach="T-0001", decision="D-0003")),
    (JULY, AddAction(approach="T-0001", owner="probation", due=JULY, title="Begin.")),
    (JULY, SetApproachAside(approach="T-0002", because="No.")),
    (JULY, TakeApproachUp(approach="T-0002")),
)

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("E3", "answered by another", change(SenseCheckAnswered, FIRST, group="west")),
    ("E3", "answered by who had ended", change(SenseCheckAnswered, FOLLOWED, group="south")),
    ("E3", "asked of another", change(SenseCheckAsked, FIRST, asked="south")),
    ("P1", "asked of the board", change(SenseCheckAsked, FIRST, asked="board")),
    ("G1", "asked by nobody there", change(SenseCheckAsked, FIRST, group="east")),
    ("G1", "answered by nobody there", change(SenseCheckAnswered, FIRST, group="east")),
    ("G1", "proposed by nobody there", change(ApproachProposed, {}, group="east")),
    ("O1", "led by nobody in post", change(ApproachProposed, {}, lead="stranger")),
    ("I1", "of an element nobody named", drop(ElementNamed)),
    ("I1", "about an approach nobody proposed", change(SenseCheckAsked, FIRST, approach="T-0009")),
    ("I1", "adopted by no decision there is", change(ApproachAdopted, {}, decision="D-0099")),
    (
        "N1",
        "an element named twice",
        slip_in(ApproachProposed, {}, ElementNamed(element="continuity")),
    ),
    ("C1", "proposed before its element was named", dated(ElementNamed, {}, 1)),
    ("C1", "asked before it was proposed", dated(SenseCheckAsked, FIRST, -1)),
    ("C1", "adopted by a decision yet to come", dated(ApproachAdopted, {}, -60)),
    ("C1", "work on what was not proposed", dated(ActionAdded, {"approach": "T-0001"}, -1)),
    ("S2", "acted on unanswered", drop(SenseCheckAnswered, sense_check="S-0001")),
    ("S2", "acted on while it waits", change(SenseCheckActedOn, {}, sense_check="S-0002")),
    ("S2", "withdrawn once answered", change(SenseCheckWithdrawn, {}, sense_check="S-0001")),
    ("S2", "taken up without being set aside", drop(ApproachSetAside)),
    (
        "S2",
        "for a barrier and an inquiry",
        change(ApproachProposed, {}, barrier="B-0001", inquiry="I-0001"),
    ),
    ("S2", "of the barriers' plan, for none", change(ApproachProposed, {}, plan="barriers")),
    (
        "S2",
        "asked about what was set aside",
        slip_in(SenseCheckAsked, {"approach": "T-0002"}, ApproachSetAside(approach="T-0002")),
    ),
    (
        "S2",
        "work on what was set aside",
        slip_in(ActionAdded, {"approach": "T-0001"}, ApproachSetAside(approach="T-0001")),
    ),
    (
        "S2",
        "taken up while proposed",
        slip_in(ApproachSetAside, {}, ApproachTakenUp(approach="T-0001")),
    ),
]
