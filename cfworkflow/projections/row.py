"""What rows are made of: small frozen structures that are quick to make, change, write and read."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

__all__ = ["Row", "asdict", "replace"]


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row of a view, or a part of one.

    It is written as a JSON list, its fields in order: a view whose rows gain, lose or move a field
    is a new version of that view. Rows hold plain values and other rows, so never themselves,
    and there is nothing for the garbage collector to look for.
    """


def asdict(row: Row) -> dict[str, Any]:
    """A row as a dictionary by the names of its fields, and so the rows in it."""
    return {name: _plain(getattr(row, name)) for name in row.__struct_fields__}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a field may be anything
    if isinstance(value, Row):
        return asdict(value)
    return tuple(_plain(each) for each in value) if isinstance(value, tuple) else value
