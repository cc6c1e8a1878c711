"""T1, T2, T3: the terms in effect on the date, changed only by decision, and possible to meet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.domain.count import quorum_of
from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.rules.quorum import seats_filled

if TYPE_CHECKING:
    from cfworkflow.domain.group.facts import MemberAppointed
    from cfworkflow.domain.group.state import Group
    from cfworkflow.domain.terms import Terms


class TermsNotTheirs(Refusal):
    """T2: terms change only by a carried decision of that group (ToR, "re-calculated")."""

    code = "T2"


class TermsImpossible(Refusal):
    """T3: terms that no meeting could meet are refused when they are adopted."""

    code = "T3"


_LARGEST = 1000
"""No group is larger: a quorum out of reach of every size up to this is out of reach."""


def t1_terms_in_effect(group: Group, day: date) -> Terms:
    """The terms a decision of `day` is judged by; later ones never re-judge it."""
    return group.terms_on(day)


def t2_adopted_by_the_group_itself(group: str, deciding: str) -> Refusal | None:
    """Find fault with one group adopting another's terms."""
    if group == deciding:
        return None
    return TermsNotTheirs(
        f"{deciding} would adopt terms for {group}.",
        "Terms change only by a carried decision of the group they are for.",
        f"Put it to a meeting of {group}.",
    )


def t3_can_be_met(terms: Terms, roll: Mapping[str, MemberAppointed]) -> list[Refusal]:
    """Find every point on which `terms` could never be met, by the members in post if any."""
    return [
        TermsImpossible(
            "Terms were put forward for adoption.", why, "Change the terms and put them again."
        )
        for why in [*_shares_out_of_bounds(terms), *_out_of_reach(terms, roll)]
    ]


def _shares_out_of_bounds(terms: Terms) -> list[str]:
    faults = []
    if not 0 <= terms.quorum_fraction <= 1:
        faults.append(f"A quorum of {terms.quorum_fraction} of the members is no share of them.")
    if not 0 < terms.majority <= 1:
        faults.append(f"A majority of {terms.majority} is no share of the votes.")
    elif terms.majority * 2 < 1:
        faults.append(f"A majority of {terms.majority} would let a minority decide.")
    elif terms.majority * 2 == 1 and terms.majority_reached == "at-least":
        faults.append("Half the votes are not more than half: a tie would carry.")
    elif terms.majority == 1 and terms.majority_reached == "more-than":
        faults.append("Nobody can reach more than all the votes; say at-least.")
    if terms.quorum_base == "seats" and terms.seats is None:
        faults.append("A quorum of the seats needs the number of seats.")
    return faults


def _out_of_reach(terms: Terms, roll: Mapping[str, MemberAppointed]) -> list[str]:
    members = len(roll)
    sizes = [terms.seats] if terms.quorum_base == "seats" and terms.seats else range(1, _LARGEST)
    faults = []
    if all(quorum_of(terms, size) > size for size in sizes):
        faults.append("The quorum is larger than the whole group, however many members it has.")
    elif members and quorum_of(terms, members) > members:
        faults.append(
            f"The quorum would be {quorum_of(terms, members)}, and there are {members} members."
        )
    if members and terms.quorum_base == "seats" and terms.seats and terms.seats < members:
        faults.append(f"There are {members} members in post, and only {terms.seats} seats.")
    if members:
        faults += [
            f"The terms ask for {seat} to be present, and the members in post are too few."
            for seat in terms.composition
            if not seats_filled(seat, [*roll.values()])
        ]
    return faults
