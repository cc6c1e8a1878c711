"""View `risks`: how each risk was rated. Where it stands is told by view `barriers`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row
from cfworkflow.projections.view import Rows, View, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.risk.facts import RiskRated

_WEIGHT = {"low": 1, "medium": 2, "high": 3}
_HIGH, _MEDIUM = 6, 3


def severity(likelihood: str, impact: str) -> int:
    """The one by the other: 1 for low and low, 9 for high and high."""
    return _WEIGHT[likelihood] * _WEIGHT[impact]


class Rating(Row, frozen=True):
    """How a risk was rated on a date, and why; `at` is the position of the fact that said it."""

    on: date
    likelihood: str
    impact: str
    because: str | None
    at: int


class RiskRow(Row, frozen=True):
    """A risk as it was rated last. Ratings stand newest last."""

    barrier: str
    likelihood: str
    impact: str
    ratings: tuple[Rating, ...]

    @property
    def severity(self) -> int:
        """Likelihood by impact, from 1 to 9."""
        return severity(self.likelihood, self.impact)

    @property
    def rating(self) -> str:
        """High where both are high, or one is and the other medium; low where none is above low.

        Also low where one is low and the other medium.
        """
        if self.severity >= _HIGH:
            return "high"
        return "medium" if self.severity >= _MEDIUM else "low"


def _rated(rows: Rows[RiskRow], told: Recorded, fact: RiskRated) -> None:
    row = rows.get(fact.barrier)
    because = shown(fact.because, told)
    rating = Rating(told.on, fact.likelihood, fact.impact, because, told.position)
    ratings = (*(row.ratings if row else ()), rating)
    rows.put(fact.barrier, RiskRow(fact.barrier, fact.likelihood, fact.impact, ratings))


RISKS = View(
    "risks",
    RiskRow,
    {"risk-rated": _rated},
    corrected=Words("barrier", {"risk-rated": {"because": "ratings.because"}}).taken(),
)
"""Key: the reference of the barrier that the risk is."""
