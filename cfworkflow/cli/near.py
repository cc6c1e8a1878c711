"""What a name that is not there may have been meant for, sought only once it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.near import nearest

if TYPE_CHECKING:
    from cfworkflow.domain.refusal import Unknown


def with_near(unknown: Unknown, url: str) -> Unknown:
    """The same failure, knowing what is on record and near to it."""
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.domain.refusal import Unknown
    from cfworkflow.projections.views import TELLING, view_of
    from cfworkflow.store.opening import MEMORY

    if url == MEMORY or unknown.kind not in TELLING:
        return unknown
    known = up_to_date(url).as_of().rows(view_of(unknown.kind))
    return Unknown(unknown.kind, unknown.ref, nearest(unknown.ref, known))
