"""Looking at risks: where each stands, and how it was rated."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from cfworkflow.cli import choices
from cfworkflow.cli.areas import check_area
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.options import lists

if TYPE_CHECKING:
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.risks import RiskRow


def ratings(risk: RiskRow | None) -> list[str]:
    """Every rating of a risk, with its reason; none of what was never rated."""
    return [
        f"{each.on} likelihood {each.likelihood}, impact {each.impact}"
        + (f": {each.because}" if each.because else "")
        for each in (risk.ratings if risk else ())
    ]


class _Risk(NamedTuple):
    """A risk and its rating, None where it was never rated."""

    row: BarrierRow
    rated: RiskRow | None

    @property
    def rating(self) -> str:
        """High, medium or low; or that it is still to be rated."""
        return self.rated.rating if self.rated else "not rated"

    @property
    def likelihood(self) -> str | None:
        """How likely it is."""
        return self.rated.likelihood if self.rated else None

    @property
    def impact(self) -> str | None:
        """What it would do."""
        return self.rated.impact if self.rated else None

    @property
    def ratings(self) -> list[str]:
        """Every rating, with its reason."""
        return ratings(self.rated)

    def worst_first(self) -> tuple[bool, int]:
        """What it is sorted by: what is over last, what nobody has rated yet first of the rest."""
        from cfworkflow.projections.barriers import OVER

        return self.row.status in OVER, -(self.rated.severity if self.rated else 10)

    def data(self) -> dict[str, object]:
        """It as JSON has it."""
        from msgspec.structs import asdict

        return {
            **asdict(self.row),
            "rating": self.rated and self.rated.rating,
            "likelihood": self.likelihood,
            "impact": self.impact,
            "ratings": self.rated.ratings if self.rated else (),
        }


_LISTING = Listing(
    {
        "risk": "row.barrier",
        "rating": "rating",
        "likelihood": "likelihood",
        "impact": "impact",
        "state": "row.status",
        "with": "row.holder",
        "title": "row.title",
    },
    more={
        "tier": "row.tier",
        "raised by": "row.raised_by",
        "raised": "row.raised_on",
        "description": "row.description",
        "petals": "row.petals",
        "areas": "row.areas",
        "ratings": "ratings",
    },
    empty="No such risks. Raise one with: cfworkflow risk raise",
)


@click.command("list")
@filters(
    *("tier", "petal", "area", "group"),
    dated="raised",
    states=choices.BARRIER_STATES,
    group="Only those it raised or that stand with it.",
)
@lists
def list_risks(look: Look, only: Filters) -> None:
    """List the risks, the worst first.

    A rating is high where likelihood and impact are both high, or one is high and the other medium;
    low where neither is above low, or one is low and the other medium. What nobody has rated yet
    comes first, what is closed or withdrawn last.

    \b
    Examples:
      cfworkflow risk list
      cfworkflow risk list --tier strategic
    """
    from cfworkflow.projections.board import chosen_barriers
    from cfworkflow.projections.risks import RISKS

    reading = look.reading()
    look.check_group(only.group, reading)
    check_area(look, only.area, reading)
    rated = reading.rows(RISKS)
    rows = chosen_barriers(reading, only._replace(plan="risks"))
    found = [_Risk(row, rated.get(row.barrier)) for row in rows]
    found.sort(key=_Risk.worst_first)
    look.show_list(found, _LISTING, data=[each.data() for each in found])
