"""What `check_rules` finds: nothing in a clean history, the rule in one that was tampered with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import ModuleType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cfworkflow.domain.barrier.facts import (
    BarrierEscalated,
)
from cfworkflow.domain.decision.facts import (
    DecisionMade,
)
from cfworkflow.domain.fact import Recorded, narrative_fields
from cfworkflow.domain.group.facts import (
    MemberAppointed,
    MemberStoodDown,
)
from cfworkflow.domain.history import Judge
from cfworkflow.domain.meeting.facts import (
    MeetingScheduled,
)
from cfworkflow.domain.rules.catalogue import RULES
from cfworkflow.testing import check_rules, histories, judge
from tests.rules.a_year import (
    MONDAY,
    added,
    enveloped,
    position,
    without,
)
from tests.rules.tampered.chapters import CHAPTERS
from tests.rules.tampering import YEAR, History, Tamper, figures


def test_a_clean_history_has_no_breach() -> None:
    """A year with something of everything in it, decided on by the guards, keeps every rule."""
    judgement = judge(YEAR)
    assert judgement.breaches == ()
    assert judgement.late == ()
    assert judgement.facts == len(YEAR)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.__name__.split(".")[-1])
def test_the_history_of_a_chapter_has_no_breach(chapter: ModuleType) -> None:
    """What is found in a tampered history comes of the tampering, for it was clean before."""
    judgement = judge(chapter.HISTORY)
    assert judgement.breaches == ()
    assert judgement.late == ()


def test_every_rule_had_something_to_judge() -> None:
    """A rule put to no fact would find nothing for ever: the clean histories put each to some."""
    judged = judge(YEAR).judged
    assert judged.keys() == {rule.code for rule in RULES}
    put = [judged, *(judge(chapter.HISTORY).judged for chapter in CHAPTERS)]
    assert {code for code in judged if max(one[code] for one in put) == 0} == set()
    assert judged["I1"] == len(YEAR)
    assert judged["Q1"] == sum(isinstance(told.fact, DecisionMade) for told in YEAR)


@pytest.mark.parametrize(
    ("history", "code", "tamper"),
    [
        pytest.param(chapter.HISTORY, code, tamper, id=f"{code}-{what}")
        for chapter in CHAPTERS
        for code, what, tamper in chapter.TAMPERINGS
    ],
)
def test_what_was_tampered_with_is_found(history: History, code: str, tamper: Tamper) -> None:
    """Each rule finds its breach in a clean history with one thing changed in it."""
    found = {breach.code for breach in check_rules(tamper(history))}
    assert code in found


def test_every_rule_finds_something() -> None:
    """No rule of the catalogue is without a tampered history that it must find."""
    tampered = {code for chapter in CHAPTERS for code, _, _ in chapter.TAMPERINGS}
    assert tampered == {rule.code for rule in RULES}


def test_a_breach_says_where_and_what() -> None:
    """An auditor is led to the fact, in a sentence with the figures."""
    [breach] = check_rules(figures("D-0001", quorum=2)(YEAR))
    place = position(YEAR, DecisionMade, decision="D-0001")
    assert (breach.code, breach.position) == ("Q1", YEAR[place].position)
    assert breach.what == "D-0001 gives a quorum of 2; it was 3."


def test_what_a_carried_decision_owes_is_missed_at_the_very_end_too() -> None:
    """P2: a history that breaks off between a decision and its effect is no whole one."""
    place = position(YEAR, BarrierEscalated)
    [breach] = check_rules(YEAR[:place])
    assert (breach.code, breach.position) == ("P2", YEAR[place - 1].position)


def test_a_member_stood_down_later_is_no_breach_and_no_late_fact() -> None:
    """T1: what takes effect after a decision never re-judges it."""
    history = added(YEAR, len(YEAR), MemberStoodDown(group="tactical", member="refuge"))
    day_after = {"on": date(2026, 6, 2), "recorded_at": datetime(2026, 6, 2, 9, tzinfo=UTC)}
    history = enveloped(history, len(YEAR), **day_after)
    assert judge(history).breaches == ()
    assert judge(history).late == ()


@pytest.mark.parametrize(
    "fact",
    [
        MemberAppointed(group="tactical", member="library", organisation="library"),
        MemberStoodDown(group="tactical", member="refuge"),
    ],
    ids=lambda fact: fact.NAME,
)
def test_a_roll_put_right_too_late_is_listed_and_not_applied(
    fact: MemberAppointed | MemberStoodDown,
) -> None:
    """T1: what is recorded afterwards with an earlier date is listed, never applied."""
    place = position(YEAR, MeetingScheduled, meeting="M-0003")
    history = added(YEAR, place, fact)
    history = enveloped(history, place, on=MONDAY)
    judgement = judge(history[: place + 1])
    assert judgement.breaches == ()
    [late] = judgement.late
    assert late.position == history[place].position
    assert late.decisions == ("D-0001", "D-0002", "D-0003")
    assert late.count == 3
    assert "D-0001" in late.what


@given(history=histories())
def test_what_the_guards_let_through_keeps_every_rule(history: History) -> None:
    """Guards and predicates are written apart, and agree on random histories."""
    assert check_rules(history) == []


@given(history=histories())
def test_a_redacted_history_is_judged_alike(history: History) -> None:
    """Only facts are looked at: with every narrative erased, nothing is judged otherwise."""
    redacted = [
        replace(told, fact=told.fact.model_copy(update=_erased(told)), withheld=True)
        for told in history
    ]
    assert judge(redacted) == judge(history)


def _erased(told: Recorded) -> dict[str, object]:
    fields = type(told.fact).model_fields
    return {name: fields[name].default for name in narrative_fields(type(told.fact))}


@given(history=histories(), data=st.data())
def test_a_history_heard_in_parts_is_judged_alike(history: History, data: st.DataObject) -> None:
    """The judge can follow a history as it grows: asking it in between changes nothing."""
    asked = data.draw(st.integers(0, len(history)))
    one = Judge()
    for place, told in enumerate(history):
        if place == asked:
            one.judgement()
        one.hear(told)
    assert one.judgement() == judge(iter(history))


@given(history=histories(), data=st.data())
def test_a_history_with_holes_is_judged_to_its_end(history: History, data: st.DataObject) -> None:
    """Whatever was taken out, exchanged or doubled, judging ends with findings, never a fault."""
    places = st.integers(0, len(history) - 1)
    dropped = data.draw(st.sets(places, min_size=1, max_size=5))
    doubled = data.draw(places)
    remaining = without(history, *dropped)
    moved = [*remaining[doubled:], *remaining[:doubled], history[doubled]]
    assume(moved != [*history[: len(moved)]])  # only the tail was taken: what is left is clean
    breaches = check_rules(moved)
    assert breaches, "facts are missing, moved and doubled"


def test_no_clock_on_earth_is_ahead_of_what_is_recorded() -> None:
    """C1: late in the evening of UTC it is tomorrow in the east, and that is no future."""
    evening = datetime(2026, 6, 1, 23, tzinfo=UTC)
    last = YEAR[-2:]
    moved = [replace(told, recorded_at=evening, on=told.on + timedelta(days=1)) for told in last]
    assert check_rules([*YEAR[:-2], *moved]) == []
