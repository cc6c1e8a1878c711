"""The terms of a group in force on a day, and their figures (rule T1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cfworkflow.domain.arithmetic import Shares

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow, TermsSince


def terms_on(row: GroupRow, day: date) -> TermsSince | None:
    """The terms of a group that were in force on a date."""
    all_of_them = [*row.earlier_terms, *([row.terms] if row.terms else [])]
    in_force = [terms for terms in all_of_them if terms.since <= day]
    return in_force[-1] if in_force else None


def shares_of(terms: Mapping[str, Any]) -> Shares:
    """The figures of terms as rows hold them."""
    shares = {name: terms[name] for name in Shares._fields}
    fractions = {name: Fraction(shares[name]) for name in ("quorum_fraction", "majority")}
    return Shares(**{**shares, **fractions})
