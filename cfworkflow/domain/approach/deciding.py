"""How an element is named, and an approach proposed, adopted, set aside and taken up again."""

from __future__ import annotations

from collections.abc import Iterator

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
from cfworkflow.domain.approach.path import APPROACH_PATH
from cfworkflow.domain.approach.state import Approach, Element
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import same_facts
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.inquiry.state import Inquiry
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.identity import n1_name_is_free, o1_lead_in_post
from cfworkflow.domain.rules.session import g1_group_is_active, s2_step_is_open
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.words import Plan


def name_element(past: Past, command: NameElement) -> Facts:
    """Name an element. Refuses N1; quiet when it is named so."""
    fact = ElementNamed(**command.model_dump())
    there = past.told(f"element:{command.element}")
    if there:
        first = there[0]
        same = same_facts(first.fact, fact) if first.withheld else first.fact == fact
        if same:
            return
    refuse_any(n1_name_is_free("element", command.element, taken=bool(there)))
    yield fact


def propose_approach(past: Past, command: ProposeApproach) -> Facts:
    """Propose an approach. Refuses G1, O1 for its lead, and C1."""
    group = past.load(Group, command.group)
    refuse_any(
        g1_group_is_active(group, past.on),
        o1_lead_in_post(group, command.lead, past.on) if command.lead else None,
        *_not_there_yet(past, command),
    )
    yield ApproachProposed(
        approach=past.free_reference(Approach), plan=_plan(past, command), **command.model_dump()
    )


def _plan(past: Past, command: ProposeApproach) -> Plan:
    """Whose plan it is a line of: that of its barrier, where it is for no element."""
    if command.element is not None or command.barrier is None:
        return "trusted-person"
    return past.load(Barrier, command.barrier).plan


def _not_there_yet(past: Past, command: ProposeApproach) -> Iterator[Refusal | None]:
    what = "An approach was to be proposed."
    if command.element is not None:
        element = past.load(Element, command.element)
        yield c1_known_by_then(what, f"the element {element.ref}", element.named_on, past.on)
    if command.barrier is not None:
        barrier = past.load(Barrier, command.barrier)
        yield c1_known_by_then(what, barrier.ref, barrier.raised_on, past.on)
    if command.inquiry is not None:
        inquiry = past.load(Inquiry, command.inquiry)
        yield c1_known_by_then(what, inquiry.ref, inquiry.opened_on, past.on)


def _step(approach: Approach, trigger: str) -> Refusal | None:
    return s2_step_is_open(APPROACH_PATH, trigger, approach.ref, approach.status)


def adopt_approach(past: Past, command: AdoptApproach) -> Facts:
    """Adopt an approach. Refuses S2 and C1; quiet when it was said before."""
    approach = past.load(Approach, command.approach)
    fact = ApproachAdopted(**command.model_dump())
    if approach.status == "adopted" and past.repeats(fact):
        return
    refuse_any(_step(approach, "adopt"), _decided_by_then(past, approach, command.decision))
    yield fact


def _decided_by_then(past: Past, approach: Approach, decision: str | None) -> Refusal | None:
    if decision is None:
        return None
    past.load(Decision, decision)
    put = past.told(f"decision:{decision}")[0].on
    return c1_known_by_then(f"{approach.ref} was to be adopted.", decision, put, past.on)


def set_approach_aside(past: Past, command: SetApproachAside) -> Facts:
    """Set an approach aside. Refuses S2; quiet when it was said before."""
    approach = past.load(Approach, command.approach)
    fact = ApproachSetAside(**command.model_dump())
    if approach.status != "set_aside" or not past.repeats(fact):
        refuse_any(_step(approach, "set_aside"))
        yield fact


def take_approach_up(past: Past, command: TakeApproachUp) -> Facts:
    """Propose an approach again. Refuses S2; quiet when that was the last of it."""
    approach = past.load(Approach, command.approach)
    fact = ApproachTakenUp(**command.model_dump())
    if past.told(f"approach:{approach.ref}")[-1].fact.NAME != fact.NAME or not past.repeats(fact):
        refuse_any(_step(approach, "take_up"))
        yield fact
