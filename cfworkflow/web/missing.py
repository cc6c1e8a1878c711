"""What is said where nothing has the name that was asked for: what is near, and when it was."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from cfworkflow.domain.references import KINDS
from cfworkflow.projections.near import nearest
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.web.asked import place_of, story_place
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from cfworkflow.web.asked import Asked
    from cfworkflow.web.shown import Visit

_SEARCH = "Search for it, or choose it from a list."


def not_there(visit: Visit, kind: str, ref: str) -> WrongAsked:
    """That nothing of that kind has that name, with what is near it and what there is now."""
    asked, known = visit.asked, visit.views.rows(view_of(kind)) if kind in TELLING else ()
    links = [
        (f"{near}, which is there", asked.to(place_of(kind, near))) for near in nearest(ref, known)
    ]
    if kind not in KINDS:
        return WrongAsked(_nothing("Nothing on record has such a name.", _SEARCH, links))
    why, try_ = f"There is no {kind} {ref} on record.", _SEARCH
    if any(told.kind == "command-undone" for told in visit.views.story(ref)):
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
    return _nothing(why, "Check the address, or begin at the front page.", links, "Page not found")


def _nothing(
    why: str, try_: str, links: list[tuple[str, str]], title: str = "Nothing is there"
) -> Wrong:
    return Wrong(HTTPStatus.NOT_FOUND, "unknown", title, why, try_, links=tuple(links))
