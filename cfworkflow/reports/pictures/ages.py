"""How long open barriers have been so: a bar each where they are few, else so many an age.

A row a tier, so that everyone sees what waits on them; the oldest of each is named.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.ages import Age
from cfworkflow.projections.ages import ages as read_ages
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.reports.document import Figure
from cfworkflow.reports.pictures.ages_of_few import drawn_of_few, table_of_few
from cfworkflow.reports.pictures.ages_of_many import drawn_of_many, table_of_many
from cfworkflow.reports.pictures.drawing import nothing
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import PLANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cfworkflow.projections.reading import Views

FEW = 16
"""Up to so many barriers have a bar each."""


def ages(views: Views, day: date, *, plan: str = "barriers") -> Figure:
    """The age of each open barrier of a plan on a day, by where it stands; the oldest first."""
    read = read_ages(views, day, plan=plan)
    name = "ages" if plan == "barriers" else f"ages-{plan}"
    title = f"{PLANS[plan]} that are open: how old they are"
    told = _told(read, day)
    if len(read) > FEW:
        svg, table = drawn_of_many(read, name, title, told), table_of_many(read, name)
    else:
        svg = drawn_of_few(read, name, title, told) if read else nothing(name, title, told)
        table = table_of_few(read, name, Names(views))
    return Figure(name, title, told, svg, table)


def _told(read: Sequence[Age], day: date) -> str:
    if not read:
        return f"On {spoken(day)} none is open."
    oldest = read[0]
    longest = max(read, key=lambda each: each.days_here)
    return (
        f"On {spoken(day)}, {len(read):,} {'is' if len(read) == 1 else 'are'} open. The oldest is "
        f"{oldest.barrier}, raised {counted(oldest.days, 'day')} ago. Longest where it stands is "
        f"{longest.barrier}: {counted(longest.days_here, 'day')}."
    )
