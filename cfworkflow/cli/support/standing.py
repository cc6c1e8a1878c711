"""How many days of support were used, of how many."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cfworkflow.domain.support.state import Support

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.workflow import Workflow


def days_left(record: Workflow, told: Recorded) -> str:
    """What was used and what is left, or by how much more was used than was agreed."""
    support = record.thing(Support, getattr(told.fact, "support", ""))
    if support is None or support.agreed is None:
        return ""
    agreed, used = support.agreed, f"{support.used.normalize():f}"
    if agreed.every == "month":
        return f"{support.ref}: {used} days used in all; {agreed.days} a month are agreed."
    left = Decimal(agreed.days) - support.used
    rest = "more than agreed" if left < 0 else "left"
    return f"{support.ref}: {used} of {agreed.days} days used, {abs(left).normalize():f} {rest}."
