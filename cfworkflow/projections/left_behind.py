"""What a group left behind when it ended: actions still to do, meetings still to come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cfworkflow.projections.actions import UNDER_WAY
from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.reading import Views


class LeftBehind(Row, frozen=True):
    """An action or a meeting (`kind`) of a group that ended, and the group's `successor`.

    Barriers and their checks pass to the successor by themselves; these are for people to settle.
    """

    ref: str
    kind: str
    title: str | None
    group: str
    successor: str | None


def left_behind(reading: Views, meetings: Iterable[MeetingRow]) -> tuple[LeftBehind, ...]:
    """The actions under way, and those of `meetings`, whose group has ended."""
    ended = {row.group: row.successor for row in reading.groups.where("state:ended")}
    if not ended:
        return ()
    actions = reading.actions.where(UNDER_WAY, tuple(f"group:{group}" for group in ended))
    return (
        *(
            LeftBehind(row.action, "action", row.title, row.group, ended[row.group])
            for row in actions
        ),
        *(
            LeftBehind(row.meeting, "meeting", row.title, row.group, ended[row.group])
            for row in meetings
            if row.group in ended
        ),
    )
