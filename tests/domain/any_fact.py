"""Any fact of any kind, made from its own annotations: for properties that must hold of all."""

from __future__ import annotations

from datetime import UTC, date
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import MinLen
from hypothesis import strategies as st
from pydantic import BaseModel, PlainSerializer, StringConstraints, TypeAdapter
from pydantic.fields import FieldInfo

from cfworkflow.domain.fact import NARRATIVE, Fact, Recorded
from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.support.words import Days
from cfworkflow.domain.words import Figure, Percent, Sha256, Text

WORDS = TypeAdapter(Text)
FIGURES = TypeAdapter(Figure)

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def can_be_said(text: str) -> bool:
    """Whether a command would take this text, and keep it as it is."""
    try:
        return bool(WORDS.validate_python(text) == text)
    except ValueError:
        return False


TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), min_size=1
).filter(can_be_said)
"""What people write, in any alphabet: all that a command takes as text, and no more."""

LINES = TEXTS.map(lambda text: " ".join(text.split())).filter(can_be_said)
"""The same on one line, such as a clause."""


def any_fact(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    """Any fact of one kind."""
    return _model(kind)


def any_recorded() -> st.SearchStrategy[Recorded]:
    """Any fact of any kind in any envelope; not yet appended."""
    return st.builds(
        Recorded,
        fact=st.sampled_from([*FACTS.values()]).flatmap(any_fact),
        on=st.dates(),
        recorded_at=st.datetimes(timezones=st.just(UTC)),
        actor=SLUGS,
        command=st.sampled_from(["meeting record", "barrier raise"]),
        command_id=st.from_regex("[0-9a-f]{32}", fullmatch=True),
    )


@cache
def _model(kind: type[BaseModel]) -> st.SearchStrategy[Any]:
    if kind.__name__ == "Seat":
        return st.builds(
            kind, sector=st.sampled_from(["faith", "public"]), at_least=st.integers(1, 9)
        )
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(
        kind,
        **{
            name: _values(hints[name]).filter(partial(_is_long_enough, field))
            for name, field in kind.model_fields.items()
        },
    )


def _is_long_enough(field: FieldInfo, value: object) -> bool:
    least = [each.min_length for each in field.metadata if isinstance(each, MinLen)]
    return not isinstance(value, tuple) or len(value) >= max(least, default=0)


PLAIN: dict[object, st.SearchStrategy[Any]] = {
    NoneType: st.none(),
    bool: st.booleans(),
    int: st.integers(1, 1000),
    str: TEXTS,
    date: st.dates(),
    Figure: st.decimals(-1000, 1000, places=2).map(
        lambda figure: FIGURES.validate_python(f"{figure}")
    ),
    Days: st.decimals(Decimal("0.01"), 1000, places=2).map(
        lambda figure: FIGURES.validate_python(f"{figure}")
    ),
    Percent: st.integers(0, 100),
    Sha256: st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
}


def _values(annotation: object) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    found = PLAIN.get(annotation)
    if found is not None:
        return found
    if origin is Annotated:
        found = _annotated(arguments[0], arguments[1:])
    elif origin in (Union, UnionType):
        found = st.one_of(*map(_values, arguments))
    elif origin is Literal:
        found = st.sampled_from(arguments)
    elif origin is tuple:
        found = st.lists(_values(arguments[0]), max_size=3).map(tuple)
    elif origin is dict:
        found = st.dictionaries(*map(_values, arguments), max_size=3)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        found = _model(annotation)
    if found is None:
        raise TypeError(annotation)
    return found


def _annotated(annotation: object, said: tuple[object, ...]) -> st.SearchStrategy[Any]:
    if NARRATIVE in said:
        return st.none() | TEXTS if annotation == (str | None) else st.lists(TEXTS).map(tuple)
    if annotation is Fraction and any(isinstance(each, PlainSerializer) for each in said):
        return st.fractions(0, 1, max_denominator=12)
    patterns = [each.pattern for each in said if isinstance(each, StringConstraints)]
    pattern = next((each for each in patterns if isinstance(each, str)), "")
    if pattern.endswith("{4,}$"):
        return st.from_regex(pattern.replace("{4,}$", "{4}"), fullmatch=True)
    if pattern.startswith("^[a-z0-9]"):
        return SLUGS
    return LINES if pattern else _values(annotation)
