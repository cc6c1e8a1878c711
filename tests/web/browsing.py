"""Asking the page as a browser does, without a network between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import anyio
import httpx
from starlette.applications import Starlette

from cfworkflow.web.app import make_app

SITE = "http://localhost:8000"


@dataclass
class Browser:
    """A browser before the page of one store."""

    app: Starlette

    @classmethod
    def at(cls, store: object) -> Browser:
        """A browser before the page of the store at a path."""
        return cls(make_app(str(store)))

    def get(self, path: str, **headers: str) -> httpx.Response:
        """What a GET of a path answers, redirects not followed."""
        return self.ask("GET", path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> httpx.Response:
        """What a request answers; underscores in the names of headers are hyphens."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return anyio.run(self._asked, method, path, given)

    def json(self, path: str) -> Any:  # noqa: ANN401 - JSON has any shape
        """The data of a page that is there."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.text)
        return answer.json()

    async def _asked(self, method: str, path: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url=SITE) as client:
            return await client.request(method, path, headers=headers)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def links(page: httpx.Response) -> list[str]:
    """The addresses a page leads to, in order, as paths of the site; all must be of the site."""
    parser = _Links()
    parser.feed(page.text)
    whole = [urljoin(str(page.url), link) for link in parser.found if not link.startswith("#")]
    assert all(link.startswith(f"{SITE}/") for link in whole), whole
    return [link.removeprefix(SITE) for link in dict.fromkeys(whole)]


def title(page: httpx.Response) -> str:
    """What stands in the title of the window."""
    found = re.search(r"<title>(.*?)</title>", page.text, re.DOTALL)
    assert found
    return found[1]


def heading(page: httpx.Response) -> str:
    """The one main heading."""
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", page.text, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def path_of(link: str) -> str:
    """A link without what is asked there."""
    return urlsplit(link).path
