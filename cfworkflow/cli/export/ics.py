"""`cfworkflow export ics`: meetings and due dates for a calendar."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.export.ending import NewFile
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import reads
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from cfworkflow.as_of.seen import Seen
    from cfworkflow.projections.kept_views import KeptViews


@click.command()
@click.option("--out", metavar="FILE", type=NewFile("ics"), help="Write it to a new file.")
@click.option("--group", metavar="GROUP", help="Only what matters to this group.")
@reads
def ics(look: Look, out: str | None, group: str | None) -> None:
    """Write meetings and due dates as iCalendar, for Outlook or any other calendar.

    There are the meetings, past, to come and cancelled; the days by which open actions, sense
    checks and briefings are due; those since which evidence checks are waited for; and those on
    which permissions end. All of them take the whole day and make nobody busy. Imported again,
    entries are updated.

    \b
    Examples:
      cfworkflow export ics --out programme.ics
      cfworkflow export ics --group tactical --out tactical.ics
    """
    if look.as_json and out is None:
        raise click.UsageError("It is no JSON: give --out FILE to be told of it as JSON.")
    if out is None and sys.stdout.isatty():
        raise click.UsageError("That would fill the screen: give --out FILE.ics, or pipe it on.")
    from cfworkflow.as_of.provenance import provenance_of
    from cfworkflow.cli.export.needing import needs

    kept, seen = _seen(look)
    if look.as_of and not seen.position:
        from cfworkflow.as_of.first import began
        from cfworkflow.cli.missing import nothing_by, nothing_for

        raise nothing_for("The calendar", look.as_of, nothing_by(look.as_of, began(kept)))
    look.check_group(group, seen.views)
    with needs("reports"):
        from cfworkflow.reports.ics import write

        written = write(seen.views, provenance_of(kept, seen), group)
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
    else:
        from cfworkflow.cli.export.written import write_new

        write_new(out, written)
    _tell(look, written.count(b"BEGIN:VEVENT\r\n"), out)


def _seen(look: Look) -> tuple[KeptViews, Seen]:
    from cfworkflow.as_of.kept import BeyondTheRecord
    from cfworkflow.as_of.seen import see
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.store.opening import MEMORY

    url = store_url(look.store)
    if url == MEMORY:
        raise click.UsageError("memory: keeps nothing that could be exported; name a file.")
    kept = up_to_date(url)
    try:
        return kept, see(kept, look.as_of)
    except BeyondTheRecord as beyond:
        raise click.UsageError(str(beyond)) from None


def _tell(look: Look, entries: int, out: str | None) -> None:
    def in_words() -> None:
        days = f"{entries} {'entry' if entries == 1 else 'entries'}"
        click.echo(f"{days}{f', written to {out}' if out else ''}.", err=True)

    look.show({"file": out, "entries": entries}, in_words)
