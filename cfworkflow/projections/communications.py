"""View `communications`: what was told about the programme, to whom and by which way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row
from cfworkflow.projections.view import Rows, View, shown

if TYPE_CHECKING:
    from cfworkflow.domain.communication.facts import CommunicationLogged
    from cfworkflow.domain.fact import Recorded


class CommunicationRow(Row, frozen=True):
    """Something told to others. `by` is who saw to it, `group` for which group it was done.

    `briefing` is the one that was passed on, if any.
    """

    communication: str
    channel: str
    logged_on: date
    title: str | None
    description: str | None
    audiences: tuple[str, ...] = ()
    by: str | None = None
    group: str | None = None
    briefing: str | None = None


def _logged(rows: Rows[CommunicationRow], told: Recorded, fact: CommunicationLogged) -> None:
    row = CommunicationRow(
        communication=fact.communication,
        channel=fact.channel,
        logged_on=told.on,
        title=shown(fact.title, told),
        # Of one whose texts are erased it isn't known whether it had more than a title.
        description=fact.description,
        audiences=fact.audiences,
        by=fact.by,
        group=fact.group,
        briefing=fact.briefing,
    )
    rows.add(fact.communication, row)


def _facets(row: CommunicationRow) -> Iterator[str]:
    yield f"channel:{row.channel}"
    yield from (f"audience:{audience}" for audience in row.audiences)
    named = {"by": row.by, "group": row.group, "briefing": row.briefing}
    yield from (f"{name}:{ref}" for name, ref in named.items() if ref is not None)


_PUT_RIGHT = ("title", "description", "channel", "audiences", "by")

COMMUNICATIONS = View(
    "communications",
    CommunicationRow,
    {"communication-logged": _logged},
    facets=_facets,
    corrected=Words(
        "communication", {"communication-logged": {name: name for name in _PUT_RIGHT}}
    ).taken(),
)
"""Key: the communication's reference."""
