"""Filters of lists, as options of commands."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from cfworkflow.cli import choices
from cfworkflow.cli.dates import DAY, check_period
from cfworkflow.cli.options import BARRIER
from cfworkflow.cli.theme.naming import THEME
from cfworkflow.projections.asking import Filters

__all__ = ["Filters", "filters"]

Function = Callable[..., Any]

_WORDED: dict[str, tuple[Any, str | None, str]] = {
    "plan": (choices.PLAN, None, "Only of this plan."),
    "tier": (choices.TIER, None, "Only of this tier."),
    "petal": (choices.PETAL, "PETAL", f"Only of this petal: {', '.join(choices.PETALS)}."),
    "area": (str, "ID", "Only of this area."),
    "group": (str, "GROUP", "Only of this group."),
    "barrier": (BARRIER, "BARRIER", "Only about this barrier."),
    "owner": (str, "MEMBER", "Only those this member sees to."),
    "theme": (THEME, "THEME", "Only those under this theme."),
}


def filters(
    *names: str, dated: str, states: tuple[str, ...] = (), **told: str
) -> Callable[[Function], Function]:
    """Give a command the filters of these names, and those every list has, as its `only`.

    `dated` says which date of a row counts, such as "raised"; `states` are what `--state` offers;
    `told` is the help of a filter where the usual does not say enough.
    """
    options = []
    for name in names:
        kind, metavar, help_ = _WORDED[name]
        options.append(
            click.option(f"--{name}", type=kind, metavar=metavar, help=told.get(name, help_))
        )
    if states:
        options.append(
            click.option("--state", type=click.Choice(states), help="Only in this state.")
        )
    if "overdue" in told:
        options.append(click.option("--overdue", is_flag=True, help=told["overdue"]))
    options += [
        click.option(
            "--since", type=DAY, metavar="DATE", help=f"Only those {dated} on this day or later."
        ),
        click.option(
            "--until", type=DAY, metavar="DATE", help=f"Only those {dated} by the end of this day."
        ),
        click.option(
            "--limit", type=click.IntRange(min=1), metavar="N", help="Only the last N of the list."
        ),
    ]

    mine = (*names, "state", "overdue", "since", "until", "limit")

    def decorated(function: Function) -> Function:
        @functools.wraps(function)
        def filtered(*args: Any, **given: Any) -> Any:
            known = {name: given.pop(name) for name in mine if name in given}
            check_period(known["since"], known["until"])
            return function(*args, only=Filters(**known), **given)

        for option in reversed(options):
            filtered = option(filtered)
        return filtered

    return decorated
