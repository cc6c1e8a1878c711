"""`cfworkflow briefing draft, check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.briefing.file import FILE
from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT
from cfworkflow.cli.options import reads, shows

if TYPE_CHECKING:
    from cfworkflow.cli.moment import Moment
    from cfworkflow.projections.briefings import BriefingRow
    from cfworkflow.projections.drafting.draft import Draft


@click.command()
@click.option("--to", "audience", type=choices.AUDIENCE, required=True, help="Who is to read it.")
@click.option(
    "--since",
    type=MOMENT,
    metavar="MOMENT",
    help="Tell what happened from then on, not since the last briefing: a date, a time, or "
    "@POSITION.",
)
@click.option(
    "--out", metavar="FILE", type=click.Path(dir_okay=False), help="Write it to a new file."
)
@reads
def draft(look: Look, audience: str, since: Moment | None, out: str | None) -> None:
    """Draft a briefing: what happened since the last one to this audience, as a text to send.

    What had happened before, and was put on record since, is told in short under "Recorded late".
    It is Markdown, to be edited as you like. Its last line, unseen on a page, says up to where it
    tells; leave it in, and the next draft begins there. Once sent, record it: briefing issue.

    \b
    Examples:
      cfworkflow briefing draft --to strategic
      cfworkflow briefing draft --to tactical --since 2026-10-01 --out new.md
    """
    made = _drafted(look, audience, since)
    if out is not None:
        _write(out, made.text)
    look.show(made, lambda: click.echo(f"Written to {out}." if out else made.text, nl=bool(out)))
    if not look.as_json and (out or sys.stdout.isatty()):
        file = out or "FILE"
        click.echo(f"Next: cfworkflow briefing issue {file} --to {audience}", err=True)


def _drafted(look: Look, audience: str, since: Moment | None) -> Draft:
    from cfworkflow.cli.briefing.beginning import begun
    from cfworkflow.cli.progress import watched
    from cfworkflow.projections.drafting.draft import drafted

    after = look.reading()
    look.need_something("The draft")
    before, first_day = begun(look, after, audience, since)
    return drafted(before, after, audience, look.day, since=first_day, watch=watched)


def _write(path: str, text: str) -> None:
    from cfworkflow.audit.new_file import NewFile
    from cfworkflow.audit.refusals import AuditRefusal, FileExists, FileUnwritable
    from cfworkflow.cli.failure import USAGE, CommandFailure, Failure

    try:
        NewFile(FileExists, FileUnwritable).write(path, text.encode())
    except AuditRefusal as no:
        failure = Failure("file", f"The draft was to be written to {path}.", no.why, no.try_)
        raise CommandFailure(USAGE, [failure]) from None


@click.command()
@click.argument("file", type=FILE, metavar="FILE")
@shows
def check(look: Look, file: str) -> None:
    """Tell which briefing a file is, if it is one, to the byte.

    A file that was never issued as it is ends with exit code 5.

    \b
    Example:
      cfworkflow briefing check october.md
    """
    from cfworkflow.cli.briefing.file import read_text
    from cfworkflow.projections.briefings import BRIEFINGS

    digest = read_text(file).sha256
    rows = look.reading().rows(BRIEFINGS).where(f"sha256:{digest}")
    if not rows:
        from cfworkflow.cli.failure import DAMAGED, CommandFailure, Failure

        failure = Failure(
            "not-issued",
            f"{file} was not issued as it is.",
            f"No briefing on record has its SHA-256, {digest}.",
            "cfworkflow briefing list; one letter more or less makes it another text.",
        )
        raise CommandFailure(DAMAGED, [failure])
    look.show({"sha256": digest, "briefings": rows}, lambda: _tell(file, rows))


def _tell(file: str, rows: list[BriefingRow]) -> None:
    for row in rows:
        click.echo(f"{file} is {row.briefing}, issued to {row.audience} on {row.issued_on}.")
