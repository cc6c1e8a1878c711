"""View `inquiries`, view `experiments`, and the web of change agents made of both."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.correction.commands import Correct
from cfworkflow.domain.inquiry.commands import (
    AdvanceInquiry,
    ConcludeInquiry,
    EndExperiment,
    FeedInquiry,
    JoinInquiry,
    LeaveInquiry,
    LoopInquiryBack,
    OpenInquiry,
    StartExperiment,
)
from cfworkflow.domain.meeting.commands import OpenMeeting, ScheduleMeeting
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.projections.change_agents import Trial, change_agents
from cfworkflow.projections.changed_inquiry import experiment as changed_experiment
from cfworkflow.projections.changed_inquiry import inquiry as changed_inquiry
from cfworkflow.projections.experiments import EXPERIMENTS, ExperimentRow
from cfworkflow.projections.inquiries import INQUIRIES, Fed, InquiryRow, Phase
from cfworkflow.projections.status import programme_status
from tests.projections.a_year import Programme, begun

FORUM, INQUIRY = "M-0001", "I-0001"
MARCH, MAY = date(2026, 3, 9), date(2026, 5, 4)


def forum(day: str, meeting: str) -> Programme:
    """The groups, and a change forum of the tactical one."""
    return begun().on(
        day,
        ScheduleMeeting(
            group="tactical", day=date.fromisoformat(f"2026-{day}"), kind="change-forum"
        ),
        OpenMeeting(meeting=meeting),
    )


def on(findings: str, at: str = FORUM) -> AdvanceInquiry:
    """A step of the inquiry."""
    return AdvanceInquiry(inquiry=INQUIRY, forum=at, findings=findings)


def opened() -> Programme:
    """An inquiry that a change forum opened on 9 March."""
    return forum("03-09", FORUM).on(
        "03-09",
        OpenInquiry(
            forum=FORUM, title="Why unmet?", petals=("homelessness",), areas=("city", "fen")
        ),
    )


def acting() -> Programme:
    """The same in its phase act since that day, with two change agents, one of whom left."""
    return (
        opened()
        .on("03-09", on("A map"), on("The gaps"))
        .on("03-12", JoinInquiry(inquiry=INQUIRY, organisation="shelter"))
        .on("03-10", JoinInquiry(inquiry=INQUIRY, organisation="mind"))
        .on("03-20", LeaveInquiry(inquiry=INQUIRY, organisation="shelter"))
        .on("03-16", StartExperiment(inquiry=INQUIRY, organisation="mind", title="At the gate"))
        .on(
            "04-20",
            EndExperiment(experiment="E-0001", outcome="partly", findings="Nine of twelve"),
        )
        .on("04-21", StartExperiment(inquiry=INQUIRY, organisation="mind", title="Fridays"))
    )


def row(programme: Programme) -> InquiryRow:
    """The inquiry as it stands."""
    return programme.read().rows(INQUIRIES)[INQUIRY]


def position(programme: Programme, name: str) -> int:
    """The position of the last fact of that name."""
    return max(told.position for told in programme.history() if name == told.fact.NAME)


def test_an_inquiry_begins_in_build_at_its_forum() -> None:
    """CR 41: who asks what, where it began, and what it is about."""
    programme = opened()
    begun_ = row(programme)
    assert (begun_.title, begun_.group, begun_.phase, begun_.cycle) == (
        *("Why unmet?", "tactical"),
        *("build", 1),
    )
    assert (begun_.petals, begun_.areas) == (("homelessness",), ("city", "fen"))
    at = position(programme, "inquiry-opened")
    assert begun_.phases == (Phase(1, "build", MARCH, FORUM, at),)
    assert (begun_.opened_on, begun_.changed_on) == (MARCH, MARCH)


def test_each_phase_says_what_had_come_out_and_which_fact_said_so() -> None:
    """A correction of what was said finds its place by the position."""
    programme = acting()
    last = row(programme).phases[-1]
    at = position(programme, "inquiry-advanced")
    assert last == Phase(1, "act", MARCH, FORUM, at, findings="The gaps")
    assert row(programme).phase == "act"


def test_a_cycle_is_counted_and_says_why_it_began() -> None:
    """Build, Explore, Act, Learn, and round again."""
    programme = acting().on(
        "03-09",
        on("Most were met"),
        LoopInquiryBack(inquiry=INQUIRY, forum=FORUM, because="Fridays", findings="Phones"),
    )
    again = row(programme)
    assert (again.phase, again.cycle) == ("build", 2)
    assert (again.phases[-1].because, again.phases[-1].findings) == ("Fridays", "Phones")


def test_change_agents_stand_in_the_order_they_came_with_those_who_left() -> None:
    """CR 42: the engagement of various stakeholders, as it grew."""
    joined, left = row(acting()).agents[::-1], date(2026, 3, 20)
    assert [(agent.organisation, agent.joined_on, agent.left_on) for agent in joined] == [
        ("mind", date(2026, 3, 10), None),
        ("shelter", date(2026, 3, 12), left),
    ]
    assert row(acting()).taking_part == ("mind",)
    back = acting().on("05-04", JoinInquiry(inquiry=INQUIRY, organisation="shelter"))
    assert row(back).taking_part == ("mind", "shelter")
    assert len(row(back).agents) == 3


def test_a_part_taken_up_again_ends_by_itself() -> None:
    """Who left twice left each part once."""
    twice = (
        acting()
        .on("05-04", JoinInquiry(inquiry=INQUIRY, organisation="shelter"))
        .on("05-05", LeaveInquiry(inquiry=INQUIRY, organisation="shelter"))
    )
    assert [agent.left_on for agent in row(twice).agents] == [
        date(2026, 3, 20),
        None,
        date(2026, 5, 5),
    ]


def test_what_it_feeds_moves_it_on_no_further() -> None:
    """A link is no step: the day of the last change is that of the last forum."""
    programme = acting().on(
        "05-04",
        RaiseBarrier(group="county", title="Waiting"),
        FeedInquiry(inquiry=INQUIRY, barrier="B-0001"),
    )
    at = position(programme, "inquiry-linked")
    assert row(programme).feeds == (Fed("barrier", "B-0001", MAY, at),)
    assert row(programme).changed_on == MARCH


def test_an_experiment_runs_until_something_came_of_it() -> None:
    """CR 42: what was tried, by whom, and what was found, whether it worked or not."""
    ended, running = acting().read().rows(EXPERIMENTS).values()
    assert ended == ExperimentRow(
        experiment="E-0001",
        inquiry=INQUIRY,
        organisation="mind",
        areas=(),
        title="At the gate",
        description=None,
        status="ended",
        started_on=date(2026, 3, 16),
        ended_on=date(2026, 4, 20),
        outcome="partly",
        findings="Nine of twelve",
    )
    assert (running.status, running.outcome, running.ended_on) == ("running", None, None)


@pytest.mark.parametrize(
    "facet",
    [
        *("state:act", "group:tactical", "petal:homelessness", "area:fen"),
        *("agent:mind", "agent:shelter", f"forum:{FORUM}"),
    ],
)
def test_an_inquiry_is_found_by_what_it_is_about_and_who_took_part(facet: str) -> None:
    """Who left is still found; a forum finds the inquiries that were before it."""
    inquiries = acting().read().rows(INQUIRIES)
    assert inquiries.keys_where(facet) == [INQUIRY]
    assert inquiries.keys_where("state:build") == inquiries.keys_where("agent:police") == []


def test_the_web_of_change_agents_spans_all_inquiries() -> None:
    """CR 105 and 147: each organisation once, with all it takes part in and all it tried."""
    programme = acting().on(
        "03-09",
        OpenInquiry(forum=FORUM, title="Another"),
        JoinInquiry(inquiry="I-0002", organisation="mind"),
    )
    mind, shelter = change_agents(programme.read())
    assert (mind.organisation, mind.since, mind.inquiries) == (
        *("mind", MARCH),
        (INQUIRY, "I-0002"),
    )
    assert mind.experiments == (
        Trial("E-0001", INQUIRY, "partly"),
        Trial("E-0002", INQUIRY, None),
    )
    assert (shelter.inquiries, shelter.left) == ((), (INQUIRY,))


def test_the_story_of_an_inquiry_has_its_experiments() -> None:
    """As that of a barrier has its actions: they are its parts."""
    told = [each.kind for each in acting().read().story(INQUIRY)]
    assert told.count("experiment-started") == 2
    assert told[0] == "inquiry-opened"
    assert "meeting-opened" not in told


def test_an_erased_text_is_withheld_and_all_else_stands() -> None:
    """Findings may name someone; phases, dates and outcomes stay."""
    erased = acting().on(
        "05-04",
        *(
            RedactNarratives(thing=thing, reason="Names a person", authority="The DPO")
            for thing in ("inquiry:I-0001", "experiment:E-0001")
        ),
    )
    was = row(erased)
    assert (was.title, was.phases[-1].findings) == ("(erased)", "(erased)")
    assert was.phases[-1].because is None
    tried = erased.read().rows(EXPERIMENTS)["E-0001"]
    assert (tried.findings, tried.outcome) == ("(erased)", "partly")


def test_what_was_said_wrongly_is_put_right_where_it_was_said() -> None:
    """I3: words, petals, areas and an outcome; of several phases, the one that said it."""
    programme = acting()
    advanced = [told for told in programme.history() if told.fact.NAME == "inquiry-advanced"]

    def right(thing: str, position: int | None = None, **changes: str) -> Correct:
        return Correct(thing=thing, because="A slip", position=position, changes=changes)

    put_right = programme.on(
        "05-04",
        right("inquiry:I-0001", title="Why are they unmet?", petals="criminal-justice"),
        right("inquiry:I-0001", advanced[0].position, findings="A better map"),
        right("experiment:E-0001", outcome="worked", findings="All twelve"),
    )
    stands = row(put_right)
    assert (stands.title, stands.petals) == ("Why are they unmet?", ("criminal-justice",))
    assert [phase.findings for phase in stands.phases] == [None, "A better map", "The gaps"]
    tried = put_right.read().rows(EXPERIMENTS)["E-0001"]
    assert (tried.outcome, tried.findings, tried.title) == ("worked", "All twelve", "At the gate")


@pytest.mark.parametrize(("today", "days"), [("2026-06-07", None), ("2026-06-08", 91)])
def test_the_status_tells_of_an_inquiry_that_no_forum_moved_on_for_long(
    today: str, days: int | None
) -> None:
    """A programme lead sees what lies still: more than ninety days since its last forum."""
    status = programme_status(acting().read(), date.fromisoformat(today))
    idle = [each.days for each in status.inquiries_idle]
    assert idle == ([] if days is None else [days])


def test_a_concluded_inquiry_lies_still_for_good() -> None:
    """Only what is under way can be told of as lying still."""
    over = acting().on(
        "03-09",
        on("Most were met"),
        ConcludeInquiry(inquiry=INQUIRY, forum=FORUM, findings="A rota"),
    )
    assert programme_status(over.read(), date(2027, 6, 1)).inquiries_idle == ()


def test_what_changed_is_told_in_a_sentence() -> None:
    """`audit diff`: phases with their forums, who joined and left, what it feeds."""
    was, now = row(opened()), row(acting())
    assert changed_inquiry(was, now) == (
        "I-0001 went to explore at M-0001, went to act at M-0001 and was joined by mind."
    )
    assert changed_inquiry(now, row(acting())) == ""
    assert changed_inquiry(None, was) == 'I-0001 was opened at M-0001 of tactical: "Why unmet?".'
    looped = acting().on(
        "03-09", on("Met"), LoopInquiryBack(inquiry=INQUIRY, forum=FORUM, because="Fridays")
    )
    looped.on("05-04", LeaveInquiry(inquiry=INQUIRY, organisation="mind"))
    assert changed_inquiry(now, row(looped)) == (
        "I-0001 went to learn at M-0001, looped back to build at M-0001, for cycle 2 "
        "and was left by mind."
    )


def test_what_became_of_an_experiment_is_told_in_a_sentence() -> None:
    """`audit diff`: its beginning, and what came of it."""
    ended, running = acting().read().rows(EXPERIMENTS).values()
    assert changed_experiment(None, running) == (
        'E-0002 was started for I-0001 by mind: "Fridays".'
    )
    assert changed_experiment(None, ended).endswith('"At the gate". It ended: it worked in part.')
    assert changed_experiment(ended, ended) == ""
