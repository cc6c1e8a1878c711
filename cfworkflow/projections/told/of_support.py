"""Sentences about days of support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import spoken, titled

if TYPE_CHECKING:
    from cfworkflow.domain.support.facts import SupportAgreed, SupportUsed


def support_agreed(fact: SupportAgreed) -> str:
    """How many days, of what, until when and at whose expense."""
    every = " a month" if fact.every == "month" else ""
    until = f", until {spoken(fact.until)}" if fact.until else ""
    paid = f", paid by {fact.paid_by}" if fact.paid_by else ""
    agreed = f"{days(fact.days)}{every}{until}{paid}"
    return f"Support {fact.support} agreed: {agreed}{titled(fact.title)}."


def support_used(fact: SupportUsed) -> str:
    """How many days, and on which strand."""
    where = f" on strand {fact.strand}" if fact.strand else ""
    return f"Support {fact.support} used: {days(fact.days)}{where}."


def days(figure: str) -> str:
    """So many days, as it is said: `1 day`, `38.5 days`."""
    return f"{figure} {'day' if figure == '1' else 'days'}"
