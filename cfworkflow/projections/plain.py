"""Rows as plain data."""

from __future__ import annotations

from datetime import date, datetime


def as_data(thing: object) -> object:
    """Rows as plain data: their fields as dicts, dates in ISO form, sets in order."""
    fields = getattr(thing, "__struct_fields__", None)
    if fields is not None:
        return {name: as_data(getattr(thing, name)) for name in fields}
    if isinstance(thing, (date, datetime)):
        return thing.isoformat()
    if isinstance(thing, dict):
        return {str(key): as_data(value) for key, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [as_data(value) for value in thing]
    if isinstance(thing, (set, frozenset)):
        return sorted(str(value) for value in thing)
    return thing
