"""How work strands are named, and tasks added, reported on and planned anew."""

from __future__ import annotations

from collections.abc import Sequence

from cfworkflow.domain.fact import Fact, Recorded, same_facts
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.identity import n1_name_is_free
from cfworkflow.domain.rules.progress import (
    c1_ends_after_it_begins,
    w1_falls_with_a_reason,
    w1_later_with_a_reason,
)
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReplanTask, ReportTask
from cfworkflow.domain.strand.facts import (
    StrandNamed,
    TaskAdded,
    TaskProgressed,
    TaskReplanned,
)
from cfworkflow.domain.strand.state import Strand, Task


def name_strand(past: Past, command: NameStrand) -> Facts:
    """Name a work strand. Refuses N1; quiet when it has that name and number."""
    fact = StrandNamed(**command.model_dump())
    there = past.told(f"strand:{command.strand}")
    if not _says_so(there, fact):
        refuse_any(n1_name_is_free("strand", command.strand, taken=bool(there)))
        yield fact


def add_task(past: Past, command: AddTask) -> Facts:
    """Add a task to a work strand. Refuses N1 and C1; quiet when it is there as it is given."""
    strand = past.load(Strand, command.strand)
    fact = TaskAdded(**command.model_dump())
    there = past.told(f"task:{command.task}")
    if _says_so(there, fact):
        return
    refuse_any(
        n1_name_is_free("task", command.task, taken=bool(there)),
        c1_known_by_then(
            f"{command.task} was to be added to {strand.ref}.",
            strand.ref,
            strand.named_on,
            past.on,
        ),
        c1_ends_after_it_begins(command.task, command.begins, command.ends),
    )
    yield fact


def report_task(past: Past, command: ReportTask) -> Facts:
    """Report how much of a task is done. Refuses W1; quiet when that was the last report."""
    task = past.load(Task, command.task)
    fact = TaskProgressed(**command.model_dump(), reasoned=command.because is not None)
    if not past.repeats(fact):
        refuse_any(w1_falls_with_a_reason(task, command.percent, reasoned=fact.reasoned))
        yield fact


def replan_task(past: Past, command: ReplanTask) -> Facts:
    """Plan a task for other days. Refuses W1 and C1; quiet when it is planned for these."""
    task = past.load(Task, command.task)
    begins, ends = command.begins or task.begins, command.ends or task.ends
    if (begins, ends) == (task.begins, task.ends):
        return
    reasoned = command.because is not None
    refuse_any(
        w1_later_with_a_reason(task, ends, reasoned=reasoned),
        c1_ends_after_it_begins(task.ref, begins, ends),
    )
    yield TaskReplanned(
        task=task.ref, begins=begins, ends=ends, reasoned=reasoned, because=command.because
    )


def _says_so(told: Sequence[Recorded], fact: Fact) -> bool:
    """Whether a thing began just so, as far as what it was called can still be read."""
    if not told:
        return False
    first = told[0]
    return same_facts(first.fact, fact) if first.withheld else first.fact == fact
