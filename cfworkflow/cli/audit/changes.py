"""`cfworkflow audit diff`: what changed on record between two moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT
from cfworkflow.cli.options import shows

if TYPE_CHECKING:
    from cfworkflow.cli.moment import Moment


@click.command()
@click.argument("begin", metavar="FROM", type=MOMENT)
@click.argument("end", metavar="TO", type=MOMENT)
@shows
def diff(look: Look, begin: Moment, end: Moment) -> None:
    """Tell what changed on record between two moments.

    It is told in sentences, the newest last. FROM and TO are dates (the end of that day), times
    or positions, as for --as-of. What is told of each thing is how it stands at TO and stood at
    FROM, not every step between; audit log --ref tells those.

    \b
    Examples:
      cfworkflow audit diff yesterday today
      cfworkflow audit diff @1 @20 --json
    """
    from cfworkflow.cli.progress import watched
    from cfworkflow.projections.diff import changes

    before, after = look.readings(begin, end)
    if before.position > after.position:
        raise click.UsageError(f"{begin.typed} is later than {end.typed}; name the earlier first.")
    found = changes(before, after, watched)
    facts = after.position - before.position

    def in_words() -> None:
        for change in found:
            click.echo(change.sentence)
        if not facts:
            click.echo(f"Nothing was recorded between {begin.typed} and {end.typed}.", err=True)

    look.show(
        {
            "from": {"moment": begin.typed, "position": before.position},
            "to": {"moment": end.typed, "position": after.position},
            "facts": facts,
            "changes": found,
        },
        in_words,
    )
