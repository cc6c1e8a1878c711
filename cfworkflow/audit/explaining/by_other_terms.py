"""What would have changed the outcome, had the group adopted other terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from cfworkflow.audit.explaining.findings import Change
from cfworkflow.audit.explaining.if_so import change
from cfworkflow.audit.explaining.what_if import Count
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.rules.terms import t3_can_be_met
from cfworkflow.domain.terms import Terms

_OTHER_TERMS: tuple[tuple[dict[str, object], str], ...] = (
    ({"majority_base": "votes-cast"}, "Counted of the votes cast alone, abstentions left out"),
    ({"majority_base": "present"}, "Counted of all present and entitled, not of the votes cast"),
    (
        {"majority": Fraction(2, 3), "majority_reached": "at-least"},
        "By a majority of two thirds",
    ),
    ({"majority": Fraction(1, 2), "majority_reached": "more-than"}, "By a simple majority"),
    ({"quorum_rounding": "down"}, "With the share of the quorum rounded down"),
    ({"quorum_rounding": "up"}, "With the share of the quorum rounded up"),
    ({"quorum_plus": 0}, "Without the addition to the share of the quorum"),
    ({"quorum_plus": 1}, "With one added to the share of the quorum"),
)


def by_other_terms(counted: Count, roll: Mapping[str, MemberAppointed]) -> Iterator[Change]:
    """By terms that differ in one point, and that the group could have adopted (rule T3)."""
    for update, what in _OTHER_TERMS:
        terms = counted.terms.model_copy(update=update)
        after = replace(counted, terms=terms)
        if (
            _is_another_point(counted.terms, update)
            and after.surely_not(counted.result)
            and not t3_can_be_met(terms, roll)
        ):
            yield change(what, after, terms={name: str(value) for name, value in update.items()})


def _is_another_point(terms: Terms, update: dict[str, object]) -> bool:
    """Whether it can be said so: two thirds are not another majority than more than two thirds."""
    if update.get("quorum_plus"):
        return not terms.quorum_plus
    return terms.majority != update.get("majority")
