"""System inquiries: opened and moved on at change forums, with change agents who try things."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cfworkflow.domain.command import Command
from cfworkflow.domain.inquiry.commands import (
    ConcludeInquiry,
    EndExperiment,
    FeedInquiry,
    JoinInquiry,
    LeaveInquiry,
    LoopInquiryBack,
)
from cfworkflow.domain.inquiry.facts import (
    ChangeAgentJoined,
    ChangeAgentLeft,
    ExperimentEnded,
    ExperimentStarted,
    InquiryAdvanced,
    InquiryConcluded,
    InquiryLinked,
    InquiryLoopedBack,
    InquiryOpened,
)
from cfworkflow.domain.inquiry.state import Inquiry
from cfworkflow.domain.meeting.commands import (
    CancelMeeting,
    CloseMeeting,
    ScheduleMeeting,
)
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme
from tests.domain.a_forum import (
    EXPERIMENT,
    FORUM,
    INQUIRY,
    JOIN,
    OPEN,
    TRY,
    WAYS,
    a_change_forum,
    advance,
)
from tests.domain.a_programme import BARRIER, at_tactical, in_session, programme
from tests.domain.given_when_then import TODAY, Given, Step, given, on

LOOP_BACK = LoopInquiryBack(inquiry=INQUIRY, forum=FORUM, because="Fridays", findings="Phones")
CONCLUDE = ConcludeInquiry(inquiry=INQUIRY, forum=FORUM, findings="A rota")
END = EndExperiment(experiment=EXPERIMENT, outcome="partly", findings="Nine of twelve")
FEED = FeedInquiry(inquiry=INQUIRY, barrier=BARRIER)
LEAVE = LeaveInquiry(inquiry=INQUIRY, organisation="mind")
ACT: Given = [WAYS["act"], JOIN]
TRIED: Given = [ACT, TRY]


def stands(*told: Given) -> Given:
    """The programme with a change forum held today, and what was said there."""
    return [programme(), a_change_forum(), *told]


def test_a_change_forum_opens_an_inquiry_in_build() -> None:
    """CR, Work strand 5: system inquiries take place at change forums; the group is its own."""
    outcome = given(stands()).when(OPEN)
    outcome.then(
        InquiryOpened(
            inquiry=INQUIRY,
            forum=FORUM,
            group="tactical",
            petals=("homelessness",),
            areas=("city",),
            title="Why are people unmet?",
            description="Twelve were",
        ),
        on=TODAY,
    )
    assert outcome.after.find(Inquiry, INQUIRY).status == "build"
    assert outcome.after.when(OPEN).the(InquiryOpened).inquiry == "I-0002"


def test_what_a_forum_said_can_be_typed_up_later_and_takes_effect_on_its_day() -> None:
    """F1: the day is the forum's, closed or not, without anyone having to say so."""
    day = TODAY - timedelta(days=30)
    held = on(day, a_change_forum(day=day), CloseMeeting(meeting=FORUM))
    outcome = given(programme(), held).when(OPEN)
    assert outcome.recorded[0].on == day
    later = outcome.after.when(OPEN, on=TODAY)
    later.then_refused("F1", "2026-09-15", "2026-10-15", "Leave out --on")


@pytest.mark.parametrize(
    ("told", "codes", "words"),
    [
        (in_session(), ["F1"], ["called as regular", "--kind change-forum"]),
        (
            ScheduleMeeting(group="tactical", day=date(2026, 12, 1), kind="change-forum"),
            ["F1"],
            ["scheduled for 2026-12-01", f"meeting open {FORUM}"],
        ),
        (
            [
                ScheduleMeeting(group="tactical", day=TODAY, kind="change-forum"),
                CancelMeeting(meeting=FORUM),
            ],
            ["F1"],
            ["cancelled", "--kind change-forum"],
        ),
        (
            ScheduleMeeting(group="tactical", day=TODAY),
            ["F1", "F1"],
            ["called as regular", "not on record as held"],
        ),
    ],
    ids=["regular", "not yet", "cancelled", "neither"],
)
def test_an_inquiry_is_opened_at_a_change_forum_that_was_held(
    told: Given, codes: list[str], words: list[str]
) -> None:
    """F1: neither at another meeting, nor at one that was not held; all faults at once."""
    refused = given(programme(), told).when(OPEN)
    refused.then_refused(codes[0], *words, also=codes[1:])


def test_no_inquiry_without_a_forum() -> None:
    """An unknown meeting is said to be unknown."""
    given(programme()).when(OPEN).then_unknown("meeting", FORUM)
    given(stands()).when(advance("A map")).then_unknown("inquiry", INQUIRY)


@pytest.mark.parametrize(
    ("phase", "then"), [("build", "explore"), ("explore", "act"), ("act", "learn")]
)
def test_an_inquiry_moves_on_phase_by_phase(phase: str, then: str) -> None:
    """MEAM Systems Intervention Tool: Build, Explore, Act, Learn; what came out is on record."""
    given(stands(WAYS[phase])).when(advance("What we saw")).then(
        InquiryAdvanced(
            inquiry=INQUIRY,
            forum=FORUM,
            from_phase=phase,
            to_phase=then,
            cycle=1,
            findings="What we saw",
        ),
        on=TODAY,
    )


def test_what_was_learned_leads_back_into_another_cycle() -> None:
    """CR 41: an inquiry goes round; each cycle is counted."""
    looped = given(stands(WAYS["learn"])).when(LOOP_BACK)
    looped.then(
        InquiryLoopedBack(
            inquiry=INQUIRY, forum=FORUM, cycle=2, because="Fridays", findings="Phones"
        )
    )
    again = looped.after.when(advance("The gate"))
    assert again.the(InquiryAdvanced).cycle == 2


def test_an_inquiry_comes_to_its_end() -> None:
    """After learn it is concluded, and what came out of it stays on record."""
    given(stands(WAYS["learn"])).when(CONCLUDE).then(
        InquiryConcluded(inquiry=INQUIRY, forum=FORUM, cycle=1, findings="A rota")
    )


@pytest.mark.parametrize("phase", ["build", "explore", "act"])
@pytest.mark.parametrize("command", [LOOP_BACK, CONCLUDE], ids=["loop back", "conclude"])
def test_no_inquiry_ends_or_begins_anew_before_it_has_learned(phase: str, command: Command) -> None:
    """S2: the way back and the way out both begin in learn."""
    refused = given(stands(WAYS[phase])).when(command)
    refused.then_refused("S2", f"It is {phase}", "Steps from there: advance.")


def test_what_is_wrong_with_a_step_is_said_at_once() -> None:
    """A step from the wrong phase, at a meeting that is no forum, on another day: three faults."""
    record = given(programme(), a_change_forum(), OPEN, in_session(meeting="M-0002"))
    command = LOOP_BACK.model_copy(update={"forum": "M-0002"})
    refused = record.when(command, on=TODAY - timedelta(days=1))
    refused.then_refused("S2", "Leave out --on", also=["F1", "F1"])


@pytest.mark.parametrize(
    ("before", "command"),
    [
        ([OPEN, advance("A map")], advance("A map")),
        ([WAYS["learn"], LOOP_BACK], LOOP_BACK),
        ([WAYS["learn"], CONCLUDE], CONCLUDE),
        ([OPEN, JOIN], JOIN),
        ([OPEN, JOIN, LEAVE], LEAVE),
        ([at_tactical(), OPEN, FEED], FEED),
        ([TRIED, END], END),
    ],
    ids=lambda given: getattr(given, "NAME", ""),
)
def test_what_is_so_already_is_not_recorded_again(before: Given, command: Command) -> None:
    """A command typed twice moves an inquiry once: the same words said at the same forum."""
    given(stands(before)).when(command).then_quiet()


def test_two_steps_at_one_forum_differ_in_what_came_out() -> None:
    """A forum may move an inquiry on twice; then it says something else."""
    record = given(stands(OPEN, advance("A map")))
    assert record.when(advance("The gaps")).the(InquiryAdvanced).to_phase == "act"


def test_a_step_at_an_earlier_forum_than_the_last_is_refused() -> None:
    """C1: an inquiry does not go back in time."""
    day = TODAY - timedelta(days=30)
    earlier = on(day, a_change_forum(day=day))
    now = a_change_forum(meeting="M-0002")
    record = given(programme(), earlier, now, OPEN.model_copy(update={"forum": "M-0002"}))
    record.when(advance("A map")).then_refused("C1", "I-0001", "2026-10-15")


def test_an_organisation_joins_and_leaves_and_joins_again() -> None:
    """CR 105: the network of systems change agents, as it grows and changes."""
    joined = given(stands(OPEN)).when(JOIN)
    joined.then(ChangeAgentJoined(inquiry=INQUIRY, organisation="mind"))
    left = joined.after.when(LEAVE)
    left.then(ChangeAgentLeft(inquiry=INQUIRY, organisation="mind"))
    left.after.when(JOIN).then(ChangeAgentJoined(inquiry=INQUIRY, organisation="mind"))


def test_who_joined_since_holds_up_no_forum_typed_up_late() -> None:
    """A change agent's part has its own time: minutes of a forum come after what followed it."""
    day = TODAY - timedelta(days=10)
    held = on(day, a_change_forum(day=day), OPEN)
    record = given(programme(), held, JOIN, at_tactical(), FEED)
    outcome = record.when(advance("A map"))
    assert outcome.recorded[0].on == day


def test_nobody_joins_before_there_is_an_inquiry_or_leaves_before_joining() -> None:
    """C1: a part in an inquiry lies within its time, and runs forward."""
    record = given(stands(OPEN))
    before = TODAY - timedelta(days=1)
    record.when(JOIN, on=before).then_refused("C1", "I-0001 begins on 2026-10-15")
    record.when(LEAVE).then_refused("S2", "no change agent", "inquiry join I-0001 mind")
    joined = given(programme(), on(before, a_change_forum(day=before), OPEN), JOIN)
    joined.when(LEAVE, on=before).then_refused("C1", "I-0001/mind")


def test_a_concluded_inquiry_keeps_its_change_agents() -> None:
    """S2: who took part is known from then on."""
    record = given(stands(WAYS["learn"], JOIN, CONCLUDE))
    other = JoinInquiry(inquiry=INQUIRY, organisation="shelter")
    for command in (other, LEAVE):
        record.when(command).then_refused("S2", "was concluded on 2026-10-15", "inquiry open")


def test_a_change_agent_starts_an_experiment_while_the_inquiry_acts() -> None:
    """CR 42: a network of experiments, each by an organisation that takes part."""
    outcome = given(stands(ACT)).when(TRY)
    outcome.then(
        ExperimentStarted(
            experiment=EXPERIMENT,
            inquiry=INQUIRY,
            organisation="mind",
            areas=("city",),
            title="Meet people at the gate",
            description="Every Friday",
        )
    )
    assert outcome.after.when(TRY).the(ExperimentStarted).experiment == "E-0002"


@pytest.mark.parametrize(
    ("phase", "word"),
    [
        ("build", "inquiry advance I-0001"),
        ("explore", "inquiry advance I-0001"),
        ("learn", "inquiry loop-back I-0001"),
        ("concluded", "inquiry open FORUM"),
    ],
)
def test_experiments_are_started_in_act_alone(phase: str, word: str) -> None:
    """S2: before that nothing is agreed to be tried, and later it is being learned from."""
    before = [OPEN, JOIN, WAYS[phase][1:]]
    given(stands(before)).when(TRY).then_refused("S2", phase, word)


def test_who_takes_no_part_starts_no_experiment() -> None:
    """S2: it takes a change agent who joined, and has not left."""
    record = given(stands(WAYS["act"]))
    record.when(TRY).then_refused("S2", "no change agent", "inquiry join I-0001 mind")
    record.and_given(JOIN, LEAVE).when(TRY).then_refused("S2", "no change agent")
    started = given(stands(OPEN)).when(TRY)
    started.then_refused("S2", "inquiry advance", "inquiry join", also=["S2"])


def test_no_experiment_begins_before_its_phase_or_before_its_agent_joined() -> None:
    """C1: an experiment lies within the phase it was started in, and its agent's part."""
    day = TODAY - timedelta(days=10)
    held = on(day, a_change_forum(day=day), WAYS["act"])
    record = given(programme(), held, Step(JOIN, day + timedelta(days=2)))
    record.when(TRY, on=day - timedelta(days=1)).then_refused("C1", "act", "mind", also=["C1"])
    record.when(TRY, on=day + timedelta(days=1)).then_refused("C1", "the part of mind begins")
    assert record.when(TRY, on=day + timedelta(days=2)).facts


@pytest.mark.parametrize("since", [[], [advance("All met"), LOOP_BACK]], ids=["act", "build"])
def test_an_experiment_ends_with_an_outcome_whatever_the_phase(since: Given) -> None:
    """CR 55: change agents reflect on what they tried when it is done, however long it takes."""
    given(stands(TRIED, since)).when(END).then(
        ExperimentEnded(experiment=EXPERIMENT, outcome="partly", findings="Nine of twelve")
    )


def test_an_experiment_ends_once() -> None:
    """S2: another outcome is a correction, not another ending."""
    record = given(stands(TRIED, END))
    worked = END.model_copy(update={"outcome": "worked"})
    record.when(worked).then_refused("S2", "It ended before", f"correct {EXPERIMENT}")
    given(stands()).when(END).then_unknown("experiment", EXPERIMENT)


def test_an_inquiry_feeds_a_barrier_or_a_theme_also_once_concluded() -> None:
    """CR 147: the web of change agents feeds into the programme governance."""
    record = given(stands(WAYS["learn"], at_tactical(), CONCLUDE))
    record.when(FEED).then(InquiryLinked(inquiry=INQUIRY, barrier=BARRIER))


def test_what_is_fed_is_on_record_by_then() -> None:
    """C1 and names: nothing is fed that is not there, or was not there yet."""
    before = TODAY - timedelta(days=5)
    record = given(programme(), on(before, a_change_forum(day=before), OPEN))
    record.when(FEED).then_unknown("barrier", BARRIER)
    theme = FeedInquiry(inquiry=INQUIRY, theme="discharge")
    record.when(theme).then_unknown("theme", "discharge")
    fed = record.and_given(at_tactical()).when(FEED, on=before - timedelta(days=1))
    fed.then_refused("C1", "I-0001 begins", "B-0001 begins", also=["C1"])


def test_a_retired_theme_is_fed_no_more() -> None:
    """S2: nothing is put under a theme that is used no longer; what it went into is named."""
    themes = [NameTheme(theme=name, title=name) for name in ("releases", "discharge")]
    retired = RetireTheme(theme="releases", into="discharge", because="The same")
    record = given(programme(), a_change_forum(), OPEN, themes, retired)
    feed = FeedInquiry(inquiry=INQUIRY, theme="releases")
    record.when(feed).then_refused("S2", "retired into discharge", "Use discharge")
    into = feed.model_copy(update={"theme": "discharge"})
    record.when(into).then(InquiryLinked(inquiry=INQUIRY, theme="discharge"))


@pytest.mark.parametrize("fed", [{}, {"barrier": "B-0001", "theme": "discharge"}])
def test_one_thing_is_fed_at_a_time(fed: dict[str, str]) -> None:
    """A link has two ends."""
    with pytest.raises(ValueError, match="give either barrier or theme"):
        FeedInquiry(inquiry=INQUIRY, **fed)
