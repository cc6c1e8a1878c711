"""Work strands with their tasks, and days of support, in a preset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field, PositiveInt

from cfworkflow.domain.programme import Dated
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReportTask
from cfworkflow.domain.support.commands import AgreeSupport, UseSupport
from cfworkflow.domain.support.words import Days, Every
from cfworkflow.domain.words import Line, Percent, Slug, Text
from cfworkflow.presets.part import Part

Day = Annotated[date, Field(strict=True)]


class PresetTask(Part):
    """A task of a strand; `percent` is what was reported on the day its strand gives."""

    id: Slug
    title: Line
    begins: Day | None = None
    ends: Day | None = None
    percent: Percent | None = None


class PresetStrand(Part):
    """A work strand; what is said of its tasks was reported on `reported_on`."""

    id: Slug
    number: PositiveInt
    title: Line
    reported_on: Day | None = None
    tasks: tuple[PresetTask, ...] = ()

    def commands(self) -> Iterator[Dated]:
        """What names the strand, adds its tasks, and reports on them."""
        yield None, NameStrand(strand=self.id, number=self.number, title=self.title)
        for task in self.tasks:
            planned = task.model_dump(include={"title", "begins", "ends"})
            yield None, AddTask(strand=self.id, task=task.id, **planned)
            if task.percent is not None:
                yield self.reported_on, ReportTask(task=task.id, percent=task.percent)


class PresetAgreement(Part):
    """What was agreed on a day, and why where it was changed."""

    on: Day
    days: Days
    every: Every | None = None
    until: Day | None = None
    paid_by: Slug | None = None
    because: Text | None = None


class PresetUse(Part):
    """Days that were used by a day."""

    on: Day
    days: Days
    note: Text | None = None


class PresetSupport(Part):
    """Days of support: as first agreed, as changed since, and as used."""

    id: Slug
    title: Line | None = None
    agreed: tuple[PresetAgreement, ...] = Field(min_length=1)
    used: tuple[PresetUse, ...] = ()

    def commands(self) -> Iterator[Dated]:
        """What agrees the days and uses them."""
        title = self.title
        for each in self.agreed:
            agreeing = AgreeSupport(support=self.id, title=title, **each.model_dump(exclude={"on"}))
            yield each.on, agreeing
            title = None
        for use in self.used:
            yield use.on, UseSupport(support=self.id, **use.model_dump(exclude={"on"}))


def commands(strands: Sequence[PresetStrand], support: Sequence[PresetSupport]) -> Iterator[Dated]:
    """The strands in their order, then the days of support."""
    for strand in strands:
        yield from strand.commands()
    for each in support:
        yield from each.commands()
