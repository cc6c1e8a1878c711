"""The delivery plan as it is read: tasks, support, ratings, what needs somebody, what changed."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.barrier.commands import WithdrawBarrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.commands import Correct
from cfworkflow.domain.fact import erased
from cfworkflow.domain.risk.commands import RaiseRisk, RateRisk
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReplanTask, ReportTask
from cfworkflow.domain.support.commands import AgreeSupport, UseSupport
from cfworkflow.projections.delivery import high_risks, support_low, tasks_behind
from cfworkflow.projections.diff import changes
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.risks import RISKS
from cfworkflow.projections.support import SUPPORT, SupportRow
from cfworkflow.projections.tasks import TASKS, Replan, Report
from cfworkflow.projections.view import ERASED
from tests.projections.a_year import Programme, begun

END, LATER = date(2026, 3, 31), date(2026, 6, 30)

PLAN: tuple[Command, ...] = (
    NameStrand(strand="infrastructure", number=3, title="Infrastructure"),
    AddTask(strand="infrastructure", task="reporting", title="Reports", ends=END),
    AddTask(strand="infrastructure", task="map", title="A map"),
)


def planned() -> Programme:
    """A programme with a strand and two tasks."""
    return begun().on("02-01", *PLAN)


def report(percent: int, because: str | None = None, note: str | None = None) -> ReportTask:
    """A report on the first task."""
    return ReportTask(task="reporting", percent=percent, because=because, note=note)


def test_a_task_shows_its_last_report_and_keeps_all() -> None:
    """Never overwritten: each report stands with its date, its reason and its position."""
    told = planned().on("02-10", report(75, note="Tried")).on("02-20", report(60, because="Anew"))
    row = told.read().rows(TASKS)["reporting"]
    last = len(told.history())
    assert (row.percent, row.state, row.changed_on) == (60, "under_way", date(2026, 2, 20))
    assert row.reported == (
        Report(date(2026, 2, 10), 75, None, "Tried", last - 1),
        Report(date(2026, 2, 20), 60, "Anew", None, last),
    )


def test_a_task_keeps_every_plan_with_its_reason() -> None:
    """CR, Timescales: a delay is told with its cause for as long as the record is."""
    replan = ReplanTask(task="reporting", ends=LATER, because="A freeze")
    told = planned().on("03-01", replan)
    row = told.read().rows(TASKS)["reporting"]
    assert row.ends == LATER
    last = len(told.history())
    assert row.replanned == (Replan(date(2026, 3, 1), None, LATER, "A freeze", last),)


def test_tasks_are_found_by_strand_and_state() -> None:
    """Done, under way and not started are words that find rows."""
    rows = planned().on("02-10", report(100)).read().rows(TASKS)
    assert [row.task for row in rows.where("state:done")] == ["reporting"]
    assert [row.task for row in rows.where("state:not_started", "strand:infrastructure")] == ["map"]


@pytest.mark.parametrize(
    ("percent", "today", "behind"),
    [(75, date(2026, 4, 2), ["reporting"]), (75, END, []), (100, date(2026, 4, 2), [])],
)
def test_a_task_is_behind_once_its_end_has_passed(
    percent: int, today: date, behind: list[str]
) -> None:
    """Not on its last day, not when it is done, and never a task that is planned for no days."""
    found = tasks_behind(planned().on("02-10", report(percent)).read(), today)
    assert [each.task for each in found] == behind
    assert [each.days for each in found] == [2] * len(behind)


def supported(*commands: Command) -> SupportRow:
    """Support of which this was said."""
    return begun().on("02-01", *commands).read().rows(SUPPORT)["meam"]


AGREED = AgreeSupport(support="meam", days="38.5", title="Programme support")


def test_days_are_added_up_exactly() -> None:
    """Figures are texts: a tenth ten times is one day."""
    row = supported(AGREED, *[UseSupport(support="meam", days="0.1")] * 10)
    assert (row.used, row.left) == ("1", "37.5")
    assert supported(AGREED).used == "0"


def test_more_may_be_used_than_was_agreed_and_shows() -> None:
    """CR, Resourcing: 80 days of 38.5 are 41.5 more, until what is agreed is changed."""
    over = supported(AGREED, UseSupport(support="meam", days="80"))
    assert over.left == "-41.5"
    extended = AgreeSupport(support="meam", days="80", because="A delay")
    row = supported(AGREED, UseSupport(support="meam", days="80"), extended)
    assert row.left == "0"
    assert [(each.days, each.because) for each in row.agreed] == [("38.5", None), ("80", "A delay")]
    assert row.title == "Programme support"


def test_of_days_by_the_month_none_are_left_or_lacking() -> None:
    """CR gives no total of the days offered by the month, and none is worked out."""
    row = supported(AgreeSupport(support="meam", days="3", every="month"))
    assert row.left is None
    assert not row.runs_out(date(2026, 3, 1))


@pytest.mark.parametrize(
    ("used", "until", "low"),
    [("90", None, []), ("90.5", None, ["meam"]), ("90.5", date(2026, 2, 27), [])],
)
def test_support_runs_out_below_a_tenth_while_it_lasts(
    used: str, until: date | None, low: list[str]
) -> None:
    """A contract that is over is no news each morning."""
    agreed = AgreeSupport(support="meam", days="100", until=until)
    reading = begun().on("02-01", agreed, UseSupport(support="meam", days=used)).read()
    assert [each.support for each in support_low(reading, date(2026, 3, 1))] == low


LEVELS = ("low", "medium", "high")


@pytest.mark.parametrize(
    ("likelihood", "ratings"),
    [
        ("low", ("low", "low", "medium")),
        ("medium", ("low", "medium", "high")),
        ("high", ("medium", "high", "high")),
    ],
)
def test_a_rating_is_made_of_likelihood_and_impact(
    likelihood: str, ratings: tuple[str, ...]
) -> None:
    """High: both high, or one high and the other medium; the help of `risk list` says so."""
    for impact, rating in zip(LEVELS, ratings, strict=True):
        raised = RaiseRisk.model_validate(
            {"group": "tactical", "title": "R", "likelihood": likelihood, "impact": impact}
        )
        assert begun().on("02-01", raised).read().rows(RISKS)["B-0001"].rating == rating


def test_the_risks_that_are_open_and_high_are_told_the_worst_first() -> None:
    """What is over, or was rated lower since, is of the past."""
    highs = [
        RaiseRisk(group="tactical", title="One", likelihood="high", impact="medium"),
        RaiseRisk(group="tactical", title="Two", likelihood="high", impact="high"),
        RaiseRisk(group="tactical", title="Three", likelihood="high", impact="high"),
        RaiseRisk(group="tactical", title="Four", likelihood="high", impact="high"),
    ]
    programme = begun().on("02-01", *highs)
    programme.on("02-02", RateRisk(barrier="B-0003", likelihood="low", impact="low"))
    programme.on("02-02", WithdrawBarrier(barrier="B-0004", because="Gone"))
    reading = programme.read()
    still = [row for row in reading.barriers.values() if row.status != "withdrawn"]
    assert [each.barrier for each in high_risks(reading, still)] == ["B-0002", "B-0001"]


def test_what_changed_is_told_in_a_sentence_each() -> None:
    """From one moment to another: progress, plans, and days agreed and used."""
    programme = planned().on("02-01", AGREED)
    before = programme.read()
    programme.on("02-10", report(75)).on("03-01", report(60, because="Anew"))
    programme.on("03-01", ReplanTask(task="reporting", ends=LATER, because="Anew"))
    programme.on("03-02", UseSupport(support="meam", days="1.5"))
    programme.on("03-02", AgreeSupport(support="meam", days="80", because="A delay"))
    assert [each.sentence for each in changes(before, programme.read())] == [
        "Task reporting is 60% done instead of 0% and is planned to 2026-06-30.",
        "Support meam is 80 days instead of 38.5 days and had 1.5 days used in all.",
    ]


def test_what_came_to_be_is_told_with_what_became_of_it() -> None:
    """A strand, a task and support that were not there before."""
    programme = begun()
    before = programme.read()
    programme.on("02-01", *PLAN, AGREED, report(75))
    assert [each.sentence for each in changes(before, programme.read())] == [
        'Work strand 3, infrastructure, was named: "Infrastructure".',
        'Task map was added to strand infrastructure: "A map".',
        "Support meam was agreed: 38.5 days.",
        'Task reporting was added to strand infrastructure: "Reports". It is 75% done.',
    ]


def test_words_that_were_erased_are_shown_as_withheld_and_only_those() -> None:
    """§ 6: figures and dates stay; a reason that was given and is gone is told apart from none."""
    told = planned().on("02-10", report(75)).on("02-20", report(60, because="Names a person"))
    told.on("02-20", AGREED)
    rows = read_views(map(erased, told.history()))
    task = rows.rows(TASKS)["reporting"]
    assert [each.because for each in task.reported] == [None, ERASED]
    assert (task.title, task.percent) == (ERASED, 60)
    assert rows.rows(SUPPORT)["meam"].title == ERASED


def test_words_that_were_corrected_are_put_right_where_they_stood() -> None:
    """I3: of several reports only the one that is named reads otherwise."""
    told = planned().on("02-10", report(75, note="Tryed")).on("02-20", report(80, note="Tried"))
    first = len(told.history()) - 1
    told.on(
        "02-21",
        Correct(
            thing="task:reporting", position=first, changes={"note": "Tried once"}, because="A slip"
        ),
        Correct(thing="task:reporting", changes={"title": "A framework"}, because="A slip"),
    )
    row = told.read().rows(TASKS)["reporting"]
    assert [each.note for each in row.reported] == ["Tried once", "Tried"]
    assert row.title == "A framework"
