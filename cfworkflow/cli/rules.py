"""`cfworkflow rules`: the rule book."""

from __future__ import annotations

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import shows
from cfworkflow.cli.table import show_table


@click.command()
@shows
def rules(look: Look) -> None:
    """List the rules, with the code a refusal names and where each comes from.

    \b
    Example:
      cfworkflow rules
    """
    from cfworkflow.domain.rules.catalogue import RULES

    look.show(
        [rule._asdict() for rule in RULES],
        lambda: show_table(
            ("code", "source", "rule"),
            [(rule.code, rule.source, rule.text) for rule in RULES],
            empty="",
        ),
    )
