"""The audit page: what is on record, its checkpoint, whether it was verified, and what to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.web.packing import MOST
from cfworkflow.web.pages.verifying import data_of
from cfworkflow.web.shown import Shown

if TYPE_CHECKING:
    from cfworkflow.web.shown import Visit


def audit(visit: Visit) -> Shown:
    """What an auditor begins with."""
    found = visit.record.verifier.last
    first = visit.views.timeline.at(1)
    return Shown(
        title="Audit",
        data={
            "facts": visit.sight.seen.position,
            "first_recorded_at": first.recorded_at if first else None,
            "last_recorded_at": visit.sight.seen.recorded_at,
            "checkpoint": visit.provenance.checkpoint,
            "verified": data_of(found),
        },
        template="audit.html",
        context={
            "first": first,
            "found": found,
            "whole": visit.sight.kept.head() <= MOST,
            "most": MOST,
        },
    )
