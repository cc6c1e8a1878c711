"""What a person types: dates, pairs, and the options that every command of a sort has."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import click

from cfworkflow.cli.damage import telling_of_damage
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT
from cfworkflow.domain.references import (
    KINDS,
    LETTERS,
    NAMED,
    in_full,
    kind_of,
    of_another_kind,
)

_WRITTEN = rf"[A-Z]-[0-9]{{4,}}|(({'|'.join(NAMED)}):)?[a-z0-9]+(-[a-z0-9]+)*"

Function = Callable[..., Any]


class Pair(click.ParamType[tuple[str, str]]):
    """Two words joined by an equals sign: MEMBER=STAND-IN, or MEMBER=for."""

    name = "pair"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The two words; a usage error where there are not two."""
        if isinstance(value, tuple):
            return value
        left, sign, right = value.partition("=")
        if not (left and sign and right):
            self.fail(f"{value!r} is not a pair; write MEMBER=VALUE.", param, ctx)
        return left, right


def named_twice(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Who stands first in more than one of the pairs."""
    names = Counter(name for name, _ in pairs)
    return sorted(name for name, times in names.items() if times > 1)


class Reference(click.ParamType[str]):
    """A reference as people say it: B-0001, b-1 and B1 are the same."""

    name = "reference"

    def __init__(self, letter: str) -> None:
        self._letter = letter

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The reference in full; a usage error where it is none of this kind."""
        said = re.fullmatch(rf"{self._letter}-?0*([1-9][0-9]{{0,11}})", value, re.IGNORECASE)
        if said is None:
            another = of_another_kind(value, LETTERS[self._letter])
            if another:
                from cfworkflow.projections.views import shown_by

                self.fail(f"{another} For that: {shown_by(in_full(value))}", param, ctx)
            return self.fail(f"{value!r} is not one; write it as {self._letter}-0001.", param, ctx)
        return f"{self._letter}-{int(said.group(1)):04d}"


class AnyReference(click.ParamType[str]):
    """A reference of any of these kinds as people say it: B-0001, d-1, theme:discharge, tactical.

    Without `kinds` it is one of any kind there is.
    """

    name = "reference"

    def __init__(self, *kinds: str) -> None:
        self._kinds = kinds or KINDS
        some = [_form(kind) for kind in kinds] or ["B-0001", "GROUP", "theme:NAME"]
        self._forms = " or ".join(filter(None, (", ".join(some[:-1]), some[-1])))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The reference in full; a usage error where it is none of these kinds."""
        ref = in_full(str(value))
        if kind_of(ref) not in self._kinds or not re.fullmatch(_WRITTEN, ref):
            self.fail(f"{value!r} is not one; write it as {self._forms}.", param, ctx)
        return ref


class Name(click.ParamType[str]):
    """The name of a thing of one kind: discharge and theme:discharge are the same."""

    def __init__(self, kind: str) -> None:
        self.name = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name alone."""
        del param, ctx
        return str(value).removeprefix(f"{self.name}:")


def _form(kind: str) -> str:
    """What a reference of a kind looks like."""
    letter = next((letter for letter, numbered in LETTERS.items() if numbered == kind), "")
    return f"{letter}-0001" if letter else "GROUP" if kind == "group" else f"{kind}:NAME"


class CommandId(click.ParamType[str]):
    """An id that a script gives its command, so that sending it twice records it once (I2)."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The id as it is; a usage error where it could not be kept or told apart."""
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.:_-]{0,99}", value):
            self.fail(f"{value!r} is no id; write up to 100 letters, digits and .:_-", param, ctx)
        return str(value)


COMMAND_ID = CommandId()
PAIR = Pair()
REFERENCES = {kind: Reference(letter) for letter, kind in LETTERS.items()}
"""The kind of a thing → what people type to say which."""

NAMES = {kind: Name(kind) for kind in NAMED}
"""The kind of a thing that goes by a name → what people type to say which."""

BARRIER = REFERENCES["barrier"]
MEETING = REFERENCES["meeting"]
DECISION = REFERENCES["decision"]
ACTION = REFERENCES["action"]
ANY = AnyReference()


_AS_OF = click.option(
    "--as-of",
    type=MOMENT,
    metavar="MOMENT",
    help="What was on record then: a date, a time, or @POSITION. What was recorded later is "
    "left out, even if it happened before.",
)
_AS_CSV = click.option("--csv", "as_csv", is_flag=True, help="Write CSV.")
_NO_PAGER = click.option(
    "--no-pager", "paged", flag_value=False, default=True, help="Do not page on a terminal."
)


def _decorated(function: Function, options: list[Function]) -> Function:
    for option in reversed(options):
        function = option(function)
    return function


def _store(ctx: click.Context, given: str | None) -> str | None:
    return given or ctx.find_root().obj


def writes(function: Function) -> Function:
    """Give a writing command its common options, and the `Act` made from them as first argument."""

    @functools.wraps(function)
    @click.pass_context
    def writing(ctx: click.Context, /, **given: Any) -> Any:
        from cfworkflow.cli.act import Act

        names = ("actor", "on", "dry_run", "yes", "no_input", "command_id", "as_json")
        common = {name: given.pop(name) for name in names}
        act = Act(store=_store(ctx, given.pop("store")), **common)
        with telling_of_damage(act.store):
            return function(act, **given)

    return _decorated(
        writing,
        [
            click.option("--on", type=DAY, metavar="DATE", help="When it took effect."),
            click.option(
                "--actor",
                metavar="ID",
                envvar="CFWORKFLOW_ACTOR",
                help="Who records it: a role such as programme-lead, not a name.",
            ),
            click.option(
                "--dry-run", is_flag=True, help="Show what would be recorded; record nothing."
            ),
            click.option("--yes", is_flag=True, help="Do not ask before what ends something."),
            click.option("--no-input", is_flag=True, help="Never wait for an answer."),
            click.option(
                "--command-id",
                type=COMMAND_ID,
                metavar="ID",
                help="Sent again with the same id, recorded once.",
            ),
            *_shared(),
        ],
    )


def shows(function: Function) -> Function:
    """Give a command that shows what no store holds its common options, and the `Look` first."""
    return _looking(function, [])


def reads(function: Function) -> Function:
    """Give a reading command its common options, and the `Look` made from them first."""
    return _looking(function, [_AS_OF])


def lists(function: Function) -> Function:
    """Give a command that lists its common options, and the `Look` made from them first."""
    return _looking(function, [_AS_OF, _AS_CSV, _NO_PAGER])


def _looking(function: Function, options: list[Function]) -> Function:
    @functools.wraps(function)
    @click.pass_context
    def looking(ctx: click.Context, /, **given: Any) -> Any:
        names = ("as_json", "as_csv", "paged", "as_of")
        common = {name: given.pop(name) for name in names if name in given}
        if common["as_json"] and common.get("as_csv"):
            raise click.UsageError("Give --json or --csv, not both.")
        look = Look(_store(ctx, given.pop("store")), **common)
        with telling_of_damage(look.store):
            return function(look, **given)

    return _decorated(looking, [*options, *_shared()])


def store_option(function: Function) -> Function:
    """Let `--store` stand behind a command as well as before it."""

    @functools.wraps(function)
    @click.pass_context
    def stored(ctx: click.Context, /, **given: Any) -> Any:
        store = _store(ctx, given.pop("store"))
        with telling_of_damage(store):
            return function(store=store, **given)

    return click.option("--store", metavar="URL", help="The store to use.")(stored)


def _shared() -> list[Function]:
    return [
        click.option("--json", "as_json", is_flag=True, help="Write JSON."),
        click.option("--store", metavar="URL", help="The store to use."),
    ]


def record_words(function: Function) -> Function:
    """The words of a decision's record (rule D1), for proposing and for voting."""
    return _decorated(
        function,
        [
            click.option("--reasons", metavar="TEXT", help="Why it is decided so."),
            click.option("--alternatives", metavar="TEXT", help="What else was considered."),
            click.option("--lived-experience", metavar="TEXT", help="How it was heard."),
            click.option("--evidence", metavar="TEXT", help="What it relies on."),
            click.option(
                "--principle",
                "principles",
                metavar="ID",
                multiple=True,
                help="A principle applied (repeat for more).",
            ),
        ],
    )
