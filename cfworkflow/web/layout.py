"""What every page has around it: the site's name, the ways through it, and the moment it is of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from cfworkflow.web.files import sheet_path
from cfworkflow.web.moment import AS_OF
from cfworkflow.web.site_map import CHECKPOINT

if TYPE_CHECKING:
    from cfworkflow.web.asked import Asked

SITE = "Governance record"

WAYS = (
    ("Status", "/"),
    ("Barriers", "/barriers"),
    ("Decisions", "/decisions"),
    ("Meetings", "/meetings"),
    ("Plans", "/plans/barriers"),
    ("Coverage", "/coverage"),
    ("Delivery", "/delivery"),
    ("Groups", "/groups"),
    ("Audit", "/audit"),
    ("Search", "/search"),
)
"""The ways through the site: words and paths."""

_STYLE = Markup('<link rel="stylesheet" href="{}">\n<link rel="icon" href="/favicon.ico">')


def layout(asked: Asked, title: str, trail: tuple[tuple[str, str], ...] = ()) -> dict[str, object]:
    """The context of a page's surroundings."""
    return {
        "title": title,
        "site": SITE,
        "style": _STYLE.format(sheet_path()),
        "home": asked.to("/"),
        "navigation": [
            {"text": words, "href": asked.to(path), **_marked(asked, path)} for words, path in WAYS
        ],
        "trail": [{"text": words, "href": asked.to(path)} for words, path in _way_to(asked, trail)],
        "to": asked.to,
        "asked": asked,
        "as_of": asked.as_of,
        "kept": _kept(asked.query),
        "checkpoint_file": CHECKPOINT,
        "pages": None,
    }


def _way_to(asked: Asked, trail: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """From the front page to what a page lies under; none to where a way through the site leads."""
    on_a_way = not asked.is_page or any(asked.path == path for _, path in WAYS)
    return () if on_a_way else (WAYS[0], *trail)


def _marked(asked: Asked, way: str) -> dict[str, bool]:
    """Whether a page is where a way leads, or lies on it: under its first word."""
    if not asked.is_page:
        return {}
    first, here = way.split("/")[1], asked.path
    return {"current": here == way, "active": bool(first) and here.split("/")[1] == first}


def _kept(query: Mapping[str, str]) -> list[tuple[str, str]]:
    """What goes along when the moment is moved: all that was filled in but the page of a list."""
    return [(name, text) for name, text in query.items() if name not in ("page", AS_OF)]
