"""A record as CloudEvents 1.0, a line of JSON each: all that is needed to make the same record.

What an event is made of is told in `cfworkflow.store.cloud_event`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import msgspec

from cfworkflow.store.cloud_event import cloud_event, record_name
from cfworkflow.store.line import damaged

if TYPE_CHECKING:
    import apsw

_FACTS = "SELECT position, line, narrative FROM fact WHERE position <= ? ORDER BY position"


def event_lines(connection: apsw.Connection, upto: int, *, texts: bool = True) -> Iterator[bytes]:
    """The events of all facts up to a position, in order, each a line that ends with a newline.

    Without `texts` every narrative is withheld. The same facts are the same bytes. Raises
    `StoreDamaged` where a fact is not as it was written, or is missing.
    """
    encode, source = msgspec.json.Encoder().encode, ""
    found = connection.execute(_FACTS, (upto,))
    facts = cast("Iterator[tuple[int, bytes, bytes | None]]", iter(found))
    for expected, (position, line, narrative) in enumerate(facts, 1):
        if position != expected:
            raise damaged(expected)
        source = source or record_name(line)
        yield encode(cloud_event(source, position, line, narrative if texts else None)) + b"\n"
