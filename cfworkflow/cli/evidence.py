"""How a barrier was addressed, and what its evidence check found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import Addressed, Check


def addressed(said: Addressed) -> str:
    """When, by whom and at which tier it was addressed, and how."""
    how = f": {said.how}" if said.how else ""
    return f"{said.on} by {said.by}, at the {said.tier} tier{how}"


def checked(check: Check) -> str:
    """When and by whom, whether it was met, and of the change what was asked."""
    answers = ", ".join(
        [
            "met" if check.met else "not met",
            *(
                f"{'' if found else 'not '}{word}"
                for word in ("beneficial", "sustainable", "transformational")
                if (found := getattr(check, word)) is not None
            ),
        ]
    )
    return f"{check.on} by {check.by}, {answers}: {check.findings}"
