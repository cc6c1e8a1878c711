"""What is said where nothing has the name that was asked for: what is near, and when it was."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from cfworkflow.as_of.seen import see
from cfworkflow.domain.references import KINDS, bare, ref_of
from cfworkflow.projections.near import nearest
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.web.asked import list_of, place_of, story_place
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.web.asked import Asked
    from cfworkflow.web.shown import Visit

_SEARCH = "Check how it is written, search for it, or choose it from a list."


def not_there(visit: Visit, kind: str, ref: str) -> WrongAsked:
    """That nothing of that kind has that name, with what is near it and what there is now."""
    asked, known = visit.asked, visit.views.rows(view_of(kind)) if kind in TELLING else ()
    links = [
        (f"{near}, which is there", asked.to(place_of(kind, near))) for near in nearest(ref, known)
    ]
    lists = _to_look(asked, kind)
    if kind not in KINDS:
        return WrongAsked(_nothing("Nothing on record has such a name.", _SEARCH, links + lists))
    why, try_ = f"There is no {kind} {ref} on record.", _SEARCH
    if any(told.kind == "command-undone" for told in visit.views.story(ref)):
        why = f"There is no {kind} {ref} on record any more: it was taken back."
        links.insert(0, ("What was told of it", asked.to(story_place(kind, ref))))
    elif asked.as_of:
        why = f"There was no {kind} {ref} on record as of {asked.as_of}."
        if _is_there(see(visit.sight.kept, None).views, asked, kind, ref):
            links.insert(0, ("The same as the record stands now", asked.now))
    return WrongAsked(_nothing(why, try_, links + lists))


def _is_there(views: Views, asked: Asked, kind: str, ref: str) -> bool:
    """Whether the page of a thing can be made from these views, or the story that was asked for."""
    if asked.path == story_place(kind, ref):
        return bool(views.story(ref_of(f"{kind}:{bare(ref)}")))
    return kind in TELLING and bare(ref) in views.rows(view_of(kind))


def _to_look(asked: Asked, kind: str) -> list[tuple[str, str]]:
    """Where to look for a thing of that kind: the search, and the list of all if there is one."""
    place = list_of(kind)
    every = [(f"All {kind}s", asked.to(place))] if place else []
    return [("Search the record", asked.to("/search")), *every]


def no_page(asked: Asked) -> Wrong:
    """That there is no such page."""
    why = "There is no page at this address. It may have been typed wrongly, or cut short."
    links = [("The front page", asked.to("/")), ("Search", asked.to("/search"))]
    return _nothing(why, "Check the address, or begin at the front page.", links, "Page not found")


def _nothing(
    why: str, try_: str, links: list[tuple[str, str]], title: str = "Nothing is there"
) -> Wrong:
    return Wrong(HTTPStatus.NOT_FOUND, "unknown", title, why, try_, links=tuple(links))
