"""Which document is asked for: its name, what it is about, and what it is to tell of only."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import click

from cfworkflow.cli import choices
from cfworkflow.cli.dates import DAY, check_period, read_day
from cfworkflow.cli.export.ending import NewFile
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
            near = " or ".join(f"{name} ({DOCUMENTS[name].title})" for name in meant(str(value)))
            there = f"Did you mean {near}?" if near else f"There are: {', '.join(DOCUMENTS)}."
            self.fail(f"{value!r} is not a document. {there}", param, ctx)
        return str(value)


def meant(said: str) -> list[str]:
    """The documents that a word may mean which is none: by their titles, then by their letters."""
    return titled(said) or nearest(said, DOCUMENTS)


def titled(said: str) -> list[str]:
    """The documents in whose titles these words stand, one or several of a thing."""
    sought = _words(said)
    return [name for name, each in DOCUMENTS.items() if sought and sought <= _words(each.title)]


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in re.findall("[a-z]+", text.lower())}


class Asked(NamedTuple):
    """What was asked for, and in which form. `given` are filters, and what else was said of it."""

    form: str
    name: str
    ref: str | None
    given: dict[str, Any]
    since: Moment | None
    out: str | None
    key: str | None

    def options(self) -> dict[str, Any]:
        """The options of its builder; a usage error where it does not have them, or lacks one."""
        found = {name: each for name, each in self.given.items() if each is not None}
        for name in found if self.since is None else (*found, "since"):
            if not _has(self.name, name):
                raise click.UsageError(f"{self.name} has no --{name}.{self._what_has(name)}")
        if self.since is not None and "since" in DOCUMENTS[self.name].options:
            found["since"] = self._first_day(self.since)
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
        having = [name for name in DOCUMENTS if _has(name, option)]
        return f" It is of {', '.join(having)}." if having else ""


def _has(document: str, option: str) -> bool:
    """Whether a document can be asked with an option. A briefing begins at any moment."""
    return option in DOCUMENTS[document].options or (document, option) == ("briefing", "since")


def documents(form: str) -> Callable[[Function], Function]:
    """Give a command what every document can be asked with, as its `Look` and its `Asked`.

    `form` is the one it writes. Its help tells after the first paragraph which documents there are.
    """

    def asking(function: Function) -> Function:
        first, _, rest = inspect.cleandoc(function.__doc__ or "").partition("\n\n")
        function.__doc__ = f"{first}\n\n{_listed()}\n\n{rest}"

        @functools.wraps(function)
        def asked(look: Look, /, **given: Any) -> Any:
            only = {name: given.pop(name) for name in (*_FILTERS, "to")}
            said = (given.pop(each) for each in ("since", "out", "key"))
            return function(
                look, Asked(form, given.pop("document"), given.pop("ref"), only, *said), **given
            )

        command = reads(asked)
        for parameter in reversed(_parameters(form)):
            command = parameter(command)
        return command

    return asking


def _listed() -> str:
    of_one = [name for name, entry in DOCUMENTS.items() if entry.refers]
    others = [name for name in DOCUMENTS if name not in of_one]
    return (
        f"DOCUMENT is {', '.join(others[:-1])} or {others[-1]}; "
        f"or, of one thing that REF says: {', '.join(of_one[:-1])} or {of_one[-1]}."
    )


def _parameters(form: str) -> list[Function]:
    file = click.Path(dir_okay=False)
    return [
        click.argument("document", metavar="DOCUMENT", type=DocumentName()),
        click.argument("ref", metavar="[REF]", required=False),
        click.option("--out", metavar="FILE", type=NewFile(form), help="Write it to a new file."),
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
