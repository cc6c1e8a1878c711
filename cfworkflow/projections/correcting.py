"""What a correction does to rows: the words and particulars that one fact gave are put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, gone

if TYPE_CHECKING:
    from cfworkflow.domain.correction.facts import FactCorrected
    from cfworkflow.domain.fact import Recorded

R = TypeVar("R")

Paths = Mapping[str, Mapping[str, str]]
"""Stored name of a fact → its field → where that stands in a row.

`title` is a field of the row; `check.findings` one of a part of it, or of each of several parts
(`notes.text`): then only in the part that has the fact's position as its `at`. Where a field of the
row itself may come from several facts, the row has the position by field in `said_at`.
"""


class Words(NamedTuple):
    """Where in the rows of a view stands what a correction can put right.

    `of` is the kind of thing whose references are the keys.
    """

    of: str
    paths: Paths

    def taken(self) -> Callable[[Rows[Any], Recorded, Any], None]:
        """What a view takes from a correction."""

        def take(rows: Rows[Any], told: Recorded, fact: FactCorrected) -> None:
            paths = self.paths.get(fact.kind)
            if paths is None:
                return
            for key in self._keys(rows, fact):
                before = rows.get(key)
                row = _corrected(before, paths, told, fact) if before is not None else None
                if row is not None and row != before:
                    rows.put(key, row)

        return take

    def _keys(self, rows: Rows[Any], fact: FactCorrected) -> Iterator[str]:
        if fact.thing.startswith(f"{self.of}:"):
            ref = fact.thing.partition(":")[2]
            if "/" not in ref:
                yield ref
                return
            number = 1
            while (row := rows.get(key := f"{ref}#{number}")) is not None:
                if fact.corrects in (row.at, row.left_at):
                    yield key
                number += 1
            return
        yield from (tag.partition(":")[2] for tag in fact.touches if tag.startswith(f"{self.of}:"))


def _corrected(row: R, paths: Mapping[str, str], told: Recorded, fact: FactCorrected) -> R | None:
    """The row put right; None where what is said can't stand there, as no command records it."""
    right = row
    try:
        for name, value in _put_right(told, fact):
            field, _, place = name.partition(".")
            if field in paths:
                right = _replaced(right, paths[field], int(place or 0), value, fact.corrects)
        return msgspec.json.decode(msgspec.json.encode(right), type=type(row))
    except (ValueError, TypeError, LookupError, RecursionError, msgspec.MsgspecError):
        return None


def _put_right(told: Recorded, fact: FactCorrected) -> Iterator[tuple[str, Any]]:
    """Each field that is put right, with what it should have held."""
    import json

    for name, value in zip(fact.particulars, fact.values, strict=True):
        given = json.loads(value)
        yield name, tuple(given) if isinstance(given, list) else given
    texts = (gone(told),) * len(fact.named) if told.withheld else fact.texts
    yield from zip(fact.named, texts, strict=True)


def _replaced(row: Any, path: str, place: int, value: Any, at: int) -> Any:  # noqa: ANN401
    """The row with a value at a path; of several texts at the `place`, from 1."""
    field, _, below = path.partition(".")
    stands = getattr(row, field)
    if isinstance(stands, date) and isinstance(value, str):
        value = date.fromisoformat(value)
    if below:
        return replace(row, **{field: _in_parts(stands, below, value, at)})
    if getattr(row, "said_at", {}).get(field, at) != at:
        return row
    if place:
        texts = list(stands)
        texts[place - 1] = value
        value = tuple(texts)
    return replace(row, **{field: value})


def _in_parts(stands: Any, field: str, value: Any, at: int) -> Any:  # noqa: ANN401
    if isinstance(stands, tuple):
        return tuple(_in_parts(part, field, value, at) for part in stands)
    if isinstance(stands, Row) and getattr(stands, "at", None) == at:
        return replace(stands, **{field: value})
    return stands
