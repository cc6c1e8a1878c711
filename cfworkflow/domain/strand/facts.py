"""Facts about work strands and their tasks."""

from __future__ import annotations

from datetime import date

from pydantic import PositiveInt

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import Percent, Slug


class StrandNamed(Fact):
    """A work strand of the programme was named; `number` is its place among them."""

    NAME = "strand-named"
    TAGS = ("strand",)

    strand: Slug
    number: PositiveInt
    title: Narrative = None


class _OfTask(Fact):
    """What facts about one task share."""

    TAGS = ("task",)

    task: Slug


class TaskAdded(_OfTask):
    """A task was added to a work strand, with the days it is planned for, as far as it is."""

    NAME = "task-added"

    strand: Slug
    begins: date | None = None
    ends: date | None = None
    title: Narrative = None


class TaskProgressed(_OfTask):
    """How much of a task is done was reported; `reasoned` says that a reason was given (W1)."""

    NAME = "task-progressed"

    percent: Percent
    reasoned: bool = False
    because: Narrative = None
    note: Narrative = None


class TaskReplanned(_OfTask):
    """A task is planned for these days now; `reasoned` says that a reason was given (W1)."""

    NAME = "task-replanned"

    begins: date | None = None
    ends: date | None = None
    reasoned: bool = False
    because: Narrative = None
