"""What an evidence check found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import Check


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
