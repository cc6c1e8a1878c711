"""The page that tells whether the record was verified, and verifies it where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data
from cfworkflow.web.shown import Shown
from cfworkflow.web.verifier import ALL

if TYPE_CHECKING:
    from cfworkflow.web.shown import Visit
    from cfworkflow.web.verifier import Verified


def verify(visit: Visit) -> Shown:
    """What was found when the record was last verified; verified now where that is asked for."""
    asked, verifier = visit.asked, visit.record.verifier
    if asked.query.get("now") == "yes":
        verifier.verify(visit.record)
    found = verifier.last
    return Shown(
        title="Verify the record",
        data=data_of(found),
        template="verify.html",
        context={"found": found, "all": ALL, "position": visit.sight.kept.head()},
        trail=(("Audit", "/audit"),),
    )


def data_of(found: Verified | None) -> dict[str, object] | None:
    """What was found, for programs."""
    if found is None:
        return None
    report = found.report
    return {
        "verified_at": found.at,
        "everything": found.everything,
        "size": report.size,
        "root": report.root.hex(),
        "holds": found.holds,
        "state": report.state,
        "withheld": report.withheld._asdict() if report.withheld else None,
        "parts": [
            {
                "part": part.name,
                "looked_at": part.looked_at,
                "problems": [{"what": one.what, "position": one.position} for one in part.problems],
            }
            for part in report.parts
        ],
        "not_looked_at": as_data(report.not_looked_at),
    }
