"""How a sense check is asked, answered, acted on and withdrawn."""

from __future__ import annotations

from cfworkflow.domain.approach.state import Approach
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.sense import e3_answered_by_those_asked, p1_asked_on_the_ground
from cfworkflow.domain.rules.session import NotFromHere, g1_group_is_active, s2_step_is_open
from cfworkflow.domain.rules.time import c1_known_by_then
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
from cfworkflow.domain.sensecheck.path import SENSE_CHECK_PATH
from cfworkflow.domain.sensecheck.state import SenseCheck
from cfworkflow.domain.succession import successor_of


def ask_sense_check(past: Past, command: AskSenseCheck) -> Facts:
    """Ask a partnership about an approach. Refuses S2, C1, P1 and G1."""
    approach = past.load(Approach, command.approach)
    asking = past.load(Group, command.group or approach.group)
    asked = past.load(Group, command.asked)
    what = f"A sense check of {approach.ref} was to be asked."
    refuse_any(
        _still_gone_about(approach, what),
        c1_known_by_then(what, approach.ref, approach.proposed_on, past.on),
        p1_asked_on_the_ground(asked),
        g1_group_is_active(asking, past.on),
        g1_group_is_active(asked, past.on),
    )
    yield SenseCheckAsked(
        sense_check=past.free_reference(SenseCheck),
        **{**command.model_dump(), "group": asking.ref},
    )


def _still_gone_about(approach: Approach, what: str) -> Refusal | None:
    if approach.status != "set_aside":
        return None
    return NotFromHere(
        what,
        f"{approach.ref} is set aside.",
        f"Take it up again first: cfworkflow approach take-up {approach.ref}",
    )


def answering_for(past: Past, check: SenseCheck) -> str:
    """The partnership that answers a sense check: the one asked, or who has its matters now.

    Those are the areas of the barrier that the approach is for; else all that the partnership
    has and had.
    """
    approach = past.load(Approach, check.approach)
    areas = past.load(Barrier, approach.barrier).areas if approach.barrier else frozenset()
    asked = past.load(Group, check.asked)
    theirs = asked.areas.union(*(passed for _, passed in asked.handed_on))
    return successor_of(past, check.asked, areas or theirs)


def answer_sense_check(past: Past, command: AnswerSenseCheck) -> Facts:
    """Answer a sense check. Refuses S2, E3 and G1; quiet when it was said before."""
    check = past.load(SenseCheck, command.sense_check)
    answering = answering_for(past, check)
    by = past.load(Group, command.by or answering)
    fact = SenseCheckAnswered(**command.model_dump(exclude={"by"}), group=by.ref)
    if check.status in ("answered", "acted_on") and past.repeats(fact):
        return
    refuse_any(
        _waited_for(check),
        e3_answered_by_those_asked(check, answering, by, past.on),
        g1_group_is_active(by, past.on),
    )
    yield fact


def _waited_for(check: SenseCheck) -> Refusal | None:
    if check.status == "asked":
        return None
    answered = check.answered_on
    return NotFromHere(
        f"{check.ref} was to be answered.",
        f"It was answered on {answered.isoformat()}." if answered else "It was withdrawn.",
        f"Ask anew: cfworkflow sense-check ask {check.approach} {check.asked} --due DATE",
    )


def act_on_sense_check(past: Past, command: ActOnSenseCheck) -> Facts:
    """Say what was made of an answer. Refuses S2; quiet when it was said before."""
    check = past.load(SenseCheck, command.sense_check)
    fact = SenseCheckActedOn(**command.model_dump())
    if check.status != "acted_on" or not past.repeats(fact):
        refuse_any(s2_step_is_open(SENSE_CHECK_PATH, "act", check.ref, check.status))
        yield fact


def withdraw_sense_check(past: Past, command: WithdrawSenseCheck) -> Facts:
    """Wait for an answer no longer. Refuses S2; quiet when it was said before."""
    check = past.load(SenseCheck, command.sense_check)
    fact = SenseCheckWithdrawn(**command.model_dump())
    if check.status != "withdrawn" or not past.repeats(fact):
        refuse_any(s2_step_is_open(SENSE_CHECK_PATH, "withdraw", check.ref, check.status))
        yield fact
