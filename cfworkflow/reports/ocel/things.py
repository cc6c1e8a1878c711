"""What is told of each type of object, from the rows of the view that has them.

Only what an object has from the beginning is told of it, with every change; what comes up later (a
due date, a figure, a finding) is told by the event that brings it. Where a word can be missing,
"none" stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from cfworkflow.domain.references import KINDS, NAMED, ref_of
from cfworkflow.reports.ocel.parts import Attribute, Kind, Scalar, Type
from cfworkflow.reports.ocel.values import scalar

if TYPE_CHECKING:
    from cfworkflow.projections.members import MemberRow

NONE = "none"
"""What stands where an object has no such word."""

RECORD = "record"
RECORD_ID = "record:this"
"""The object of what was put right, taken back or erased: the record itself."""


class Told(NamedTuple):
    """An attribute of objects of one type, and how it is read from a row of their view."""

    attribute: Attribute
    read: Callable[[Any], object]
    text: bool = False
    """Whether it is a narrative."""


class Source(NamedTuple):
    """The view that has the objects of a type, and what is told of them."""

    view: str
    told: tuple[Told, ...]


def object_id(kind: str, ref: str) -> str:
    """What an object is called: as people refer to it, and never as one of another type."""
    if kind in (*NAMED, "organisation", "team", "audience", "log"):
        return f"{kind}:{ref}"
    return ref


def tagged(tag: str) -> tuple[str, str] | None:
    """The type and the id of the object that a tag names; None where it names none."""
    kind, _, ref = tag.partition(":")
    if kind == "briefings":
        return "audience", object_id("audience", ref)
    if kind == "team":
        return kind, object_id(kind, ref)
    if kind in ("member", *KINDS):
        return kind, ref_of(tag)
    return None


def row_id(kind: str, key: str) -> str:
    """The id of the object that a view has a row of at a key; a place has one for each tenure."""
    return object_id(kind, key.partition("#")[0])


def values_in(kind: str, row: object, *, texts: bool) -> dict[str, Scalar]:
    """What a row tells of an object."""
    found = {}
    for attribute, read, text in SOURCES[kind].told:
        if texts or not text:
            said = read(row)
            found[attribute.name] = NONE if said in {None, ()} else scalar(said, attribute.type)
    return found


def object_kind(kind: str, *, texts: bool) -> Kind:
    """A type of objects with the attributes that are told of them."""
    told = SOURCES[kind].told if kind in SOURCES else ()
    return Kind(kind, tuple(each.attribute for each in told if texts or not each.text))


def _told(name: str, kind: Type = "string", read: Callable[[Any], object] | None = None) -> Told:
    return Told(Attribute(name, kind), read or attrgetter(name))


def _titled(name: str = "title") -> Told:
    return Told(Attribute(name, "string"), attrgetter(name), text=True)


def _source(view: str, *told: str | Told) -> Source:
    return Source(view, tuple(_told(each) if isinstance(each, str) else each for each in told))


def _in_post(row: MemberRow) -> str:
    return "in_post" if row.until is None else "stood_down"


_status, _due = partial(_told, "status"), partial(_told, "due", "time")

SOURCES: Mapping[str, Source] = {
    "group": _source("groups", "tier", "status", "areas", "overseen_by", _titled("name")),
    "team": _source("teams", _told("reports_to", read=attrgetter("to")), _titled("name")),
    "member": _source(
        "members",
        *("organisation", "role", "petals", "areas", "sectors"),
        _status(read=_in_post),
        _titled("name"),
    ),
    "meeting": _source("meetings", "kind", _told("day", "time"), "status", _titled()),
    "decision": _source("decisions", "kind", "status", _titled()),
    "barrier": _source(
        "barriers",
        *("plan", "status", "tier", "holder", "petals", "areas", "theme"),
        _told("recommendations", "integer"),
        _titled(),
    ),
    "action": _source("actions", "plan", "status", "owner", _due(), _titled()),
    "element": _source("elements", _titled()),
    "approach": _source("approaches", "plan", "status", "lead", _titled()),
    "sense-check": _source("sense_checks", "status", _due(), "answer"),
    "briefing": _source("briefings", _told("covers_to", "time"), _titled()),
    "audience": _source("briefing_plans", _told("briefed_every", read=attrgetter("every"))),
    "communication": _source("communications", "channel", _titled()),
    "theme": _source("themes", "status", _titled()),
    "learning": _source("learnings", "outcome", "status", "petals", "areas", _titled()),
    "inquiry": _source(
        "inquiries", "phase", _told("cycle", "integer"), "petals", "areas", _titled()
    ),
    "experiment": _source("experiments", "status", "outcome", "areas", _titled()),
    "strand": _source("strands", _told("number", "integer"), _titled()),
    "task": _source("tasks", _told("percent", "integer"), "state", _titled()),
    "support": _source("support", _told("days", "float"), "every", _titled()),
    "vision": _source("visions", "status", _titled()),
    "principle": _source("principles", "status", _told("fundamental", "boolean"), _titled()),
    "measure": _source("measures", "wanted", "unit", "status", _titled()),
}
"""The type of an object → where it is told of. Of others no more is known than their name."""
