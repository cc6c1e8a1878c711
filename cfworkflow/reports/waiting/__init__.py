"""What waits on whom, part by part: the most urgent first, in each what has waited longest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.waiting import in_delivery, in_groups, on_approaches, on_the_path

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.names import Names
    from cfworkflow.reports.waiting.part import Part


def waiting(now: ProgrammeStatus, names: Names) -> Iterator[Part]:
    """All that somebody has to do; some parts may have no lines."""
    yield from on_the_path.parts(now, names)
    yield from on_approaches.parts(now, names)
    yield from in_groups.parts(now, names)
    yield from in_delivery.parts(now, names)
