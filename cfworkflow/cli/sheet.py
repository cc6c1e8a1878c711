"""Rows as CSV, for spreadsheets and programs alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

import click

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
    if isinstance(value, int):
        return str(value)
    if isinstance(value, (list, tuple)):
        text = "; ".join(str(each) for each in value)
    else:
        text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_sheet(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """Write rows on stdout as CSV (RFC 4180) in UTF-8, the heads first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    click.echo(text.getvalue().encode(), nl=False)
