"""Search: a reference leads to its page at once; words are found in titles and texts."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from cfworkflow.domain.references import KINDS, LETTERS, bare, in_full, kind_of, ref_of
from cfworkflow.projections.finding import MOST, Found, find
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.reports.words.names import Names
from cfworkflow.web.asked import PAGE, place_of
from cfworkflow.web.forms import Field, filled, unfit
from cfworkflow.web.shown import Shown
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from cfworkflow.projections.finding import Hit
    from cfworkflow.web.shown import Visit

_FIELD = Field("q", "Words or a reference", hint="Such as housing, or B-0001")

FEW = 10
"""How many of a kind are listed where several kinds are."""

KINDS_CALLED = {
    "barrier": "Barriers",
    "decision": "Decisions",
    "meeting": "Meetings",
    "action": "Actions",
    "group": "Groups",
    "member": "Members",
    "approach": "Approaches",
    "inquiry": "System inquiries",
    "learning": "Learning",
    "theme": "Themes",
    "briefing": "Briefings",
}
"""What several things of a kind are called, in the order they are looked for."""

_NUMBER = re.compile(r"[0-9]{1,9}")


def search(visit: Visit) -> Shown:
    """What has these words; for the reference of a thing, the way to it. Raises `WrongAsked`."""
    asked = visit.asked
    form = filled([_FIELD], asked.query, visit.views)
    words = str(form.given.get("q", ""))
    ref = _named(visit, words) if words else None
    if ref is not None and asked.form == PAGE:
        raise WrongAsked(_over_there(asked.to(place_of(kind_of(ref), ref))))
    kind = asked.query.get("kind", "")
    kinds = [kind] if kind in KINDS_CALLED else [*KINDS_CALLED]
    after = _after(asked.query.get("after", ""))
    found = (
        [find(visit.views, words, kind, after=after, most=MOST) for kind in kinds] if words else []
    )
    return Shown(
        title=f"Search: {words}" if words else "Search",
        data={"q": words, "reference": ref, "found": as_data(found)},
        template="search.html",
        context={
            "form": form,
            "sought": words,
            "parts": [_part(visit, each, len(kinds)) for each in found],
            "hits": sum(len(each.hits) for each in found),
            **({"wrong": unfit(asked, "Search", form)} if form.problems else {}),
        },
        status=HTTPStatus.BAD_REQUEST if form.problems else HTTPStatus.OK,
    )


def _named(visit: Visit, words: str) -> str | None:
    """The reference that was typed, in full, where such a thing is on record."""
    ref = in_full(words)
    if kind_of(ref) not in KINDS or kind_of(ref) not in TELLING:
        return None
    there = bare(ref) in visit.views.rows(view_of(kind_of(ref)))
    return ref_of(f"{kind_of(ref)}:{bare(ref)}") if there else None


def _over_there(place: str) -> Wrong:
    return Wrong(
        HTTPStatus.SEE_OTHER,
        "found",
        "It is there",
        "What was searched for is the name of one thing.",
        links=(("Its page", place),),
        headers=(("Location", place),),
    )


def _after(typed: str) -> int:
    return int(typed) if _NUMBER.fullmatch(typed) else 0


def _part(visit: Visit, found: Found, kinds: int) -> dict[str, object]:
    """What was found of a kind, as the page shows it."""
    to, words = visit.asked.to, visit.asked.query.get("q", "")
    hits = found.hits[: FEW if kinds > 1 else None]
    older = _after(visit.asked.query.get("after", "")) + found.looked
    return {
        "heading": KINDS_CALLED[found.kind],
        "lower": KINDS_CALLED[found.kind].lower(),
        "hits": [
            {
                "called": _called(hit, Names(visit.views)),
                "said": hit.said,
                "href": to(place_of(kind_of(hit.ref), hit.ref)),
            }
            for hit in hits
        ],
        "many": len(found.hits),
        "looked": found.looked,
        "left": found.left,
        "all": to("/search", q=words, kind=found.kind) if len(hits) < len(found.hits) else None,
        "older": to("/search", q=words, kind=found.kind, after=older) if found.left else None,
    }


def _called(hit: Hit, names: Names) -> str:
    """What is found as people call it: a number goes with the title, a slug gives way to it."""
    if hit.kind == "member":
        return f"{hit.title or 'A member'}, {names.short(hit.ref)}"
    said = (hit.ref, hit.title) if hit.ref[:1] in LETTERS else (hit.title or hit.ref,)
    return " ".join(word for word in said if word)
