"""What was found wrong with something typed, in the words of the person who typed it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from reprlib import repr as in_short
from typing import TYPE_CHECKING

from cfworkflow.domain.references import LETTERS

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_PLAIN = {
    "missing": "this is missing",
    "too_short": "give at least one",
    "string_too_short": "write something",
    "string_type": "write text, in quotes",
    "tuple_type": "write a list, in square brackets",
    "model_type": "write a table",
    "dict_type": "write a table",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "int_type": "write a whole number",
    "int_parsing": "write a whole number",
    "date_type": "write a date such as 2022-12-31, without quotes",
    "date_from_datetime_parsing": "write a date such as 2022-12-31, without quotes",
}

_NO_SLUG = "is no short id such as cpsl-mind (small letters, digits, hyphens)"
_PATTERNS = {
    **{f"{letter}-": f"is no reference; write it as {letter}-0001" for letter in LETTERS},
    "[^": "must be one line",
    "-?": "is no figure; write it as 38.5",
    "[0": "is no SHA-256 (64 digits and small letters a to f)",
}


def in_words(error: ErrorDetails, known: Iterable[str] = ()) -> str:
    """A finding of pydantic as half a sentence; `known` are the settings there could have been."""
    given, told = in_short(error["input"]), error.get("ctx", {})
    match error["type"]:
        case kind if kind in _PLAIN:
            return _PLAIN[kind]
        case "extra_forbidden":
            return f"there is no such setting here{near(str(error['loc'][-1]), known)}"
        case "literal_error":
            return f"{given} is not one of {told['expected']}"
        case "string_pattern_mismatch":
            return f"{given} {_PATTERNS.get(told['pattern'][1:3], _NO_SLUG)}"
        case kind:
            said = told["error"] if kind == "value_error" else _bound(error)
            scalar = not isinstance(error["input"], (dict, list, tuple))
            where = f"{given} can't stand here: " if scalar else ""
            return f"{where}{str(said)[:1].lower()}{str(said)[1:]}"


def _bound(error: ErrorDetails) -> str:
    """Which bound a value is beyond, or what else pydantic says of it."""
    told = error.get("ctx", {})
    if error["type"] in ("too_long", "string_too_long"):
        parts = "characters" if isinstance(error["input"], str) else "entries"
        return f"give at most {told['max_length']} {parts}"
    return f"give {told['ge']} or more" if error["type"] == "greater_than_equal" else error["msg"]


def near(sought: str, known: Iterable[str]) -> str:
    """What a word may have been meant for, in brackets; empty where nothing is near."""
    shown = [name for name in known if name != sought and name.isprintable()]
    near = get_close_matches(sought, shown)
    return f" (did you mean {' or '.join(near)}?)" if near else ""
