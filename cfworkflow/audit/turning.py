"""What a record takes back or corrects further on: the judge then keeps no more than it needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from cfworkflow.domain.history import Turned
from cfworkflow.store.damage import each_fact

if TYPE_CHECKING:
    import apsw


def turned_on_record(connection: apsw.Connection) -> Turned:
    """The commands that are undone on record, and the positions of facts that are corrected.

    What can't be read is left out: it is for who reads every fact to say so.
    """
    found = each_fact(connection, "line", "type IN ('command-undone', 'fact-corrected')")
    undone, corrected = set(), set()
    for (line,) in cast("Iterator[tuple[bytes]]", found):
        try:
            facts = dict(json.loads(line)["facts"])
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if "undone" in facts:
            undone.add(str(facts["undone"]))
        elif isinstance(facts.get("corrects"), int):
            corrected.add(facts["corrects"])
    return Turned(frozenset(undone), frozenset(corrected))
