"""What the words of a log mean: dates, yes and no, petals, people's places, lists of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from cfworkflow.domain.finding import near
from cfworkflow.domain.importing.commands import LogRow
from cfworkflow.importing.cells import Value, quoted, said, word
from cfworkflow.importing.days import NoDay, day_in

_YES = frozenset({"yes", "y", "true", "met"})
_NO = frozenset({"no", "n", "false", "not met"})
_COUNT = re.compile(r"\d{1,4}")
_APOSTROPHES = re.compile("['\u2019]")
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_APART = re.compile(r"[;,\n]")
_TEXTS_APART = re.compile(r"[;\n]")


REFERRING = frozenset({"barrier", "again"})
"""The fields that name another row of the log by its own id."""


class NoMeaning(ValueError):  # noqa: N818 - what is the matter, no error of ours
    """What a cell says can't be told; its text says why, `try_` what to do."""

    def __init__(self, why: str, try_: str = "") -> None:
        super().__init__(why)
        self.try_ = try_


def name_of(text: str) -> str:
    """A name as a short id: CPSL Mind is `cpsl-mind`."""
    return _NOT_A_NAME.sub("-", _APOSTROPHES.sub("", text.casefold())).strip("-")


@cache
def _hints(kind: type[LogRow]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - an annotation is of any type
    """What is asked for where something is given: `X | None` is X."""
    if get_origin(annotation) in (Union, UnionType):
        return next(each for each in get_args(annotation) if each is not type(None))
    return annotation


def _is_name(annotation: Any) -> bool:  # noqa: ANN401
    """Whether a short id is asked for."""
    said_of = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    patterns = [each.pattern for each in said_of if isinstance(each, StringConstraints)]
    return any(str(pattern).startswith("^[a-z0-9]+(-") for pattern in patterns)


class Meaning:
    """What cells mean in the columns of one sheet.

    `words` are those of its map; `key` gives, for a field that names another row by its id, the
    keys by which that row may be known.
    """

    def __init__(
        self,
        kind: type[LogRow],
        words: Mapping[str, Mapping[str, str | bool]],
        *,
        since_1904: bool,
        key: Callable[[str, str], tuple[str, ...]],
    ) -> None:
        self._hints = _hints(kind)
        self._words = {
            name: {word(each): means for each, means in table.items()}
            for name, table in words.items()
        }
        self._since_1904 = since_1904
        self._key = key

    def of(self, name: str, cell: Value) -> Any:  # noqa: ANN401 - each field has its own type
        """What a cell of a field's column means. Raises `NoMeaning` where it can't be told."""
        if name in REFERRING:
            return self._key(name, said(cell))
        return self._meant(name, _bare(self._hints[name]), cell)

    def constant(self, name: str, given: Any) -> Any:  # noqa: ANN401
        """What a constant of the map means: the same as in a cell, but for the words."""
        return given if isinstance(given, bool | date) else self.of(name, given)

    def advice(self, name: str) -> str:
        """What to do about a value that can't stand."""
        asked = _bare(self._hints.get(name))
        of = get_args(asked)[0] if get_origin(asked) is tuple else asked
        if of is bool or get_origin(of) is Literal or _is_name(of):
            return f"Put the cell right, or say what its words mean in the map, as words.{name}."
        return "Put the cell right."

    def _meant(self, name: str, asked: Any, cell: Value) -> Any:  # noqa: ANN401
        if asked is date:
            return self._day(cell)
        if asked is bool:
            return self._yes(name, cell)
        origin = get_origin(asked)
        if origin is tuple:
            of = get_args(asked)[0]
            apart = _APART if _is_name(of) or get_origin(of) is Literal else _TEXTS_APART
            return self._each(name, of, _parts(cell, apart))
        if origin is dict:
            return self._pairs(name, cell)
        if origin is Annotated and get_args(asked)[0] is int:
            return self._count(cell)
        return self._one(name, asked, said(cell))

    def _each(self, name: str, of: Any, parts: list[str]) -> tuple[Any, ...]:  # noqa: ANN401
        """What the parts of a cell mean; else what is the matter with each that can't be told."""
        meant: dict[Any, None] = {}
        wrong = []
        for part in parts:
            try:
                meant[self._one(name, of, part)] = None
            except NoMeaning as none:
                wrong.append(f"{quoted(part)}: {none}" if len(parts) > 1 else str(none))
        if wrong:
            raise NoMeaning("; ".join(wrong), self.advice(name))
        return tuple(meant)

    def _one(self, name: str, asked: Any, text: str) -> Any:  # noqa: ANN401
        table = self._words.get(name, {})
        meant = table.get(word(text))
        if meant is not None:
            return meant
        if get_origin(asked) is Literal:
            known = get_args(asked)
            slug = name_of(text)
            if slug not in known:
                raise NoMeaning(
                    f"it is not one of {', '.join(known)}{near(slug, known)}", self.advice(name)
                )
            return slug
        if _is_name(asked):
            return name_of(text) or text
        return " ".join(text.split("\n")) if name in _ON_ONE_LINE else text

    def _day(self, cell: Value) -> date:
        try:
            return day_in(cell, since_1904=self._since_1904)
        except NoDay as none:
            raise NoMeaning(str(none), "Put the date right in the sheet.") from None

    def _yes(self, name: str, cell: Value) -> bool:
        text = word(said(cell))
        meant = self._words.get(name, {}).get(text)
        if isinstance(meant, bool):
            return meant
        if text in _YES or text in _NO:
            return text in _YES
        raise NoMeaning("it says neither yes nor no", self.advice(name))

    def _count(self, cell: Value) -> int:
        text = said(cell)
        if not _COUNT.fullmatch(text):
            raise NoMeaning("it is no whole number", "Put the figure right in the sheet.")
        return int(text)

    def _pairs(self, name: str, cell: Value) -> dict[str, str | None]:
        """Members, each with who stands in for them, or with the nature of their interest."""
        found: dict[str, str | None] = {}
        for part in _parts(cell, _TEXTS_APART):
            first, sign, second = part.partition("=" if "=" in part else ":")
            if name == "proxies" and not (sign and second.strip()):
                raise NoMeaning("write MEMBER = STAND-IN, with semicolons between several")
            member = self._words.get(name, {}).get(word(first), name_of(first))
            found[str(member)] = name_of(second) if name == "proxies" else second.strip() or None
        return found


_ON_ONE_LINE = frozenset({"title", "item", "meeting_title"})


def _parts(cell: Value, apart: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in apart.split(said(cell)) if part.strip()]
