"""The checkpoint as a file: each character of it counts, the end of its last line too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from cfworkflow.as_of.provenance import provenance_of
from cfworkflow.web.answering import asked_of, moment_of, safely
from cfworkflow.web.entity_tag import NOT_KEPT
from cfworkflow.web.site_map import CHECKPOINT

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from cfworkflow.web.answering import Site
    from cfworkflow.web.asked import Asked
    from cfworkflow.web.record import Record


def checkpoints(site: Site) -> Callable[[Request], Awaitable[Response]]:
    """What answers requests for the checkpoint of the record as of a moment."""

    async def endpoint(request: Request) -> Response:
        asked = asked_of(CHECKPOINT, request)
        return await site.turns.take(
            lambda: safely(asked, lambda: _file(site.record, asked)), slow=False
        )

    return endpoint


def _file(record: Record, asked: Asked) -> Response:
    with record.look(moment_of(asked)) as sight:
        provenance = provenance_of(sight.kept, sight.seen)
    name = f"checkpoint-{provenance.position}.txt"
    headers = {**dict(NOT_KEPT), "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(provenance.checkpoint, headers=headers, media_type="text/plain")
