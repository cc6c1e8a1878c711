"""`cfworkflow decision`: items put to a meeting, and what becomes of them."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "defer": Entry(
        "cfworkflow.cli.decision.steps:defer",
        "Leave an item for a later meeting, where it can be put again.",
    ),
    "explain": Entry(
        "cfworkflow.cli.decision.explaining:explain",
        "Explain why a decision was valid, figure by figure.",
    ),
    "list": Entry(
        "cfworkflow.cli.decision.looking:list_decisions",
        "List the decisions: the register in brief.",
    ),
    "propose": Entry("cfworkflow.cli.decision.steps:propose", "Put an item to a meeting."),
    "show": Entry(
        "cfworkflow.cli.decision.looking:show",
        "Show a decision's whole record, with its figures and its story.",
    ),
    "vote": Entry("cfworkflow.cli.decision.steps:vote", "Take the vote: by a count, or by names."),
    "withdraw": Entry(
        "cfworkflow.cli.decision.steps:withdraw", "Take an item back before it is decided."
    ),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def decision() -> None:
    """Decisions: propose, vote, defer, look up.

    \b
    Example:
      cfworkflow decision list
    """
