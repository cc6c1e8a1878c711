"""`cfworkflow approach`: what is tried, for the Trusted Person model or against a barrier."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "adopt": Entry(
        "cfworkflow.cli.approach.steps:adopt", "Say that an approach is how it is done from now on."
    ),
    "element": Entry(
        "cfworkflow.cli.approach.steps:element", "Name a part of the Trusted Person model."
    ),
    "list": Entry("cfworkflow.cli.approach.looking:list_approaches", "List the approaches."),
    "propose": Entry(
        "cfworkflow.cli.approach.steps:propose", "Propose a way to go about something."
    ),
    "set-aside": Entry(
        "cfworkflow.cli.approach.steps:set_aside", "Say that an approach is not gone about."
    ),
    "show": Entry(
        "cfworkflow.cli.approach.looking:show", "Show an approach with all that came of it."
    ),
    "take-up": Entry(
        "cfworkflow.cli.approach.steps:take_up", "Propose an approach again that was set aside."
    ),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def approach() -> None:
    """Approaches: what is tried, for the Trusted Person model or against a barrier.

    \b
    Examples:
      cfworkflow approach propose tactical --title "One worker from start to end"
      cfworkflow approach show T-0001
    """
