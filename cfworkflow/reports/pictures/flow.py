"""How barriers flow through the tiers: where they stood at the end of each month.

A row a tier, the Strategic Board's on top, with a bar a month, and between the rows what went up
and down. What was addressed, closed and withdrawn stands beneath them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.flow import MONTHS, Flow, Moved, Stood
from cfworkflow.projections.flow import flow as read_flow
from cfworkflow.projections.told.wording import spoken
from cfworkflow.projections.wording import joined
from cfworkflow.reports.document import Column, Figure, Table
from cfworkflow.reports.pictures.drawing import nothing
from cfworkflow.reports.pictures.flow_rows import ROWS, drawn, taken
from cfworkflow.reports.words.wording import PLANS, lowered

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

_WHERE = {
    "strategic": "at the strategic tier",
    "tactical": "at the tactical tier",
    "operational": "at the operational tier",
    "addressed": "addressed and to be checked",
    "closed": "closed",
    "withdrawn": "withdrawn",
}

_NOUNS = {"barriers": "barrier", "trusted-person": "matter", "risks": "risk"}

_MOVED = {
    "raised": "raised",
    "referred": "referred to tactical",
    "escalated": "escalated to strategic",
    "returned_to_tactical": "returned to tactical",
    "returned_to_operational": "returned to operational",
    "addressed": "said to be addressed",
    "reopened": "reopened",
    "closed": "closed",
    "withdrawn": "withdrawn",
}


def flow(views: Views, day: date, *, plan: str = "barriers", months: int = MONTHS) -> Figure:
    """Where the barriers of a plan stood at the end of each of the last so many months.

    The periods are weeks where the first barrier was raised a short while ago, and quarters or
    years where very many months are asked for.
    """
    read = read_flow(views, day, plan=plan, months=months)
    name = "flow" if plan == "barriers" else f"flow-{plan}"
    what = PLANS[plan]
    title = f"{what} through the tiers"
    told = _told(read, day)
    return Figure(
        name=name,
        title=title,
        told=told,
        svg=drawn(read, name, title, told) if read.points else nothing(name, title, told),
        table=_table(read, name, what),
    )


def _told(read: Flow, day: date) -> str:
    if not read.points:
        return f"By {spoken(day)} no {_NOUNS[read.plan]} was raised."
    last = read.points[-1]
    raised = last.stood.raised
    noun = _NOUNS[read.plan] if raised == 1 else f"{_NOUNS[read.plan]}s"
    steps = _counted(taken(read), _MOVED)
    return (
        f"On {spoken(last.until)}, of {raised:,} {noun} raised until then: "
        f"{joined(_counted(last.stood, _WHERE))}. "
        f"Since {spoken(read.begins)}: {joined(steps) if steps else 'no step was taken'}."
    )


def _counted(numbers: Stood | Moved, words: dict[str, str]) -> list[str]:
    """The numbers that are not 0, in words."""
    return [f"{many:,} {word}" for name, word in words.items() if (many := getattr(numbers, name))]


def _table(read: Flow, name: str, what: str) -> Table:
    return Table(
        f"{name}-table",
        f"{what}: where they stood at the end of each {read.every}, and the steps taken in it",
        (
            Column("until", "At the end of", width=18),
            *(
                Column(f"stood_{row}", f"Stood: {lowered(word)}", numeric=True, width=11)
                for row, word in ROWS.items()
            ),
            Column("raised_so_far", "Raised so far", numeric=True, width=11),
            *(
                Column(f"moved_{step}", f"Step: {word}", numeric=True, width=11)
                for step, word in _MOVED.items()
            ),
        ),
        tuple(
            (
                point.until,
                *(getattr(point.stood, row) for row in ROWS),
                point.stood.raised,
                *(getattr(point.moved, step) for step in _MOVED),
            )
            for point in read.points
        ),
        empty="None was raised yet.",
    )
