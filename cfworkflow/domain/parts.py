"""Faults of a whole that lie in its parts: all of them at once, each at the part it is about."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

Place = tuple[str | int, ...]
"""Where something was typed: `("items", 0, "votes")` is the votes of the first item."""


def refuse_parts(whole: str, faults: Iterable[tuple[bool, Place, str]]) -> None:
    """Raise a `ValidationError` with each fault that is one at its place; quiet without any.

    A fault is whether it is one, where, and half a sentence that says what is wrong.
    """
    found = [
        InitErrorDetails(
            # What stands at the place is in the sentence where it matters, and not said twice.
            type=PydanticCustomError("value_error", "Value error, {error}", {"error": said}),
            loc=place,
            input={},
        )
        for wrong, place, said in faults
        if wrong
    ]
    if found:
        raise ValidationError.from_exception_data(whole, found)
