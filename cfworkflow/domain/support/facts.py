"""Facts about days of support."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.support.words import Days, Every
from cfworkflow.domain.words import Slug


class _OfSupport(Fact):
    """What facts about the days of one contract or offer share."""

    TAGS = ("support",)

    support: Slug


class SupportAgreed(_OfSupport):
    """So many days of support were agreed; told again, they are what is agreed from then on.

    `days` are those of the whole contract, or of each month of it. `reasoned` says that a reason
    was given (rule W1).
    """

    NAME = "support-agreed"

    days: Days
    every: Every
    until: date | None = None
    paid_by: Slug | None = None
    reasoned: bool = False
    because: Narrative = None
    title: Narrative = None


class SupportUsed(_OfSupport):
    """Some of the days were used, on the work of a strand where one is named."""

    NAME = "support-used"

    days: Days
    strand: Slug | None = None
    note: Narrative = None

    def things(self) -> tuple[str, ...]:
        """None: days used are put down in whatever order people come to type them up."""
        return ()
