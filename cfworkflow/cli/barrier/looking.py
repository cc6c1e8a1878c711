"""Looking at barriers: all of them, one as it stands, and its whole story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.areas import check_area
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import BARRIER, lists, reads
from cfworkflow.cli.theme.naming import check_theme

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import Step

_LISTING = Listing(
    {
        "barrier": "barrier",
        "state": "status",
        "tier": "tier",
        "with": "holder",
        "raised by": "raised_by",
        "raised": "raised_on",
        "title": "title",
    },
    more={
        "plan": "plan",
        "description": "description",
        "petals": "petals",
        "areas": "areas",
        "theme": "theme",
        "changed": "changed_on",
        "recommendations": "recommendations",
    },
    empty="No such barriers. Raise one with: cfworkflow barrier raise",
)


@click.command("list")
@filters(
    *("plan", "tier", "petal", "area", "group", "theme"),
    dated="raised",
    states=choices.BARRIER_STATES,
    group="Only those it raised or that stand with it.",
)
@lists
def list_barriers(look: Look, only: Filters) -> None:
    """List the barriers.

    \b
    Examples:
      cfworkflow barrier list --tier tactical
      cfworkflow barrier list --plan risks
      cfworkflow barrier list --petal homelessness --since 2026-01-01 --csv
      cfworkflow barrier list --as-of today
    """
    from cfworkflow.projections.board import chosen_barriers

    reading = look.reading()
    look.check_group(only.group, reading)
    check_area(look, only.area, reading)
    check_theme(look, only.theme, reading)
    look.show_list(chosen_barriers(reading, only), _LISTING)


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@reads
def show(look: Look, barrier: str) -> None:
    """Show a barrier as it stands; of a risk, also how it was rated.

    \b
    Example:
      cfworkflow barrier show B-0001
    """
    from msgspec.structs import asdict

    from cfworkflow.cli.evidence import addressed, checked
    from cfworkflow.cli.risk.looking import ratings
    from cfworkflow.cli.table import show_facts
    from cfworkflow.projections.approaches import APPROACHES
    from cfworkflow.projections.risks import RISKS
    from cfworkflow.projections.row import replace
    from cfworkflow.projections.succession import answering
    from cfworkflow.projections.themes import THEMES, theme_of

    reading = look.reading()
    row = look.pick("barrier", barrier, reading.barriers)
    row = replace(
        row,
        holder=answering(reading.groups, row),
        theme=theme_of(reading.rows(THEMES), row.theme),
    )
    tried = [each.approach for each in reading.rows(APPROACHES).where(f"barrier:{barrier}")]
    risk = reading.rows(RISKS).get(barrier)
    rated = risk.ratings if risk else ()
    look.show(
        {**asdict(row), "approaches": tried, "ratings": rated},
        lambda: show_facts(
            [
                ("barrier", row.barrier),
                ("title", row.title),
                ("plan", row.plan),
                ("description", row.description),
                ("state", row.status),
                ("tier", row.tier),
                ("with", row.holder),
                ("raised by", row.raised_by),
                ("raised", row.raised_on),
                ("petals", row.petals),
                ("areas", row.areas),
                ("theme", row.theme),
                ("rated", "\n".join(ratings(risk))),
                ("in the way of", row.approach),
                ("approaches", tried),
                ("path", "\n".join(_step(step) for step in row.came_from)),
                ("addressed", row.addressed and addressed(row.addressed)),
                ("last check", row.check and checked(row.check)),
            ]
        ),
    )


def _step(step: Step) -> str:
    decided = f", by {step.decision}" if step.decision else ""
    because = f": {step.because}" if step.because else ""
    return f"{step.on} {step.what}, {step.to_group}{decided}{because}"


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@lists
def history(look: Look, barrier: str) -> None:
    """Tell the whole story of a barrier.

    Each step stands with the date it took effect and the date it was recorded.

    \b
    Example:
      cfworkflow barrier history B-0001
    """
    from cfworkflow.cli.story import show_story

    reading = look.reading()
    look.pick("barrier", barrier, reading.barriers)
    show_story(look, reading.story(barrier))
