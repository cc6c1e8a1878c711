"""Actions as a table: what is to be done, by whom, until when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cfworkflow.projections.plan import in_order
from cfworkflow.reports.document import Column, Ref, Table
from cfworkflow.reports.words.texts import lines
from cfworkflow.reports.words.wording import tag

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.actions import ActionRow
    from cfworkflow.projections.plan import PlanAction
    from cfworkflow.reports.document import Tag, Text
    from cfworkflow.reports.words.names import Names

TO_DO = "Actions still to be done"

_TO_DO = (
    Column("action", "Action", width=10),
    Column("title", "What is to be done", width=44),
    Column("about", "For", width=10),
    Column("owner", "Owner", width=28),
    Column("group", "Group", width=22),
    Column("due", "Due", width=14),
    Column("state", "State", width=14),
)
_COLUMNS = (*_TO_DO, Column("last", "Last said", width=40))


def action_table(
    rows: Iterable[ActionRow], names: Names, day: date, empty: str = "No actions are on record."
) -> Table:
    """Actions, those still to be done first, the first due before the others."""
    ordered = sorted(rows, key=lambda row: (not row.under_way, row.due, *in_order(row.action)))
    cells = tuple(_cells(row, names, day) for row in ordered)
    return Table("actions", "Actions", _COLUMNS, cells, empty)


def to_do_table(actions: Iterable[tuple[Ref, PlanAction]], names: Names) -> Table:
    """The actions of a plan that are still to be done, each with what it is for."""
    ordered = sorted(actions, key=lambda each: (each[1].due, *in_order(each[1].action)))
    rows = tuple(
        (
            Ref("action", action.action),
            action.title,
            about,
            names.member(action.group, action.owner),
            names.group(action.group),
            action.due,
            tag("action", "overdue" if action.overdue else action.status),
        )
        for about, action in ordered
    )
    return Table("actions", TO_DO, _TO_DO, rows, "No action is still to be done.")


def state_of(row: ActionRow, day: date) -> Tag:
    """How an action stands; that it is overdue matters more than whether it was begun."""
    return tag("action", "overdue" if row.overdue(day) else row.status)


def _cells(row: ActionRow, names: Names, day: date) -> tuple[Text, ...]:
    return (
        Ref("action", row.action),
        row.title,
        Ref("barrier" if row.barrier else "approach", row.about),
        names.member(row.group, row.owner),
        names.group(row.group),
        row.due,
        state_of(row, day),
        lines(note.text for note in row.notes[-1:] if note.text),
    )
