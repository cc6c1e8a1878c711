"""`cfworkflow briefing draft, check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.briefing.file import FILE
from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT, Moment
from cfworkflow.cli.options import reads, shows

if TYPE_CHECKING:
    from cfworkflow.projections.briefings import BriefingRow
    from cfworkflow.projections.drafting.draft import Draft


@click.command()
@click.option("--to", "audience", type=choices.AUDIENCE, required=True, help="Who is to read it.")
@click.option(
    "--since",
    type=MOMENT,
    metavar="MOMENT",
    help="Tell from there on, not from the last briefing: a date, a time, or @POSITION.",
)
@click.option(
    "--out", metavar="FILE", type=click.Path(dir_okay=False), help="Write it to a new file."
)
@reads
def draft(look: Look, audience: str, since: Moment | None, out: str | None) -> None:
    """Draft a briefing: what changed since the last one to this audience, as a text to send.

    It is Markdown, to be edited as you like. Its last line, unseen on a page, says up to where it
    tells; leave it in, and the next draft begins there. Once sent, record it: briefing issue.

    \b
    Examples:
      cfworkflow briefing draft --to strategic
      cfworkflow briefing draft --to tactical --since 2026-09-30 --out new.md
    """
    made = _drafted(look, audience, since)
    if out is not None:
        _write(out, made.text)
    look.show(made, lambda: click.echo(f"Written to {out}." if out else made.text, nl=bool(out)))
    if not look.as_json and (out or sys.stdout.isatty()):
        file = out or "FILE"
        click.echo(f"Next: cfworkflow briefing issue {file} --to {audience}", err=True)


def _drafted(look: Look, audience: str, since: Moment | None) -> Draft:
    from cfworkflow.cli.progress import watched
    from cfworkflow.projections.briefings import BRIEFING_PLANS
    from cfworkflow.projections.drafting.draft import draft as drafted
    from cfworkflow.projections.drafting.period import Period

    after = look.reading()
    last = after.rows(BRIEFING_PLANS).get(audience)
    begin = since or Moment("the last briefing", position=last.upto if last else 0)
    [before] = look.readings(begin)
    if before.position > after.position:
        raise click.UsageError(f"--since {begin.typed} is later than what it is to tell of.")
    last = None if since else last
    return drafted(Period(before, after, audience, look.day, watched), last)


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
