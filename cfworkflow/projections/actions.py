"""View `actions`: the lines of the action plans, with who owns them and how they go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.action.facts import (
        ActionAdded,
        ActionCompleted,
        ActionDropped,
        ActionProgressed,
        ActionReassigned,
        ActionReopened,
        ActionStarted,
    )
    from cfworkflow.domain.fact import Recorded


class Note(Row, frozen=True):
    """What was said of an action on a date; `what` is progress, done, dropped or reopened."""

    on: date
    what: str
    text: str | None
    at: int = 0
    """The position of the fact that said so."""


UNDER_WAY = ("state:open", "state:in_progress")
"""The words that find the actions that are still to be done."""


class ActionRow(Row, frozen=True):
    """An action as it stands: open, in_progress, done or dropped. Notes stand newest last.

    It is about a barrier or about an approach; the other is None.
    """

    action: str
    barrier: str | None
    approach: str | None
    plan: str
    group: str
    owner: str
    due: date
    title: str | None
    status: str
    added_on: date
    changed_on: date
    notes: tuple[Note, ...] = ()

    @property
    def about(self) -> str:
        """The barrier or the approach it is for."""
        return self.barrier or self.approach or ""

    @property
    def under_way(self) -> bool:
        """Whether it is still to be done."""
        return f"state:{self.status}" in UNDER_WAY

    def overdue(self, today: date) -> bool:
        """Whether it should have been done before `today`."""
        return self.under_way and self.due < today


def _added(rows: Rows[ActionRow], told: Recorded, fact: ActionAdded) -> None:
    row = ActionRow(
        action=fact.action,
        barrier=fact.barrier,
        approach=fact.approach,
        plan=fact.plan,
        group=fact.group,
        owner=fact.owner,
        due=fact.due,
        title=shown(fact.title, told),
        status="open",
        added_on=told.on,
        changed_on=told.on,
    )
    rows.add(fact.action, row)


def _noted(row: ActionRow, status: str, note: Note) -> ActionRow:
    notes = (*row.notes, note) if note.text is not None else row.notes
    return replace(row, status=status, changed_on=note.on, notes=notes)


def _started(rows: Rows[ActionRow], told: Recorded, fact: ActionStarted) -> None:
    row = replace(known(rows, fact.action), status="in_progress", changed_on=told.on)
    rows.put(fact.action, row)


def _progressed(rows: Rows[ActionRow], told: Recorded, fact: ActionProgressed) -> None:
    note = Note(told.on, "progress", shown(fact.note, told), told.position)
    rows.put(fact.action, _noted(known(rows, fact.action), "in_progress", note))


def _completed(rows: Rows[ActionRow], told: Recorded, fact: ActionCompleted) -> None:
    note = Note(told.on, "done", shown(fact.note, told), told.position)
    rows.put(fact.action, _noted(known(rows, fact.action), "done", note))


def _dropped(rows: Rows[ActionRow], told: Recorded, fact: ActionDropped) -> None:
    note = Note(told.on, "dropped", shown(fact.because, told), told.position)
    rows.put(fact.action, _noted(known(rows, fact.action), "dropped", note))


def _reopened(rows: Rows[ActionRow], told: Recorded, fact: ActionReopened) -> None:
    note = Note(told.on, "reopened", shown(fact.because, told), told.position)
    rows.put(fact.action, _noted(known(rows, fact.action), "open", note))


def _reassigned(rows: Rows[ActionRow], told: Recorded, fact: ActionReassigned) -> None:
    row = replace(known(rows, fact.action), group=fact.group, owner=fact.owner, due=fact.due)
    rows.put(fact.action, replace(row, changed_on=told.on))


def _facets(row: ActionRow) -> Iterator[str]:
    yield f"barrier:{row.barrier}" if row.barrier else f"approach:{row.approach}"
    yield f"state:{row.status}"
    yield f"group:{row.group}"
    yield f"owner:{row.owner}"
    yield f"added:{row.added_on.isoformat()}"


ACTIONS = View(
    "actions",
    ActionRow,
    {
        "action-added": _added,
        "action-started": _started,
        "action-progressed": _progressed,
        "action-completed": _completed,
        "action-dropped": _dropped,
        "action-reopened": _reopened,
        "action-reassigned": _reassigned,
    },
    facets=_facets,
    corrected=Words(
        "action",
        {
            "action-added": {"title": "title"},
            "action-progressed": {"note": "notes.text"},
            "action-completed": {"note": "notes.text"},
            "action-dropped": {"because": "notes.text"},
            "action-reopened": {"because": "notes.text"},
        },
    ).taken(),
)
"""Key: the action's reference."""
