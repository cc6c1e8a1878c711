"""Which document is asked for: its name, what it is about, and what it is to tell of only."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import click

from cfworkflow.cli import choices
from cfworkflow.cli.dates import DAY, check_period, read_day
from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT, Moment
from cfworkflow.cli.options import BARRIER, reads
from cfworkflow.cli.theme.naming import THEME
from cfworkflow.projections.near import nearest
from cfworkflow.reports.catalogue import DOCUMENTS

Function = Callable[..., Any]

_STATES = {
    "decisions": choices.DECISION_STATES,
    "plan": choices.BARRIER_STATES,
    "barriers": choices.BARRIER_STATES,
    "meetings": choices.MEETING_STATES,
}
"""A document that can be narrowed to a state → the states there are."""

_FILTERS = ("tier", "group", "state", "petal", "area", "theme", "barrier", "until")


class DocumentName(click.ParamType[str]):
    """A document by the word it is asked for."""

    name = "document"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; a usage error that names what is near it, or all there are."""
        if value not in DOCUMENTS:
            near = nearest(str(value), DOCUMENTS)
            meant = f"Did you mean {' or '.join(near)}?" if near else "There are:"
            every = "" if near else f" {', '.join(DOCUMENTS)}."
            self.fail(f"{value!r} is not a document. {meant}{every}", param, ctx)
        return str(value)


class Asked(NamedTuple):
    """What was asked for. `given` are filters, and what else was said of it."""

    name: str
    ref: str | None
    given: dict[str, Any]
    since: Moment | None
    out: str | None
    key: str | None

    def options(self) -> dict[str, Any]:
        """The options of its builder; a usage error where it does not have them, or lacks one."""
        found = {name: each for name, each in self.given.items() if each is not None}
        if self.since is not None and "since" in DOCUMENTS[self.name].options:
            found["since"] = self._first_day(self.since)
        for name in found:
            if name not in DOCUMENTS[self.name].options:
                raise click.UsageError(f"{self.name} has no --{name}.{self._what_has(name)}")
        check_period(found.get("since"), found.get("until"))
        state = found.get("state")
        if state is not None and state not in _STATES[self.name]:
            there = ", ".join(_STATES[self.name])
            raise click.UsageError(f"--state {state} is none of {self.name}: {there}.")
        return found

    def _first_day(self, since: Moment) -> date:
        day = read_day(since.typed)
        if day is None:
            raise click.UsageError(f"--since {since.typed} is no date; write 2026-10-15.")
        return day

    def _what_has(self, option: str) -> str:
        having = [name for name, entry in DOCUMENTS.items() if option in entry.options]
        return f" It is of {', '.join(having)}." if having else ""


def documents(function: Function) -> Function:
    """Give a command what every document can be asked with, as its `Look` and its `Asked`.

    Its help tells after the first paragraph which documents there are.
    """
    first, _, rest = inspect.cleandoc(function.__doc__ or "").partition("\n\n")
    function.__doc__ = f"{first}\n\n{_listed()}\n\n{rest}"

    @functools.wraps(function)
    def asking(look: Look, /, **given: Any) -> Any:
        only = {name: given.pop(name) for name in (*_FILTERS, "to")}
        names = ("since", "out", "key")
        asked = Asked(
            given.pop("document"), given.pop("ref"), only, *(given.pop(each) for each in names)
        )
        return function(look, asked, **given)

    command = reads(asking)
    for parameter in reversed(_parameters()):
        command = parameter(command)
    return command


def _listed() -> str:
    of_one = [name for name, entry in DOCUMENTS.items() if entry.refers]
    others = [name for name in DOCUMENTS if name not in of_one]
    return (
        f"DOCUMENT is {', '.join(others[:-1])} or {others[-1]}; "
        f"or, of one thing that REF says: {', '.join(of_one[:-1])} or {of_one[-1]}."
    )


def _parameters() -> list[Function]:
    file = click.Path(dir_okay=False)
    return [
        click.argument("document", metavar="DOCUMENT", type=DocumentName()),
        click.argument("ref", metavar="[REF]", required=False),
        click.option("--out", metavar="FILE", type=file, help="Write it to a new file."),
        click.option("--key", metavar="FILE", type=file, help="Sign its checkpoint with this key."),
        click.option("--to", metavar="AUDIENCE", type=choices.AUDIENCE, help="Whom to brief."),
        click.option(
            "--since",
            metavar="MOMENT",
            type=MOMENT,
            help="Only from then on; of a briefing, not from the last one.",
        ),
        click.option("--until", metavar="DATE", type=DAY, help="Only up to this day."),
        click.option("--group", metavar="GROUP", help="Only of this group."),
        click.option("--tier", type=choices.TIER, help="Only of this tier."),
        click.option("--state", metavar="STATE", help="Only in this state."),
        click.option("--petal", metavar="PETAL", type=choices.PETAL, help="Only of this petal."),
        click.option("--area", metavar="ID", help="Only of this area."),
        click.option("--theme", metavar="THEME", type=THEME, help="Only under this theme."),
        click.option("--barrier", metavar="BARRIER", type=BARRIER, help="Only about this barrier."),
    ]
