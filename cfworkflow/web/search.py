"""Search: a reference leads to its page at once; words are found in titles and texts."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from cfworkflow.domain.references import KINDS, bare, in_full, kind_of, ref_of
from cfworkflow.projections.finding import MOST, Found, find
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.web.asked import PAGE, place_of
from cfworkflow.web.filling import Field, filled, unfit
from cfworkflow.web.shown import Shown
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from cfworkflow.web.shown import Before

_FIELD = Field("q", "Words or a reference", hint="Such as housing, or B-0001")

FEW = 10
"""How many of a kind are listed where several kinds are."""

KINDS_CALLED = {
    "barrier": "Barriers",
    "decision": "Decisions",
    "meeting": "Meetings",
    "action": "Actions",
    "group": "Groups",
    "approach": "Approaches",
    "inquiry": "System inquiries",
    "learning": "Learning",
    "theme": "Themes",
    "briefing": "Briefings",
}
"""What several things of a kind are called, in the order they are looked for."""

_NUMBER = re.compile(r"[0-9]{1,9}")


def search(before: Before) -> Shown:
    """What has these words; for the reference of a thing, the way to it. Raises `WrongAsked`."""
    asked = before.asked
    form = filled([_FIELD], asked.query, before.views)
    words = str(form.given.get("q", ""))
    ref = _named(before, words) if words else None
    if ref is not None and asked.form == PAGE:
        raise WrongAsked(_over_there(asked.to(place_of(kind_of(ref), ref))))
    kind = asked.query.get("kind", "")
    kinds = [kind] if kind in KINDS_CALLED else [*KINDS_CALLED]
    after = _after(asked.query.get("after", ""))
    found = (
        [find(before.views, words, kind, after=after, most=MOST) for kind in kinds] if words else []
    )
    return Shown(
        title=f"Search: {words}" if words else "Search",
        data={"q": words, "reference": ref, "found": as_data(found)},
        template="search.html",
        context={
            "form": form,
            "words": words,
            "parts": [_part(before, each, len(kinds)) for each in found],
            "hits": sum(len(each.hits) for each in found),
            **({"wrong": unfit(asked, "Search", form)} if form.problems else {}),
        },
        status=HTTPStatus.BAD_REQUEST if form.problems else HTTPStatus.OK,
    )


def _named(before: Before, words: str) -> str | None:
    """The reference that was typed, in full, where such a thing is on record."""
    ref = in_full(words)
    if kind_of(ref) not in KINDS or kind_of(ref) not in TELLING:
        return None
    there = bare(ref) in before.views.rows(view_of(kind_of(ref)))
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


def _part(before: Before, found: Found, kinds: int) -> dict[str, object]:
    """What was found of a kind, as the page shows it."""
    to, words = before.asked.to, before.asked.query.get("q", "")
    hits = found.hits[: FEW if kinds > 1 else None]
    older = _after(before.asked.query.get("after", "")) + found.looked
    return {
        "heading": KINDS_CALLED[found.kind],
        "lower": KINDS_CALLED[found.kind].lower(),
        "hits": [
            {
                "ref": hit.ref,
                "title": hit.title,
                "said": hit.said,
                "href": to(place_of(hit.kind, hit.ref)),
            }
            for hit in hits
        ],
        "many": len(found.hits),
        "looked": found.looked,
        "left": found.left,
        "all": to("/search", q=words, kind=found.kind) if len(hits) < len(found.hits) else None,
        "older": to("/search", q=words, kind=found.kind, after=older) if found.left else None,
    }
