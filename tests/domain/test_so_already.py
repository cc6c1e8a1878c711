"""What is so already: granted without a fact, but only of a date on which it was so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from cfworkflow.domain.action.commands import (
    AddAction,
    CompleteAction,
    DropAction,
    ReassignAction,
    ReopenAction,
    StartAction,
)
from cfworkflow.domain.approach.commands import (
    AdoptApproach,
    NameElement,
    ProposeApproach,
    SetApproachAside,
    TakeApproachUp,
)
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    CloseBarrier,
    RaiseBarrier,
    ReferBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.briefing.commands import IssueBriefing, ScheduleBriefings
from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.decision.commands import DeferDecision, PutAgain, WithdrawDecision
from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    AgreeReporting,
    AppointMember,
    EndPartnership,
    EstablishGroup,
    OverseeGroup,
    ReassignAreas,
    StandDown,
)
from cfworkflow.domain.group.facts import PartnershipActivated
from cfworkflow.domain.importing.commands import BarrierRow, ImportLog
from cfworkflow.domain.inquiry.commands import (
    ConcludeInquiry,
    EndExperiment,
    FeedInquiry,
    LeaveInquiry,
    LoopInquiryBack,
)
from cfworkflow.domain.learning.commands import LinkLearning, ShareLearning, TakeUpLearning
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CancelMeeting,
    CloseMeeting,
    DeclareInterest,
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.whole import RecordMeeting
from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure, RetireMeasure
from cfworkflow.domain.programme import EstablishProgramme
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.risk.commands import RaiseRisk, RateRisk
from cfworkflow.domain.sensecheck.commands import (
    ActOnSenseCheck,
    AnswerSenseCheck,
    AskSenseCheck,
    WithdrawSenseCheck,
)
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReplanTask, ReportTask
from cfworkflow.domain.support.commands import AgreeSupport
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme, ThemeBarrier
from cfworkflow.domain.vision.commands import (
    RetirePrinciple,
    RetireVision,
    StatePrinciple,
    StateVision,
)
from cfworkflow.domain.words import spoken
from tests.domain.a_forum import FORUM, INQUIRY, JOIN, OPEN, TRY, a_change_forum, advance
from tests.domain.a_programme import BEGINNING, in_session, key_item, members, programme
from tests.domain.a_record import GrowingRecord, recorded
from tests.domain.given_when_then import TODAY, Given, given, on

SAID = date(2026, 6, 1)
"""The day on which each command of the table is said for the first time."""

BEFORE = SAID - timedelta(days=30)
LATER = SAID + timedelta(days=60)

RAISE = RaiseBarrier(group="county", title="No address, no GP", areas=("city",))
ADD = AddAction(barrier="B-0001", owner="place-1", due=TODAY, title="Ask them", group="tactical")
APPROACH = ProposeApproach(group="tactical", title="One door", barrier="B-0001")
ASK = AskSenseCheck(approach="T-0001", asked="county", due=TODAY)
ANSWER = AnswerSenseCheck(sense_check="S-0001", answer="makes-sense", findings="It does")
ADDRESS = AddressBarrier(barrier="B-0001", how="A letter will do")
STRAND = NameStrand(strand="design", number=1, title="Design")
TASK = AddTask(strand="design", task="map", title="A map", begins=SAID, ends=TODAY)
THEME = NameTheme(theme="discharge", title="Discharge")
LEARNED = ShareLearning(group="county", outcome="success", title="Ask first")
VISION = StateVision(vision="housed", title="Everyone is housed")
PRINCIPLE = StatePrinciple(principle="open", title="We are open")
MEASURE = DefineMeasure(
    measure="nights", title="Nights out", visions=("housed",), unit="nights", wanted="less"
)
STARTED = StartAction(action="A-0001")


class Case(NamedTuple):
    """A command, what is on record before it, and how it is said first, if by another command."""

    command: Command
    before: Sequence[Given]
    said: Command | None = None

    def record(self, day: date | None) -> GrowingRecord:
        """A record on which the command was said on that day."""
        said = on(day, self.said or self.command) if day else [self.said or self.command]
        return recorded(programme(), on(BEFORE, *self.before) if day else self.before, *said)


BY_ITS_DATE = [
    Case(EstablishGroup(group="weir", tier="operational", overseen_by="tactical"), []),
    Case(ActivatePartnership(group="marsh"), []),
    Case(ActivatePartnership(group="marsh", taken_from="county", areas=("fen",)), []),
    Case(ReassignAreas(group="county", to="river", areas=("fen",)), []),
    Case(EndPartnership(group="river", successor="county"), []),
    Case(
        OverseeGroup(group="river", by="other"),
        [EstablishGroup(group="other", tier="tactical", overseen_by="board")],
    ),
    Case(AgreeReporting(team="outreach", to="tactical"), []),
    Case(AppointMember(group="county", member="late"), []),
    Case(StandDown(group="tactical", member="place-3"), []),
    Case(OpenMeeting(meeting="M-0001"), [ScheduleMeeting(group="tactical", day=BEFORE)]),
    Case(CancelMeeting(meeting="M-0001"), [ScheduleMeeting(group="tactical", day=BEFORE)]),
    Case(ReferBarrier(barrier="B-0001"), [RAISE]),
    Case(ADDRESS, [RAISE]),
    Case(WithdrawBarrier(barrier="B-0001", because="Solved"), [RAISE]),
    Case(
        CloseBarrier(barrier="B-0001"),
        [RAISE, ReferBarrier(barrier="B-0001"), ADDRESS],
        CheckEvidence(barrier="B-0001", met=True, findings="It is gone"),
    ),
    Case(ThemeBarrier(barrier="B-0001", theme="discharge"), [RAISE, THEME]),
    Case(STARTED, [RAISE, ADD]),
    Case(CompleteAction(action="A-0001"), [RAISE, ADD, STARTED]),
    Case(DropAction(action="A-0001", because="No need"), [RAISE, ADD]),
    Case(ReopenAction(action="A-0001"), [RAISE, ADD, STARTED, CompleteAction(action="A-0001")]),
    Case(ReassignAction(action="A-0001", owner="place-2"), [RAISE, ADD]),
    Case(NameElement(element="time", title="Time"), []),
    Case(AdoptApproach(approach="T-0001"), [RAISE, APPROACH]),
    Case(SetApproachAside(approach="T-0001", because="Not now"), [RAISE, APPROACH]),
    Case(
        TakeApproachUp(approach="T-0001"),
        [RAISE, APPROACH, SetApproachAside(approach="T-0001", because="Not now")],
    ),
    Case(ANSWER, [RAISE, APPROACH, ASK]),
    Case(
        ActOnSenseCheck(sense_check="S-0001", changed=False, how="-"),
        [RAISE, APPROACH, ASK, ANSWER],
    ),
    Case(WithdrawSenseCheck(sense_check="S-0001", because="Late"), [RAISE, APPROACH, ASK]),
    Case(ScheduleBriefings(audience="tactical", every="month", first_due=TODAY), []),
    Case(IssueBriefing(audience="tactical", sha256="a" * 64, upto=1, covers_to=BEFORE), []),
    Case(THEME, []),
    Case(RetireTheme(theme="discharge", because="Done"), [THEME]),
    Case(LinkLearning(learning="L-0001", barrier="B-0001"), [RAISE, LEARNED]),
    Case(TakeUpLearning(learning="L-0001", how="In every briefing"), [LEARNED]),
    Case(FeedInquiry(inquiry=INQUIRY, barrier="B-0001"), [RAISE, a_change_forum(BEFORE), OPEN]),
    Case(JOIN, [a_change_forum(BEFORE), OPEN]),
    Case(LeaveInquiry(inquiry=INQUIRY, organisation="mind"), [a_change_forum(BEFORE), OPEN, JOIN]),
    Case(
        EndExperiment(experiment="E-0001", outcome="worked", findings="It did"),
        [a_change_forum(BEFORE), OPEN, JOIN, advance("Who"), advance("Where"), TRY],
    ),
    Case(STRAND, []),
    Case(TASK, [STRAND]),
    Case(ReportTask(task="map", percent=20), [STRAND, TASK]),
    Case(ReplanTask(task="map", ends=LATER), [STRAND, TASK]),
    Case(AgreeSupport(support="facilitation", days="5", title="Facilitation"), []),
    Case(
        RateRisk(barrier="B-0001", likelihood="high", impact="low"),
        [RaiseRisk(group="county", title="Rain", likelihood="low", impact="low")],
    ),
    Case(VISION, []),
    Case(RetireVision(vision="housed", because="Reached"), [VISION]),
    Case(PRINCIPLE, []),
    Case(RetirePrinciple(principle="open", because="Said better"), [PRINCIPLE]),
    Case(MEASURE, [VISION]),
    Case(RetireMeasure(measure="nights", because="Not asked"), [VISION, MEASURE]),
    Case(
        RedactNarratives(thing="barrier:B-0001", reason="Asked for", authority="DPO"),
        [RAISE],
    ),
]

# What is said in a meeting takes effect on its day, and on no other.
ON_ITS_DAY = [
    Case(RecordAttendance(meeting="M-0001", members=("place-9",)), in_session(6, day=SAID)),
    Case(RecordApologies(meeting="M-0001", members=("place-9",)), in_session(6, day=SAID)),
    Case(RecordDeparture(meeting="M-0001", members=("place-1",)), in_session(6, day=SAID)),
    Case(
        DeclareInterest(decision="D-0001", member="place-1"),
        [*in_session(6, day=SAID), key_item()],
    ),
    Case(DeferDecision(decision="D-0001"), [*in_session(6, day=SAID), key_item()]),
    Case(WithdrawDecision(decision="D-0001"), [*in_session(6, day=SAID), key_item()]),
    Case(CloseMeeting(meeting="M-0001"), in_session(6, day=SAID)),
    Case(
        PutAgain(decision="D-0001", meeting="M-0002"),
        [
            on(BEFORE, in_session(6, day=BEFORE), key_item(), DeferDecision(decision="D-0001")),
            in_session(6, day=SAID, meeting="M-0002"),
        ],
    ),
    Case(
        ApproveMinutes(meeting="M-0001", at_meeting="M-0002"),
        [
            on(BEFORE, in_session(6, day=BEFORE), CloseMeeting(meeting="M-0001")),
            in_session(6, day=SAID, meeting="M-0002"),
        ],
    ),
    Case(advance("Who is met"), [*a_change_forum(SAID), OPEN]),
    Case(
        LoopInquiryBack(inquiry=INQUIRY, forum=FORUM, because="Not yet"),
        [*a_change_forum(SAID), OPEN, advance("Who"), advance("Where"), advance("What")],
    ),
    Case(
        ConcludeInquiry(inquiry=INQUIRY, forum=FORUM, findings="It holds"),
        [*a_change_forum(SAID), OPEN, advance("Who"), advance("Where"), advance("What")],
    ),
]

ONE_BY_ONE = frozenset({"correct", "import log", "init", "measure observe", "undo"})
"""Commands that have tests of their own below."""

ANEW = frozenset(
    {
        *("action add", "action progress", "approach propose", "barrier check", "barrier raise"),
        *("barrier reopen", "communication log", "decision propose", "decision vote"),
        *("inquiry experiment", "inquiry open", "learning share", "meeting record"),
        *("meeting schedule", "risk raise", "sense-check ask", "support use"),
    }
)
"""Commands that tell of something new each time, or are refused."""


def a_whole_programme() -> EstablishProgramme:
    """Groups and three places, each on the date of the whole."""
    told = [step.told for step in programme(3)]
    return EstablishProgramme(
        commands=tuple((None, each) for each in told if isinstance(each, Command))
    )


def names(case: Case) -> str:
    """A case by the name of its command."""
    return case.command.NAME


def test_every_command_that_may_be_so_already_is_asked_for_here() -> None:
    """A command that is added is said on another date in these tests, or said to be news."""
    asked = {names(case) for case in (*BY_ITS_DATE, *ON_ITS_DAY)}
    assert sorted({*asked, *ONE_BY_ONE, *ANEW}) == sorted(DECIDERS)
    assert [name for name in ANEW if "quiet" in (DECIDERS[name].__doc__ or "").lower()] == []


@pytest.mark.parametrize("case", BY_ITS_DATE, ids=names)
@settings(max_examples=8)
@hypothesis_given(data=st.data())
def test_what_is_so_since_later_is_not_so_on_an_earlier_date(
    case: Case, data: st.DataObject
) -> None:
    """C1: "it is so already" would be untrue of that date; the date on record is named."""
    record = case.record(SAID)
    day = data.draw(st.dates(BEGINNING, SAID - timedelta(days=1)))
    refusal = record.refusal(case.command, on=day)
    assert refusal.code == "C1"
    assert spoken(SAID) in refusal.why


@pytest.mark.parametrize("case", BY_ITS_DATE, ids=names)
@settings(max_examples=8)
@hypothesis_given(data=st.data())
def test_what_is_so_since_a_date_is_so_on_every_later_one(case: Case, data: st.DataObject) -> None:
    """A command said again is no fault, and is told since when it is so."""
    record = case.record(SAID)
    told = record.do(case.command, on=data.draw(st.dates(SAID, TODAY) | st.none()))
    assert (told.facts, told.since) == ((), SAID)


@pytest.mark.parametrize("case", ON_ITS_DAY, ids=names)
def test_what_was_said_in_a_meeting_is_so_since_its_day(case: Case) -> None:
    """A command said again is no fault; on a day before the meeting it is (C1, S1 or F1)."""
    record = case.record(None)
    told = record.do(case.command)
    assert (told.facts, told.since) == ((), SAID)
    refusal = record.refusal(case.command, on=SAID - timedelta(days=1))
    assert refusal.code in {"C1", "S1", "F1"}


@pytest.mark.parametrize("case", BY_ITS_DATE, ids=names)
def test_nothing_is_so_on_a_day_still_to_come(case: Case) -> None:
    """C1: what will be so then nobody can say, though it be so today."""
    refusal = case.record(SAID).refusal(case.command, on=TODAY + timedelta(days=1))
    assert refusal.code == "C1"


def test_what_was_so_for_a_while_is_so_on_those_days_only() -> None:
    """C1: each date is held to what was so on it, whatever came before and since."""
    first, between, since = (SAID + timedelta(days=days) for days in (0, 10, 20))
    tasks = on(BEFORE, STRAND, TASK)
    said = {first: 50, between: 40, since: 50}
    reports = [
        on(day, ReportTask(task="map", percent=percent, because="Counted"))
        for day, percent in said.items()
    ]
    record, half = (
        recorded(programme(), tasks, *reports),
        ReportTask(task="map", percent=50, because="Counted"),
    )
    assert record.do(half, on=since + timedelta(days=1)).since == since
    assert record.do(half, on=between - timedelta(days=1)).since == first
    for day in (between, since - timedelta(days=1)):
        assert f"only since {spoken(since)}" in record.refusal(half, on=day).why


def test_it_is_so_since_the_fact_that_made_it_so_whatever_else_was_told() -> None:
    """C1: news of the same day, and later ones, of the same thing make it so no later."""
    activate = ActivatePartnership(group="marsh")
    record = recorded(programme(), on(SAID, activate))
    at = record.last.position
    for day, member in ((SAID, "first"), (LATER, "second")):
        record.do(AppointMember(group="marsh", member=member), on=day)
    assert record.do(activate).since == SAID
    refusal = record.refusal(activate, on=BEFORE)
    assert spoken(SAID) in refusal.why
    assert f"--fact @{at} " in refusal.try_


def test_a_corrected_fact_is_named_though_other_news_came_on_its_day() -> None:
    """C1: the fact to look at is the one that made it so, put right or not, and no later one."""
    right = Correct(thing="measure:nights", changes={"title": "Nights"}, because="A slip")
    record = recorded(programme(), on(BEFORE, VISION), on(SAID, MEASURE))
    at = record.last.position
    record.do(ObserveMeasure(measure="nights", value="3"), on=SAID)
    record.do(right, on=LATER)
    named = MEASURE.model_copy(update={"title": "Nights"})
    assert f"--fact @{at} " in record.refusal(named, on=BEFORE).try_


def test_the_refusal_says_what_to_do_about_a_wrong_date() -> None:
    """A refusal says what to do next: both ways that it names are open."""
    early = ActivatePartnership(group="marsh")
    record = recorded(programme(), on(SAID, early))
    at = record.last.position
    refusal = record.refusal(early, on=BEFORE)
    assert refusal.what == f"'group activate' was to take effect on {spoken(BEFORE)}."
    assert "cfworkflow undo" in refusal.try_
    assert f"cfworkflow correct marsh --fact @{at} --note TEXT" in refusal.try_
    record.do(Correct(thing="group:marsh", position=at, note="In May", because="A slip"))
    record.do(Undo())
    record.do(Undo())
    assert [told.fact for told in record.do(early, on=BEFORE).facts] == [
        PartnershipActivated(group="marsh")
    ]


def test_nobody_is_told_to_take_back_what_is_never_taken_back() -> None:
    """I4: what was erased, sent, or began the record stands; a note is what is left."""
    redact = RedactNarratives(thing="barrier:B-0001", reason="Asked for", authority="DPO")
    said = recorded(programme(), on(BEFORE, RAISE), on(SAID, redact)).refusal(redact, on=BEFORE)
    assert "cfworkflow undo" not in said.try_
    assert "cfworkflow correct B-0001" in said.try_
    whole = a_whole_programme()
    member = AppointMember(group="tactical", member="place-1")
    said = recorded(on(SAID, whole)).refusal(member, on=BEFORE)
    assert "cfworkflow undo" not in said.try_
    assert "cfworkflow correct tactical" in said.try_


def test_where_nothing_can_be_done_about_a_date_none_is_promised() -> None:
    """A refusal is a whole sentence, even where nothing is taken back or put beside what is so."""
    monthly = ScheduleBriefings(audience="tactical", every="month")
    record = recorded(on(SAID, EstablishProgramme(commands=((None, monthly),))))
    refusal = record.refusal(monthly, on=BEFORE)
    assert refusal.try_ == "If that date is right, nothing is to be done."


def test_a_part_of_a_whole_is_held_to_its_own_date() -> None:
    """C1: minutes approved at a later meeting were not approved at the one now typed up."""
    first, second, third = (SAID + timedelta(days=days) for days in (0, 10, 20))
    record = given(
        programme(),
        on(first, in_session(6, day=first), CloseMeeting(meeting="M-0001")),
        on(third, in_session(6, day=third, meeting="M-0002")),
        ApproveMinutes(meeting="M-0001", at_meeting="M-0002"),
    )
    late = RecordMeeting(
        day=second, group="tactical", present=members(6), approve_minutes_of="M-0001"
    )
    problems = record.when(late).then_problems((("approve_minutes_of",), "C1"))
    assert spoken(third) in str(problems.problems[0][1])


def test_a_programme_established_again_is_held_to_its_date() -> None:
    """C1: a programme on record since its beginning was not there before it."""
    whole = a_whole_programme()
    record = recorded(on(BEGINNING, whole))
    told = record.do(whole)
    assert (told.facts, told.since) == ((), None)
    refusal = record.refusal(whole, on=BEGINNING - timedelta(days=1))
    assert (refusal.code, spoken(BEGINNING) in refusal.why) == ("C1", True)


def test_a_log_taken_in_again_keeps_the_dates_of_its_rows() -> None:
    """Quiet when nothing in it is new, since when is not asked: each row has dates of its own."""
    row = BarrierRow(
        sheet="barriers",
        row=2,
        key="1" * 64,
        own="1",
        group="county",
        title="No address",
        raised_on=SAID,
    )
    log = ImportLog(log="county-log", file="0" * 64, file_name="log.xlsx", barriers=(row,))
    record = recorded(programme(), log)
    told = record.do(log)
    assert (told.facts, told.since) == ((), None)


def test_a_value_is_so_on_the_day_it_was_noted_for_and_on_no_other() -> None:
    """Another day's value is news, be it the same; one of an earlier day comes too late (C1)."""
    noted = ObserveMeasure(measure="nights", value="3")
    record = recorded(programme(), on(BEFORE, VISION, MEASURE), on(SAID, noted))
    told = record.do(noted, on=SAID)
    assert (told.facts, told.since) == ((), SAID)
    assert record.refusal(noted, on=SAID - timedelta(days=1)).code == "C1"
    assert record.do(noted, on=LATER).facts


def test_what_was_corrected_is_so_from_the_start() -> None:
    """I3: a correction says what should have been said then, whenever that was found out."""
    right = Correct(thing="theme:discharge", changes={"title": "Going home"}, because="A slip")
    retired = RetireTheme(theme="discharge", because="Done")
    record = recorded(programme(), on(BEFORE, THEME), on(SAID, right))
    named = NameTheme(theme="discharge", title="Going home")
    told = record.do(named, on=BEFORE + timedelta(days=1))
    assert (told.facts, told.since) == ((), BEFORE)
    record.do(retired, on=LATER)
    told = record.do(right, on=BEFORE)
    assert (told.facts, told.since) == ((), BEFORE)
    assert record.refusal(right, on=BEFORE - timedelta(days=1)).code == "C1"


def test_what_was_taken_back_is_so_whatever_the_date() -> None:
    """I4: an undone command never stood, and to say so has no date."""
    record = recorded(programme(), on(SAID, RAISE))
    at = record.last.position
    record.do(Undo(position=at))
    told = record.do(Undo(position=at), on=BEGINNING)
    assert (told.facts, told.since) == ((), None)


@settings(max_examples=20)
@hypothesis_given(st.dates(BEGINNING, TODAY))
def test_the_same_command_under_its_id_is_recorded_once_whatever_became_so(day: date) -> None:
    """I2: what was sent before is answered with what was recorded then, and asked no date."""
    activate = ActivatePartnership(group="marsh")
    record = recorded(programme())
    sent = record.do(activate, on=day, command_id="one").facts
    record.do(EndPartnership(group="marsh", successor="river"), on=TODAY)
    assert record.do(activate, on=day, command_id="one").facts == sent
