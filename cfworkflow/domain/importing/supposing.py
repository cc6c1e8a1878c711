"""What is supposed where a cell can't be read or was refused, so that all else can be judged too.

Nothing of it is ever recorded: a log that has such a cell is refused whole. Each value supposed is
one that finds no fault where nobody can tell, and what rests on it is not told of (`resting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.group.facts import GroupEstablished
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.importing.commands import ActionRow, BarrierRow, LogRow
from cfworkflow.domain.importing.facts import Taken
from cfworkflow.domain.past import Past

R = TypeVar("R", bound=LogRow)

_GROUP, _ABOVE, _SOMEONE = "not-read", "above-not-read", "someone"

_SUPPOSED: Mapping[str, Any] = {
    **dict.fromkeys(("title", "how", "findings", "withdrawn_because", "dropped_because"), "?"),
    **dict.fromkeys(("item", "reasons", "response", "own"), "?"),
    **dict.fromkeys(("group", "owner"), _GROUP),
    "met": True,
    "recommended": ("?",),
    "decides": "key",
    "deferred_for": "other",
}
"""Field → what is supposed there, where it is not just left out."""

_SOMETHING: Mapping[str, Any] = {
    "decides": "key",
    "item": "?",
    **dict.fromkeys(("recommended", "answers"), ()),
    **dict.fromkeys(("response", "until")),
}
"""An item of no particular kind."""

_NOTHING: Mapping[str, Any] = {"barrier": (), "barrier_ref": None, "again": ()}
"""What an item is about, where that is nothing on record."""


def supposed(kind: type[LogRow], fields: Iterable[str]) -> dict[str, Any]:
    """Values for fields of a row that can't be read: enough for a row of its kind."""
    unread = {*fields} & {*kind.model_fields}
    values = {name: _one(kind, name) for name in unread}
    if unread & {*_NOTHING} and "decides" in kind.model_fields:
        values |= {**_SOMETHING, **_NOTHING}
    elif "decides" in unread:
        values |= _SOMETHING
    return values


def _one(kind: type[LogRow], name: str) -> Any:  # noqa: ANN401 - each field has its own type
    if name in _SUPPOSED:
        return _SUPPOSED[name]
    if name.endswith("_on") or name == "due":
        return date.max
    return kind.model_fields[name].get_default(call_default_factory=True)


def without(row: R, fields: Iterable[str]) -> R:
    """The row as it is where nobody can tell what stands in these fields."""
    fields = {*fields}
    values = supposed(type(row), fields)
    if "id" in fields:
        values["key"] = sha256(f"{row.sheet} {row.row} {row.key}".encode()).hexdigest()
    values.pop("present", None)  # of those who were refused it can be told how many they are
    return row.model_copy(update={"unread": row.unread | fields, **values})


def days(row: LogRow, today: date) -> dict[Taken, date]:
    """The steps a row tells of, each with its date; where that can't be read, the one before it.

    So no date that can be read is out of order for one that can't.
    """
    dated = [name for name in type(row).model_fields if name.endswith("_on")]
    said = {
        name: getattr(row, name)
        for name in dated
        if name not in row.unread and getattr(row, name) is not None
    }
    for number, name in enumerate(dated):
        if name in row.unread:
            before = [said[each] for each in dated[:number] if each in said]
            after = [said[each] for each in dated[number:] if each in said]
            said[name] = min(max(before) if before else min(after, default=today), today)
    return {step: said[fields[0]] for step, fields in row.STEPS.items() if fields[0] in said}


@contextmanager
def checked_by_another(past: Past, row: LogRow, step: Taken) -> Iterator[None]:
    """Let a check whose date nobody can tell, or that was refused, be another actor's (E2)."""
    mine = past.actor
    if step == "check" and "checked_on" in row.unread:
        past.actor = _SOMEONE
    try:
        yield
    finally:
        past.actor = mine


def begun(past: Past, row: LogRow, barrier: str | None) -> str:
    """Let what a row begins be there all the same, and give its tag.

    `barrier` is the reference of the one that an action is for, where that can be told.
    """
    if isinstance(row, ActionRow):
        about = barrier or some_barrier(past, row.title)
        action = past.free_reference(Action)
        fact = ActionAdded(
            action=action,
            barrier=about,
            plan="barriers",
            group=_group(past),
            owner=row.owner,
            due=row.due,
            title=row.title,
        )
        past.suppose(fact)
        return f"action:{action}"
    assert isinstance(row, BarrierRow)  # noqa: S101 - nothing else begins anything
    return f"barrier:{some_barrier(past, row.title)}"


def some_barrier(past: Past, title: str) -> str:
    """Let there be a barrier, raised just now, and give its reference."""
    ref = past.free_reference(Barrier)
    past.suppose(BarrierRaised(barrier=ref, group=_group(past), title=title))
    return ref


def _group(past: Past) -> str:
    """A partnership that has always been there, and reports to a group that has."""
    if past.find(Group, _GROUP) is None:
        with past.within(date.min):
            past.suppose(GroupEstablished(group=_ABOVE, tier="tactical"))
            past.suppose(GroupEstablished(group=_GROUP, tier="operational", overseen_by=_ABOVE))
    return _GROUP
