"""What an unknown reference may have been meant for, sought only once it is unknown."""

from __future__ import annotations

from collections.abc import Iterable

from cfworkflow.domain.refusal import Unknown
from cfworkflow.projections.reading import read_views
from cfworkflow.workflow import Workflow


def with_near(unknown: Unknown, record: Workflow) -> Unknown:
    """The same failure, knowing all references of its kind."""
    reading = read_views(record.history())
    known: dict[str, Iterable[str]] = {
        "group": reading.groups,
        "meeting": reading.meetings,
        "decision": reading.decisions,
        "barrier": reading.barriers,
        "action": reading.actions,
    }
    return Unknown(unknown.kind, unknown.ref, known.get(unknown.kind, ()))
