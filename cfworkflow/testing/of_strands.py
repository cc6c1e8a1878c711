"""Commands about work strands, their tasks, and days of support."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReplanTask, ReportTask
from cfworkflow.domain.strand.facts import TaskProgressed, TaskReplanned
from cfworkflow.domain.strand.state import Strand, Task
from cfworkflow.domain.support.commands import AgreeSupport, UseSupport
from cfworkflow.domain.support.facts import SupportAgreed
from cfworkflow.domain.support.state import Support
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom
from cfworkflow.testing.scene import Scene

STRANDS = ("recruitment", "infrastructure", "learning")
TASKS = ("advert", "panels", "reporting", "map")
SUPPORT = ("coaching", "facilitation")
_DAYS = st.sampled_from(("0.5", "1", "38.50", "80"))
_MAYBE = st.none() | TEXTS


@composite
def name_strand(draw: DrawFn, scene: Scene) -> NameStrand:
    """A strand is named; now and then one that is there already."""
    free = [ref for ref in STRANDS if ref not in scene.of(Strand)]
    number = draw(st.integers(1, 3))
    ref = mostly(draw, free, STRANDS, "evaluation")
    return NameStrand(strand=ref, number=number, title=draw(TEXTS))


@composite
def add_task(draw: DrawFn, scene: Scene) -> AddTask:
    """A task is added; now and then it is to end before it begins."""
    free = [ref for ref in TASKS if ref not in scene.of(Task)]
    begins = scene.today + timedelta(days=draw(st.integers(-30, 30)))
    ends = begins + timedelta(days=draw(st.integers(-2, 90)))
    return AddTask(
        strand=mostly(draw, [*scene.of(Strand)], STRANDS),
        task=mostly(draw, free, TASKS, "survey"),
        title=draw(TEXTS),
        begins=begins if draw(st.booleans()) else None,
        ends=ends if draw(st.booleans()) else None,
    )


@composite
def report_task(draw: DrawFn, scene: Scene) -> ReportTask:
    """How far a task has come; some say why it is less than it was, some do not."""
    return ReportTask(
        task=mostly(draw, [*scene.of(Task)], TASKS),
        percent=draw(st.sampled_from((0, 25, 60, 75, 100))),
        note=draw(_MAYBE),
        because=draw(_MAYBE),
    )


@composite
def replan_task(draw: DrawFn, scene: Scene) -> ReplanTask:
    """A task is put off or brought forward, with a reason or without."""
    near = st.integers(-60, 60).map(lambda days: scene.today + timedelta(days=days))
    return ReplanTask(
        task=mostly(draw, [*scene.of(Task)], TASKS),
        begins=draw(near) if seldom(draw, 3) else None,
        ends=draw(near),
        because=draw(_MAYBE),
    )


@composite
def agree_support(draw: DrawFn, _scene: Scene) -> AgreeSupport:
    """Days are agreed, or changed, with a reason or without."""
    return AgreeSupport(
        support=draw(st.sampled_from(SUPPORT)),
        days=draw(_DAYS),
        every=draw(st.sampled_from((None, "contract", "month"))),
        because=draw(_MAYBE),
    )


@composite
def use_support(draw: DrawFn, scene: Scene) -> UseSupport:
    """Days are used, on the work of a strand or on no one's."""
    return UseSupport(
        support=mostly(draw, [*scene.of(Support)], SUPPORT),
        days=draw(_DAYS),
        strand=mostly(draw, [*scene.of(Strand)], STRANDS) if draw(st.booleans()) else None,
    )


def _promising(scene: Scene) -> Promising:
    tasks = bool(scene.of(Task))
    return {
        AddTask: 2 * bool(scene.of(Strand)),
        ReportTask: 4 * tasks,
        ReplanTask: 2 * tasks,
        UseSupport: bool(scene.of(Support)),
    }


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    fact = told.fact
    if isinstance(fact, TaskProgressed) and fact.percent < scene.of(Task)[fact.task].percent:
        yield "progress fell with a reason"
    if isinstance(fact, TaskReplanned):
        was = scene.of(Task)[fact.task].ends
        if was is not None and fact.ends is not None and fact.ends > was:
            yield "an end moved later with a reason"
    if isinstance(fact, SupportAgreed) and fact.support in scene.of(Support):
        yield "agreed support changed with a reason"


CHAPTER = Chapter(
    commands={
        NameStrand: name_strand,
        AddTask: add_task,
        ReportTask: report_task,
        ReplanTask: replan_task,
        AgreeSupport: agree_support,
        UseSupport: use_support,
    },
    promising=_promising,
    notable=_notable,
    deep=frozenset({"progress fell with a reason", "agreed support changed with a reason"}),
)
