"""Minutes that nobody approved, though a later meeting could have, or though they are old."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.plan import in_order
from cfworkflow.projections.row import Row
from cfworkflow.projections.sitting import held_on

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

OLD = 90
"""Minutes are told of after so many days, though their group has not met again."""

MOST = 100
"""So many meetings that closed last are looked at: where none are approved, they are ever more."""


class MinutesDue(Row, frozen=True):
    """A meeting of `group`, held on a `day` so many `days` ago, whose minutes are not approved."""

    meeting: str
    title: str | None
    group: str
    day: date
    days: int


def minutes_due(reading: Views, today: date) -> tuple[MinutesDue, ...]:
    """The minutes to be approved, the oldest first, of the `MOST` that were left to be last.

    Only a later meeting of the group approves them: until there was one, nobody is late. A group
    that doesn't meet is told of all the same, once its last minutes are older than `OLD` days;
    not one that has ended, as it never can approve them.

    Approved ones need not be read: the last meeting a group held is never among them.
    """
    ended = {row.group for row in reading.groups.where("state:ended")}
    closed = reading.meetings.latest("state:closed", MOST)
    last: dict[str, date] = {}
    for row in (*closed, *reading.meetings.where("state:in_session")):
        last[row.group] = max(held_on(row), last.get(row.group, date.min))
    due = (
        MinutesDue(row.meeting, row.title, row.group, held_on(row), (today - held_on(row)).days)
        for row in closed
        if row.group not in ended
    )
    waiting = (each for each in due if each.day < last[each.group] or each.days > OLD)
    return tuple(sorted(waiting, key=lambda each: (each.day, *in_order(each.meeting))))
