"""The page as an application: every page in each of its forms, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus
from importlib import import_module
from typing import TYPE_CHECKING, cast

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.routing import Route

from cfworkflow.web.answering import Making, Site, answers, wrong_answer
from cfworkflow.web.asked import PAGE, Asked, in_form
from cfworkflow.web.checkpoint import checkpoints
from cfworkflow.web.files import icon, sheet_path, style
from cfworkflow.web.guard import Guard, names_of
from cfworkflow.web.missing import no_page
from cfworkflow.web.moment import typed_in
from cfworkflow.web.packing import packs
from cfworkflow.web.record import Record
from cfworkflow.web.site_map import CHECKPOINT, MOVED, PACKS, PAGES, Page
from cfworkflow.web.turns import Turns
from cfworkflow.web.writing import JSON

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Scope

    from cfworkflow.web.wrong import Wrong


def make_app(url: str, *, names: Collection[str] = (), any_number: bool = False) -> Starlette:
    """The read-only page of the store at `url`, for any server of ASGI applications.

    It answers to the names that a machine has for itself and to `names`; with `any_number` also to
    every address in figures, which is for pages that other machines may see.
    Raises `StoreUnsupported` where the URL names no file; whether the store is there is found out
    at each request.
    """
    record = Record(url)
    site = Site(record, Turns())

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        record.close()

    app = Starlette(
        routes=[*_files(), *_moved(), *_evidence(site), *_routes(site)],
        middleware=[
            Middleware(Guard, names=names_of(names, any_number=any_number), refuse=_refuse)
        ],
        exception_handlers={HTTPStatus.NOT_FOUND: _not_found},
        lifespan=lifespan,
    )
    app.state.record = record
    return app


def _routes(site: Site) -> Iterator[Route]:
    """A route for each form of each page, the longer names first: /barriers.json, /barriers."""
    for page in PAGES:
        for form in (JSON, *page.forms):
            yield _route(site, page, in_form(page.path, form), form)
    for page in PAGES:
        yield _route(site, page, page.path, PAGE)


def _route(site: Site, page: Page, path: str, form: str) -> Route:
    return Route(path, answers(site, page, form, partial(_loaded, page.making)))


def _loaded(where: str) -> Making:
    module, _, name = where.partition(":")
    return cast("Making", getattr(import_module(module), name))


def _evidence(site: Site) -> Iterator[Route]:
    yield Route(CHECKPOINT, checkpoints(site))
    for path in PACKS:
        yield Route(path, packs(site, path))


def _files() -> Iterator[Route]:
    yield Route(sheet_path(), style)
    yield Route("/favicon.ico", icon)


def _moved() -> Iterator[Route]:
    for path, place in MOVED.items():
        yield Route(path, partial(_elsewhere, place))


async def _elsewhere(place: str, request: Request) -> Response:
    asked = Asked.of(place, request.query_params)
    return RedirectResponse(asked.here(), HTTPStatus.PERMANENT_REDIRECT)


async def _not_found(request: Request, _error: Exception) -> Response:
    asked = _nowhere(request.scope, typed_in(request.query_params))
    return wrong_answer(asked, no_page(asked))


def _refuse(scope: Scope, wrong: Wrong) -> ASGIApp:
    return wrong_answer(_nowhere(scope), wrong)


def _nowhere(scope: Scope, as_of: str = "") -> Asked:
    # Of the address itself nothing is said again: who made it up may want it to lead elsewhere.
    form = JSON if scope["path"].endswith(f".{JSON}") else PAGE
    return Asked("/", as_of=as_of, form=form, is_page=False)
