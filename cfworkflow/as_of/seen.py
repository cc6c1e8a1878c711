"""All views as of a moment, with what has to be said about where that is."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.as_of.days import today
from cfworkflow.as_of.kept import position_of, recorded_at

if TYPE_CHECKING:
    from cfworkflow.as_of.moment import Moment
    from cfworkflow.projections.kept_views import KeptViews
    from cfworkflow.projections.reading import Views


class Seen(NamedTuple):
    """The views as of a moment, now where `moment` is None.

    `day` is today, or the day looked back to: what is overdue counts from there. `recorded_at` is
    when the last fact seen was recorded; None where nothing was on record then.
    """

    views: Views
    moment: Moment | None
    day: date
    recorded_at: datetime | None

    @property
    def position(self) -> int:
        """The position of the last fact seen; 0 where nothing was on record."""
        return self.views.position


def see(kept: KeptViews, moment: Moment | None) -> Seen:
    """The views as of a moment. They must be up to date; raises `BeyondTheRecord`."""
    if moment is None:
        views = kept.as_of()
        return Seen(views, None, today(), recorded_at(kept, views.position))
    position = position_of(kept, moment)
    recorded = recorded_at(kept, position) if position else None
    return Seen(kept.as_of(position), moment, day_of(moment, recorded), recorded)


def day_of(moment: Moment, recorded: datetime | None) -> date:
    """The day looked back to: that of a time, or on which the fact at a position was recorded."""
    return moment.day or (recorded.astimezone().date() if recorded else today())
