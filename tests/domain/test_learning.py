"""Learning: shared from failures as from successes, linked to what it is about, taken up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import EndPartnership
from cfworkflow.domain.learning.commands import LinkLearning, ShareLearning, TakeUpLearning
from cfworkflow.domain.learning.facts import LearningLinked, LearningShared, LearningTakenUp
from cfworkflow.domain.learning.state import Learning
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme
from cfworkflow.domain.words import Lesson
from tests.domain.a_programme import (
    BARRIER,
    ITEM,
    at_tactical,
    in_session,
    key_item,
    programme,
)
from tests.domain.given_when_then import TODAY, Record, given, on

L = "L-0001"
BEFORE = TODAY - timedelta(days=30)
OUTCOMES: tuple[Lesson, ...] = ("success", "failure", "mixed")

THEME = NameTheme(theme="letters", title="Letters")
SHARE = ShareLearning(group="county", outcome="failure", title="Letters go unread")
TAKE_UP = TakeUpLearning(learning=L, how="Calls come first")


def shared() -> Record:
    """A barrier, a theme, an item at a meeting, and something the county learned."""
    return given(programme(), at_tactical(), THEME, in_session(6), key_item(), SHARE)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_failure_is_shared_in_the_very_words_of_a_success(outcome: Lesson) -> None:
    """ToR, Principles: "a safe environment to learn from failures as well as celebrate successes".

    Whatever it was learned from, the same few words will do, and the same few are recorded.
    """
    said = ShareLearning(group="county", outcome=outcome, title="Letters go unread")
    fact = LearningShared(learning=L, group="county", outcome=outcome, title="Letters go unread")
    given(programme()).when(said).then(fact)


def test_learning_is_shared_with_all_it_is_about() -> None:
    """One command, one record: what was learned, and a link to each thing it is about."""
    record = given(programme(), at_tactical(), THEME, in_session(6), key_item())
    command = ShareLearning(
        group="county",
        outcome="mixed",
        title="Letters go unread",
        description="Twelve were sent",
        findings="Ring first",
        petals=("homelessness",),
        areas=("city",),
        barriers=(BARRIER, BARRIER),
        decisions=(ITEM,),
        themes=("letters",),
    )
    outcome = record.when(command)
    outcome.then(
        LearningShared(
            learning=L,
            group="county",
            outcome="mixed",
            petals=("homelessness",),
            areas=("city",),
            title="Letters go unread",
            description="Twelve were sent",
            findings="Ring first",
        ),
        LearningLinked(learning=L, barrier=BARRIER),
        LearningLinked(learning=L, decision=ITEM),
        LearningLinked(learning=L, theme="letters"),
    )
    links = outcome.after.find(Learning, L).links
    assert links == {("barrier", BARRIER), ("decision", ITEM), ("theme", "letters")}


def test_learning_is_numbered_in_order() -> None:
    """I1: no number is left out; what is shared twice is there twice, as people said it."""
    assert shared().when(SHARE).the(LearningShared).learning == "L-0002"


def test_only_an_active_group_shares() -> None:
    """G1: all that is wrong is said at once, the links too."""
    command = ShareLearning(group="marsh", outcome="success", title="A bus", barriers=(BARRIER,))
    record = given(programme(), at_tactical())
    record.when(command, on=BEFORE).then_refused("G1", "marsh", "B-0001", also=["C1"])


@pytest.mark.parametrize(
    ("about", "kind", "ref"),
    [
        ({"barriers": ("B-0009",)}, "barrier", "B-0009"),
        ({"decisions": ("D-0009",)}, "decision", "D-0009"),
        ({"inquiries": ("I-0009",)}, "inquiry", "I-0009"),
        ({"approaches": ("T-0009",)}, "approach", "T-0009"),
        ({"themes": ("post",)}, "theme", "post"),
    ],
)
def test_learning_is_about_what_is_on_record(
    about: dict[str, tuple[str, ...]], kind: str, ref: str
) -> None:
    """A link to nothing would lead nobody anywhere; and then nothing is shared either."""
    command = SHARE.model_copy(update=about)
    shared().when(command).then_unknown(kind, ref)


def test_learning_is_linked_afterwards() -> None:
    """What it is about may show later; said twice it is so already."""
    link = LinkLearning(learning=L, theme="letters")
    outcome = shared().when(link)
    outcome.then(LearningLinked(learning=L, theme="letters"))
    outcome.after.when(link).then_quiet()
    assert outcome.after.when(LinkLearning(learning=L, barrier=BARRIER)).facts


def test_a_link_names_one_thing() -> None:
    """Which of two it was about, nobody could say later."""
    for about in ({}, {"barrier": BARRIER, "theme": "letters"}):
        with pytest.raises(ValidationError, match="give one of"):
            LinkLearning.model_validate({"learning": L, **about})


@pytest.mark.parametrize(
    "command",
    [
        LinkLearning(learning=L, theme="letters"),
        ShareLearning(group="county", outcome="success", title="A call", themes=("letters",)),
    ],
)
def test_a_retired_theme_takes_no_learning(command: Command) -> None:
    """S2: it says which theme to use instead."""
    contact = NameTheme(theme="contact", title="First contact")
    retired = shared().and_given(
        contact, RetireTheme(theme="letters", into="contact", because="The same")
    )
    retired.when(command).then_refused("S2", "Use contact")


def test_nothing_is_linked_before_both_are_there() -> None:
    """C1: neither learning not yet shared, nor a barrier not yet raised."""
    link = LinkLearning(learning=L, barrier=BARRIER)
    shared().when(link, on=BEFORE).then_refused("C1", L, BARRIER, also=["C1"])


def test_a_link_holds_up_nothing_typed_up_later() -> None:
    """C1: a link leaves the time of what was learned alone."""
    record = given(programme(), on(BEFORE, THEME, SHARE)).and_given(
        LinkLearning(learning=L, theme="letters")
    )
    assert record.when(TAKE_UP, on=BEFORE).facts


def test_learning_is_taken_up_by_the_group_above() -> None:
    """ToR, Purpose: "take learning from the operational partnerships"; unless it is said who."""
    outcome = shared().when(TAKE_UP)
    outcome.then(LearningTakenUp(learning=L, group="tactical", how="Calls come first"))
    assert outcome.after.find(Learning, L).status == "taken_up"
    outcome.after.when(TAKE_UP).then_quiet()


def test_more_than_one_group_takes_it_up() -> None:
    """What one learned is of use to many; each says how, and by which decision if by one."""
    record = shared().and_given(TAKE_UP)
    command = TakeUpLearning(learning=L, group="board", decision=ITEM, how="It is in the contract")
    record.when(command).then(
        LearningTakenUp(learning=L, group="board", decision=ITEM, how="It is in the contract")
    )


def test_what_the_board_learned_it_takes_up_itself() -> None:
    """At the top nobody is above."""
    record = given(
        programme(), ShareLearning(group="board", outcome="success", title="Ask earlier")
    )
    assert record.when(TAKE_UP).the(LearningTakenUp).group == "board"


def test_what_a_partnership_learned_outlives_it() -> None:
    """A group that ended takes nothing up (G1), and what it learned stays to be taken up."""
    ended = shared().and_given(EndPartnership(group="county", successor="river", because="Merged"))
    assert ended.when(TAKE_UP).the(LearningTakenUp).group == "tactical"
    by_county = TakeUpLearning(learning=L, group="county", how="We go on")
    ended.when(by_county).then_refused("G1", "county")


def test_learning_is_taken_up_once_it_is_there() -> None:
    """C1: not before it was shared, nor by a decision that came later; and not by none."""
    shared().when(TAKE_UP, on=BEFORE).then_refused("C1")
    record = given(programme(), on(BEFORE, SHARE), in_session(6), key_item())
    decided = TakeUpLearning(learning=L, decision=ITEM, how="Calls")
    record.when(decided, on=BEFORE).then_refused("C1", ITEM)
    nothing = TakeUpLearning(learning=L, decision="D-0009", how="Calls")
    record.when(nothing).then_unknown("decision", "D-0009")
    record.when(TakeUpLearning(learning="L-0009", how="Calls")).then_unknown("learning", "L-0009")
