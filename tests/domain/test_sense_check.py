"""Sense checks: a partnership is asked about an approach, answers, and something changes by it."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.approach.commands import ProposeApproach, SetApproachAside
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.group.commands import ActivatePartnership, EndPartnership, ReassignAreas
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
from tests.domain.a_programme import groups
from tests.domain.given_when_then import given

DUE = date(2026, 12, 1)
PROPOSED = ProposeApproach(group="tactical", title="One worker")
ASK = AskSenseCheck(approach="T-0001", asked="county", due=DUE, description="And weekends?")
YES = AnswerSenseCheck(sense_check="S-0001", answer="makes-sense", findings="It does")
ACT = ActOnSenseCheck(sense_check="S-0001", changed=True, how="Two workers")
WITHDRAW = WithdrawSenseCheck(sense_check="S-0001", because="Said already")
ASKED = given(groups(), PROPOSED, ASK)
ANSWER = SenseCheckAnswered(
    sense_check="S-0001", group="county", answer="makes-sense", findings="It does"
)


def answered_by(group: str) -> AnswerSenseCheck:
    """The answer, said to be that of a group."""
    return YES.model_copy(update={"by": group})


def test_the_group_that_proposed_an_approach_asks_a_partnership() -> None:
    """ToR, Purpose: approaches are sense-checked with the Operational Partnerships."""
    given(groups(), PROPOSED).when(ASK).then(
        SenseCheckAsked(
            sense_check="S-0001",
            approach="T-0001",
            group="tactical",
            asked="county",
            due=DUE,
            description="And weekends?",
        )
    )
    by_board = ASK.model_copy(update={"group": "board"})
    assert ASKED.when(by_board).the(SenseCheckAsked).group == "board"


def test_only_partnerships_on_the_ground_are_asked() -> None:
    """P1: what an approach is like on the ground is known there."""
    ASKED.when(ASK.model_copy(update={"asked": "board"})).then_refused(
        "P1", "only Operational Partnerships are asked"
    )


def test_all_that_is_wrong_with_asking_is_said_at_once() -> None:
    """S2, C1, G1: of an approach that is gone about by then, and of a partnership that is there."""
    aside = ASKED.and_given(SetApproachAside(approach="T-0001", because="No budget"))
    aside.when(ASK.model_copy(update={"asked": "marsh"}), on=date(2026, 3, 1)).then_refused(
        "S2", "T-0001 is set aside.", "approach take-up T-0001", also=["C1", "G1"]
    )


def test_the_partnership_that_was_asked_answers() -> None:
    """E3: it is theirs to say; without more it is they who say it."""
    ASKED.when(YES).then(ANSWER)
    ASKED.when(answered_by("county")).then(ANSWER)
    ASKED.when(answered_by("river")).then_refused(
        "E3", "river would answer S-0001.", "county was asked.", "--by county"
    )


def test_who_can_be_asked_is_told_to_ask_and_nobody_else() -> None:
    """E3: a way on that would be refused is none: who is of another tier, or over, is not asked."""
    ended = ASKED.and_given(EndPartnership(group="county", successor="river"))
    ways_on = {
        group: record.when(answered_by(group)).then_refused("E3", also=also).try_
        for record, group, also in (
            (ASKED, "river", ()),
            (ASKED, "tactical", ()),
            (ended, "county", ("G1",)),
        )
    }
    assert ways_on == {
        "river": "Ask county: cfworkflow sense-check answer S-0001 --by county; or ask river as "
        "well: cfworkflow sense-check ask T-0001 river --due DATE",
        "tactical": "Ask county: cfworkflow sense-check answer S-0001 --by county",
        "county": "Ask river: cfworkflow sense-check answer S-0001 --by river",
    }


def test_the_successor_of_an_ended_partnership_answers() -> None:
    """E3: what a partnership was asked passes on with it (ToR, Governance)."""
    ended = ASKED.and_given(EndPartnership(group="county", successor="river"))
    assert ended.when(YES).the(SenseCheckAnswered).group == "river"
    ended.when(answered_by("county")).then_refused(
        "E3", "county was asked, and river answers for it now.", also=["G1"]
    )


def test_who_took_over_all_areas_answers_and_who_took_some_does_not() -> None:
    """E3: a partnership that has areas left is asked for these."""
    active = ASKED.and_given(ActivatePartnership(group="marsh"))
    some = active.and_given(ReassignAreas(group="county", to="marsh", areas=("city",)))
    assert some.when(YES).the(SenseCheckAnswered).group == "county"
    every = some.and_given(ReassignAreas(group="county", to="river", areas=("fen",)))
    assert every.when(YES).the(SenseCheckAnswered).group == "river"


def test_the_area_of_its_barrier_says_who_answers() -> None:
    """E3: an approach to a barrier is answered by who has the barrier's area now."""
    record = given(
        groups(),
        RaiseBarrier(group="county", title="No address", areas=("city",)),
        ProposeApproach(group="tactical", title="A letter", barrier="B-0001"),
        ASK,
        ActivatePartnership(group="marsh"),
        ReassignAreas(group="county", to="marsh", areas=("city",)),
    )
    assert record.when(YES).the(SenseCheckAnswered).group == "marsh"


def test_an_answer_stands_and_another_needs_asking_anew() -> None:
    """S2: said twice is said once; another answer is to another question."""
    record = ASKED.and_given(YES)
    record.when(YES).then_quiet()
    record.when(YES.model_copy(update={"findings": "No"})).then_refused(
        "S2", "It was answered on 2026-10-15.", "sense-check ask T-0001 county --due DATE"
    )
    record.and_given(ACT).when(YES).then_quiet()
    ASKED.and_given(WITHDRAW).when(YES).then_refused("S2", "It was withdrawn.", "Ask anew")


def test_an_answer_is_acted_on_once() -> None:
    """S2: what was made of it is on record, whether anything changed or nothing did."""
    ASKED.when(ACT).then_refused("S2", "It is asked")
    record = ASKED.and_given(YES)
    record.when(ACT).then(SenseCheckActedOn(sense_check="S-0001", changed=True, how="Two workers"))
    record.and_given(ACT).when(ACT).then_quiet()
    record.and_given(ACT).when(ACT.model_copy(update={"changed": False})).then_refused(
        "S2", "It is acted on"
    )


def test_a_sense_check_is_withdrawn_while_it_waits() -> None:
    """S2: an answer that was given stays."""
    ASKED.when(WITHDRAW).then(SenseCheckWithdrawn(sense_check="S-0001", because="Said already"))
    ASKED.and_given(WITHDRAW).when(WITHDRAW).then_quiet()
    ASKED.and_given(YES).when(WITHDRAW).then_refused("S2", "It is answered")


@pytest.mark.parametrize("command", [YES, ACT, WITHDRAW])
def test_a_sense_check_nobody_asked_is_named(
    command: AnswerSenseCheck | ActOnSenseCheck | WithdrawSenseCheck,
) -> None:
    """A reference to nothing is told apart from a rule broken."""
    given(groups()).when(command).then_unknown("sense-check", "S-0001")
