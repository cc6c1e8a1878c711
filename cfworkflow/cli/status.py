"""`cfworkflow status`: one screen to open first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import reads
from cfworkflow.cli.table import fact_lines, show_table

if TYPE_CHECKING:
    from cfworkflow.cli.status_lines import Part
    from cfworkflow.projections.status import ProgrammeStatus

_MOST = 10
"""Lines under one heading; more are counted, not listed."""


@click.command()
@reads
def status(look: Look) -> None:
    """Show what stands where, what waits on whom, and the last decisions.

    The most urgent comes first, and under each heading what has waited longest. The quorum of a
    meeting is at risk when those who have not sent apologies, or who are in the room once it is
    in session, are no more than the quorum.

    \b
    Examples:
      cfworkflow status
      cfworkflow status --as-of yesterday
    """
    from cfworkflow.projections.status import programme_status

    reading = look.reading()
    now = programme_status(reading, look.day)
    look.show(now, lambda: show_status(now, _as_of(look)))


def _as_of(look: Look) -> str:
    """What a command has to say to look back as this one does."""
    if look.as_of is None:
        return ""
    from shlex import quote

    return f" --as-of {quote(look.as_of.typed)}"


def show_status(now: ProgrammeStatus, as_of: str = "") -> None:
    """Write the status: barriers by tier, what waits and on whom, what is ahead, what was decided.

    `as_of` is added to the commands that list the rest of what is not listed here.
    """
    from cfworkflow.cli.status_lines import behind, waiting

    by_then = "As recorded by then.\n" if as_of else ""
    click.echo(f"The programme on {now.today.isoformat()}\n{by_then}")
    show_table(
        ("tier", "open", "addressed", "closed", "withdrawn"),
        [(t.tier, t.standing, t.addressed, t.closed, t.withdrawn) for t in now.tiers],
        empty="",
    )
    urgent = [part for part in waiting(now) if part.lines]
    if not urgent:
        click.echo("\nNothing waits on anyone.")
    for part in [*urgent, *(part for part in behind(now) if part.lines)]:
        _show_part(part, as_of)


def _show_part(part: Part, as_of: str) -> None:
    click.echo(f"\n{part.heading}: {len(part.lines)}" if part.rest else f"\n{part.heading}")
    listed = [(ref, " ".join(text.split())) for ref, text in part.lines[:_MOST]]
    _show_lines(listed)
    if len(part.lines) > _MOST:
        _show_lines([(f"and {len(part.lines) - _MOST} more", f"{part.rest}{as_of}")])


def _show_lines(lines: Iterable[tuple[str, str]]) -> None:
    for line in fact_lines((f"  {name}", text) for name, text in lines):
        click.echo(line)
