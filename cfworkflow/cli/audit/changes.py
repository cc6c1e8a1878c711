"""`cfworkflow audit diff`: what changed on record between two moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT
from cfworkflow.cli.options import shows
from cfworkflow.cli.story import day_recorded
from cfworkflow.cli.table import table_lines

if TYPE_CHECKING:
    from cfworkflow.cli.moment import Moment
    from cfworkflow.projections.diff import Change
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.timeline import TimelineRow

_HEADS = ("#", "took effect", "recorded", "what changed")
_SENTENCE = 40
"""Where fewer columns than these are left for what changed, it stands beneath the others."""


@click.command()
@click.argument("begin", metavar="FROM", type=MOMENT)
@click.argument("end", metavar="TO", type=MOMENT)
@shows
def diff(look: Look, begin: Moment, end: Moment) -> None:
    """Tell what changed on record between two moments.

    Each thing that changed has a line: the position of the last fact about it, the date that fact
    took effect, the date it was recorded, and what changed. They stand in the order of recording,
    the newest last. FROM and TO are dates (the end of that day), times or positions, as for
    --as-of. What is told of a thing is how it stands at TO and stood at FROM, not every step
    between; audit log --ref tells those.

    \b
    Examples:
      cfworkflow audit diff yesterday today
      cfworkflow audit diff @1 @20 --json
    """
    from msgspec.structs import asdict

    from cfworkflow.cli.progress import watched
    from cfworkflow.projections.diff import changes

    before, after = look.readings(begin, end)
    if before.position > after.position:
        raise click.UsageError(f"{begin.typed} is later than {end.typed}; name the earlier first.")
    found = [(each, _last(after, each)) for each in changes(before, after, watched)]
    facts = after.position - before.position

    def in_words() -> None:
        rows = [
            (last.position, last.on, day_recorded(last), change.sentence) for change, last in found
        ]
        for line in table_lines(_HEADS, rows, least=_SENTENCE):
            click.echo(line)
        if not facts:
            click.echo(f"Nothing was recorded between {begin.typed} and {end.typed}.", err=True)

    look.show(
        {
            "from": {"moment": begin.typed, "position": before.position},
            "to": {"moment": end.typed, "position": after.position},
            "facts": facts,
            "changes": [
                {**asdict(change), "on": last.on, "recorded_at": last.recorded_at}
                for change, last in found
            ],
        },
        in_words,
    )


def _last(after: Views, change: Change) -> TimelineRow:
    """The last fact behind a change."""
    from cfworkflow.projections.view import ViewsDamaged

    found = after.timeline.at(change.positions[-1])
    if found is None:
        raise ViewsDamaged(f"no fact stands at @{change.positions[-1]}")
    return found
