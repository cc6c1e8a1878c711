"""`cfworkflow audit log`: every fact on record, or those asked for, a line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli.dates import DAY, check_period
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import ANY, lists
from cfworkflow.cli.story import day_recorded
from cfworkflow.cli.table import table_lines

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.searching import Sought
    from cfworkflow.projections.timeline import TimelineRow

_LISTING = Listing(
    {
        "#": "position",
        "took effect": "on",
        "recorded": day_recorded,
        "by": "actor",
        "kind": "kind",
        "what happened": "sentence",
    },
    more={
        "recorded at": lambda told: told.recorded_at.isoformat(),
        "command": "command",
        "about": "about",
    },
    empty="No such facts are on record.",
)
_SENTENCE = 40
"""Where fewer columns than these are left for what happened, it stands beneath the others."""


class FactKind(click.ParamType[str]):
    """The stored name of a kind of fact, such as barrier-raised."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The stored name; a usage error that names what is near it, or all there are."""
        from cfworkflow.projections.sentences import SENTENCES

        name = re.sub(r"[\s_]+", "-", str(value).strip().lower())
        if name in SENTENCES:
            return name
        from cfworkflow.projections.near import nearest

        near = nearest(name, SENTENCES)
        there = f"Did you mean {' or '.join(near)}?" if near else f"There are {_listed(SENTENCES)}."
        return self.fail(f"{value!r} is no kind of fact. {there}", param, ctx)


def _listed(names: Any) -> str:
    return ", ".join(sorted(names))


@click.command("log")
@click.option(
    "--ref",
    type=ANY,
    metavar="REF",
    help="Only the story of this barrier, decision, group or other thing.",
)
@click.option("--actor", metavar="ID", help="Only what this actor recorded.")
@click.option(
    "--kind", type=FactKind(), metavar="NAME", help="Only of this kind, such as barrier-raised."
)
@filters(
    "group",
    dated="that took effect",
    group="Only those that name this group, or a meeting, decision or action of it, or a barrier "
    "it raised or took over.",
)
@click.option(
    "--recorded-since",
    type=DAY,
    metavar="DATE",
    help="Only those recorded on this day or later.",
)
@click.option(
    "--recorded-until",
    type=DAY,
    metavar="DATE",
    help="Only those recorded by the end of this day.",
)
@lists
def log(
    look: Look,
    ref: str | None,
    actor: str | None,
    kind: str | None,
    recorded_since: date | None,
    recorded_until: date | None,
    only: Filters,
) -> None:
    """Tell every fact on record, a line each, in the order they were recorded.

    A line has the position of the fact, the date it took effect, the date it was recorded, who
    recorded it, its kind, and what happened. --since and --until go by the date it took effect.

    \b
    Examples:
      cfworkflow audit log --limit 20
      cfworkflow audit log --ref B-0001
      cfworkflow audit log --kind evidence-checked --since 2026-01-01 --csv
    """
    from cfworkflow.projections.searching import Sought, of_group
    from cfworkflow.projections.timeline import marked

    check_period(recorded_since, recorded_until, "recorded-")
    reading = look.reading()
    look.check_group(only.group, reading)
    sought = Sought(
        None if only.group is None else of_group(reading, only.group),
        *(actor, kind, only.since, only.until, recorded_since, recorded_until),
    )
    if ref is None:
        found = _newest(reading, sought, only.limit)
        found = marked(found, found)
    else:
        told = reading.story(ref)
        if not told:  # what was taken back has a story, and stands no longer
            look.thing(ref, reading)
        found = marked(only.latest([each for each in told if sought.covers(each)]), told)
    look.show_list(
        found,
        _LISTING,
        lines=lambda: table_lines([*_LISTING.columns], _LISTING.table(found), least=_SENTENCE),
    )


def _newest(reading: Views, sought: Sought, limit: int | None) -> Sequence[TimelineRow]:
    """The last of the facts asked for, in order, and how far the look for them has come."""
    from cfworkflow.cli.progress import Progress

    found: list[TimelineRow] = []
    with Progress("Reading the record", 0, reading.position) as progress:
        for told in islice(reading.timeline.newest(sought), limit):
            found.append(told)
            progress(reading.position - told.position)
    return found[::-1]
