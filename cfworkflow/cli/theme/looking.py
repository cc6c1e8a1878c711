"""Looking at themes: all of them, and one with all that is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import lists, reads
from cfworkflow.cli.theme.naming import THEME

if TYPE_CHECKING:
    from cfworkflow.projections.learning_log import ThemeLog
    from cfworkflow.projections.themes import ThemeRow

_LISTING = Listing(
    {
        "theme": "row.theme",
        "state": lambda under: _state(under.row),
        "barriers": "barriers",
        "open": "still_open",
        "learning": "learning",
        "title": "row.title",
    },
    more={
        "description": "row.description",
        "named": "row.named_on",
        "into": "row.into",
        "because": "row.because",
    },
    empty="No such themes. Name one with: cfworkflow theme name",
)


def _state(row: ThemeRow) -> str:
    return f"{row.status} into {row.into}" if row.into else row.status


@click.command("list")
@filters(dated="named", states=choices.THEME_STATES)
@lists
def list_themes(look: Look, only: Filters) -> None:
    """List the themes, each with how many barriers and how much learning are under it.

    \b
    Examples:
      cfworkflow theme list
      cfworkflow theme list --state named --csv
    """
    from msgspec.structs import asdict

    from cfworkflow.projections.learning_log import counted_under
    from cfworkflow.projections.themes import THEMES

    reading = look.reading()
    rows = only.of(reading.rows(THEMES), only.facets("state"), lambda row: row.named_on)
    under = [counted_under(reading, row) for row in rows]
    counts = ("barriers", "still_open", "learning")
    data = [
        {**asdict(each.row), **{name: getattr(each, name) for name in counts}} for each in under
    ]
    look.show_list(under, _LISTING, data=data)


@click.command()
@click.argument("theme", type=THEME, metavar="THEME")
@reads
def show(look: Look, theme: str) -> None:
    """Show a theme: its barriers, whether change is real, and what was learned.

    \b
    Example:
      cfworkflow theme show discharge
    """
    from msgspec.structs import asdict

    from cfworkflow.projections.learning_log import log_of_theme
    from cfworkflow.projections.themes import THEMES

    reading = look.reading()
    row = look.pick("theme", theme, reading.rows(THEMES))
    log = log_of_theme(reading, theme)
    look.show({**asdict(row), "under": log}, lambda: _show(row, log))


def _show(row: ThemeRow, log: ThemeLog) -> None:
    from cfworkflow.cli.learning.telling import log_facts
    from cfworkflow.cli.table import show_facts

    because = f": {row.because}" if row.because else ""
    show_facts(
        [
            ("theme", row.theme),
            ("title", row.title),
            ("description", row.description),
            ("state", f"{_state(row)}, since {row.changed_on}{because}"),
            *log_facts(log),
        ]
    )
