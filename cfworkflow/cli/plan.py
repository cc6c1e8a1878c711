"""`cfworkflow plan`: the action plan as it stands, rebuilt from the facts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look, today
from cfworkflow.cli.options import reads
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.projections.plan import PlanAction, PlanLine


@click.group()
def plan() -> None:
    """The action plan.

    \b
    Example:
      cfworkflow plan show
    """


@plan.command()
@click.argument("name", metavar="[PLAN]", type=click.Choice(["barriers"]), default="barriers")
@click.option("--open", "still_open", is_flag=True, help="Leave out closed and withdrawn barriers.")
@reads
def show(look: Look, name: str, still_open: bool) -> None:
    """Show the plan: where each barrier stands and what is to do.

    With each barrier: where it came from, what was recommended, the responses, the last decision
    and the actions with their owners and due dates.

    \b
    Example:
      cfworkflow plan show barriers --open
    """
    from cfworkflow.projections.plan import action_plan

    day = today()
    lines = action_plan(look.reading(), day, over=not still_open)
    look.show({"plan": name, "on": day, "barriers": lines}, lambda: show_plan(lines))


def show_plan(lines: tuple[PlanLine, ...]) -> None:
    """Write a plan, a paragraph a barrier."""
    if not lines:
        click.echo("The plan is empty. Raise a barrier with: cfworkflow barrier raise", err=True)
    for number, line in enumerate(lines):
        if number:
            click.echo()
        click.echo(f"{line.barrier}  {line.title}")
        show_facts((f"  {name}", value) for name, value in _paragraph(line))


def _paragraph(line: PlanLine) -> list[tuple[str, object]]:
    stands = line.status
    if line.status == line.tier:
        stands += f", with {line.holder}"
    elif line.status != "withdrawn":
        stands += f", as {line.holder} addressed it at the {line.tier} tier"
    held = (step.to_group for step in line.came_from)
    last = line.last_decision
    return [
        ("stands", stands),
        ("came from", " → ".join(group for group, _ in groupby(held))),
        ("raised", line.raised_on),
        ("petals", line.petals),
        (
            "recommended",
            "\n".join(
                one.text + (f" ({one.answer.replace('-', ' ')})" if one.answer else "")
                for one in line.recommendations
            ),
        ),
        (
            "response",
            "\n".join(f"{one.from_group}, {one.on}: {one.text or ''}" for one in line.responses),
        ),
        (
            "last decision",
            last and f"{last.decision} {last.outcome.replace('_', ' ')} on {last.on}",
        ),
        ("actions", "\n".join(_action(action) for action in line.actions)),
    ]


def _action(action: PlanAction) -> str:
    overdue = "OVERDUE, " if action.overdue else ""
    return (
        f"{action.action} {action.title or ''} ({action.owner}, {overdue}due {action.due}, "
        f"{action.status.replace('_', ' ')})"
    )
