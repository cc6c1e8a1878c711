"""Commands about the Trusted Person model, approaches, and the sense checks of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.approach.commands import (
    AdoptApproach,
    NameElement,
    ProposeApproach,
    SetApproachAside,
    TakeApproachUp,
)
from cfworkflow.domain.approach.facts import ApproachAdopted, ApproachTakenUp
from cfworkflow.domain.approach.state import Approach, Element
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.inquiry.state import Inquiry
from cfworkflow.domain.sensecheck.commands import (
    ActOnSenseCheck,
    AnswerSenseCheck,
    AskSenseCheck,
    WithdrawSenseCheck,
)
from cfworkflow.domain.sensecheck.facts import SenseCheckActedOn, SenseCheckAnswered
from cfworkflow.domain.sensecheck.state import SenseCheck
from cfworkflow.domain.words import SenseMade
from cfworkflow.testing.cast import MEMBERS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom
from cfworkflow.testing.scene import Scene

_ELEMENTS = ("trusted-relationships", "continuity")
_ANSWERS: tuple[SenseMade, ...] = get_args(SenseMade)


def _an_approach(draw: DrawFn, scene: Scene, *statuses: str) -> str:
    return mostly(draw, scene.refs(Approach, *statuses), [*scene.of(Approach)], "T-9999")


def _a_check(draw: DrawFn, scene: Scene, *statuses: str) -> str:
    return mostly(draw, scene.refs(SenseCheck, *statuses), [*scene.of(SenseCheck)], "S-9999")


@composite
def name_element(draw: DrawFn, _scene: Scene) -> NameElement:
    """A part of the model has a name."""
    return NameElement(element=draw(st.sampled_from(_ELEMENTS)), title=draw(TEXTS))


@composite
def propose_approach(draw: DrawFn, scene: Scene) -> ProposeApproach:
    """A group has an idea, for an element, a barrier, or out of an inquiry."""
    group = mostly(draw, scene.standing("active"), [*scene.groups])
    there = {
        "element": scene.of(Element),
        "barrier": scene.barriers,
        "inquiry": scene.of(Inquiry),
    }
    kinds = [kind for kind, things in there.items() if things or seldom(draw)]
    of = draw(st.sampled_from(("none", *kinds)))
    lead = mostly(draw, scene.roll(group), MEMBERS) if draw(st.booleans()) else None
    return ProposeApproach(
        group=group,
        title=draw(TEXTS),
        element=mostly(draw, [*scene.of(Element)], unknown="nothing") if of == "element" else None,
        barrier=mostly(draw, [*scene.barriers], unknown="B-9999") if of == "barrier" else None,
        inquiry=mostly(draw, [*scene.of(Inquiry)], unknown="I-9999") if of == "inquiry" else None,
        lead=lead,
    )


@composite
def adopt_approach(draw: DrawFn, scene: Scene) -> AdoptApproach:
    """It is done so from now on."""
    decision = mostly(draw, [*scene.decisions], unknown="D-9999") if seldom(draw, 4) else None
    return AdoptApproach(approach=_an_approach(draw, scene, "proposed"), decision=decision)


@composite
def set_approach_aside(draw: DrawFn, scene: Scene) -> SetApproachAside:
    """It is not done so."""
    ref = _an_approach(draw, scene, "proposed", "adopted")
    return SetApproachAside(approach=ref, because=draw(TEXTS))


@composite
def take_approach_up(draw: DrawFn, scene: Scene) -> TakeApproachUp:
    """It is thought of again."""
    return TakeApproachUp(approach=_an_approach(draw, scene, "set_aside"))


@composite
def ask_sense_check(draw: DrawFn, scene: Scene) -> AskSenseCheck:
    """A partnership is asked what it makes of it."""
    return AskSenseCheck(
        approach=_an_approach(draw, scene, "proposed", "adopted"),
        asked=mostly(draw, scene.standing("active", tier="operational"), [*scene.groups]),
        due=scene.today + timedelta(days=draw(st.integers(0, 60))),
        group=mostly(draw, [*scene.groups]) if seldom(draw, 6) else None,
    )


@composite
def answer_sense_check(draw: DrawFn, scene: Scene) -> AnswerSenseCheck:
    """It says so."""
    return AnswerSenseCheck(
        sense_check=_a_check(draw, scene, "asked"),
        answer=draw(st.sampled_from(_ANSWERS)),
        findings=draw(TEXTS),
        by=mostly(draw, [*scene.groups]) if seldom(draw, 6) else None,
    )


@composite
def act_on_sense_check(draw: DrawFn, scene: Scene) -> ActOnSenseCheck:
    """Something, or nothing, changes by it."""
    ref = _a_check(draw, scene, "answered")
    return ActOnSenseCheck(sense_check=ref, changed=draw(st.booleans()), how=draw(TEXTS))


@composite
def withdraw_sense_check(draw: DrawFn, scene: Scene) -> WithdrawSenseCheck:
    """Nobody waits for the answer any longer."""
    return WithdrawSenseCheck(sense_check=_a_check(draw, scene, "asked"), because=draw(TEXTS))


def _promising(scene: Scene) -> Promising:
    gone_about = bool(scene.refs(Approach, "proposed", "adopted"))
    asked = bool(scene.refs(SenseCheck, "asked"))
    return {
        ProposeApproach: 1 if gone_about else 6,
        AskSenseCheck: 2 if asked else 6 * gone_about,
        AnswerSenseCheck: 9 * asked,
        WithdrawSenseCheck: 3 * asked,
        ActOnSenseCheck: 9 * bool(scene.refs(SenseCheck, "answered")),
        AdoptApproach: 3 * bool(scene.refs(Approach, "proposed")),
        SetApproachAside: 3 * gone_about,
        TakeApproachUp: 9 * bool(scene.refs(Approach, "set_aside")),
    }


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    match told.fact:
        case ApproachAdopted():
            yield "approach adopted"
        case ApproachTakenUp():
            yield "approach taken up again"
        case SenseCheckAnswered() as fact:
            if fact.group != scene.of(SenseCheck)[fact.sense_check].asked:
                yield "sense check by a successor"
        case SenseCheckActedOn():
            yield "sense check acted on"
        case _:
            pass


CHAPTER = Chapter(
    commands={
        NameElement: name_element,
        ProposeApproach: propose_approach,
        AdoptApproach: adopt_approach,
        SetApproachAside: set_approach_aside,
        TakeApproachUp: take_approach_up,
        AskSenseCheck: ask_sense_check,
        AnswerSenseCheck: answer_sense_check,
        ActOnSenseCheck: act_on_sense_check,
        WithdrawSenseCheck: withdraw_sense_check,
    },
    promising=_promising,
    notable=_notable,
    deep=frozenset({"approach adopted", "approach taken up again", "sense check acted on"}),
)
