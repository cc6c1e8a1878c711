"""What is filled in on a page: the fields of a form, what they may hold, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.as_of.days import read_day
from cfworkflow.web.asked import PAGE
from cfworkflow.web.wrong import Problem, Wrong, WrongAsked

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.reading import Views
    from cfworkflow.web.asked import Asked

Choices = Callable[["Views"], Iterable[tuple[str, str]]]

LONGEST = 200
"""Letters that a field takes."""

_PAGE = re.compile(r"[1-9][0-9]{0,8}")


class Field(NamedTuple):
    """A field: its name in the address, its label, and how what is typed is read.

    One with `choices` offers these: what each stands for, and the words for it. `read` raises
    `ValueError` where it can't be read, which says what it must be.
    """

    name: str
    label: str
    read: Callable[[str], object] = str
    choices: Choices | None = None
    hint: str = ""


class Filled(NamedTuple):
    """What was filled in: as it was read, what is wrong with it, and the fields to show again."""

    given: Mapping[str, object]
    problems: tuple[Problem, ...]
    fields: Sequence[Mapping[str, object]]


def choice(name: str, label: str, words: Mapping[str, str]) -> Field:
    """A field that offers fixed words."""
    return Field(name, label, choices=lambda _: words.items())


def day(name: str, label: str) -> Field:
    """A field for a date."""
    return Field(name, label, _day)


def filled(fields: Iterable[Field], query: Mapping[str, str], views: Views) -> Filled:
    """What was filled in on a form. What is unknown is left alone, and nothing is lost."""
    given: dict[str, object] = {}
    problems: list[Problem] = []
    shown = []
    for field in fields:
        typed = query.get(field.name, "").strip()
        offered = [*field.choices(views)] if field.choices else None
        wrong = ""
        if typed:
            try:
                given[field.name] = _read(field, typed, offered)
            except ValueError as error:
                wrong = str(error)
                problems.append(Problem(field.name, wrong))
        shown.append(_to_show(field, typed, offered, wrong))
    return Filled(given, tuple(problems), shown)


def unfit(asked: Asked, title: str, form: Filled) -> Wrong:
    """What is wrong with a form, for its own page to say. Raises `WrongAsked` for other forms."""
    wrong = Wrong(
        HTTPStatus.BAD_REQUEST,
        "form",
        title,
        "What was filled in can't be read.",
        "Put it right, then ask again.",
        problems=form.problems,
    )
    if asked.form != PAGE:
        raise WrongAsked(wrong)
    return wrong


def page_in(query: Mapping[str, str]) -> int:
    """Which page of a list is asked for; the first where that can't be told."""
    typed = query.get("page", "")
    return int(typed) if _PAGE.fullmatch(typed) else 1


def _read(field: Field, typed: str, offered: list[tuple[str, str]] | None) -> object:
    if len(typed) > LONGEST:
        raise ValueError(f"{field.label} must be {LONGEST} characters or fewer")
    if offered is not None and typed not in dict(offered):
        article = "an" if field.label[0] in "AEIOU" else "a"
        raise ValueError(f"Select {article} {field.label.lower()}")
    try:
        return field.read(typed)
    except ValueError as error:
        raise ValueError(f"{field.label} {error}") from None


def _day(typed: str) -> date:
    found = read_day(typed)
    if found is None:
        raise ValueError("must be a real date, such as 31/03/2026")
    return found


def _to_show(
    field: Field, typed: str, offered: list[tuple[str, str]] | None, wrong: str
) -> dict[str, object]:
    """A field as the components of GOV.UK Frontend take it."""
    shown: dict[str, object] = {
        "id": field.name,
        "name": field.name,
        "value": typed,
        "label": {"text": field.label},
    }
    if field.hint:
        shown["hint"] = {"text": field.hint}
    if wrong:
        shown["errorMessage"] = {"text": wrong}
    if offered is not None:
        items = [{"value": "", "text": "Any"}]
        items += [{"value": value, "text": words} for value, words in offered]
        if typed and typed not in dict(offered):  # nothing that was typed is lost
            items.append({"value": typed, "text": typed})
        shown["items"] = items
    return shown
