"""`cfworkflow export ocel`: the whole record as a log that process-mining tools read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

import click

from cfworkflow.cli.export.whole_record import kept_record, last_position
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import reads

if TYPE_CHECKING:
    from cfworkflow.projections.kept_views import KeptViews
    from cfworkflow.reports.ocel.log import Log
    from cfworkflow.reports.ocel.standing import Standing

_JSON = (".json", ".jsonocel")
_SQLITE = ".sqlite"


class LogFile(click.Path):
    """A file to write a log to; its ending says in which form."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The name; a usage error where its ending is of neither form."""
        name = str(super().convert(str(value), param, ctx))
        if not name.lower().endswith((*_JSON, _SQLITE)):
            self.fail(
                f"{name!r}: the ending says how it is written; use .json or .sqlite.", param, ctx
            )
        return name


@click.command()
@click.option(
    "--out",
    metavar="FILE",
    type=LogFile(),
    help="Write it to a new file: FILE.json, FILE.jsonocel or FILE.sqlite.",
)
@click.option("--texts", is_flag=True, help="With titles, reasons and all other texts.")
@reads
def ocel(look: Look, out: str | None, *, texts: bool) -> None:
    """Write the record as an object-centric event log (OCEL 2.0), for process-mining tools.

    Each fact that stands is an event, as it was put right if it was; what was taken back is no
    event. Barriers, meetings, decisions and all else that facts are about are objects, with what
    became of them over time. Texts, which may name people, are left out unless you ask for them.

    \b
    Examples:
      cfworkflow export ocel --out log.sqlite
      cfworkflow export ocel --as-of 2026-03-31 --out log.json
    """
    if out is None and look.as_json:
        raise click.UsageError("It is JSON already: give --out FILE to be told of it as JSON.")
    if out is None and sys.stdout.isatty():
        raise click.UsageError("That would fill the screen: give --out FILE.json or FILE.sqlite.")
    kept = kept_record(look)
    with kept.sight():
        upto = last_position(look, kept)
        log = _log(kept, upto, texts=texts)
        _write(log, out)
    _tell(look, log, upto, out)


def _log(kept: KeptViews, upto: int, *, texts: bool) -> Log:
    from cfworkflow.cli.progress import Progress
    from cfworkflow.reports.ocel.log import Log
    from cfworkflow.reports.ocel.standing import standing

    def facts() -> Iterator[Standing]:
        with Progress("Writing the log", 0, upto) as progress:
            for each in standing(kept.connection, upto):
                yield each
                if each.told.position % 1_000 == 0:
                    progress(each.told.position)

    return Log(facts(), texts=texts)


def _write(log: Log, out: str | None) -> None:
    from functools import partial

    writer = _writer(out)
    if out is None:
        writer(log, sys.stdout.buffer)
        sys.stdout.flush()
        return
    from cfworkflow.cli.export.written import write_new

    write_new(out, partial(writer, log))


def _writer(out: str | None) -> Callable[[Log, BinaryIO], None]:
    if out is not None and out.lower().endswith(_SQLITE):
        from cfworkflow.reports.ocel.sqlite import write_sqlite

        return write_sqlite
    from cfworkflow.reports.ocel.json import write_json

    return write_json


def _tell(look: Look, log: Log, upto: int, out: str | None) -> None:
    data = {"out": out, "position": upto, **log.counts()}

    def in_words() -> None:
        if not upto:
            moment = f" by {look.as_of.typed}" if look.as_of else ""
            click.echo(f"Nothing was on record{moment}: the log is empty.", err=True)
            return
        where = f"Written to {out}: " if out else ""
        many = f"{data['events']:,} events of {data['objects']:,} objects"
        click.echo(f"{where}{many}, up to fact {upto:,}.", err=True)

    look.show(data, in_words)
