"""Rows as CSV, for spreadsheets and programs alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import click

from cfworkflow.reports.cell import cell

__all__ = ["cell", "write_sheet"]


def write_sheet(heads: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """Write rows on stdout as CSV (RFC 4180) in UTF-8, the heads first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    click.echo(text.getvalue().encode(), nl=False)
