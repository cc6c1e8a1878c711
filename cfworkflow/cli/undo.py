"""`cfworkflow undo`: take back the last command that stands."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.fact_at import FACT
from cfworkflow.cli.options import writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act
    from cfworkflow.domain.correction.facts import CommandUndone
    from cfworkflow.workflow import Workflow

_SHOWN = 5
"""Facts that are told one by one before the rest are only counted."""


@click.command()
@click.argument("position", type=FACT, required=False, metavar="[@POSITION]")
@click.option("--because", metavar="TEXT", help="Why it is taken back.")
@writes
def undo(act: Act, position: int | None, because: str | None) -> None:
    """Take back the last command that stands, with all it recorded.

    Said again, it takes back the one before. What was taken back stays on record, and stands no
    longer: say it again if it was right. Only who recorded it takes it back; what was decided, a
    meeting closed or a check, within a day. With @POSITION it has to be the command of that fact.

    \b
    Examples:
      cfworkflow undo --dry-run
      cfworkflow undo --because "The wrong meeting"
    """
    from cfworkflow.domain.correction.commands import Undo

    command = act.made(Undo, {"position": "@POSITION"}, position=position, because=because)
    with act.opened() as record:
        outcome = act.carried_out(record, command)
        act.report(record, outcome)
        if outcome.facts and not act.as_json:
            _tell(record, outcome.facts[0].fact)  # type: ignore[arg-type]


def _tell(record: Workflow, fact: CommandUndone) -> None:
    """Say on stderr what stands no longer."""
    from cfworkflow.projections.sentences import sentence

    many = fact.last - fact.first + 1
    for told in islice(record.history(fact.first - 1), min(many, _SHOWN)):
        click.echo(f"  @{told.position} {sentence(told.fact)}", err=True)
    if many > _SHOWN:
        click.echo(f"  and {many - _SHOWN} more", err=True)
