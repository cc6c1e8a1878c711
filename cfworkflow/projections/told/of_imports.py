"""Sentences about what came from a team's own log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import listed

if TYPE_CHECKING:
    from cfworkflow.domain.importing.facts import RowImported

_TAKEN = {
    "raise": "raised",
    "refer": "referred",
    "address": "addressed",
    "check": "checked",
    "withdraw": "withdrawn",
    "add": "added",
    "start": "started",
    "complete": "done",
    "drop": "dropped",
    "take": "taken",
}
_FIRST = frozenset({"raise", "add", "take"})


def row_imported(fact: RowImported) -> str:
    """Where a thing came from: which file, sheet and row, and what that told."""
    ref = fact.thing.partition(":")[2]
    what = ref if _FIRST.intersection(fact.steps) else f"More of {ref}"
    file = f'"{fact.name}"' if fact.name else f"the log {fact.log}"
    sheet = f'"{fact.title}"' if fact.title else fact.sheet
    steps = "" if "take" in fact.steps else f" ({listed([_TAKEN[step] for step in fact.steps])})"
    return f"{what} was imported from {file}, sheet {sheet}, row {fact.row}{steps}."
