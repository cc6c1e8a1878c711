"""What can be asked for about work strands and their tasks."""

from __future__ import annotations

from datetime import date

from pydantic import PositiveInt

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import Line, Percent, Slug, Text


class NameStrand(Command):
    """Name a work strand; strands are told in the order of their numbers."""

    NAME = "strand name"

    strand: Slug
    number: PositiveInt
    title: Line


class AddTask(Command):
    """Add a task to a work strand, with the days it is planned for if they are known."""

    NAME = "strand add"

    strand: Slug
    task: Slug
    title: Line
    begins: date | None = None
    ends: date | None = None


class ReportTask(Command):
    """Report how much of a task is done; where that is less than before, say why."""

    NAME = "strand progress"

    task: Slug
    percent: Percent
    note: Text | None = None
    because: Text | None = None


class ReplanTask(Command):
    """Plan a task for other days; where it is to end later than planned, say why.

    A day that is left out stays as it is.
    """

    NAME = "strand replan"

    task: Slug
    begins: date | None = None
    ends: date | None = None
    because: Text | None = None
