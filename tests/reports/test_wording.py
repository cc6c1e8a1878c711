"""The words a document uses: for each slug and state there is, and for rules and votes."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.fact import erased
from cfworkflow.domain.group.commands import AppointMember, StandDown
from cfworkflow.domain.terms import CHARITY_STYLE, Seat, Terms
from cfworkflow.domain.words import (
    TIERS,
    Answer,
    Audience,
    DecisionKind,
    MeetingKind,
    Petal,
    Plan,
    Sector,
)
from cfworkflow.projections.decisions import Tally
from cfworkflow.projections.reading import Reading
from cfworkflow.reports.words import wording
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.tally import votes_in_brief, votes_in_words
from cfworkflow.reports.words.terms import majority_rule, quorum_rule, terms_table
from cfworkflow.reports.words.wording import area, between, petals, several, some, tag, tidy
from tests.projections.a_year import begun

STATES = {
    "barrier": (*TIERS, "addressed", "closed", "withdrawn"),
    "meeting": ("scheduled", "in_session", "closed", "approved", "cancelled"),
    "decision": ("proposed", "carried", "not_carried", "deferred", "withdrawn"),
    "action": ("open", "in_progress", "done", "dropped"),
    "group": ("forming", "active", "ended"),
    "approach": ("proposed", "adopted", "set_aside"),
    "task": ("not_started", "under_way", "done"),
    "sense-check": ("asked", "answered", "acted_on", "withdrawn"),
}
TONES = {"grey", "blue", "green", "yellow", "red", "purple"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (wording.PETALS, Petal),
        (wording.SECTORS, Sector),
        (wording.PLANS, Plan),
        (wording.MEETING_KINDS, MeetingKind),
        (wording.DECISION_KINDS, DecisionKind),
        (wording.DECISION_KINDS_IN_BRIEF, DecisionKind),
        (wording.ANSWERS, Answer),
        (wording.AUDIENCES, Audience),
    ],
)
def test_every_word_of_the_programme_has_a_name(words: dict[str, str], kind: object) -> None:
    """One that is added to the programme and not here would be read as a slug."""
    assert {*words} == {*get_args(kind)}
    assert all(name[0].isupper() and "-" not in name for name in words.values())


@pytest.mark.parametrize(("kind", "state"), [(k, s) for k, some in STATES.items() for s in some])
def test_every_state_has_a_tag_of_its_own(kind: str, state: str) -> None:
    """No two states of a thing are called alike, and colours are those a page has."""
    told = tag(kind, state)
    assert told.tone in TONES
    assert "_" not in told.word
    assert [tag(kind, other).word for other in STATES[kind]].count(told.word) == 1


def test_a_slug_without_a_name_reads_as_words() -> None:
    """What nobody named is still no code."""
    assert tidy("it-takes-a-city") == "It takes a city"
    assert area("east-cambridgeshire") == "East Cambridgeshire"
    assert petals(("drugs-and-alcohol", "homelessness")) == "Drugs and alcohol, Homelessness"
    assert petals(()) is None
    assert some(0, "member") == "no members"
    assert several(["one", "two", "three"]) == "one, two and three"
    assert several(["Mind, the charity", "Shelter"]) == "Mind, the charity; and Shelter"
    assert several([]) == "nobody"


def test_a_rule_is_told_as_it_is_said() -> None:
    """The default terms in the words of the Terms of Reference; others by what they change."""
    terms = CHARITY_STYLE.model_dump(mode="json")
    assert quorum_rule(terms) == "one third of the members in post, rounded down, plus 1"
    assert majority_rule(terms) == "more than half of those present and entitled to vote"
    other = Terms(
        quorum_fraction=Fraction(2, 7),
        quorum_rounding="up",
        quorum_plus=0,
        quorum_base="seats",
        seats=14,
        majority=Fraction(2, 3),
        majority_reached="at-least",
        majority_base="votes-cast",
    ).model_dump(mode="json")
    assert quorum_rule(other) == "2/7 of the seats, rounded up"
    assert majority_rule(other) == "at least two thirds of the votes cast"


def test_terms_are_told_point_by_point_with_their_clauses() -> None:
    """Who must be there, proxies, casting vote: each as a sentence, and where it comes from."""
    terms = Terms(
        composition=(
            Seat(petal="homelessness"),
            Seat(role="chair"),
            Seat(sector="faith", at_least=2),
        ),
        casting_vote=True,
        proxies_at_most=3,
        one_vote_an_organisation=True,
        clauses={"quorum-plus": "Rules, 4", "quorum-fraction": "Rules, 4", "proxies": "Rules, 7"},
    ).model_dump(mode="json")
    rows = {str(row[0]): row for row in terms_table(terms, "terms", "Terms").rows}
    assert rows["Who must be there"][1] == (
        "At least 1 member for Homelessness; at least 1 with the role chair; "
        "at least 2 members for Faith."
    )
    assert rows["Casting vote"][1] == "The chair has a casting vote."
    assert rows["Proxies"][1] == "A member may send a proxy, at most 3 at a meeting."
    assert str(rows["Quorum"][2]) == "Rules, 4"
    assert rows["Majority"][2] is None
    no = {**terms, "proxies": False, "casting_vote": False, "one_vote_an_organisation": False}
    told = {str(row[0]): row[1] for row in terms_table(no, "terms", "Terms").rows}
    assert told["Proxies"] == "A member may not send a proxy."


@given(
    st.builds(
        Tally,
        members=st.integers(1, 20),
        quorum=st.integers(1, 20),
        present=st.integers(0, 20),
        entitled=st.integers(0, 20),
        in_favour=st.integers(0, 20),
        against=st.integers(0, 20),
        abstained=st.integers(0, 20),
        no_vote=st.integers(0, 20),
        needed=st.integers(1, 20),
        casting=st.sampled_from([None, "for", "against"]),
    )
)
def test_no_figure_of_a_vote_is_left_out(figures: Tally) -> None:
    """For, against, abstained, silent, entitled, needed, and the chair's casting vote."""
    terms = CHARITY_STYLE.model_dump(mode="json")
    told = votes_in_words(figures, "carried", terms)
    assert told.startswith(votes_in_brief(figures))
    assert f"{figures.in_favour} for, {figures.against} against" in told
    assert (f"{figures.no_vote} did not vote" in told) == bool(figures.no_vote)
    assert (f"{figures.entitled} of those present" in told) == (figures.entitled != figures.present)
    assert (f"casting vote {figures.casting}" in told) == (figures.casting is not None)
    assert f"{figures.needed} vote" in told


def test_places_of_one_name_are_told_apart() -> None:
    """An organisation with two places is not read as one that was there twice."""
    twice = [
        AppointMember(group="tactical", member=f"health-{n}", name="Public health") for n in (1, 2)
    ]
    views = begun().on("01-06", *twice).read()
    names = Names(views)
    names.roll("tactical", views.groups["tactical"].established.replace(day=31))
    assert names.member("tactical", "health-1") == "Public health (1)"
    assert names.member("tactical", "health-2") == "Public health (2)"
    assert names.member("tactical", "nobody-known") == "Nobody known"


def test_places_of_one_name_are_told_apart_in_every_document() -> None:
    """Whoever is to do something is one of the two, and not either; who left is neither of them."""
    health = {f"health-{n}": "Public health" for n in (1, 2, 3)}
    views = (
        begun()
        .on("01-06", *(AppointMember(group="tactical", member=m, name=health[m]) for m in health))
        .on("02-06", StandDown(group="tactical", member="health-2"))
        .read()
    )
    names = Names(views)
    assert [names.member("tactical", member) for member in health] == [
        *("Public health (1)", "Public health", "Public health (2)")
    ]
    assert names.known_member(["county", "tactical"], "health-3") == "Public health (2)"


@given(st.lists(st.text("ab,", min_size=1), min_size=1))
def test_names_in_a_row_are_as_many_as_there_are(named: list[str]) -> None:
    """Whatever commas a name has of its own, it is read as one."""
    comma, and_ = between(named)
    assert several(named).replace(and_, comma).split(comma) == named
    assert ("," in comma) == (not any("," in name for name in named))


def test_the_only_group_of_a_tier_is_called_by_the_tier() -> None:
    """As people do: the Tactical Group, the Strategic Board; a partnership has its name."""
    names = Names(begun().read())
    assert str(names.group("tactical")) == "Tactical Group"
    assert names.full("tactical") == "The Group"
    assert names.the("tactical") == "the Tactical Group"
    assert names.the("county") == "the County"


def test_a_name_that_was_erased_leaves_the_slug() -> None:
    """A slug names no person, so a group whose name is gone can still be told from others."""
    views = Reading()
    for told in begun().history():
        views.take(erased(told))
    assert Names(views).full("tactical") == "Tactical"
    assert Names(views).member("tactical", "mind") == "Mind charity"
