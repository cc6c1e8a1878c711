"""Evidence packs from the page, as long as they are not too large."""

from __future__ import annotations

import tempfile
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

from cfworkflow.web.answering import asked_of, safely
from cfworkflow.web.entity_tag import NOT_KEPT
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from cfworkflow.audit.pack.refusals import PackRefusal
    from cfworkflow.domain.refusal import Unknown
    from cfworkflow.web.answering import Site
    from cfworkflow.web.asked import Asked
    from cfworkflow.web.record import Record

MOST = 20_000
"""Facts in a pack that is made here; larger ones are for the command line."""

NARRATIVE = "narrative"
"""What withholds every text."""


def packs(site: Site, path: str) -> Callable[[Request], Awaitable[Response]]:
    """What answers requests for the pack of the thing named in a path, or of the whole record."""

    async def endpoint(request: Request) -> Response:
        asked = asked_of(path, request)
        return await site.turns.take(
            lambda: safely(asked, lambda: _packed(site.record, asked)), slow=True
        )

    return endpoint


def _packed(record: Record, asked: Asked) -> Response:
    if asked.as_of:
        raise WrongAsked(_not_of_then(asked))
    body = _made(record, asked)
    parts = ["evidence", *([asked.ref.replace(":", "-")] if asked.ref else [])]
    if asked.query.get("withhold") == NARRATIVE:
        parts.append("without-texts")
    headers = {
        **dict(NOT_KEPT),
        "Content-Disposition": f'attachment; filename="{"-".join(parts)}.zip"',
    }
    return Response(body, headers=headers, media_type="application/zip")


def _made(record: Record, asked: Asked) -> bytes:
    """The zip, written and verified, read back."""
    from cfworkflow.audit.pack.choosing import Choice, chosen
    from cfworkflow.audit.pack.making import make_pack
    from cfworkflow.audit.pack.refusals import PackRefusal
    from cfworkflow.audit.pack.zipped import write_pack
    from cfworkflow.domain.refusal import Unknown

    choice = Choice(asked.ref or None)
    withhold = (NARRATIVE,) if asked.query.get("withhold") == NARRATIVE else ()
    try:
        # By way of what every page sees: the log is brought up to date with it.
        with record.look(None) as sight, sight.kept.sight():
            connection, everything = sight.kept.connection, sight.kept.head()
            if (len(chosen(connection, choice)) if asked.ref else everything) > MOST:
                raise WrongAsked(_too_large(asked))
            pack = make_pack(connection, choice, withhold=withhold)
        with tempfile.TemporaryDirectory() as folder:
            where = Path(folder, "pack.zip")
            write_pack(where, pack)
            return where.read_bytes()
    except Unknown as unknown:
        raise WrongAsked(_nothing(unknown)) from None
    except PackRefusal as refusal:
        raise WrongAsked(_refused(refusal)) from None


def _not_of_then(asked: Asked) -> Wrong:
    return Wrong(
        HTTPStatus.BAD_REQUEST,
        "pack-as-of",
        "A pack can't be made as of a moment",
        "It holds facts with proofs that lead to the checkpoint of the record as it stands.",
        links=(("The pack of the record as it stands", asked.now),),
    )


def _too_large(asked: Asked) -> Wrong:
    of = f"{asked.ref} " if asked.ref else ""
    return Wrong(
        HTTPStatus.BAD_REQUEST,
        "pack-too-large",
        "That pack is too large to be made here",
        f"It would hold more than {MOST:,} facts.",
        f"Take the pack of one barrier, decision or meeting; or, where the record is kept, run: "
        f"cfworkflow audit pack {of}--out FILE",
        links=(("Audit", "/audit"),),
    )


def _nothing(unknown: Unknown) -> Wrong:
    why = f"There is no {unknown.kind} {unknown.ref} on record."
    return Wrong(HTTPStatus.NOT_FOUND, "unknown", "Nothing is there", why)


def _refused(refusal: PackRefusal) -> Wrong:
    status = HTTPStatus.CONFLICT
    title = "The pack could not be made"
    return Wrong(status, refusal.code, title, f"{refusal.what} {refusal.why}", refusal.try_)
