"""Which objects a fact names, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from cfworkflow.reports.ocel.roles import ROLES
from cfworkflow.reports.ocel.roles.role import KIND_NAMED
from cfworkflow.reports.ocel.things import object_id, tagged

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Fact
    from cfworkflow.reports.ocel.course import Course


class Named(NamedTuple):
    """An object that a fact names: what it is to the event, and to the first object named."""

    kind: str
    id: str
    role: str
    to_first: tuple[str, ...] = ()


def named_by(fact: Fact, course: Course) -> Iterator[Named]:
    """The objects that a fact names, the one it is of first.

    `course` knows of which group a meeting is, where a fact names a member of it alone.
    """
    for field, role in ROLES[fact.NAME].items():
        for said, word in _said(fact, field, role.event):
            if field in {"thing", "touches"}:
                meant = tagged(said)
                if meant is not None:
                    yield Named(*meant, word, role.thing)
                continue
            kind = KIND_NAMED[field]
            ref = f"{_group(fact, course)}/{said}" if kind == "member" else said
            yield Named(kind, object_id(kind, ref), word, role.thing)


def _said(fact: Fact, field: str, role: str) -> Iterator[tuple[str, str]]:
    """Each thing that stands in a field, and as what: a named vote is told as it was given."""
    given: Any = getattr(fact, field)
    if isinstance(given, dict):
        yield from ((name, f"{role} {how}") for name, how in given.items())
    elif isinstance(given, tuple):
        yield from ((name, role) for name in given)
    elif given is not None:
        yield given, role


def _group(fact: Any, course: Course) -> str:  # noqa: ANN401 - of many kinds
    """The group of which a fact names a member."""
    if hasattr(fact, "group"):
        return str(fact.group)
    return str(course.row("meeting", fact.meeting).group)
