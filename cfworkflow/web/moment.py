"""The moment the whole page is moved to: `?as-of=`, kept on every link."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from cfworkflow.as_of.moment import Moment, read_moment
from cfworkflow.web.wrong import Problem, Wrong

if TYPE_CHECKING:
    from collections.abc import Mapping

AS_OF = "as-of"
"""The name of the moment in an address, and of its field."""

WRITE = "a date (31/03/2026), a time (2026-03-31T12:00) or the position of a fact (@1234)"

_LONGEST = 60


def typed_in(query: Mapping[str, str]) -> str:
    """The moment in an address as it was typed; empty where none is."""
    return query.get(AS_OF, "").strip()


def read_typed(typed: str) -> Moment | None:
    """The moment that was typed; None, for now, where none was. Raises `ValueError`."""
    if not typed:
        return None
    moment = read_moment(typed) if len(typed) <= _LONGEST else None
    if moment is None:
        raise ValueError(f"Write {WRITE}.")
    return moment


def unreadable(why: str, now: str) -> Wrong:
    """What to say of a moment that can't be told, or is beyond the record.

    `now` is the address of the same page as the record stands.
    """
    return Wrong(
        HTTPStatus.BAD_REQUEST,
        "moment",
        "The record can't be seen as of that moment",
        why,
        problems=(Problem(AS_OF, why),),
        links=(("This page as the record stands", now),),
    )


def address(path: str, query: Mapping[str, object], as_of: str = "") -> str:
    """A path of this site with what is asked there, as of a moment where one is given.

    What is None or empty is left out.
    """
    given = {name: value for name, value in query.items() if value not in (None, "", False)}
    if as_of:
        given[AS_OF] = as_of
    asked = urlencode(given, safe="@:/")
    return quote(path, safe="/:") + (f"?{asked}" if asked else "")
