"""View `support`: days of support, as agreed, as changed since and why, and as used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.support.facts import SupportAgreed, SupportUsed


class Agreed(Row, frozen=True):
    """What was agreed from a date on, and why it was changed; `at` is the position of the fact."""

    on: date
    days: str
    every: str
    until: date | None
    paid_by: str | None
    title: str | None
    because: str | None
    at: int


class Used(Row, frozen=True):
    """Days that were used, on what; `at` is the position of the fact that said so."""

    on: date
    days: str
    strand: str | None
    note: str | None
    at: int


class SupportRow(Row, frozen=True):
    """Days of support as agreed last; `days` are of the whole contract or of each month of it.

    Figures are texts, so that they stay exact. What was agreed and used stands newest last.
    """

    support: str
    days: str
    every: str
    until: date | None
    paid_by: str | None
    agreed: tuple[Agreed, ...]
    uses: tuple[Used, ...] = ()

    @property
    def title(self) -> str | None:
        """What people call it, as it was said last."""
        return next((each.title for each in reversed(self.agreed) if each.title), None)

    @property
    def used(self) -> str:
        """How many days were used in all."""
        return _sum(each.days for each in self.uses)

    @property
    def left(self) -> str | None:
        """How many days of the contract are left, below 0 where more was used than agreed.

        None where days are agreed by the month: what is left of a month is not kept.
        """
        if self.every == "month":
            return None
        return _sum([self.days, *(f"-{each.days}" for each in self.uses)])

    @property
    def low(self) -> bool:
        """Whether less than a tenth of what the contract has is left."""
        if self.left is None:
            return False
        from decimal import Decimal

        return Decimal(self.left) * 10 < Decimal(self.days)

    def runs_out(self, today: date) -> bool:
        """Whether it is low while it lasts."""
        return self.low and (self.until is None or self.until >= today)


LOW = "state:low"
"""The word that finds the support of which little is left, whether it lasts or is over."""


def _sum(figures: Iterable[str]) -> str:
    from decimal import Decimal

    return f"{sum(map(Decimal, figures), Decimal(0)).normalize():f}"


def _agreed(rows: Rows[SupportRow], told: Recorded, fact: SupportAgreed) -> None:
    row = rows.get(fact.support)
    agreed = Agreed(
        on=told.on,
        days=fact.days,
        every=fact.every,
        until=fact.until,
        paid_by=fact.paid_by,
        title=fact.title or (shown(None, told) if row is None else None),
        because=shown(fact.because, told) if fact.reasoned else None,
        at=told.position,
    )
    now = SupportRow(
        support=fact.support,
        days=fact.days,
        every=fact.every,
        until=fact.until,
        paid_by=fact.paid_by,
        agreed=(*(row.agreed if row else ()), agreed),
        uses=row.uses if row else (),
    )
    rows.put(fact.support, now)


def _used(rows: Rows[SupportRow], told: Recorded, fact: SupportUsed) -> None:
    row = known(rows, fact.support)
    used = Used(told.on, fact.days, fact.strand, shown(fact.note, told), told.position)
    rows.put(fact.support, replace(row, uses=(*row.uses, used)))


def _facets(row: SupportRow) -> Iterator[str]:
    if row.low:
        yield LOW


SUPPORT = View(
    "support",
    SupportRow,
    {"support-agreed": _agreed, "support-used": _used},
    facets=_facets,
    corrected=Words(
        "support",
        {
            "support-agreed": {"title": "agreed.title", "because": "agreed.because"},
            "support-used": {name: f"uses.{name}" for name in ("days", "note")},
        },
    ).taken(),
)
"""Key: the slug of the contract or offer."""
