"""`cfworkflow status`: one screen to open first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import reads
from cfworkflow.cli.table import show_table

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus

_MOST = 10
"""Lines under one heading; more are counted, not listed."""


@click.command()
@reads
def status(look: Look) -> None:
    """Show what stands where, and what waits on whom.

    \b
    Examples:
      cfworkflow status
      cfworkflow status --as-of yesterday
    """
    from cfworkflow.projections.status import programme_status

    reading = look.reading()
    now = programme_status(reading, look.day)
    look.show(now, lambda: show_status(now))


def show_status(now: ProgrammeStatus) -> None:
    """Write the status: barriers by tier, then what waits, longest first."""
    show_table(
        ("tier", "open", "addressed", "closed", "withdrawn"),
        [(t.tier, t.standing, t.addressed, t.closed, t.withdrawn) for t in now.tiers],
        empty="",
    )
    waiting = [*_waiting(now)]
    for heading, lines in waiting:
        click.echo(f"\n{heading}")
        for line in lines[:_MOST]:
            click.echo(f"  {line}")
        if len(lines) > _MOST:
            click.echo(f"  and {len(lines) - _MOST} more")
    if not waiting:
        click.echo("\nNothing waits on anyone.")


def _waiting(now: ProgrammeStatus) -> Iterator[tuple[str, list[str]]]:
    lists = (
        (
            "Evidence checks due",
            [f"{c.barrier} by {c.checker}, for {c.days} days: {c.title}" for c in now.checks_due],
        ),
        (
            "Escalations not yet answered",
            [f"{u.barrier} with {u.holder}, for {u.days} days: {u.title}" for u in now.unanswered],
        ),
        (
            "Actions overdue",
            [
                f"{a.action} ({a.owner}, for {a.barrier}) since {a.due}: {a.title}"
                for a in now.overdue
            ],
        ),
        (
            "Decisions deferred",
            [f"{d.decision} of {d.group}, {d.why}: {d.title}" for d in now.deferred],
        ),
        (
            "Meetings",
            [f"{m.meeting} of {m.group}, {m.day}, {_said(m.status)}" for m in now.meetings],
        ),
    )
    return ((heading, lines) for heading, lines in lists if lines)


def _said(state: str) -> str:
    return state.replace("_", " ")
