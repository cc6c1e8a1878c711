"""Visions and principles: stated, stated anew as priorities change, retired."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.commands import ProposeDecision, TakeVote
from cfworkflow.domain.fact import Fact
from cfworkflow.domain.programme import EstablishProgramme
from cfworkflow.domain.vision.commands import (
    RetirePrinciple,
    RetireVision,
    StatePrinciple,
    StateVision,
)
from cfworkflow.domain.vision.facts import (
    PrincipleRetired,
    PrincipleStated,
    VisionRetired,
    VisionStated,
)
from cfworkflow.domain.vision.state import Principle, Vision
from tests.domain.a_programme import ITEM, MEETING, in_session, key_item, programme, vote
from tests.domain.given_when_then import TODAY, given, on

VISION, PRINCIPLE = "co-production", "equal-voice"
STATE = StateVision(vision=VISION, title="Embed co-production")
STATED = VisionStated(vision=VISION, title="Embed co-production")
RETIRE = RetireVision(vision=VISION, because="It is how we work")
RETIRED = VisionRetired(vision=VISION, because="It is how we work")
HOLD = StatePrinciple(principle=PRINCIPLE, title="All are heard")
HELD = PrincipleStated(principle=PRINCIPLE, title="All are heard")
LET_GO = RetirePrinciple(principle=PRINCIPLE, because="It is part of trust")
LEFT = PrincipleRetired(principle=PRINCIPLE, because="It is part of trust")

BOTH = [(STATE, STATED, RETIRE, RETIRED), (HOLD, HELD, LET_GO, LEFT)]
both = pytest.mark.parametrize(
    ("state", "stated", "retire", "retired"), BOTH, ids=["vision", "principle"]
)


def anew(command: Command) -> Command:
    """The same thing stated in other words."""
    return command.model_copy(update={"title": "In other words"})


@both
def test_what_is_wanted_is_stated_and_retired(
    state: Command, stated: Fact, retire: Command, retired: Fact
) -> None:
    """ToR Vision and Principles: each is on record in its words, until it is no longer pursued."""
    given().when(state).then(stated).after.when(retire).then(retired)


@both
def test_to_say_it_twice_changes_nothing(
    state: Command, stated: Fact, retire: Command, retired: Fact
) -> None:
    """Quiet when it is so already: what stands need not be stated, nor retired, again."""
    given(stated).when(state).then_quiet()
    given(stated, retired).when(retire).then_quiet()


@both
def test_what_is_stated_again_replaces_what_was_stated_before(
    state: Command, stated: Fact, retire: Command, retired: Fact
) -> None:
    """ToR Vision: "reflect any changing priorities": the record keeps both, the last stands."""
    del retire, retired
    other = stated.model_copy(update={"title": "In other words"})
    given(stated).when(anew(state)).then(other)
    given(stated, other).when(state).then(stated)


@both
def test_what_was_retired_can_be_stated_again(
    state: Command, stated: Fact, retire: Command, retired: Fact
) -> None:
    """Priorities come back: a vision is taken up again in the same words or in others."""
    del retire
    given(stated, retired).when(state).then(stated)


@both
def test_what_is_retired_is_not_retired_for_another_reason(
    state: Command, stated: Fact, retire: Command, retired: Fact
) -> None:
    """S2: the reason on record is not talked over; what leads on from there is said."""
    del state
    otherwise = retire.model_copy(update={"because": "No money"})
    given(stated, retired).when(otherwise).then_refused("S2", "It is retired", "restate")


def test_what_nobody_stated_is_not_retired() -> None:
    """A name is looked for before anything is said of it."""
    given().when(RETIRE).then_unknown("vision", VISION)
    given().when(LET_GO).then_unknown("principle", PRINCIPLE)


def test_it_can_be_said_which_decision_it_rests_on() -> None:
    """ToR Vision: priorities change by decision, and the record leads to it."""
    before = given(programme(), in_session(6), key_item(), vote(6))
    decided = {"decision": ITEM}
    before.when(STATE.model_copy(update=decided)).then(STATED.model_copy(update=decided))
    before.and_given(STATED).when(RETIRE.model_copy(update=decided)).then(
        RETIRED.model_copy(update=decided)
    )


def test_a_decision_that_is_not_there_is_missed() -> None:
    """What it is said to rest on has to be on record."""
    unfounded = STATE.model_copy(update={"decision": "D-0009"})
    given().when(unfounded).then_unknown("decision", "D-0009")


@both
def test_nothing_rests_on_a_decision_that_came_later(
    state: Command, stated: Fact, retire: Command, retired: Fact
) -> None:
    """C1: what was decided in October was not stated in September because of it."""
    del stated, retired
    before = given(programme(), in_session(6), key_item(), vote(6))
    early = TODAY - timedelta(days=30)
    decided = {"decision": ITEM}
    before.when(state.model_copy(update=decided), on=early).then_refused("C1", ITEM)
    late = before.and_given(on(early, state))
    late.when(retire.model_copy(update=decided), on=early).then_refused("C1", ITEM)


def test_all_that_is_wrong_with_retiring_is_said_at_once() -> None:
    """A secretary mends everything in one go."""
    early = TODAY - timedelta(days=30)
    before = given(programme(), in_session(6), key_item(), on(early, STATE, RETIRE))
    again = RetireVision(vision=VISION, because="No money", decision=ITEM)
    before.when(again, on=early).then_refused("S2", ITEM, also=["C1"])


def test_a_principle_stays_fundamental_until_it_is_said_not_to_be() -> None:
    """ToR Principles: "two fundamental principles"; new words alone do not make it another."""
    first = given(HOLD.model_copy(update={"fundamental": True}))
    assert first.find(Principle, PRINCIPLE).fundamental
    worded = first.when(anew(HOLD)).the(PrincipleStated)
    assert worded.fundamental
    no_longer = first.when(HOLD.model_copy(update={"fundamental": False})).the(PrincipleStated)
    assert not no_longer.fundamental


def test_words_that_were_erased_can_be_stated_again() -> None:
    """I1: an erasure leaves no text to compare with: what is said then is recorded."""
    erased = VisionStated(vision=VISION)
    given(erased).when(STATE).then(STATED)


def test_it_was_first_stated_on_its_first_day() -> None:
    """What rests on a vision may begin then, whenever its words were changed since."""
    first = TODAY - timedelta(days=60)
    vision = given(on(first, STATE), anew(STATE)).find(Vision, VISION)
    assert (vision.since, vision.status) == (first, "stated")


def test_a_programme_set_up_again_leaves_its_words_alone() -> None:
    """A preset applied twice puts no older words back, and takes up nothing that was retired."""
    preset = EstablishProgramme(commands=((None, STATE), (None, HOLD)))
    given().when(preset).then(STATED, HELD)
    given(STATED, anew(STATE), HELD, LEFT).when(preset).then_quiet()


def test_a_decision_may_cite_what_nobody_stated() -> None:
    """The record says what was applied; whether that is on record is shown, not demanded."""
    before = given(programme(), in_session(6))
    item = ProposeDecision(
        meeting=MEETING, kind="key", title="Go", reasons="Yes", principles=("kindness",)
    )
    proposed = before.when(item).after
    ballot = TakeVote(decision=ITEM, ballot={"in_favour": 6}, principles=("kindness", PRINCIPLE))
    [made] = proposed.when(ballot).facts
    assert made.model_dump()["principles"] == ("kindness", PRINCIPLE)
