"""Values as cells of CSV."""

from __future__ import annotations

from datetime import date

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """A value as a cell: dates in ISO form, lists joined with semicolons, nothing as nothing.

    Text that a spreadsheet would work out instead of showing is kept from it by an apostrophe.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (list, tuple)):
        text = "; ".join(str(each) for each in value)
    else:
        text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
