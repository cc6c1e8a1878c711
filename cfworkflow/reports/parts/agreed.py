"""The actions a group agreed on the day it met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.reports.document import Column, Paragraph, Ref, Section, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cfworkflow.projections.actions import ActionRow
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.words.names import Names

_ACTIONS = (
    Column("action", "Action", width=10),
    Column("title", "What is to be done", width=44),
    Column("about", "For", width=10),
    Column("owner", "Owner", width=30),
    Column("due", "Due", width=14),
)
_NONE = "No actions were agreed."


def agreed_on_the_day(views: Views, row: MeetingRow) -> list[ActionRow]:
    """The actions a group took on on the day it met."""
    if row.opened_on is None:
        return []
    added = views.actions.where(f"added:{row.opened_on.isoformat()}")
    return [action for action in added if action.group == row.group]


def agreed_section(
    row: MeetingRow, actions: Sequence[ActionRow], names: Names, *, wide: bool = False
) -> Section:
    """What is to be done, by whom and until when. Made `wide`, no table has no rows."""
    if wide and not actions:
        return Section("Actions", (Paragraph(_NONE),))
    rows = tuple(
        (
            Ref("action", action.action),
            action.title,
            Ref("barrier" if action.barrier else "approach", action.about),
            names.member(row.group, action.owner),
            action.due,
        )
        for action in actions
    )
    table = Table("actions", "Actions", _ACTIONS, rows, _NONE)
    return Section("Actions", (table,))
