"""Where an open barrier can stand, and how that is called beside a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cfworkflow.projections.ages import Age

PLACES = {
    "strategic": "Strategic",
    "tactical": "Tactical",
    "operational": "Operational",
    "addressed": "Addressed, to be checked",
}
"""From the top of a picture down."""


def by_place(read: Iterable[Age]) -> dict[str, list[Age]]:
    """Barriers by where they stand, in the order in which they were given."""
    among = [*read]
    return {where: [each for each in among if each.status == where] for where in PLACES}
