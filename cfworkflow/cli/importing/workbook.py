"""`cfworkflow import xlsx` and `import csv`: a team's own log, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from cfworkflow.cli.act import Act
from cfworkflow.cli.options import writes

_FILE = click.Path(exists=True, dir_okay=False)


def _reads_a_log(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what both kinds of file are imported with."""
    for option in (
        click.option(
            "--leave-edited",
            is_flag=True,
            help="Leave rows as they are on record that were imported and then edited.",
        ),
        click.option(
            "--without-checks",
            is_flag=True,
            help="Leave evidence checks to a later import, by another --actor.",
        ),
        click.option(
            "--map",
            "map_file",
            metavar="MAP",
            required=True,
            type=_FILE,
            help="The TOML file that says which column is what.",
        ),
        click.argument("file", metavar="FILE", type=_FILE),
    ):
        function = option(function)
    return function


@click.command()
@_reads_a_log
@writes
def xlsx(act: Act, file: str, map_file: str, *, without_checks: bool, leave_edited: bool) -> None:
    """Import a team's log from an Excel workbook, all of it or nothing.

    MAP says which sheet is what, and which header is which field: docs/importing.md. All is
    checked first, by the same rules as ever, and every problem is listed with its sheet, row and
    column. Each step takes effect on its own date. Import the file again when it has grown: only
    what is new is recorded.

    \b
    Example:
      cfworkflow import xlsx barrier-log.xlsx --map map.toml --dry-run
    """
    from cfworkflow.cli.export.needing import needs
    from cfworkflow.cli.importing.taking_in import Wanted, take_in
    from cfworkflow.importing.workbook import read_workbook

    with needs("reports"):
        take_in(
            act,
            Wanted(file, map_file, checks=not without_checks, leave_edited=leave_edited),
            lambda _: read_workbook(file),
        )


@click.command()
@_reads_a_log
@click.option("--sheet", metavar="NAME", help="Which sheet of MAP the file is, if it has several.")
@writes
def csv(
    act: Act,
    file: str,
    map_file: str,
    *,
    sheet: str | None,
    without_checks: bool,
    leave_edited: bool,
) -> None:
    """Import a team's log from a CSV file, all of it or nothing.

    As `import xlsx` does, the file being one sheet of a log. Commas, semicolons or tabs, UTF-8 or
    Windows text: it is found out.

    \b
    Example:
      cfworkflow import csv barrier-log.csv --map csv-map.toml --dry-run
    """
    from cfworkflow.cli.importing.taking_in import Wanted, take_in
    from cfworkflow.importing.csv_file import read_csv

    wanted = Wanted(
        file, map_file, checks=not without_checks, leave_edited=leave_edited, one_sheet=True
    )
    if sheet is not None:
        wanted = wanted._replace(sheet=sheet)
    take_in(act, wanted, lambda log_map: read_csv(file, log_map.delimiter))
