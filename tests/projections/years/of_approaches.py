"""The Trusted Person plan: approaches proposed, sense-checked, changed, adopted, set aside."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.approach.commands import (
    AdoptApproach,
    NameElement,
    ProposeApproach,
    SetApproachAside,
    TakeApproachUp,
)
from cfworkflow.domain.sensecheck.commands import (
    ActOnSenseCheck,
    AnswerSenseCheck,
    AskSenseCheck,
    WithdrawSenseCheck,
)
from tests.projections.a_year import Step

STEPS = (
    Step("11-02", NameElement(element="continuity", title="Support goes on after a move")),
    Step(
        "11-03",
        ProposeApproach(
            group="tactical",
            title="One worker throughout",
            description="From first meeting to new home",
            element="continuity",
            lead="mind",
        ),
    ),
    Step("11-03", ProposeApproach(group="tactical", title="A letter", barrier="B-0001")),
    Step(
        "11-04",
        AskSenseCheck(
            approach="T-0001", asked="county", due=date(2026, 12, 4), description="And weekends?"
        ),
    ),
    Step("11-04", AskSenseCheck(approach="T-0002", asked="county", due=date(2026, 12, 4))),
    Step(
        "11-20",
        AnswerSenseCheck(sense_check="S-0001", answer="with-changes", findings="Two workers"),
    ),
    Step("11-23", ActOnSenseCheck(sense_check="S-0001", changed=True, how="They share weekends")),
    Step("11-24", AdoptApproach(approach="T-0001", decision="D-0001", because="It was asked for")),
    Step(
        "11-24",
        AddAction(approach="T-0001", owner="mind", due=date(2027, 3, 1), title="Train the first"),
    ),
    Step("11-25", WithdrawSenseCheck(sense_check="S-0002", because="Nobody can write it")),
    Step("11-25", SetApproachAside(approach="T-0002", because="Nobody can write it")),
    Step("12-15", TakeApproachUp(approach="T-0002", because="The hostel will")),
)
