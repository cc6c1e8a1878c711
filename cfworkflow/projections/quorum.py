"""The terms of a group in force on a day, and the quorum by them (rule T1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cfworkflow.domain import arithmetic
from cfworkflow.domain.arithmetic import Shares

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow, TermsSince


def terms_on(row: GroupRow, day: date) -> TermsSince | None:
    """The terms of a group that were in force on a date, at its end.

    Those a meeting goes by are told by `sitting.terms_at`.
    """
    in_force = [terms for terms in adopted(row) if terms.since <= day]
    return in_force[-1] if in_force else None


def adopted(row: GroupRow) -> tuple[TermsSince, ...]:
    """All terms a group ever had, as they were adopted."""
    return (*row.earlier_terms, row.terms) if row.terms else row.earlier_terms


def quorum_on(row: GroupRow, day: date, members: int) -> int | None:
    """How many of its members a quorum takes; None where it has no terms, or no members."""
    in_force = terms_on(row, day)
    return arithmetic.quorum(shares_of(in_force.terms), members) if in_force and members else None


def shares_of(terms: Mapping[str, Any]) -> Shares:
    """The figures of terms as rows hold them."""
    shares = {name: terms[name] for name in Shares._fields}
    fractions = {name: Fraction(shares[name]) for name in ("quorum_fraction", "majority")}
    return Shares(**{**shares, **fractions})
