"""Explaining how a barrier came to where it stands."""

from __future__ import annotations

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import BARRIER, reads


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@reads
def explain(look: Look, barrier: str) -> None:
    """Explain a barrier's path, step by step, and what must happen next.

    Each step with the fact it is, who held the barrier, the decision that moved it with its
    count, and the rules that allowed it; then what must happen next, and by whom.

    \b
    Examples:
      cfworkflow barrier explain B-0001
      cfworkflow barrier explain B-0001 --json
    """
    from dataclasses import asdict

    from cfworkflow.audit.explaining import explain_barrier
    from cfworkflow.audit.explaining.telling_barrier import barrier_in_words
    from cfworkflow.cli.sections import show_sections
    from cfworkflow.cli.told import facts_about

    with facts_about(look, "barrier", barrier) as read:
        # The decisions that did not move it are not among its facts: the views know of them.
        about = look.reading().decisions.where(f"barrier:{barrier}")
        told = explain_barrier(read, barrier, [row.decision for row in about])
    look.show(asdict(told), lambda: show_sections(barrier_in_words(told)))
