"""A briefing's news is what happened in its time; what was recorded late is told as that."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier, WithdrawBarrier
from cfworkflow.domain.briefing.commands import IssueBriefing
from cfworkflow.domain.correction.commands import Undo
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReportTask
from cfworkflow.projections.drafting.draft import Draft, begins_at, drafted
from cfworkflow.projections.drafting.of_barriers import new_steps, newly_raised
from cfworkflow.projections.drafting.of_decisions import newly_taken
from cfworkflow.projections.drafting.of_late import MOST
from cfworkflow.projections.drafting.period import Period
from cfworkflow.projections.drafting.sections import EVERYONE, SECTIONS, TELLING
from cfworkflow.projections.reading import Views, read_views
from tests.projections.a_year import TODAY, Programme, begun, whole_year, year
from tests.projections.test_briefing_draft import LEFT_OVER, at, section
from tests.projections.years.of_briefings import text
from tests.projections.years.of_workbooks import a_barrier, a_log

MERGED = ("measured", "progressed", "inquired")
"""Sections in which a sentence tells of several things that happened, by the name of each."""

DAYS = st.integers(0, 364).map(lambda days: date(2026, 1, 1) + timedelta(days))


def told(period: Period) -> list[str]:
    """Each sentence by itself on what happened, whatever heading it stands under."""
    return [
        sentence
        for each in SECTIONS
        if each.happens and period.audience in each.audiences and not each.where.endswith(MERGED)
        for sentence in TELLING[each.where](period)
    ]


@given(st.integers(0, len(year())), DAYS, st.sampled_from(EVERYONE))
def test_what_is_put_on_record_is_news_or_late_and_never_both_or_lost(
    begin: int, since: date, audience: str
) -> None:
    """Whatever day a briefing begins on, news and late together are all there is to tell."""
    before, after = at(begin), at(len(year()))
    period = Period(before, after, audience, TODAY, since=since)
    all_of_it = told(Period(before, after, audience, TODAY))
    assert sorted([*told(period), *told(period.late())]) == sorted(all_of_it)


@given(st.integers(0, len(year())), DAYS)
def test_no_news_is_older_than_the_day_a_briefing_begins_on(begin: int, since: date) -> None:
    """A reader takes what is told for what happened in this time; late is what came before."""
    period = Period(at(begin), at(len(year())), "tactical", TODAY, since=since)
    kinds = ("referred", "escalated", "returned", "reopened")
    for each, is_news in ((period, True), (period.late(), False)):
        days = [
            *(row.decided_on for row in newly_taken(each)),
            *(row.raised_on for row in newly_raised(each)),
            *(step.on for _, step in new_steps(each, *kinds)),
        ]
        assert all((day >= since) == is_news for day in days if day is not None)


@given(st.integers(0, len(whole_year())), DAYS, st.sampled_from(EVERYONE))
def test_a_briefing_with_things_recorded_late_is_told_in_whole_sentences(
    begin: int, since: date, audience: str
) -> None:
    """Under one heading, few of them, each told once and nowhere else."""
    made = drafted(at(begin), at(len(whole_year())), audience, TODAY, since=since)
    sentences = [sentence for part in made.sections for sentence in part.sentences]
    assert len(sentences) == len(set(sentences))
    assert not [sentence for sentence in sentences if LEFT_OVER.search(sentence)]
    assert len(section(made, "Recorded late")) <= MOST + 3


def briefed(programme: Programme) -> Draft:
    """What the Tactical Group is told since it was briefed last."""
    after = programme.read()
    return drafted(_before(programme, begins_at(after, "tactical")), after, "tactical", TODAY)


def _before(programme: Programme, position: int) -> Views:
    return read_views(fact for fact in programme.history() if fact.position <= position)


def april() -> Programme:
    """A programme whose Tactical Group was briefed at the end of April."""
    programme = begun()
    upto = len(programme.history())
    return programme.on(
        "04-30", IssueBriefing(audience="tactical", sha256=text("April"), upto=upto, title="April")
    )


def raised(*titles: str) -> list[RaiseBarrier]:
    """Barriers to be raised."""
    return [RaiseBarrier(group="county", title=title) for title in titles]


def test_what_the_last_briefing_missed_is_told_as_late_and_not_as_news() -> None:
    """Typed up in June, it happened in March: it is no news of June, and yet it is heard of."""
    made = briefed(april().on("03-10", *raised("Missed")).on("05-04", *raised("New")))
    assert made.summary.startswith(
        "Since the last briefing, of 30 April 2026, 1 barrier was raised. "
    )
    assert section(made, "Barriers raised") == ('county raised B-0002 "New" on 4 May 2026.',)
    assert section(made, "Recorded late") == (
        "1 thing that happened before 30 April 2026 was put on record since then.",
        'county raised B-0001 "Missed" on 10 March 2026.',
    )


def test_what_happened_on_the_day_of_the_last_briefing_is_news() -> None:
    """It may have been sent at noon; what was put on record that evening was told to nobody."""
    made = briefed(april().on("04-30", *raised("In the evening")))
    assert section(made, "Barriers raised") == (
        'county raised B-0001 "In the evening" on 30 April 2026.',
    )
    assert section(made, "Recorded late") == ()


def test_of_one_barrier_what_is_late_and_what_is_new_are_told_apart() -> None:
    """A barrier raised in March, put on record in May, and addressed since is new as addressed."""
    made = briefed(
        april()
        .on("03-10", *raised("Missed"))
        .on("05-04", AddressBarrier(barrier="B-0001", how="A guide"))
    )
    assert section(made, "Barriers raised") == ()
    assert [each[:35] for each in section(made, "Barriers addressed")] == [
        'B-0001 "Missed" was addressed by co'
    ]
    assert section(made, "Recorded late")[1] == 'county raised B-0001 "Missed" on 10 March 2026.'


def test_many_things_recorded_late_are_counted_and_the_first_told() -> None:
    """Nobody reads forty lines of last year in a briefing of this month."""
    titles = [f"Matter {number}" for number in range(MOST + 2)]
    late = section(briefed(april().on("03-10", *raised(*titles))), "Recorded late")
    assert late[0].startswith(f"{MOST + 2} things that happened before 30 April 2026 were ")
    assert [re.findall('"(.*)"', sentence) for sentence in late[1:-1]] == [
        [title] for title in titles[:MOST]
    ]
    assert late[-1] == "2 more are on record and not told here."


def test_what_is_told_to_nobody_of_an_audience_is_not_told_it_late() -> None:
    """The board hears of no barrier as it is raised, whenever that is put on record."""
    programme = april().on("03-10", *raised("Missed"))
    since = date(2026, 4, 30)
    for audience, many in (("strategic", 0), ("operational", 2), ("stakeholders", 2)):
        made = drafted(begun().read(), programme.read(), audience, TODAY, since=since)
        assert len(section(made, "Recorded late")) == many


def test_what_was_recorded_late_and_taken_back_is_not_told() -> None:
    """A slip that was undone happened on no day."""
    programme = april().on("03-10", *raised("A slip")).on("12-31", Undo())
    assert section(briefed(programme), "Recorded late") == ()


def test_what_was_withdrawn_before_is_late_too() -> None:
    """Each kind of news knows its day: raised and withdrawn in March, both are late."""
    programme = april().on(
        "03-10", *raised("Twice"), WithdrawBarrier(barrier="B-0001", because="It is B-0002")
    )
    made = briefed(programme)
    assert section(made, "Barriers withdrawn") == ()
    assert len(section(made, "Recorded late")) == 3


def test_a_strand_comes_from_where_it_stood_on_the_first_day_of_a_briefing() -> None:
    """What was reported late is no progress of this month: it is told, but apart."""
    programme = (
        april()
        .on("01-05", NameStrand(strand="hub", number=1, title="A hub"))
        .on("01-05", AddTask(task="rooms", strand="hub", title="Rooms"))
        .on("03-10", ReportTask(task="rooms", percent=40))
        .on("05-04", ReportTask(task="rooms", percent=100))
    )
    made = briefed(programme)
    assert section(made, "Work strands") == (
        'Work strand 1 "A hub" came from 40% to 100%; done: "Rooms".',
    )
    assert section(made, "Recorded late")[1:] == ('Work strand 1 "A hub" came from 0% to 40%.',)


@pytest.mark.parametrize(("since", "news"), [(None, 0), (date(2026, 3, 1), 1)])
def test_what_was_brought_in_from_a_log_is_told_in_one_sentence(
    since: date | None, news: int
) -> None:
    """A log of years is no news of this month, nor of the first: its days are before the record."""
    programme = begun().on(
        "12-31",
        a_log(
            a_barrier("R1", 2, raised_on=date(2026, 2, 3)),
            a_barrier("R2", 3, raised_on=date(2026, 3, 2)),
        ),
    )
    made = drafted(begun().read(), programme.read(), "tactical", TODAY, since=since)
    assert len(section(made, "Barriers raised")) == news
    before = "31 December 2026" if since is None else "1 March 2026"
    things = "2 barriers were" if since is None else "1 barrier was"
    [told_of_it] = section(made, "Recorded late")
    assert told_of_it == (
        f"{things} brought in from a log: what happened before {before} is on record and not told "
        "here."
    )
