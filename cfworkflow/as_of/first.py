"""What looking back too far is answered with: when the record began, and a thing came to be on it.

It tells of what was still to come, so that it has its place only where nothing is shown.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.as_of.kept import recorded_at
from cfworkflow.domain.references import KINDS, bare, ref_of
from cfworkflow.projections.views import TELLING, view_of

if TYPE_CHECKING:
    from cfworkflow.projections.kept_views import KeptViews


class First(NamedTuple):
    """The fact by which a thing came on record, when it was recorded, and its own date.

    `stands` says whether the thing is on record now: it may have been taken back since.
    """

    position: int
    recorded_at: datetime
    on: date
    stands: bool

    @property
    def is_dated_otherwise(self) -> bool:
        """Whether it was recorded on another day, where the program runs, than it happened."""
        return self.recorded_at.astimezone().date() != self.on


def began(kept: KeptViews) -> datetime | None:
    """When the first fact was recorded; None where there is none."""
    return recorded_at(kept, 1)


def first_of(kept: KeptViews, kind: str, ref: str, after: int) -> First | None:
    """The first fact after a position as of which a thing is there; None where it never came."""
    if kind not in KINDS or kind not in TELLING:
        return None
    now, view, key = kept.as_of(), view_of(kind), bare(ref)
    for told in now.timeline.of(ref_of(f"{kind}:{key}")):
        if told.position > after and key in kept.as_of(told.position).rows(view):
            return First(told.position, told.recorded_at, told.on, key in now.rows(view))
    return None
