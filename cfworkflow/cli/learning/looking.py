"""Looking at learning: all of it, one piece, and all of it by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.areas import check_area
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.learning.steps import ABOUT
from cfworkflow.cli.listing import Listing, spoken
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import REFERENCES, lists, reads

if TYPE_CHECKING:
    from cfworkflow.projections.learning_log import LearningLog
    from cfworkflow.projections.learnings import LearningRow, Link, TakenUp
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.view import Facet


def _linked(link: Link) -> str:
    return f"theme:{link.ref}" if link.kind == "theme" else link.ref


_LISTING = Listing(
    {
        "learning": "learning",
        "from a": "outcome",
        "state": spoken("status"),
        "shared": "shared_on",
        "group": "group",
        "about": lambda row: [_linked(link) for link in row.links],
        "title": "title",
    },
    more={
        "description": "description",
        "findings": "findings",
        "petals": "petals",
        "areas": "areas",
        "taken up": lambda row: [_taken(taken) for taken in row.taken_up],
    },
    empty="No such learning. Share some with: cfworkflow learning share",
)


@click.command("list")
@filters(
    *("petal", "area", "group"),
    dated="shared",
    states=choices.LEARNING_STATES,
    group="Only what it shared or took up.",
)
@click.option("--outcome", type=click.Choice(choices.LESSONS), help="Only from this outcome.")
@click.option(
    "--about",
    type=ABOUT,
    metavar="REFERENCE",
    help="Only about this: B-0001, I-0001, theme:NAME, ...; of a theme, also about its barriers.",
)
@lists
def list_learning(look: Look, only: Filters, outcome: str | None, about: str | None) -> None:
    """List what was learned, from successes and from failures.

    \b
    Examples:
      cfworkflow learning list --state shared
      cfworkflow learning list --outcome failure --petal homelessness
    """
    from cfworkflow.projections.learnings import LEARNINGS

    reading = look.reading()
    look.check_group(only.group, reading)
    check_area(look, only.area, reading)
    facets: list[Facet] = [*only.facets("petal", "area", "group", "state")]
    facets += [f"outcome:{outcome}"] if outcome else []
    facets += [_about(look, about, reading)] if about else []
    rows = only.of(reading.rows(LEARNINGS), facets, lambda row: row.shared_on)
    look.show_list(rows, _LISTING)


def _about(look: Look, ref: str, reading: Views) -> Facet:
    """The words that find what is about a thing. Raises a failure where there is no such thing."""
    from cfworkflow.domain.references import bare, kind_of, tag_of
    from cfworkflow.projections.learning_log import words_about

    if not look.nothing:
        look.thing(ref, reading)
    return words_about(reading, bare(ref)) if kind_of(ref) == "theme" else tag_of(ref)


@click.command()
@click.argument("learning", type=REFERENCES["learning"], metavar="LEARNING")
@reads
def show(look: Look, learning: str) -> None:
    """Show a piece of learning: what happened, what it is about, who took it up and how.

    \b
    Example:
      cfworkflow learning show L-0001
    """
    from cfworkflow.projections.learnings import LEARNINGS

    row = look.pick("learning", learning, look.reading().rows(LEARNINGS))
    look.show(row, lambda: _show(row))


def _show(row: LearningRow) -> None:
    from cfworkflow.cli.table import show_facts

    show_facts(
        [
            ("learning", row.learning),
            ("title", row.title),
            ("from a", row.outcome),
            ("shared", f"{row.shared_on} by {row.group}"),
            ("description", row.description),
            ("findings", row.findings),
            ("petals", row.petals),
            ("areas", row.areas),
            ("about", [_linked(link) for link in row.links]),
            ("taken up", "\n".join(_taken(taken) for taken in row.taken_up) or "by nobody yet"),
        ]
    )


def _taken(taken: TakenUp) -> str:
    decided = f", by {taken.decision}" if taken.decision else ""
    return f"{taken.on} by {taken.by}{decided}: {taken.how or ''}"


@click.command()
@reads
def log(look: Look) -> None:
    """Show successes and failures side by side, by theme, and whether change is real.

    What is about a barrier stands under the theme of that too. Of the barriers that were closed,
    it counts how many changes were found beneficial, sustainable and transformational.

    \b
    Example:
      cfworkflow learning log
    """
    from cfworkflow.projections.learning_log import learning_log

    told = learning_log(look.reading())
    look.show(told, lambda: _show_log(told))


def _show_log(told: LearningLog) -> None:
    from cfworkflow.cli.learning.telling import changed, log_facts
    from cfworkflow.cli.table import fact_lines

    for line in fact_lines([("All plans", changed(told.change))]):
        click.echo(line)
    for each in told.themes:
        title = f"  {each.title}" if each.title else ""
        click.echo(f"\n{each.theme or 'Under no theme'}{title}")
        facts = [*log_facts(each)]
        shown = facts if each.theme else facts[1:]
        for line in fact_lines((f"  {name}", value) for name, value in shown):
            click.echo(line)
    if not told.themes:
        click.echo("Nothing was shared yet: cfworkflow learning share", err=True)
