"""Which principles decisions applied, and how often lived experience was heard (ToR, Principles).

Items that were decided count, carried or not: the record of each says what it was in line with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.principles import PRINCIPLES
from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.projections.principles import PrincipleRow
    from cfworkflow.projections.reading import Views

DECIDED = ("state:carried", "state:not_carried")
"""The words that find the items on which a vote was taken."""

OFF_RECORD = "not_on_record"
"""The state of what decisions cite and nobody stated."""


class Cited(Row, frozen=True):
    """A principle and how often it was cited. `status` is stated, retired or not_on_record."""

    principle: str
    title: str | None
    fundamental: bool
    status: str
    stated_on: date | None
    cited: int
    last_cited_by: str | None = None
    last_cited_on: date | None = None


class Citing(Row, frozen=True):
    """Every principle, never cited ones first; `heard` is in how many of `decided` people were.

    That is: in how many of them the record says how lived experience was heard.
    """

    principles: tuple[Cited, ...]
    decided: int
    heard: int


def citing(reading: Views) -> Citing:
    """How principles were applied so far."""
    decided = reading.decisions.where(DECIDED)
    times = Counter(name for row in decided for name in row.principles)
    last = {name: row for row in sorted(decided, key=_when) for name in row.principles}
    rows = reading.rows(PRINCIPLES)
    names = dict.fromkeys([*rows, *times])
    found = [_cited(name, rows.get(name), times[name], last.get(name)) for name in names]
    return Citing(
        tuple(sorted(found, key=_never_cited_first)),
        len(decided),
        sum(row.lived_experience is not None for row in decided),
    )


def never_cited(reading: Views, decisions: Iterable[DecisionRow]) -> list[str]:
    """The principles that stand and that none of these decisions applied, if any was decided."""
    applied: Sequence[tuple[str, ...]] = [row.principles for row in decisions if row.decided_on]
    cited = {name for names in applied for name in names}
    standing = reading.rows(PRINCIPLES).keys_where("state:stated") if applied else []
    return [name for name in standing if name not in cited]


def _when(row: DecisionRow) -> tuple[date, int]:
    return (row.decided_on or row.proposed_on, row.changed_at)


def _cited(name: str, row: PrincipleRow | None, cited: int, by: DecisionRow | None) -> Cited:
    return Cited(
        principle=name,
        title=row.title if row else None,
        fundamental=row is not None and row.fundamental,
        status=row.status if row else OFF_RECORD,
        stated_on=row.stated_on if row else None,
        cited=cited,
        last_cited_by=by.decision if by else None,
        last_cited_on=by.decided_on if by else None,
    )


def _never_cited_first(one: Cited) -> tuple[int, int]:
    """Then what is not on record, then those that are cited, least first; retired ones last."""
    order = {OFF_RECORD: 1, "retired": 3}
    return (order.get(one.status, 2 if one.cited else 0), one.cited)
