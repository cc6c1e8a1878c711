"""Terms to adopt: sensible ones, and ones no meeting could meet."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from cfworkflow.domain.terms import Seat, Terms

_THIRD, _HALF, _TWO_THIRDS, _ALL = Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)

SEATS = (
    Seat(role="chair"),
    Seat(petal="homelessness"),
    Seat(sector="lived-experience"),
    Seat(sector="voluntary"),
)

_ADOPTABLE = st.builds(
    Terms,
    quorum_fraction=st.sampled_from((_THIRD, Fraction(0), Fraction(1, 4), _HALF, _TWO_THIRDS)),
    quorum_rounding=st.sampled_from(("down", "up", "nearest")),
    quorum_plus=st.integers(0, 2),
    quorum_base=st.just("members"),
    composition=st.lists(st.sampled_from(SEATS[:3]), max_size=1).map(tuple),
    majority=st.sampled_from((_HALF, _TWO_THIRDS, Fraction(3, 4))),
    majority_reached=st.just("more-than"),
    majority_base=st.sampled_from(("present", "votes-cast")),
    conflicted_count_as_present=st.booleans(),
    casting_vote=st.booleans(),
    proxies=st.sampled_from((True, True, False)),
    proxies_at_most=st.sampled_from((None, 1, 2)),
    one_vote_an_organisation=st.booleans(),
)
_AT_LEAST = _ADOPTABLE.map(
    lambda given: given.model_copy(
        update={"majority": max(given.majority, _TWO_THIRDS), "majority_reached": "at-least"}
    )
)
_BY_SEATS = _ADOPTABLE.flatmap(
    lambda given: st.integers(6, 12).map(
        lambda seats: given.model_copy(update={"quorum_base": "seats", "seats": seats})
    )
)
_FAULTS: tuple[dict[str, object], ...] = (
    {"quorum_fraction": Fraction(3, 2)},
    {"quorum_fraction": Fraction(-1, 3)},
    {"quorum_fraction": _ALL, "quorum_plus": 1},
    {"quorum_plus": 1000},
    {"quorum_base": "seats", "seats": None},
    {"quorum_base": "seats", "seats": 3, "quorum_fraction": Fraction(0), "quorum_plus": 4},
    {"majority": Fraction(1, 3)},
    {"majority": Fraction(0)},
    {"majority": Fraction(5, 4)},
    {"majority": _HALF, "majority_reached": "at-least"},
    {"majority": _ALL, "majority_reached": "more-than"},
)


def terms(*, adoptable: bool | None = None) -> st.SearchStrategy[Terms]:
    """Terms of every make.

    `adoptable` True draws such as some meeting could meet, False such as none could (rule T3),
    None both, mostly the first. A given group may still have too few members for them.
    """
    good = st.one_of(_ADOPTABLE, _AT_LEAST, _BY_SEATS)
    bad = st.builds(
        lambda given, fault: given.model_copy(update=fault), _ADOPTABLE, st.sampled_from(_FAULTS)
    )
    if adoptable is None:
        return st.one_of(good, good, bad)
    return good if adoptable else bad
