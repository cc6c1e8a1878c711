"""Terms: every point on which bodies differ is honoured, and terms nobody can meet are refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st
from pydantic import ValidationError

from cfworkflow.domain.count import Ballot, count, quorum_of, votes_needed
from cfworkflow.domain.decision.commands import ProposeDecision, TakeVote
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup, StandDown
from cfworkflow.domain.meeting.commands import DeclareInterest, RecordAttendance, RecordDeparture
from cfworkflow.domain.rules.catalogue import RULES
from cfworkflow.domain.terms import CHARITY_STYLE, Seat, Terms
from tests.domain.a_programme import (
    ITEM,
    MEETING,
    groups,
    in_session,
    key_item,
    members,
    programme,
    vote,
)
from tests.domain.given_when_then import Record, given


def under(terms: Terms, present: int, count: int = 17) -> Record:
    """A key item before a tactical group with these terms, so many present."""
    return given(programme(count, terms), in_session(present), key_item())


def outcome(record: Record, in_favour: int, against: int = 0, abstained: int = 0) -> str:
    """How a vote ends."""
    return record.when(vote(in_favour, against, abstained)).the(DecisionMade).outcome


def test_the_default_is_what_the_terms_of_reference_say() -> None:
    """Q1, M1 (ToR, Decisions): a third plus one, and more than half of those present."""
    assert [quorum_of(CHARITY_STYLE, number) for number in (17, 10, 16, 18, 3)] == [6, 4, 6, 7, 2]
    assert [votes_needed(CHARITY_STYLE, number, Ballot()) for number in (6, 7, 8)] == [4, 4, 5]


@pytest.mark.parametrize(
    ("terms", "quorum"),
    [
        (Terms(quorum_fraction="1/2"), 9),
        (Terms(quorum_fraction="1/2", quorum_plus=0), 8),
        (Terms(quorum_plus=3), 8),
        (Terms(quorum_rounding="up"), 7),
        (Terms(quorum_rounding="nearest"), 7),
        (Terms(quorum_fraction="1/4", quorum_rounding="nearest"), 5),
        (Terms(quorum_fraction="1/2", quorum_rounding="nearest", quorum_plus=0), 9),
        (Terms(quorum_base="seats", seats=20), 7),
        (Terms(seats=20), 6),
        (Terms(quorum_fraction=0, quorum_plus=0), 1),
    ],
    ids=str,
)
def test_a_quorum_is_worked_out_as_the_terms_say(terms: Terms, quorum: int) -> None:
    """Q1: fraction, rounding, plus and base; of seventeen members, never fewer than one."""
    made = under(terms, quorum).when(vote(quorum)).the(DecisionMade)
    assert (made.figures.quorum, made.terms) == (quorum, terms)
    under(terms, quorum - 1).when(vote(0)).then_refused("Q1", f"The quorum is {quorum} of")


def test_a_quorum_of_the_seats_does_not_shrink_with_the_roll() -> None:
    """Q1: where vacant seats count, ten members of twenty seats need seven."""
    terms = Terms(quorum_base="seats", seats=20)
    made = under(terms, 7, count=10).when(vote(7)).the(DecisionMade)
    assert (made.figures.members, made.figures.quorum) == (20, 7)


@pytest.mark.parametrize(
    ("terms", "ballot", "expected"),
    [
        (Terms(majority_base="votes-cast"), (3, 2, 1), "carried"),
        (Terms(majority_base="votes-cast"), (2, 2, 2), "not_carried"),
        (Terms(majority_base="votes-cast"), (1, 0, 0), "carried"),
        (Terms(majority_base="votes-cast"), (0, 0, 6), "not_carried"),
        (Terms(majority="2/3", majority_reached="at-least"), (4, 2, 0), "carried"),
        (Terms(majority="2/3", majority_reached="at-least"), (3, 0, 0), "not_carried"),
        (Terms(majority="2/3"), (4, 2, 0), "not_carried"),
        (Terms(majority="2/3"), (5, 1, 0), "carried"),
        (Terms(majority=1, majority_reached="at-least"), (6, 0, 0), "carried"),
        (Terms(majority=1, majority_reached="at-least"), (5, 0, 1), "not_carried"),
    ],
    ids=str,
)
def test_a_majority_is_reached_as_the_terms_say(
    terms: Terms, ballot: tuple[int, int, int], expected: str
) -> None:
    """M1: how large a majority, of whom, and whether it must be passed or reached; six present."""
    assert outcome(under(terms, 6), *ballot) == expected


def test_a_conflicted_member_may_count_as_present_but_never_votes() -> None:
    """Q2: where the terms say so, who stands aside still makes up the quorum."""
    record = under(Terms(conflicted_count_as_present=True), 6).and_given(
        DeclareInterest(decision=ITEM, member="place-6")
    )
    made = record.when(vote(3)).the(DecisionMade)
    assert (made.figures.present, made.figures.entitled, made.outcome) == (6, 5, "carried")
    assert made.counted == members(6)
    record.when(vote(6)).then_refused("M2", "Only 5 are present and entitled")


def with_a_chair(terms: Terms) -> Record:
    """Six in the room of sixteen, one of them the chair."""
    chair = AppointMember(group="tactical", member="the-chair", role="chair")
    arrival = RecordAttendance(meeting=MEETING, members=("the-chair",))
    return given(programme(15, terms), chair, in_session(5), arrival, key_item())


def tied(casting: str = "for", each: int = 3) -> TakeVote:
    """As many for as against, and a casting vote."""
    return TakeVote(decision=ITEM, ballot=Ballot(in_favour=each, against=each, casting=casting))


def test_a_casting_vote_decides_a_tie_where_the_terms_give_one() -> None:
    """M3: a casting vote exists only where the terms say so, is the chair's, and breaks a tie."""
    terms = Terms(casting_vote=True)
    record = with_a_chair(terms)
    assert record.when(tied("for")).the(DecisionMade).outcome == "carried"
    against = record.when(tied("against")).the(DecisionMade)
    assert (against.outcome, against.figures.casting) == ("not_carried", "against")
    assert record.when(tied("for", each=2)).the(DecisionMade).outcome == "not_carried"
    record.when(tied("for", each=0)).then_refused("M3", "not tied: 0 for, 0 against")
    gone = RecordDeparture(meeting=MEETING, members=("the-chair",))
    by_proxy = RecordAttendance(meeting=MEETING, proxies={"the-chair": "deputy"})
    sent = record.and_given(gone, by_proxy)
    sent.when(tied("for")).then_refused("M3", "no chair is there in person")
    with_a_chair(CHARITY_STYLE).when(tied()).then_refused("M3", "no one a casting vote")


def test_a_casting_vote_needs_a_tie_and_a_chair_who_may_vote() -> None:
    """M3: without a tie there is nothing to cast for, without a chair nobody to do it."""
    terms = Terms(casting_vote=True)
    uneven = TakeVote(decision=ITEM, ballot=Ballot(in_favour=3, against=2, casting="for"))
    with_a_chair(terms).when(uneven).then_refused("M3", "not tied: 3 for, 2 against")
    under(terms, 6).when(tied()).then_refused("M3", "no chair is there in person")
    sixth = RecordAttendance(meeting=MEETING, members=("place-6",))
    aside = DeclareInterest(decision=ITEM, member="the-chair")
    with_a_chair(terms).and_given(sixth, aside).when(tied()).then_refused("M3", "no chair")
    counted = Terms(casting_vote=True, conflicted_count_as_present=True)
    seated = with_a_chair(counted).and_given(sixth, aside)
    seated.when(tied(each=2)).then_refused("M3", "no chair is there in person and entitled")


def test_a_casting_vote_counts_among_the_votes_cast() -> None:
    """M1, M3: a tie of the votes cast is broken, with those who abstained left aside."""
    record = with_a_chair(Terms(casting_vote=True, majority_base="votes-cast"))
    made = record.when(tied("for", each=2)).the(DecisionMade)
    assert (made.outcome, made.figures.needed) == ("carried", 3)
    two_thirds = Terms(
        casting_vote=True,
        majority_base="votes-cast",
        majority=Fraction(2, 3),
        majority_reached="at-least",
    )
    lost = with_a_chair(two_thirds).when(tied("for", each=2)).the(DecisionMade)
    assert (lost.outcome, lost.figures.needed) == ("not_carried", 4)


def with_two_of_a_house(terms: Terms) -> Record:
    """Seven in the room, two of them of one organisation."""
    twins = [
        AppointMember(group="tactical", member=name, organisation="the-house")
        for name in ("house-north", "house-south")
    ]
    arrivals = RecordAttendance(meeting=MEETING, members=("house-north", "house-south"))
    return given(programme(15, terms), twins, in_session(5), arrivals, key_item())


def test_an_organisation_may_have_one_vote_however_many_places() -> None:
    """M2: two places of one organisation make two present and one voice."""
    record = with_two_of_a_house(Terms(one_vote_an_organisation=True))
    made = record.when(vote(4)).the(DecisionMade)
    assert (made.figures.present, made.figures.entitled, made.outcome) == (7, 6, "carried")
    record.when(vote(7)).then_refused("M2", "Only 6 are present and entitled")
    both = TakeVote(decision=ITEM, votes={"house-north": "for", "house-south": "for"})
    record.when(both).then_refused("M2", "the-house would vote more than once", "Keep one")
    one = TakeVote(decision=ITEM, votes={"house-north": "for"})
    assert record.when(one).the(DecisionMade).figures.in_favour == 1
    assert with_two_of_a_house(CHARITY_STYLE).when(both).the(DecisionMade).figures.in_favour == 2


@pytest.mark.parametrize(
    "seat",
    [
        Seat(petal="homelessness"),
        Seat(sector="lived-experience"),
        Seat(role="chair"),
    ],
    ids=str,
)
def test_a_quorum_may_ask_for_someone_in_particular(seat: Seat) -> None:
    """Q1: composition: enough people, but not the voice the terms ask for, are no quorum."""
    terms = Terms(composition=(seat,))
    wanted = AppointMember(
        group="tactical",
        member="forum",
        petals=("homelessness",),
        sectors=("lived-experience",),
        role="chair",
    )
    record = given(programme(16, terms), wanted, in_session(6), key_item())
    record.when(vote(4)).then_refused("Q1", f"The terms also ask for {seat} to be present")
    there = record.and_given(RecordAttendance(meeting=MEETING, members=("forum",)))
    assert there.when(vote(4)).the(DecisionMade).outcome == "carried"
    aside = there.and_given(DeclareInterest(decision=ITEM, member="forum"))
    aside.when(vote(4)).then_refused("Q1", "The terms also ask for")


def test_too_few_and_not_the_right_ones_is_said_together() -> None:
    """Q1: a refusal names both faults of a quorum, of number and of composition."""
    terms = Terms(composition=(Seat(role="chair", at_least=2),))
    under(terms, 5).when(vote(4)).then_refused(
        "Q1", "The quorum is 6 of 17 members", "at least 2 of chair"
    )


BAD: list[tuple[Terms, str, int]] = [
    (Terms(quorum_fraction="4/3"), "A quorum of 4/3", 2),
    (Terms(quorum_fraction="-1/3"), "A quorum of -1/3", 1),
    (Terms(quorum_fraction=1), "larger than the whole group", 1),
    (Terms(quorum_base="seats", seats=20, quorum_plus=19), "larger than the whole group", 1),
    (Terms(quorum_base="seats"), "needs the number of seats", 1),
    (Terms(majority=0), "A majority of 0 is no share", 1),
    (Terms(majority="5/4"), "A majority of 5/4 is no share", 1),
    (Terms(majority="-1/2"), "A majority of -1/2 is no share", 1),
    (Terms(majority="1/3"), "let a minority decide", 1),
    (Terms(majority_reached="at-least"), "a tie would carry", 1),
    (Terms(majority=1), "more than all the votes", 1),
]


@pytest.mark.parametrize(("terms", "why", "faults"), BAD, ids=lambda value: str(value)[:60])
def test_terms_no_meeting_could_meet_are_refused(terms: Terms, why: str, faults: int) -> None:
    """T3: bad terms are refused when they are adopted, not found out at the first vote."""
    establish = EstablishGroup(group="forum", tier="tactical", terms=terms)
    given().when(establish).then_refused("T3", why, also=["T3"] * (faults - 1))
    propose = ProposeDecision(meeting=MEETING, kind="adopt-terms", title="These", terms=terms)
    given(programme(), in_session()).when(propose).then_refused(
        "T3", why, also=["T3"] * (faults - 1)
    )


def test_terms_are_held_against_the_members_in_post() -> None:
    """T3: a quorum this group cannot reach, or a voice it has not, would leave it undecided."""
    seats = Terms(quorum_base="seats", seats=16)
    propose = ProposeDecision(meeting=MEETING, kind="adopt-terms", title="These", terms=seats)
    given(programme(), in_session()).when(propose).then_refused(
        "T3", "There are 17 members in post, and only 16 seats"
    )
    terms = Terms(quorum_plus=20, composition=(Seat(petal="homelessness"),))
    propose = ProposeDecision(meeting=MEETING, kind="adopt-terms", title="These", terms=terms)
    given(programme(), in_session()).when(propose).then_refused(
        "T3",
        "The quorum would be 25, and there are 17 members",
        "at least 1 of homelessness",
        also=["T3"],
    )
    assert given(groups(), in_session()).when(propose).facts


def test_what_is_put_and_has_become_impossible_is_not_adopted() -> None:
    """T3: terms are judged again when they are voted on, by the members of that moment."""
    terms = Terms(quorum_fraction=0, quorum_plus=3)
    propose = ProposeDecision(
        meeting=MEETING, kind="adopt-terms", title="Three", terms=terms, reasons="Small"
    )
    record = given(programme(3), in_session(3), propose)
    assert record.when(vote(3)).facts
    fewer = record.and_given(StandDown(group="tactical", member="place-3"))
    fewer.when(vote(2)).then_refused("T3", "The quorum would be 3, and there are 2 members")


@pytest.mark.parametrize("given_", [0.5, True, "a third", "1/0", None, [1, 3]])
def test_a_share_is_an_exact_fraction(given_: object) -> None:
    """Q1: a float would round a quorum away; a fraction is written 1/3."""
    with pytest.raises(ValidationError):
        Terms.model_validate({"quorum_fraction": given_})


@pytest.mark.parametrize("given_", ["1/3", Fraction(1, 3), "2/6"])
def test_a_share_is_kept_and_written_exactly(given_: object) -> None:
    """Q1: one third stays one third, in memory and in the record."""
    terms = Terms.model_validate({"quorum_fraction": given_})
    assert terms == CHARITY_STYLE
    assert terms.model_dump(mode="json")["quorum_fraction"] == "1/3"
    assert Terms.model_validate_json(terms.model_dump_json()) == terms


@pytest.mark.parametrize(
    "line", [{}, {"petal": "homelessness", "role": "chair"}, {"role": "chair", "at_least": 0}]
)
def test_a_line_of_composition_asks_for_one_thing(line: dict[str, object]) -> None:
    """Q1: a seat names exactly one of petal, sector and role, and at least one person."""
    with pytest.raises(ValidationError):
        Seat.model_validate(line)


@pytest.mark.parametrize("words", ["\x1b[2J", "clause\x00", "a\u202eb"])
def test_the_clauses_of_terms_can_all_be_shown(words: str) -> None:
    """Design § 6: what is kept for ever and printed holds nothing a terminal would act on."""
    with pytest.raises(ValidationError):
        Terms(clauses={"majority": words})


SHARES = st.fractions(min_value=0, max_value=1, max_denominator=12)


@hypothesis_given(
    terms=st.builds(
        Terms,
        quorum_fraction=SHARES,
        quorum_rounding=st.sampled_from(["down", "up", "nearest"]),
        quorum_plus=st.integers(0, 3),
        majority=SHARES,
        majority_reached=st.sampled_from(["more-than", "at-least"]),
        majority_base=st.sampled_from(["present", "votes-cast"]),
    ),
    members_in_post=st.integers(0, 40),
    entitled=st.integers(0, 40),
    votes=st.tuples(*[st.integers(0, 13)] * 3),
)
def test_figures_follow_from_the_terms_by_plain_arithmetic(
    terms: Terms, members_in_post: int, entitled: int, votes: tuple[int, int, int]
) -> None:
    """Q1, M1: worked out with whole numbers alone, a second way, the figures are the same."""
    in_favour, against, abstained = votes
    ballot = Ballot(in_favour=in_favour, against=against, abstained=abstained)
    found = count(
        terms, members=members_in_post, present=entitled, entitled=entitled, ballot=ballot
    )
    above, below = terms.quorum_fraction.as_integer_ratio()
    whole, rest = divmod(above * members_in_post, below)
    up = {"down": False, "up": rest > 0, "nearest": 2 * rest >= below}[terms.quorum_rounding]
    assert found.quorum == max(1, whole + up + terms.quorum_plus)
    base = in_favour + against if terms.majority_base == "votes-cast" else entitled
    above, below = terms.majority.as_integer_ratio()
    reached = (
        in_favour * below > above * base
        if terms.majority_reached == "more-than"
        else in_favour * below >= above * base
    )
    assert found.carried == (reached and in_favour > 0)
    assert found.quorate == (entitled >= found.quorum)


def test_every_rule_is_listed_once_with_its_source() -> None:
    """Design § 3: each rule has a code, words and a source, for `cfworkflow rules`."""
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(rule.text.endswith(".") and rule.source for rule in RULES)
    design = {
        *("Q1", "Q2", "M1", "M2", "M3", "T1", "T2", "A1", "A2", "S1"),
        *("P1", "P2", "P3", "E1", "E2", "D1", "C1", "I1", "I2"),
    }
    assert design <= set(codes)
