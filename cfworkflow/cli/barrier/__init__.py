"""`cfworkflow barrier`: barriers and their path through the tiers."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "address": Entry(
        "cfworkflow.cli.barrier.steps:address",
        "Say that a barrier is dealt with; the evidence check is next.",
    ),
    "check": Entry(
        "cfworkflow.cli.barrier.steps:check",
        "Check the evidence, as the group that raised the barrier.",
    ),
    "close": Entry(
        "cfworkflow.cli.barrier.steps:close", "Close a barrier whose evidence check was met."
    ),
    "explain": Entry(
        "cfworkflow.cli.barrier.explaining:explain",
        "Explain a barrier's path, step by step, and what must happen next.",
    ),
    "history": Entry(
        "cfworkflow.cli.barrier.looking:history", "Tell the whole story of a barrier."
    ),
    "list": Entry("cfworkflow.cli.barrier.looking:list_barriers", "List the barriers."),
    "raise": Entry(
        "cfworkflow.cli.barrier.steps:raise_",
        "Raise a barrier met on the ground, or a matter of another plan.",
    ),
    "refer": Entry("cfworkflow.cli.barrier.steps:refer", "Hand a barrier to the Tactical Group."),
    "reopen": Entry(
        "cfworkflow.cli.barrier.steps:reopen", "Bring back a barrier that is not gone after all."
    ),
    "show": Entry("cfworkflow.cli.barrier.looking:show", "Show a barrier as it stands."),
    "theme": Entry("cfworkflow.cli.barrier.theming:theme", "Put a barrier under a theme."),
    "withdraw": Entry(
        "cfworkflow.cli.barrier.steps:withdraw",
        "Take a barrier back, as the group that raised it.",
    ),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def barrier() -> None:
    """Barriers and their path through the tiers.

    \b
    Example:
      cfworkflow barrier list
    """
