"""Which pages there are, found as a visitor finds them: by following links."""

from __future__ import annotations

import re
import urllib.request
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

SHAPE = re.compile(r"[A-Z]-[0-9]{4,}|(?<=/groups/)[^/]+|(?<=/coverage/)[^/]+")
"""What differs between two pages of one kind: `/barriers/B-0001` and `/barriers/B-0002`."""

FORMATS = (".json", ".html", ".docx", ".xlsx", ".csv", ".zip", ".css", ".ics", ".txt")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def links_of(html: str) -> list[str]:
    """Where the links of a page lead, in order."""
    links = _Links()
    links.feed(html)
    return links.found


@cache
def pages_of(address: str) -> tuple[str, ...]:
    """A path of every kind of page, from the first one on; downloads are left out."""
    waiting, seen, found = ["/"], {"/"}, []
    while waiting:
        path = waiting.pop(0)
        with urllib.request.urlopen(address + path) as answer:  # noqa: S310 - http, loopback
            html = answer.read().decode()
        found.append(path)
        for link in links_of(html):
            parts = urlsplit(urljoin(address + path, link))
            kind = SHAPE.sub("", parts.path)
            if parts.path.endswith(FORMATS) or kind in seen or not link_is_ours(link):
                continue
            seen.add(kind)
            waiting.append(parts.path)
    return tuple(found)


def link_is_ours(link: str) -> bool:
    """Whether a link stays on the site, and is more than a place on the same page."""
    return not urlsplit(link).netloc and not link.startswith("#")
