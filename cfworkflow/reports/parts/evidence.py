"""How a matter was addressed, and what its evidence check found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.wording import listed
from cfworkflow.reports.document import Line
from cfworkflow.reports.words.wording import TIERS, lowered, tag

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import Addressed, Check
    from cfworkflow.reports.words.names import Names

_ASKED = ("beneficial", "sustainable", "transformational")


def addressed_in_words(said: Addressed, names: Names) -> Line:
    """By whom it was addressed, at which tier, when and how."""
    tier = f", at the {lowered(TIERS[said.tier])} tier"
    how = f": {said.how}" if said.how else ""
    return Line(("By ", names.the_group(said.by), " on ", said.on, f"{tier}{how}"))


def check_in_words(check: Check, names: Names) -> Line:
    """Whether it was met, by whom and when, what the change was found to be, and the findings."""
    return Line(
        (
            tag("check", "met" if check.met else "not_met"),
            *(", by ", names.the_group(check.by), " on ", check.on),
            *([f". The change is {found}"] if (found := _found(check)) else []),
            *([f". Findings: {check.findings}"] if check.findings else []),
        )
    )


def _found(check: Check) -> str:
    answers = ((word, getattr(check, word)) for word in _ASKED)
    return listed(
        f"{'' if found else 'not '}{word}" for word, found in answers if found is not None
    )
