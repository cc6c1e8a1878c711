"""`cfworkflow sense-check`: what partnerships make of an approach."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "act": Entry("cfworkflow.cli.sense_check.steps:act_on", "Say what was made of an answer."),
    "answer": Entry(
        "cfworkflow.cli.sense_check.steps:answer",
        "Say, as who was asked, whether an approach makes sense.",
    ),
    "ask": Entry(
        "cfworkflow.cli.sense_check.steps:ask", "Ask a partnership what it makes of an approach."
    ),
    "list": Entry("cfworkflow.cli.sense_check.looking:list_checks", "List the sense checks."),
    "show": Entry(
        "cfworkflow.cli.sense_check.looking:show", "Show a sense check and what came of it."
    ),
    "withdraw": Entry("cfworkflow.cli.sense_check.steps:withdraw", "Wait for an answer no longer."),
}


@click.group("sense-check", cls=LazyGroup, entries=ENTRIES)
def sense_check() -> None:
    """Sense checks: what partnerships make of an approach.

    \b
    Examples:
      cfworkflow sense-check ask T-0001 peterborough --due 2026-12-01
      cfworkflow sense-check list --state asked
    """
