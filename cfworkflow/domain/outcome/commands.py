"""What can be asked for about the measures of the outcomes framework."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import Figure, Line, Slug, Text, Wanted


class DefineMeasure(Command):
    """Say by what it is to be seen whether visions come about."""

    NAME = "measure define"

    measure: Slug
    title: Line
    visions: tuple[Slug, ...] = Field(min_length=1)
    unit: Slug
    wanted: Wanted
    baseline: Figure | None = None
    target: Figure | None = None
    description: Text | None = None


class ObserveMeasure(Command):
    """Note a value of a measure, of a day or of the period that ended on it."""

    NAME = "measure observe"

    measure: Slug
    value: Figure
    of: date | None = None
    note: Text | None = None


class RetireMeasure(Command):
    """Say that a measure is observed no longer, and why."""

    NAME = "measure retire"

    measure: Slug
    because: Text
