"""A part of what waits: its lines, and the table they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.reports.document import Column, Ref, Table
from cfworkflow.reports.words.texts import linked

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Text

TEAM = "The project team"
"""On whom waits what is no group's."""


class Waits(NamedTuple):
    """Something that waits: what, on whom, for what, and the date that counts: since, or due."""

    what: Ref | str
    title: str | None
    whom: Text
    to_do: str
    day: date | None = None


class Part(NamedTuple):
    """What waits in one way; `name` is a slug, `day` the head over its dates."""

    name: str
    heading: str
    day: str
    lines: Sequence[Waits]


def waiting_table(part: Part, views: Views) -> Table:
    """A part as a table; what it names can be looked up, and dates stand where there are any."""
    columns = [
        Column("what", "Reference", width=12),
        Column("title", "What", width=40),
        Column("whom", "Waits on", width=28),
        Column("to_do", "To do", width=40),
        Column("day", part.day, width=14),
    ]
    if all(line.day is None for line in part.lines):
        columns.pop()
    cells = (
        (line.what, line.title, line.whom, linked(views, line.to_do), line.day)
        for line in part.lines
    )
    rows = tuple(row[: len(columns)] for row in cells)
    return Table(part.name, part.heading, tuple(columns), rows)
