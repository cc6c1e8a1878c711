"""`cfworkflow briefing`: progress reports to each tier and to stakeholders."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "schedule": Entry(
        "cfworkflow.cli.briefing.steps:schedule", "Say how often an audience is briefed."
    ),
    "draft": Entry(
        "cfworkflow.cli.briefing.drafting:draft",
        "Draft a briefing: what changed since the last one, as a text to send.",
    ),
    "issue": Entry(
        "cfworkflow.cli.briefing.steps:issue", "Record that a text was sent, by its hash."
    ),
    "check": Entry(
        "cfworkflow.cli.briefing.drafting:check", "Tell which briefing a file is, if it is one."
    ),
    "due": Entry("cfworkflow.cli.briefing.looking:due", "List when each audience is briefed next."),
    "list": Entry(
        "cfworkflow.cli.briefing.looking:list_briefings", "List the briefings that were issued."
    ),
    "show": Entry("cfworkflow.cli.briefing.looking:show", "Show a briefing: what it covers."),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def briefing() -> None:
    """Briefings: progress reports to each tier and to stakeholders.

    \b
    Example:
      cfworkflow briefing draft --to strategic
    """
