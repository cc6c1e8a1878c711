"""Reading every fact of a store with every check, whatever is found: for those who verify.

Two things can be wrong with a fact, and they weigh differently. Where its line can't be read,
nothing is known of it. Where only its text is another than the line has the hash of, all that
rules stand on is there, and it is told without that text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from eventsourcing.dcb.api import DCBEvent

from cfworkflow.store.damage import each_fact
from cfworkflow.store.line import damaged
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.refusals import StoreRefusal

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded


class Checked(NamedTuple):
    """What stands at a position: the fact, as far as its line can be read, and what is wrong.

    Where there are both, it is the text that is wrong, and the fact is told without it.
    """

    position: int
    told: Recorded | None
    wrong: StoreRefusal | None = None


def checked(connection: apsw.Connection) -> Iterator[Checked]:
    """Each position with its fact, or with why what is stored there can't be taken for one."""
    mapper = Mapper()
    found = each_fact(connection, "position, type, tags, line, narrative")
    stored = cast("Iterator[tuple[int, str, str, bytes, bytes | None]]", found)
    for position, kind, tags, line, narrative in stored:
        yield _checked(mapper, position, (kind, tags), (line, narrative))


def _checked(
    mapper: Mapper, position: int, beside: tuple[str, str], stored: tuple[bytes, bytes | None]
) -> Checked:
    (kind, tags), (line, narrative) = beside, stored
    data = line if narrative is None else line + b"\n" + narrative
    wrong: StoreRefusal
    try:
        return Checked(position, mapper.read(DCBEvent(kind, data, json.loads(tags)), position))
    except StoreRefusal as refusal:
        wrong = refusal
    except (ValueError, RecursionError):
        wrong = damaged(position)
    if narrative is not None:
        bare = _checked(mapper, position, beside, (line, None))
        return Checked(position, bare.told, wrong)
    return Checked(position, None, wrong)
