"""`cfworkflow support`: days of support from outside, agreed and used."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "agree": Entry(
        "cfworkflow.cli.support.steps:agree", "Agree days of support, or change them and say why."
    ),
    "list": Entry(
        "cfworkflow.cli.support.looking:list_support",
        "List the days of support: agreed, used and left.",
    ),
    "show": Entry(
        "cfworkflow.cli.support.looking:show",
        "Show one with every change, its reason, and every use.",
    ),
    "use": Entry("cfworkflow.cli.support.steps:use", "Say that days of support were used."),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def support() -> None:
    """Days of support agreed and used.

    \b
    Example:
      cfworkflow support list
    """
