"""From a request to an answer: the moment, the sight, the page, the form it is wanted in."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import RedirectResponse, Response

from cfworkflow.as_of.kept import BeyondTheRecord
from cfworkflow.as_of.provenance import provenance_of
from cfworkflow.web import faults
from cfworkflow.web.asked import PAGE, Asked, ref_in
from cfworkflow.web.before import before_all
from cfworkflow.web.entity_tag import KEPT, NOT_KEPT, is_kept, tag_of
from cfworkflow.web.moment import read_typed, unreadable
from cfworkflow.web.shown import Shown, Visit
from cfworkflow.web.writing import JSON, written, wrong_written
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from starlette.requests import Request

    from cfworkflow.as_of.moment import Moment
    from cfworkflow.web.record import Record
    from cfworkflow.web.site_map import Page
    from cfworkflow.web.turns import Turns

Making = Callable[[Visit], Shown]
"""Makes a page from what was asked and what is seen."""

_SOUGHT = ("q", "since", "until")
"""What is filled in that every row of a list is held against."""

_log = logging.getLogger("cfworkflow.web")


class Site(NamedTuple):
    """What every page of a site is answered from: the record, and the turns taken in answering."""

    record: Record
    turns: Turns


def answers(
    site: Site, page: Page, form: str, making: Callable[[], Making]
) -> Callable[[Request], Awaitable[Response]]:
    """What answers requests for a page in one of its forms. `making` gives its maker on use."""
    is_slow = page.slow or form not in (PAGE, JSON)

    async def endpoint(request: Request) -> Response:
        asked = asked_of(page.path, request, form)
        if asked.ref and asked.ref != request.path_params["ref"]:
            return _moved(asked)
        known = request.headers.get("if-none-match")
        slow = is_slow or any(asked.query.get(word) for word in _SOUGHT)
        return await site.turns.take(
            lambda: safely(asked, lambda: _shown(site.record, asked, making, known)), slow=slow
        )

    return endpoint


def asked_of(path: str, request: Request, form: str = PAGE) -> Asked:
    """What a request asks for at a path with `{ref}` in it, or without."""
    ref = ref_in(request.path_params.get("ref", ""))
    return Asked.of(path.replace("{ref}", ref), request.query_params, form, ref)


def _moved(asked: Asked) -> Response:
    """What people say is one thing's name, its address is another: /barriers/b-1 → B-0001."""
    return RedirectResponse(asked.here(asked.form), HTTPStatus.PERMANENT_REDIRECT, dict(NOT_KEPT))


def safely(asked: Asked, answer: Callable[[], Response]) -> Response:
    """The answer, or one that says what is wrong; never a trace."""
    try:
        return answer()
    except WrongAsked as raised:
        return wrong_answer(asked, raised.wrong)
    except BeyondTheRecord as beyond:
        return wrong_answer(asked, unreadable(str(beyond), asked.now))
    except Exception as error:  # noqa: BLE001 - nor may a fault of ours trace
        wrong = faults.described(error)
        if wrong.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            told = error if os.environ.get("CFWORKFLOW_TRACE") else None
            _log.error("%s: %s: %s", asked.path, type(error).__name__, error, exc_info=told)
        return wrong_answer(asked, wrong)


def moment_of(asked: Asked) -> Moment | None:
    """The moment that is asked for; None for now. Raises `WrongAsked` where it can't be told."""
    try:
        return read_typed(asked.as_of)
    except ValueError as error:
        raise WrongAsked(unreadable(str(error), asked.now)) from None


def _shown(
    record: Record, asked: Asked, making: Callable[[], Making], known: str | None
) -> Response:
    with record.look(moment_of(asked)) as sight:
        seen = sight.seen
        provenance = provenance_of(sight.kept, seen)
        address, facts = asked.here(asked.form), provenance.checkpoint
        told = (_verified(record), before_all(asked, sight))
        tag = tag_of(address, sight.generation, facts, seen.day, told)
        headers = {**dict(KEPT), "ETag": tag}
        if is_kept(known, tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        visit = Visit(asked, sight, provenance, record)
        shown = making()(visit)
        body, kind, more = written(visit, shown)
    if shown.status != HTTPStatus.OK:
        headers = dict(NOT_KEPT)
    return Response(body, shown.status, {**headers, **more}, kind)


def _verified(record: Record) -> str:
    """When the record was verified: some pages tell, and change with it."""
    last = record.verifier.last
    return last.at.isoformat() if last else ""


def wrong_answer(asked: Asked, wrong: Wrong) -> Response:
    """The answer that says what is wrong, in the form that was asked for."""
    body, kind = wrong_written(asked, wrong)
    return Response(body, wrong.status, {**dict(NOT_KEPT), **dict(wrong.headers)}, kind)
