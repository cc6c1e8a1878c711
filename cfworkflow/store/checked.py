"""Reading every fact of a store with every check, whatever is found: for those who verify."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from eventsourcing.dcb.api import DCBEvent

from cfworkflow.store.line import damaged
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.refusals import StoreRefusal

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded


def checked(connection: apsw.Connection) -> Iterator[tuple[int, Recorded | StoreRefusal]]:
    """Each position and its fact, or why what is stored there can't be taken for one."""
    mapper = Mapper()
    found = connection.execute(
        "SELECT position, type, tags, line, narrative FROM fact ORDER BY position"
    )
    stored = cast("Iterator[tuple[int, str, str, bytes, bytes | None]]", iter(found))
    for position, kind, tags, line, narrative in stored:
        data = line if narrative is None else line + b"\n" + narrative
        try:
            yield position, mapper.read(DCBEvent(kind, data, json.loads(tags)), position)
        except StoreRefusal as refusal:
            yield position, refusal
        except (ValueError, RecursionError):
            yield position, damaged(position)
