"""What is said where nothing has the name that was asked for: what is near, and when it was."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from cfworkflow.as_of.first import first_of
from cfworkflow.domain.references import KINDS, kind_of, of_another_kind
from cfworkflow.projections.near import nearest
from cfworkflow.projections.told.wording import spoken
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.reports.words.in_words import moment
from cfworkflow.web.asked import list_of, place_of, story_place
from cfworkflow.web.moment import address
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from cfworkflow.as_of.first import First
    from cfworkflow.web.asked import Asked
    from cfworkflow.web.shown import Visit

_SEARCH = "Check how it is written, search for it, or choose it from a list."


def not_there(visit: Visit, kind: str, ref: str) -> WrongAsked:
    """That nothing of that kind has that name, with what is near it, and when it came.

    Of what came later a page that is there says nothing; this is where there is none.
    """
    asked, known = visit.asked, visit.views.rows(view_of(kind)) if kind in TELLING else ()
    links = [
        (f"{near}, which is there", asked.to(place_of(kind, near))) for near in nearest(ref, known)
    ]
    lists = _to_look(asked, kind)
    if kind not in KINDS:
        return WrongAsked(_nothing("Nothing on record has such a name.", _SEARCH, links + lists))
    if another := of_another_kind(ref, kind):
        meant, known = kind_of(ref), visit.views.rows(view_of(kind_of(ref)))
        there = [(f"{ref}, which is there", asked.to(place_of(meant, ref)))] if ref in known else []
        return WrongAsked(_nothing(another, _SEARCH, there + lists))
    why, try_ = f"There is no {kind} {ref} on record.", _SEARCH
    if any(told.kind == "command-undone" for told in visit.views.story(ref)):
        why = f"There is no {kind} {ref} on record any more: it was taken back."
        links.insert(0, ("What was told of it", asked.to(story_place(kind, ref))))
    elif asked.as_of:
        why = f"There was no {kind} {ref} on record as of {asked.as_of}."
        if first := first_of(visit.sight.kept, kind, ref, visit.views.position):
            why, try_ = f"{why} {_came(first)}", ""
            links = _at_another_time(asked, first, story_place(kind, ref))
    return WrongAsked(_nothing(why, try_, links + lists))


def _at_another_time(asked: Asked, first: First, story: str) -> list[tuple[str, str]]:
    """Where it is shown: as of the fact by which it came on record, and now."""
    then = f"As it was first recorded, by fact {first.position:,}"
    now = ("As it stands now", asked.now)
    if not first.stands:
        now = ("What was told of it: it was taken back since", address(story, {}))
    return [(then, asked.at(f"@{first.position}")), now]


def _came(first: First) -> str:
    when = f"It was first recorded on {moment(first.recorded_at)}"
    dated = f", though it dates from {spoken(first.on)}" if first.is_dated_otherwise else ""
    return f"{when}{dated}."


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
