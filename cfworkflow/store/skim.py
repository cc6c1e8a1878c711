"""Reading facts fast: for folding, which needs what they say and none of the checks on it.

Each kind of fact is read into a plain structure with the fields and types of its model. What was
written was checked before; the mapper checks it again, for all who decide or judge.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, cast, get_args, get_origin

import msgspec
from eventsourcing.dcb.api import DCBEvent
from pydantic import BaseModel

from cfworkflow.domain.fact import Fact, Recorded, narrative_fields
from cfworkflow.domain.facts import FACTS
from cfworkflow.store.line import damaged, is_narrative_of
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.withheld import left_out_of

if TYPE_CHECKING:
    import apsw

_read_texts = msgspec.json.Decoder(dict[str, str | tuple[str, ...]]).decode

StoredFact = tuple[int, str, bytes, bytes | None]
"""Position, type, line and narrative."""


class Skimmed(msgspec.Struct, kw_only=True, gc=False):
    """A fact in its envelope, as the domain's `Recorded` has it."""

    type: str
    version: int
    on: date
    recorded_at: Annotated[datetime, msgspec.Meta(tz=True)]
    actor: str
    command: str
    command_id: str
    narrative: str | None = None
    position: int = 0
    withheld: bool = False
    left_out: bool = False


def history_in(connection: apsw.Connection) -> Callable[[int], Iterator[Recorded]]:
    """What gives every fact of a store beyond a position, in order, as skimmed."""
    return partial(skimmed, connection)


def skimmed(connection: apsw.Connection, after: int) -> Iterator[Recorded]:
    """Every fact beyond a position, in order. Raises `StoreDamaged` or `StoreNewer`."""
    found = connection.execute(
        "SELECT position, type, line, narrative FROM fact WHERE position > ? ORDER BY position",
        (after,),
    )
    told = map(skim, cast("Iterator[StoredFact]", found))
    is_left_out = left_out_of(connection)
    return told if is_left_out is None else map(partial(_marked, is_left_out), told)


def _marked(is_left_out: Callable[[int], bool], told: Recorded) -> Recorded:
    if not told.withheld or not is_left_out(told.position):
        return told
    one = cast("Recorded | Skimmed", told)
    if isinstance(one, Recorded):
        return replace(one, left_out=True)
    one.left_out = True
    return told


def skim(stored: StoredFact) -> Recorded:
    """The fact that was written. Raises `StoreDamaged` or `StoreNewer`.

    An older version is left to the mapper, which lifts it; so is what cannot be read, which it
    explains.
    """
    position, kind, line, narrative = stored
    try:
        read, version, texts = _reader(kind)
        told = read(line)
        said = _read_texts(narrative) if narrative is not None else {}
    except (msgspec.MsgspecError, KeyError, ValueError, RecursionError):
        return _read(stored)
    if told.version != version or told.type != kind or not said.keys() <= texts:
        return _read(stored)
    told.position = position
    if narrative is None:
        told.withheld = told.narrative is not None
    elif is_narrative_of(told.narrative, narrative):
        for name, text in said.items():
            if name != "salt":
                setattr(told.fact, name, text)
    else:
        raise damaged(position)
    return cast("Recorded", told)


def _read(stored: StoredFact) -> Recorded:
    position, kind, line, narrative = stored
    data = line if narrative is None else line + b"\n" + narrative
    try:
        tags = json.loads(line)["tags"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise damaged(position) from None
    return Mapper().read(DCBEvent(kind, data, tags), position)


@cache
def _reader(kind: str) -> tuple[Callable[[bytes], Any], int, frozenset[str]]:
    """What reads a line of this kind, today's version, and the names its narrative may hold.

    Raises `KeyError` where there is no such kind.
    """
    model = FACTS[kind]
    fact = msgspec.defstruct(
        model.__name__, [*_fields(model)], namespace={"NAME": model.NAME}, gc=False
    )
    line = msgspec.defstruct(
        f"{model.__name__}Line",
        [("fact", fact, msgspec.field(name="facts"))],
        bases=(Skimmed,),
        kw_only=True,
        gc=False,
    )
    texts = narrative_fields(model) | {"salt"}
    return msgspec.json.Decoder(line, dec_hook=_part).decode, model.VERSION, texts


def _fields(model: type[Fact]) -> Iterator[tuple[str, Any] | tuple[str, Any, Any]]:
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    for name in required:
        yield name, _plain(model.model_fields[name].annotation)
    for name, field in model.model_fields.items():
        if name not in required:
            yield name, _plain(field.annotation), field.get_default(call_default_factory=True)


def _plain(kind: Any) -> Any:  # noqa: ANN401 - types are of no one type
    """A type without the checks that pydantic makes on it."""
    origin, parts = get_origin(kind), tuple(_plain(part) for part in get_args(kind))
    if origin is Annotated:
        return parts[0]
    if origin in (Union, UnionType):
        return Union[parts]  # noqa: UP007 - of types not known before
    return origin[parts] if origin in (tuple, dict) else kind


def _part(kind: type[BaseModel], given: object) -> BaseModel:
    """A part of a fact that is a model of its own."""
    return _parsed(kind, msgspec.json.encode(given))


@lru_cache(maxsize=1_000)
def _parsed(kind: type[BaseModel], given: bytes) -> BaseModel:
    """Terms and figures are of few kinds, and each kind comes often."""
    return kind.model_validate_json(given)
