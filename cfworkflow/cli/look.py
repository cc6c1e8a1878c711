"""What a reading command works with: the views of a store, and a way to show them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

import click

from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from cfworkflow.projections.reading_as_of import ReadingAsOf

Row = TypeVar("Row")


def as_data(thing: object) -> object:
    """Rows as plain data: dataclasses as dicts, dates in ISO form, sets in order."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return {name: as_data(value) for name, value in asdict(thing).items()}
    if isinstance(thing, (date, datetime)):
        return thing.isoformat()
    if isinstance(thing, dict):
        return {str(key): as_data(value) for key, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [as_data(value) for value in thing]
    if isinstance(thing, (set, frozenset)):
        return sorted(str(value) for value in thing)
    return thing


def today() -> date:
    """The date where the program runs."""
    return datetime.now().astimezone().date()


def show_json(data: object) -> None:
    """Write data as JSON on stdout."""
    click.echo(json.dumps(as_data(data), ensure_ascii=False, indent=2))


@dataclass
class Look:
    """A reading command's way to the views. `as_json` is its `--json`."""

    store: str | None
    as_json: bool = False

    def reading(self) -> ReadingAsOf:
        """All views of the store, as they stand. Raises a `StoreRefusal`."""
        from cfworkflow.cli.kept import reading_of

        return reading_of(store_url(self.store))

    def show(self, data: object, in_words: Callable[[], None]) -> None:
        """Write data as JSON where that was asked for, else in words."""
        if self.as_json:
            show_json(data)
        else:
            in_words()


def pick(kind: str, ref: str, rows: Mapping[str, Row]) -> Row:
    """The row of a reference. Raises a failure that names what is near it."""
    if ref in rows:
        return rows[ref]
    near = get_close_matches(ref, rows, n=3, cutoff=0.5)
    raise CommandFailure(
        NOTHING_THERE,
        [
            Failure(
                "unknown",
                f"There is no {kind} {ref}.",
                f"Did you mean {' or '.join(near)}?" if near else "Nothing has that name.",
                f"cfworkflow {kind} list",
            )
        ],
    )
