"""The arithmetic of terms: quorum and majority, for every number of members and every ballot."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cfworkflow.domain.count import Ballot, count, quorum_of, votes_needed
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.history import recount
from cfworkflow.domain.rules.terms import t3_can_be_met
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from cfworkflow.testing import terms

SIZES = st.integers(0, 400)


@st.composite
def ballots(draw: st.DrawFn, entitled: int) -> Ballot:
    """Any way in which so many voices can be used, or not."""
    in_favour = draw(st.integers(0, entitled))
    against = draw(st.integers(0, entitled - in_favour))
    abstained = draw(st.integers(0, entitled - in_favour - against))
    return Ballot(in_favour=in_favour, against=against, abstained=abstained)


@pytest.mark.parametrize(("members", "quorum"), [(17, 6), (10, 4), (18, 7), (3, 2), (1, 1), (0, 1)])
def test_the_quorum_of_the_terms_of_reference(members: int, quorum: int) -> None:
    """Q1: a third of the members, rounded down, plus one: 17 → 6, 10 → 4."""
    assert quorum_of(CHARITY_STYLE, members) == quorum


def test_four_for_one_against_three_silent_of_eight_is_not_carried() -> None:
    """M1: abstaining is not agreeing: 4 of 8 is not more than half, whatever the others said."""
    ballot = Ballot(in_favour=4, against=1, abstained=3)
    figures = count(CHARITY_STYLE, members=17, present=8, entitled=8, ballot=ballot)
    assert figures.quorate
    assert figures.needed == 5
    assert not figures.carried


@given(terms=terms(adoptable=True), members=SIZES)
def test_a_quorum_never_falls_as_members_come(terms: Terms, members: int) -> None:
    """Q1: one member more asks for the same quorum, or for one more."""
    assert quorum_of(terms, members + 1) - quorum_of(terms, members) in (0, 1)


@given(members=st.integers(1, 1000))
def test_the_default_quorum_is_more_than_a_third_and_within_reach(members: int) -> None:
    """Q1: whatever the size, more than a third must be there, and that many there are."""
    quorum = quorum_of(CHARITY_STYLE, members)
    assert quorum > Fraction(members, 3)
    assert quorum <= max(members, 1)


@given(terms=terms(), members=SIZES)
def test_somebody_must_be_there(terms: Terms, members: int) -> None:
    """Q1: no terms, not even bad ones, let nobody decide."""
    assert quorum_of(terms, members) >= 1


@given(entitled=SIZES, data=st.data())
def test_more_than_half_is_more_than_half(entitled: int, data: st.DataObject) -> None:
    """M1: by default a decision is carried exactly if more than half of the voices are for it."""
    ballot = data.draw(ballots(entitled))
    figures = count(
        CHARITY_STYLE, members=entitled, present=entitled, entitled=entitled, ballot=ballot
    )
    assert figures.carried == (2 * ballot.in_favour > entitled)
    assert ballot.recorded + figures.no_vote == entitled


@given(terms=terms(), entitled=SIZES, data=st.data())
def test_one_vote_more_in_favour_never_loses(
    terms: Terms, entitled: int, data: st.DataObject
) -> None:
    """M1: who changes from silence to agreeing, or from against to for, does not sink an item."""
    ballot = data.draw(ballots(entitled))
    silent = entitled - ballot.recorded
    assume(silent or ballot.against)
    change = {"in_favour": ballot.in_favour + 1}
    if not silent:
        change["against"] = ballot.against - 1
    better = ballot.model_copy(update=change)

    def carried(votes: Ballot) -> bool:
        return votes.in_favour >= votes_needed(terms, entitled, votes)

    assert carried(better) or not carried(ballot)


@given(terms=terms(adoptable=True), entitled=st.integers(1, 400))
def test_all_in_favour_is_carried_and_none_is_not(terms: Terms, entitled: int) -> None:
    """M1: under terms that can be adopted, everybody can decide, and nobody cannot."""
    assert votes_needed(terms, entitled, Ballot(in_favour=entitled)) <= entitled
    assert votes_needed(terms, entitled, Ballot()) >= 1


@given(terms=terms(), size=st.integers(1, 40))
def test_adopted_terms_can_be_met(terms: Terms, size: int) -> None:
    """T3: what is not refused when adopted, the members in post can meet: all present, all for."""
    roll = {
        f"place-{number}": MemberAppointed(
            group="tactical",
            member=f"place-{number}",
            organisation="council",
            petals=("homelessness",),
            sectors=("lived-experience", "voluntary"),
            role="chair",
        )
        for number in range(size)
    }
    assume(not t3_can_be_met(terms, roll))
    everyone = Ballot(in_favour=size)
    figures = count(terms, members=size, present=size, entitled=size, ballot=everyone)
    assert figures.quorate
    assert figures.carried


@given(terms=terms(adoptable=False))
def test_bad_terms_are_refused(terms: Terms) -> None:
    """T3: a quorum no one can reach, a share that is none: found before any group adopts them."""
    assert t3_can_be_met(terms, {})


@given(terms=terms(adoptable=True))
def test_good_terms_are_not(terms: Terms) -> None:
    """T3: nothing is refused that some meeting could meet."""
    assert not t3_can_be_met(terms, {})


@given(terms=terms(), members=SIZES, entitled=SIZES, data=st.data())
def test_two_ways_of_counting_agree(
    terms: Terms, members: int, entitled: int, data: st.DataObject
) -> None:
    """Q1, M1: fractions on the one side, whole numbers on the other, the same figures on both."""
    ballot = data.draw(ballots(entitled))
    casting = data.draw(st.sampled_from((None, "for", "against")))
    ballot = ballot.model_copy(update={"casting": casting})
    cast = ballot.in_favour + ballot.against + (casting is not None)
    assert quorum_of(terms, members) == recount.quorum(terms, members)
    assert votes_needed(terms, entitled, ballot) == recount.needed(terms, entitled, cast)
