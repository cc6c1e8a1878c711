"""`cfworkflow plan`: an action plan as it stands, rebuilt from the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.areas import check_area
from cfworkflow.cli.evidence import addressed, checked
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import lists
from cfworkflow.cli.table import fact_lines
from cfworkflow.cli.theme.naming import check_theme

if TYPE_CHECKING:
    from cfworkflow.projections.plan import PlanAction, PlanLine, Recommended, Response


@click.group()
def plan() -> None:
    """The action plan.

    \b
    Example:
      cfworkflow plan show
    """


def _last(name: str) -> Callable[[PlanLine], object]:
    return lambda line: getattr(line.last_decision, name) if line.last_decision else None


_LISTING = Listing(
    {
        "barrier": "barrier",
        "title": "title",
        "state": "status",
        "tier": "tier",
        "with": "holder",
        "came from": lambda line: [group for group, _ in groupby(_held(line))],
        "raised": "raised_on",
        "petals": "petals",
        "areas": "areas",
        "theme": "theme",
        "in the way of": "approach",
        "recommended": lambda line: [_recommended(one) for one in line.recommendations],
        "response": lambda line: [_response(one) for one in line.responses],
        "last decision": _last("decision"),
        "outcome": _last("outcome"),
        "decided": _last("on"),
        "addressed": lambda line: line.addressed and addressed(line.addressed),
        "to be checked by": "checker",
        "last check": lambda line: line.check and checked(line.check),
        "actions": lambda line: [action_line(one) for one in line.actions],
    },
    empty="There is nothing in the plan. Raise a barrier with: cfworkflow barrier raise",
)


@plan.command()
@click.argument("name", metavar="[PLAN]", type=choices.PLAN, default="barriers")
@click.option("--open", "still_open", is_flag=True, help="Leave out what is closed or withdrawn.")
@filters(
    *("tier", "petal", "area", "group", "theme"),
    dated="raised",
    states=choices.BARRIER_STATES,
    group="Only those it raised or that stand with it.",
    overdue="Only those with an action that should have been done by now.",
)
@lists
def show(look: Look, name: str, still_open: bool, only: Filters) -> None:
    """Show a plan: where each matter of it stands and what is to do.

    PLAN is barriers (the usual one), trusted-person or risks. With each matter: where it came
    from, what was recommended, the responses, the last decision and the actions with their owners
    and due dates. The trusted-person plan begins with its approaches, by element of the model:
    what partnerships make of each, those not sense-checked first. Approaches are of no tier, petal,
    area or theme.

    \b
    Examples:
      cfworkflow plan show barriers --open
      cfworkflow plan show trusted-person
      cfworkflow plan show risks
      cfworkflow plan show --as-of yesterday --csv
    """
    from cfworkflow.projections.board import chosen_barriers
    from cfworkflow.projections.plan import action_plan

    reading = look.reading()
    look.check_group(only.group, reading)
    check_area(look, only.area, reading)
    check_theme(look, only.theme, reading)
    late = look.day if only.overdue else None
    over = not still_open
    among = None
    if only != Filters():
        among = chosen_barriers(reading, only._replace(plan=name), late, over=over)
    lines = action_plan(reading, look.day, plan=name, over=over, among=among)
    if name == "trusted-person":
        from cfworkflow.cli.trusted_person import show_trusted_person

        show_trusted_person(look, reading, lines, only, over=over)
        return
    look.show_list(
        lines,
        _LISTING,
        data={"plan": name, "on": look.day, "barriers": lines},
        lines=lambda: [*plan_lines(lines)],
    )


def plan_lines(lines: Sequence[PlanLine]) -> Iterator[str]:
    """A plan as lines for a terminal, a paragraph a barrier."""
    for number, line in enumerate(lines):
        if number:
            yield ""
        yield f"{line.barrier}  {line.title}"
        yield from fact_lines((f"  {name}", value) for name, value in _paragraph(line))


def _held(line: PlanLine) -> list[str]:
    return [step.to_group for step in line.came_from]


def _recommended(one: Recommended) -> str:
    return one.text + (f" ({one.answer.replace('-', ' ')})" if one.answer else "")


def _response(one: Response) -> str:
    return f"{one.from_group}, {one.on}: {one.text or ''}"


def _paragraph(line: PlanLine) -> list[tuple[str, object]]:
    stands = line.status
    if line.status == line.tier:
        stands += f", with {line.holder}"
    elif line.checker is not None:
        stands += f", to be checked by {line.checker}"
    last = line.last_decision
    return [
        ("stands", stands),
        ("came from", " → ".join(group for group, _ in groupby(_held(line)))),
        ("raised", line.raised_on),
        ("in the way of", line.approach),
        ("petals", line.petals),
        ("theme", line.theme),
        ("recommended", "\n".join(_recommended(one) for one in line.recommendations)),
        ("response", "\n".join(_response(one) for one in line.responses)),
        (
            "last decision",
            last and f"{last.decision} {last.outcome.replace('_', ' ')} on {last.on}",
        ),
        ("addressed", line.addressed and addressed(line.addressed)),
        ("last check", line.check and checked(line.check)),
        ("actions", "\n".join(action_line(action) for action in line.actions)),
    ]


def action_line(action: PlanAction) -> str:
    """An action that is still to be done, in a line."""
    overdue = "OVERDUE, " if action.overdue else ""
    return (
        f"{action.action} {action.title or ''} ({action.owner}, {overdue}due {action.due}, "
        f"{action.status.replace('_', ' ')})"
    )
