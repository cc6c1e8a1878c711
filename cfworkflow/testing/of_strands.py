"""Commands about work strands and their tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReplanTask, ReportTask
from cfworkflow.domain.strand.facts import TaskProgressed, TaskReplanned
from cfworkflow.domain.strand.state import Strand, Task
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom
from cfworkflow.testing.scene import Scene

STRANDS = ("recruitment", "infrastructure", "learning")
TASKS = ("advert", "panels", "reporting", "map")
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
        ends=None if seldom(draw, 4) else ends,
    )


@composite
def report_task(draw: DrawFn, scene: Scene) -> ReportTask:
    """How far a task has come; some say why it is less than it was, some do not."""
    ref = mostly(draw, [*scene.of(Task)], TASKS)
    begun = ref in scene.of(Task) and scene.of(Task)[ref].percent > 0
    return ReportTask(
        task=ref,
        percent=draw(st.sampled_from((0, 25, 60, 100) if begun else (75, 100, 0))),
        note=draw(_MAYBE),
        because=None if seldom(draw, 3) else draw(TEXTS),
    )


@composite
def replan_task(draw: DrawFn, scene: Scene) -> ReplanTask:
    """A task is put off or brought forward, with a reason or without."""
    ref = mostly(draw, [*scene.of(Task)], TASKS)
    planned = scene.of(Task)[ref].ends if ref in scene.of(Task) else None
    days = draw(st.integers(-10, 60))
    return ReplanTask(
        task=ref,
        begins=scene.today - timedelta(days=days) if seldom(draw, 4) else None,
        ends=(planned or scene.today) + timedelta(days=days),
        because=None if seldom(draw, 3) else draw(TEXTS),
    )


def _promising(scene: Scene) -> Promising:
    strands, tasks = bool(scene.of(Strand)), bool(scene.of(Task))
    return {
        NameStrand: 0 if strands else 6,
        AddTask: (1 if tasks else 8) * strands,
        ReportTask: 8 * tasks,
        ReplanTask: 6 * tasks,
    }


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    fact = told.fact
    if isinstance(fact, TaskProgressed) and fact.percent < scene.of(Task)[fact.task].percent:
        yield "progress fell with a reason"
    if isinstance(fact, TaskReplanned):
        was = scene.of(Task)[fact.task].ends
        if was is not None and fact.ends is not None and fact.ends > was:
            yield "an end moved later with a reason"


CHAPTER = Chapter(
    commands={
        NameStrand: name_strand,
        AddTask: add_task,
        ReportTask: report_task,
        ReplanTask: replan_task,
    },
    promising=_promising,
    notable=_notable,
    deep=frozenset({"progress fell with a reason", "an end moved later with a reason"}),
)
