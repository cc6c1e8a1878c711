"""`cfworkflow export cloudevents`: the whole record, to make the same again elsewhere."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import click

from cfworkflow.cli.export.ending import NewFile
from cfworkflow.cli.export.whole_record import kept_record, last_position
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import reads

if TYPE_CHECKING:
    from cfworkflow.projections.kept_views import KeptViews


@click.command()
@click.option("--out", metavar="FILE", type=NewFile("cloudevents"), help="Write it to a new file.")
@click.option("--without-texts", is_flag=True, help="Withhold all texts; every proof still holds.")
@reads
def cloudevents(look: Look, out: str | None, *, without_texts: bool) -> None:
    """Write the whole record as CloudEvents 1.0, a line of JSON each.

    An event says what happened for any program, and carries the fact as it stands on record, so
    that `import cloudevents` makes the same record of it, with the same root. Texts go with it
    unless they are withheld: keep the file as you keep the store.

    \b
    Examples:
      cfworkflow export cloudevents --out record.jsonl
      cfworkflow export cloudevents --without-texts --out bare.jsonl
    """
    if look.as_json and out is None:
        raise click.UsageError("It is JSON already: give --out FILE to be told of it as JSON.")
    if out is None and sys.stdout.isatty():
        raise click.UsageError("That would fill the screen: give --out FILE, or pipe it on.")
    from cfworkflow.audit.log import Log

    kept = kept_record(look)
    Log(kept.connection).catch_up()
    with kept.sight():
        upto = last_position(look, kept)
        _write(_events(kept, upto, texts=not without_texts), out)
        root = Log(kept.connection).root(upto).hex()
    _tell(look, upto, root, out)


def _events(kept: KeptViews, upto: int, *, texts: bool) -> Iterator[bytes]:
    from cfworkflow.cli.progress import watched
    from cfworkflow.reports.cloudevents import event_lines

    return watched("Writing the events", event_lines(kept.connection, upto, texts=texts), upto)


def _write(lines: Iterator[bytes], out: str | None) -> None:
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(lines)
        return
    from cfworkflow.cli.export.written import write_new

    def write(file: BinaryIO) -> None:
        file.writelines(lines)

    write_new(out, write)


def _tell(look: Look, facts: int, root: str, out: str | None) -> None:
    def in_words() -> None:
        if not facts:
            moment = f" by {look.as_of.typed}" if look.as_of else ""
            click.echo(f"Nothing was on record{moment}.", err=True)
            return
        click.echo(f"{facts} fact{'s' * (facts != 1)}, root: {root}", err=True)
        if out:
            again = f"cfworkflow import cloudevents {shlex.quote(out)} --store copy.db"
            click.echo(f"Next: {again}", err=True)

    look.show({"file": out, "facts": facts, "root": root}, in_words)
