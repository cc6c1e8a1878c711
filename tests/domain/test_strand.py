"""Work strands and tasks: progress is reported, never overwritten, and never falls in silence."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.command import Command
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReplanTask, ReportTask
from cfworkflow.domain.strand.facts import (
    StrandNamed,
    TaskAdded,
    TaskProgressed,
    TaskReplanned,
)
from cfworkflow.domain.strand.state import Task
from tests.domain.given_when_then import TODAY, given, on

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 30), date(2026, 7, 31)
BEFORE = date(2026, 9, 1)

NAME = NameStrand(strand="infrastructure", number=3, title="Infrastructure")
ADD = AddTask(strand="infrastructure", task="reporting", title="A framework", begins=MAY, ends=JUNE)


def report(percent: int, because: str | None = None, note: str | None = None) -> ReportTask:
    """A report on the task."""
    return ReportTask(task="reporting", percent=percent, because=because, note=note)


def replan(ends: date, because: str | None = None, begins: date | None = None) -> ReplanTask:
    """Other days for the task."""
    return ReplanTask(task="reporting", begins=begins, ends=ends, because=because)


def test_a_strand_is_named_once() -> None:
    """N1: a strand has one number and one title; said again it is no news."""
    named = given().when(NAME)
    named.then(StrandNamed(strand="infrastructure", number=3, title="Infrastructure"), on=TODAY)
    named.after.when(NAME).then_quiet()
    for other in (NAME.model_copy(update={"number": 4}), NAME.model_copy(update={"title": "X"})):
        named.after.when(other).then_refused("N1", "a strand of that name")


def test_a_task_is_added_to_a_strand_with_the_days_it_is_planned_for() -> None:
    """CR: tasks of strands on a chart; a task that is there as it is given is no news."""
    added = given(NAME).when(ADD)
    added.then(
        TaskAdded(
            task="reporting", strand="infrastructure", begins=MAY, ends=JUNE, title="A framework"
        )
    )
    added.after.when(ADD).then_quiet()
    given(NAME).when(AddTask(strand="infrastructure", task="map", title="A map")).then(
        TaskAdded(task="map", strand="infrastructure", title="A map")
    )


def test_a_task_is_added_under_a_name_of_its_own_and_ends_after_it_begins() -> None:
    """N1 and C1: all that is wrong with a task is said at once."""
    other = ADD.model_copy(update={"begins": JULY})
    given(NAME, ADD).when(other).then_refused("N1", "a task of that name", "ends", also=["C1"])
    early = given(NAME).when(ADD, on=BEFORE)
    early.then_refused("C1", "infrastructure begins on 2026-10-15")


def test_progress_is_reported_as_it_comes() -> None:
    """CR, Summary: progress on each strand was regularly discussed; each report is kept."""
    first = given(NAME, ADD).when(report(60, note="Two tiers asked"))
    first.then(TaskProgressed(task="reporting", percent=60, note="Two tiers asked"))
    further = first.after.when(report(75))
    further.then(TaskProgressed(task="reporting", percent=75))
    assert further.after.find(Task, "reporting").percent == 75
    further.after.when(report(75)).then_quiet()
    further.after.when(report(75, note="As before")).then(
        TaskProgressed(task="reporting", percent=75, note="As before")
    )


@pytest.mark.parametrize(("was", "now"), [(75, 60), (100, 99), (1, 0)])
def test_progress_does_not_fall_without_a_reason(was: int, now: int) -> None:
    """W1: also what was done can be taken up again, once somebody says why."""
    record = given(NAME, ADD, report(was))
    record.when(report(now)).then_refused(
        "W1", f"reporting was to be reported {now}% done", f"{was}% done before", "--because"
    )
    fell = record.when(report(now, because="One tier was left out"))
    fell.then(
        TaskProgressed(
            task="reporting", percent=now, reasoned=True, because="One tier was left out"
        )
    )
    assert fell.after.find(Task, "reporting").percent == now
    assert [told.fact for told in fell.after.told][-2] == TaskProgressed(
        task="reporting", percent=was
    ), "what was reported before stays on record"


def test_a_reason_may_be_given_for_any_report() -> None:
    """W1 asks for a reason where progress falls; nobody is kept from giving one elsewhere."""
    risen = given(NAME, ADD, report(60)).when(report(75, because="A good month"))
    assert risen.the(TaskProgressed).reasoned


def test_an_end_moves_later_only_with_a_reason() -> None:
    """W1 and CR, Timescales: a six-month delay has its cause on record."""
    record = given(NAME, ADD)
    record.when(replan(JULY)).then_refused(
        "W1", "reporting was to end on 2026-07-31", "planned to end on 2026-06-30", "--because"
    )
    record.when(replan(JULY, because="A freeze")).then(
        TaskReplanned(task="reporting", begins=MAY, ends=JULY, reasoned=True, because="A freeze")
    )


def test_an_end_moves_earlier_or_is_first_set_without_one() -> None:
    """W1: only what was promised and is put off asks for words."""
    given(NAME, ADD).when(replan(MAY)).then(TaskReplanned(task="reporting", begins=MAY, ends=MAY))
    undated = AddTask(strand="infrastructure", task="reporting", title="A framework")
    given(NAME, undated).when(replan(JULY)).then(
        TaskReplanned(task="reporting", begins=None, ends=JULY)
    )


def test_what_is_planned_so_already_is_no_news_and_what_cannot_be_is_refused_whole() -> None:
    """Quiet when so; else W1 and C1 are said together."""
    given(NAME, ADD).when(replan(JUNE)).then_quiet()
    given(NAME, ADD).when(ReplanTask(task="reporting")).then_quiet()
    late = replan(JULY, begins=date(2026, 8, 3))
    given(NAME, ADD).when(late).then_refused("W1", "ends before it begins", also=["C1"])


def test_a_report_is_not_dated_before_the_last_one() -> None:
    """C1: on one task, time does not run backwards."""
    given(on(BEFORE, NAME, ADD), report(60)).when(report(75), on=BEFORE).then_refused("C1")


@pytest.mark.parametrize(
    ("command", "kind", "ref"),
    [
        (ADD, "strand", "infrastructure"),
        (report(50), "task", "reporting"),
        (replan(JULY), "task", "reporting"),
    ],
)
def test_what_nobody_named_is_told_apart_from_a_rule_broken(
    command: Command, kind: str, ref: str
) -> None:
    """A reference to nothing is no refusal."""
    given().when(command).then_unknown(kind, ref)
