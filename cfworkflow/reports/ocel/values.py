"""What a fact says besides whom and what it is about, as values that a table can hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from cfworkflow.domain.fact import narrative_fields
from cfworkflow.domain.facts import FACTS
from cfworkflow.projections.view import gone
from cfworkflow.reports.ocel.parts import Attribute, Scalar, Type
from cfworkflow.reports.ocel.roles import ROLES

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded

ENVELOPE = (
    Attribute("position", "integer"),
    Attribute("took_effect", "time"),
    Attribute("recorded_at", "time"),
    Attribute("recorded_by", "string"),
    Attribute("by_command", "string"),
    Attribute("command_id", "string"),
    Attribute("corrected_by", "string"),
)
"""What every event has: the envelope of its fact, and what put it right, if anything did."""

_AMOUNTS = frozenset({"days", "value", "baseline", "target"})
"""The fields that hold a decimal figure, which is kept as text so that nothing rounds it."""

_LEFT_OUT = frozenset({("terms", "clauses")})
"""Which clause of its document each of a group's terms is from: whoever asks reads the terms."""

_TYPES: dict[Any, Type] = {
    bool: "boolean",
    int: "integer",
    float: "float",
    date: "time",
    datetime: "time",
}


class _Field(NamedTuple):
    """A field of a fact, or one of a part of it, and the attribute it becomes."""

    path: tuple[str, ...]
    attribute: Attribute
    narrative: bool = False


def time_of(moment: date | datetime) -> str:
    """A time, which is of UTC, as the standard writes it; of a date, its first moment."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return f"{moment.isoformat()}T00:00:00.000Z"


def attributes_of(name: str, *, texts: bool) -> tuple[Attribute, ...]:
    """The attributes that events of a kind of fact may have; narratives only with `texts`."""
    return (*ENVELOPE, *(each.attribute for each in _fields(name) if texts or not each.narrative))


def values_of(told: Recorded, *, texts: bool) -> Iterator[tuple[str, Scalar]]:
    """What a fact says, by attribute; what it does not say is left out."""
    for path, attribute, narrative in _fields(told.fact.NAME):
        if narrative and not texts:
            continue
        said: Any = told.fact
        for step in path:
            said = None if said is None else getattr(said, step)
        if narrative and not said and told.withheld:
            said = gone(told)
        if said is not None and said not in ((), {}):
            yield attribute.name, scalar(said, attribute.type)


def scalar(said: Any, kind: Type) -> Scalar:  # noqa: ANN401 - whatever a fact or a row holds
    """A value as one of a type. Several are joined, and of a mapping both halves are told."""
    if kind == "time":
        return time_of(said)
    if kind == "float":
        return float(said)
    if kind in ("boolean", "integer"):
        return said  # type: ignore[no-any-return]
    if isinstance(said, dict):
        return "; ".join(f"{name}: {value}" for name, value in said.items())
    return ", ".join(map(str, said)) if isinstance(said, tuple) else str(said)


@cache
def _fields(name: str) -> tuple[_Field, ...]:
    """The fields of a kind of fact that become attributes: those that name no object."""
    model = FACTS[name]
    texts = narrative_fields(model)
    found = []
    for field in model.model_fields:
        if field in texts:
            found.append(_Field((field,), Attribute(field, "string"), narrative=True))
        elif field not in ROLES[name]:
            found += _parts((field,), model.model_fields[field].annotation)
    return tuple(found)


def _parts(path: tuple[str, ...], annotation: Any) -> Iterator[_Field]:  # noqa: ANN401
    """A field, or each field of the model that it holds."""
    plain = _plain(annotation)
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        for name, field in plain.model_fields.items():
            if (*path, name) not in _LEFT_OUT:
                yield from _parts((*path, name), field.annotation)
    else:
        kind = "float" if path[-1] in _AMOUNTS else _TYPES.get(plain, "string")
        yield _Field(path, Attribute("_".join(path), kind))


def _plain(annotation: Any) -> Any:  # noqa: ANN401
    """A type without what may be absent of it."""
    if get_origin(annotation) in (Union, UnionType):
        some = [each for each in get_args(annotation) if each is not type(None)]
        return _plain(some[0]) if len(some) == 1 else str
    return annotation
