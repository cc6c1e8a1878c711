"""Explaining a decision to who was not there."""

from __future__ import annotations

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import DECISION, reads


@click.command()
@click.argument("decision", type=DECISION, metavar="DECISION")
@reads
def explain(look: Look, decision: str) -> None:
    """Explain why a decision was valid, figure by figure.

    How many members there were and who; why that quorum; who counted as present and why, who did
    not and why not; the votes and the majority needed; and what would have changed it. Each rests
    on facts, cited by position with the date each took effect and was recorded. All is worked
    out again from these facts, and said where the decision's own figures differ. What is not
    decided is explained as far as it is.

    \b
    Examples:
      cfworkflow decision explain D-0001
      cfworkflow decision explain D-0001 --json
    """
    from dataclasses import asdict

    from cfworkflow.audit.explaining import explain_decision
    from cfworkflow.audit.explaining.telling_decision import decision_in_words
    from cfworkflow.cli.sections import show_sections
    from cfworkflow.cli.told import facts_about

    with facts_about(look, "decision", decision) as read:
        told = explain_decision(read, decision)
    look.show(asdict(told), lambda: show_sections(decision_in_words(told)))
