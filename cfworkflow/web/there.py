"""What is said where nothing has the name that was asked for: what is near, and when it was."""

from __future__ import annotations

from difflib import get_close_matches
from http import HTTPStatus
from operator import ne
from typing import TYPE_CHECKING

from cfworkflow.web.asked import place_of, story_place
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cfworkflow.web.asked import Asked
    from cfworkflow.web.shown import Before

_MANY, _LETTERS = 2_000, 2
"""Of so many names, only those are compared closely that differ by so few letters."""


def not_there(before: Before, kind: str, ref: str) -> WrongAsked:
    """That nothing of that kind has that name, with what is near it and what there is now."""
    from cfworkflow.projections.views import view_of

    asked = before.asked
    links = [
        (f"{near}, which is there", asked.to(place_of(kind, near)))
        for near in _nearest(ref, before.views.rows(view_of(kind)))
    ]
    why, try_ = f"There is no {kind} {ref} on record.", "Search for it, or choose it from a list."
    if any(told.kind == "command-undone" for told in before.views.story(ref)):
        why = f"There is no {kind} {ref} on record any more: it was taken back."
        links.insert(0, ("What was told of it", asked.to(story_place(kind, ref))))
    elif asked.as_of:
        why = f"There was no {kind} {ref} on record as of {asked.as_of}."
        links.insert(0, ("The same as the record stands now", asked.now))
    return WrongAsked(_nothing(why, try_, links))


def no_page(asked: Asked) -> Wrong:
    """That there is no such page."""
    why = "There is no page at this address. It may have been typed wrongly, or cut short."
    links = [("The front page", asked.to("/")), ("Search", asked.to("/search"))]
    return _nothing(why, "Check the address, or begin at the front page.", links)


def _nothing(why: str, try_: str, links: list[tuple[str, str]]) -> Wrong:
    return Wrong(HTTPStatus.NOT_FOUND, "unknown", "Nothing is there", why, try_, links=tuple(links))


def _nearest(sought: str, known: Iterable[str]) -> list[str]:
    names = [*known]
    if len(names) > _MANY:
        names = [name for name in names if _differs_little(sought, name)]
    return get_close_matches(sought, names, n=3, cutoff=0.5)


def _differs_little(one: str, other: str) -> bool:
    apart = abs(len(one) - len(other))
    return apart < _LETTERS and apart + sum(map(ne, one, other)) <= _LETTERS
