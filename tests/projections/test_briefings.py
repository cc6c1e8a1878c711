"""Views of briefings: what was sent, how often each audience is briefed, when the next is due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.briefing.commands import IssueBriefing, ScheduleBriefings
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.projections.briefings import (
    BRIEFING_PLANS,
    BRIEFINGS,
    BriefingPlanRow,
)
from cfworkflow.projections.briefings_due import briefings_due, briefings_planned, later, next_due
from cfworkflow.projections.diff import changes
from cfworkflow.projections.row import replace
from cfworkflow.projections.view import ERASED
from tests.projections.a_year import Programme, begun
from tests.projections.years.of_briefings import text

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def sent(day: str, audience: str = "strategic", upto: int = 10) -> IssueBriefing:
    """A briefing of that day."""
    return IssueBriefing.model_validate(
        {"audience": audience, "sha256": text(f"{day} {audience}"), "upto": upto, "title": day}
    )


def briefed() -> Programme:
    """Two briefings to the board, the second told of less; one to stakeholders."""
    return (
        begun()
        .on("04-30", sent("04-30", upto=12))
        .on("05-02", sent("05-02", audience="stakeholders", upto=9))
        .on("05-29", sent("05-29"))
    )


def test_a_briefing_is_a_row_with_what_it_covers() -> None:
    """ToR Purpose: what was sent to whom, when, and what it tells of."""
    rows = briefed().read().rows(BRIEFINGS)
    row = rows["R-0003"]
    assert (row.audience, row.title, row.issued_on) == ("strategic", "05-29", date(2026, 5, 29))
    assert (row.covers_from, row.covers_to) == (date(2026, 4, 30), date(2026, 5, 29))
    assert (row.upto, row.sha256, row.note) == (10, text("05-29 strategic"), None)
    assert [row.briefing for row in rows.where(f"sha256:{row.sha256}")] == ["R-0003"]
    assert [row.briefing for row in rows.where("audience:strategic")] == ["R-0001", "R-0003"]


def test_the_next_text_begins_where_the_one_that_told_most_ended() -> None:
    """Nothing is told twice, and nothing missed, whichever was sent last."""
    rows = briefed().read().rows(BRIEFING_PLANS)
    told = rows["strategic"]
    assert (told.last, told.last_on, told.upto) == ("R-0001", date(2026, 4, 30), 12)
    assert told.covered_to == date(2026, 5, 29)
    assert "tactical" not in rows


def test_a_title_that_is_erased_is_withheld() -> None:
    """What had to go is shown to have been there."""
    gone = RedactNarratives(thing="briefing:R-0001", reason="A name", authority="The DPO")
    rows = briefed().on("06-01", gone).read().rows(BRIEFINGS)
    assert rows["R-0001"].title == ERASED


def test_what_was_sent_is_told_as_a_change() -> None:
    """`audit diff` says which briefings went out; planning them changes no thing."""
    before = begun()
    was = before.read()
    now = before.on("04-30", ScheduleBriefings(audience="tactical", every="month")).on(
        "05-01", sent("05-01")
    )
    assert [change.sentence for change in changes(was, now.read())] == [
        'R-0001 was issued to strategic: "05-01".'
    ]


def plan(every: str, first_due: date | None, since: date = date(2026, 1, 1)) -> BriefingPlanRow:
    """A plan of briefings to the board, which was sent none."""
    return BriefingPlanRow("strategic", every, first_due, since)


def recorded(every: str, on: date) -> BriefingPlanRow:
    """A plan without a first day, from the first of the year on, put on record on a day."""
    return replace(plan(every, None), recorded_on=on)


def due_after(row: BriefingPlanRow, covered: date | None) -> date | None:
    """When the next is due, once the board was sent one that covers the time until a day."""
    return next_due(replace(row, covered_to=covered))


@pytest.mark.parametrize(
    ("row", "covered", "due"),
    [
        (plan("month", date(2026, 1, 31)), None, date(2026, 1, 31)),
        (plan("month", date(2026, 1, 31)), date(2026, 1, 29), date(2026, 2, 28)),
        (plan("month", date(2026, 1, 31)), date(2026, 2, 3), date(2026, 2, 28)),
        (plan("month", date(2026, 1, 31)), date(2026, 2, 20), date(2026, 3, 31)),
        (plan("month", date(2026, 1, 31)), date(2025, 12, 31), date(2026, 1, 31)),
        (plan("quarter", date(2026, 3, 31)), date(2026, 4, 2), date(2026, 6, 30)),
        (plan("month", None), None, date(2026, 2, 1)),
        (plan("quarter", None), None, date(2026, 4, 1)),
        (recorded("month", date(2026, 6, 30)), None, date(2026, 7, 30)),
        (recorded("month", date(2025, 12, 20)), None, date(2026, 2, 1)),
        (recorded("month", date(2026, 6, 30)), date(2026, 2, 10), date(2026, 3, 10)),
        (plan("never", None), None, None),
        (plan("month", None), date(2026, 1, 31), date(2026, 2, 28)),
        (plan("quarter", None), date(2026, 11, 30), date(2027, 2, 28)),
        (plan("never", None), date(2026, 11, 30), None),
    ],
)
def test_when_the_next_is_due(row: BriefingPlanRow, covered: date | None, due: date | None) -> None:
    """A briefing counts for the day nearest to it; without a first day they count from the last."""
    assert due_after(row, covered) == due


@given(DAYS, DAYS, st.sampled_from(["month", "quarter"]))
def test_what_was_sent_is_not_due_again_at_once_and_is_due_before_long(
    first: date, covered: date, every: str
) -> None:
    """What was sent counts for the day nearest to it, and the next is due on the day after that.

    So it is due half a period to one and a half later, or first.
    """
    due = due_after(plan(every, first, since=date(2019, 1, 1)), covered)
    months = 3 if every == "quarter" else 1
    days = [later(first, number * months) for number in range(-1, 500)]
    nearest = min(days, key=lambda day: abs(day - covered))
    assert due == max(first, days[days.index(nearest) + 1])


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_months_later_is_never_in_another_month(day: date, months: int, more: int) -> None:
    """The 31st of a shorter month is its last day, and order is kept."""
    then = later(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day
    assert later(day, months + more) >= then


def test_who_is_to_be_briefed_and_who_is_late() -> None:
    """The longest due first; an audience that gets none by plan is known by what it was sent."""
    programme = (
        briefed()
        .on("06-01", ScheduleBriefings(audience="strategic", every="month"))
        .on(
            "06-01",
            ScheduleBriefings(audience="tactical", every="quarter", first_due=date(2026, 6, 2)),
        )
    )
    reading = programme.read()
    assert [(each.audience, each.every, each.last) for each in briefings_planned(reading)] == [
        ("tactical", "quarter", None),
        ("strategic", "month", "R-0001"),
        ("stakeholders", "never", "R-0002"),
    ]
    due = [(each.audience, each.due) for each in briefings_due(reading, date(2026, 6, 29))]
    assert due == [("tactical", date(2026, 6, 2)), ("strategic", date(2026, 6, 29))]
    assert briefings_due(reading, date(2026, 6, 1)) == ()
    assert [*reading.rows(BRIEFING_PLANS)] == ["strategic", "stakeholders", "tactical"]


def test_an_audience_that_was_never_briefed_is_due_one_after_its_plan_was_put_on_record() -> None:
    """CR, Work strand 3: a rhythm that was agreed is owed from then on, not only from the first."""
    programme = begun().on("01-05", ScheduleBriefings(audience="tactical", every="month"))
    [due] = briefings_planned(programme.read())
    assert (due.last, due.due) == (None, date(2027, 1, 31))
    assert briefings_due(programme.read(), date(2027, 1, 30)) == ()
    assert briefings_due(programme.read(), date(2027, 1, 31)) == (due,)
