"""Briefings: how often each audience gets one, and what was sent."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

import pytest
from pydantic import ValidationError

from cfworkflow.domain.briefing.commands import IssueBriefing, ScheduleBriefings
from cfworkflow.domain.briefing.facts import BriefingIssued, BriefingsScheduled
from cfworkflow.domain.briefing.state import Briefing, BriefingPlan
from cfworkflow.domain.correction.commands import Undo
from tests.domain.a_programme import groups
from tests.domain.a_record import GrowingRecord, recorded
from tests.domain.given_when_then import TODAY, given, on

MONTHLY = ScheduleBriefings(audience="strategic", every="month", first_due=date(2026, 10, 31))


def text(said: str) -> str:
    """The hash of a text."""
    return sha256(said.encode()).hexdigest()


OCTOBER = IssueBriefing(audience="strategic", sha256=text("October"), upto=3, title="October")


def begun() -> GrowingRecord:
    """The groups, and nothing sent so far."""
    return recorded(groups())


def test_an_audience_is_to_be_briefed_so_often() -> None:
    """ToR Purpose: progress briefings to the Strategic Group; the plan says how often."""
    outcome = given().when(MONTHLY)
    outcome.then(
        BriefingsScheduled(audience="strategic", every="month", first_due=date(2026, 10, 31)),
        on=TODAY,
    )
    plan = outcome.after.find(BriefingPlan, "strategic")
    assert (plan.every, plan.first_due) == ("month", date(2026, 10, 31))


def test_a_plan_takes_the_place_of_the_one_before_and_is_quiet_if_it_is_that_one() -> None:
    """I2: the same plan twice is one; another replaces it, for this audience alone."""
    record = given(MONTHLY)
    record.when(MONTHLY).then_quiet()
    never = ScheduleBriefings(audience="strategic", every="never")
    stopped = record.when(never).then(BriefingsScheduled(audience="strategic", every="never"))
    stopped.after.when(never).then_quiet()
    other = ScheduleBriefings(audience="tactical", every="month", first_due=date(2026, 10, 31))
    assert record.when(other).the(BriefingsScheduled).audience == "tactical"


def test_what_is_never_due_is_not_planned_where_it_is_not_so_already() -> None:
    """Quiet when so: nobody was briefed, and nobody is to be."""
    given().when(ScheduleBriefings(audience="stakeholders", every="never")).then_quiet()


def test_what_is_never_due_has_no_first_day() -> None:
    """A plan that says two things is no plan."""
    with pytest.raises(ValidationError, match="no first day"):
        ScheduleBriefings(audience="strategic", every="never", first_due=TODAY)


def test_what_was_sent_is_known_by_its_hash_and_covers_the_time_until_it_was_sent() -> None:
    """ToR Purpose: a briefing on record says what was sent to whom, and what it tells of."""
    record = begun()
    assert record.facts(OCTOBER) == [
        BriefingIssued(
            briefing="R-0001",
            audience="strategic",
            sha256=text("October"),
            upto=3,
            covers_from=None,
            covers_to=TODAY,
            title="October",
        )
    ]
    briefing = record.thing(Briefing, "R-0001")
    assert briefing is not None
    assert (briefing.audience, briefing.issued_on) == ("strategic", TODAY)


def test_the_next_one_covers_the_time_since_the_last_to_the_same_audience() -> None:
    """Nothing is left out between two briefings; another audience has its own."""
    record = begun()
    record.facts(OCTOBER)
    record.wait(24 * 20)
    [november] = record.facts(
        OCTOBER.model_copy(update={"sha256": text("November"), "upto": 4, "title": None})
    )
    assert isinstance(november, BriefingIssued)
    assert (november.briefing, november.covers_from) == ("R-0002", TODAY)
    assert november.covers_to == TODAY + timedelta(days=20)
    [other] = record.facts(OCTOBER.model_copy(update={"audience": "stakeholders"}))
    assert isinstance(other, BriefingIssued)
    assert (other.briefing, other.covers_from) == ("R-0003", None)


def test_an_older_text_that_is_sent_late_covers_no_time_backwards() -> None:
    """C1: what covers less than the last one begins no later than it ends."""
    record = begun()
    record.facts(OCTOBER)
    earlier = {"sha256": text("September"), "covers_to": date(2026, 9, 30)}
    [late] = record.facts(OCTOBER.model_copy(update=earlier))
    assert isinstance(late, BriefingIssued)
    assert (late.covers_from, late.covers_to) == (date(2026, 9, 30), date(2026, 9, 30))


def test_the_same_text_to_the_same_audience_was_sent_once() -> None:
    """I2: a briefing recorded twice is one; sent on to another audience, it is another."""
    record = begun()
    record.facts(OCTOBER)
    assert record.facts(OCTOBER) == []
    assert record.facts(OCTOBER.model_copy(update={"title": "Again", "upto": 2})) == []
    assert record.facts(OCTOBER.model_copy(update={"audience": "tactical"}))


def test_a_text_is_written_from_this_record() -> None:
    """I1: a briefing that tells of what is not on record was drafted from something else."""
    record = begun()
    head = record.last.position
    refusal = record.refusal(OCTOBER.model_copy(update={"upto": head + 1}))
    assert refusal.code == "I1"
    assert f"@{head + 1}" in str(refusal)
    assert "briefing draft --to strategic" in refusal.try_
    assert record.facts(OCTOBER.model_copy(update={"upto": head}))


def test_a_briefing_covers_no_time_to_come_and_all_that_is_wrong_is_said_at_once() -> None:
    """C1: what is to happen is no part of a progress report."""
    record = begun()
    tomorrow = {"covers_to": TODAY + timedelta(days=1)}
    refusal = record.refusal(OCTOBER.model_copy(update=tomorrow))
    assert [one.code for one in refusal.all()] == ["C1"]
    refusal = record.refusal(OCTOBER.model_copy(update={**tomorrow, "upto": 999}))
    assert [one.code for one in refusal.all()] == ["C1", "I1"]


def test_briefings_to_an_audience_are_recorded_in_their_order() -> None:
    """C1: what is planned today was not planned before the last one was sent."""
    record = recorded(groups(), MONTHLY)
    day = TODAY - timedelta(days=1)
    with pytest.raises(Exception, match="strategic already tells of 15 October 2026"):
        record.do(OCTOBER, on=day)
    given(MONTHLY).when(
        ScheduleBriefings(audience="strategic", every="quarter"), on=day
    ).then_refused("C1", "strategic")
    given(on(day, MONTHLY)).when(ScheduleBriefings(audience="strategic", every="quarter")).the(
        BriefingsScheduled
    )


def test_what_was_sent_is_not_taken_back() -> None:
    """I4: a text that people have read stays on record as sent."""
    record = begun()
    record.facts(OCTOBER)
    refusal = record.refusal(Undo())
    assert refusal.code == "I4"
    assert "sent" in refusal.why
