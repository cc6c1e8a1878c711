"""View `decisions`: the register (rule D1)."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.count import Figures
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import erased
from cfworkflow.domain.terms import Terms
from cfworkflow.projections.decisions import DecisionRow, Deferral, Interest
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.row import asdict
from cfworkflow.projections.view import ERASED
from tests.projections.a_year import STRICTER, year
from tests.projections.placeless import plain


def register() -> dict[str, DecisionRow]:
    """The register at the end of the year."""
    return read_views(year()).decisions


def test_a_decision_holds_every_part_of_its_record() -> None:
    """D1: date, meeting, what, why, alternatives, interests, principles, evidence, figures."""
    row = register()["D-0001"]
    assert (row.kind, row.status, row.barrier) == ("escalate", "carried", "B-0001")
    assert (row.group, row.meeting, row.decided_on) == ("tactical", "M-0002", date(2026, 4, 2))
    assert row.title == "Take B-0001 to the board"
    assert (row.alternatives, row.lived_experience) == ("Leave it", "Three people told us")
    assert row.evidence == "Forty refusals counted"
    assert row.principles == ("equal-voice",)
    assert plain(row.interests) == (Interest("police", date(2026, 4, 2), "Runs the hub"),)
    assert row.recommended == ("Register people at a hub", "Pay for interpreters")
    assert (row.votes, row.counted) == ({"mind": "for", "shelter": "for"}, ("mind", "shelter"))


def test_words_given_at_the_vote_stand_in_place_of_the_proposals() -> None:
    """D1: the reasons on record are those the decision was taken for."""
    row = register()["D-0001"]
    assert row.reasons == "Said at the vote: it needs money"
    assert register()["D-0004"].reasons == "It cannot be mended here"


def test_figures_are_those_of_the_fact() -> None:
    """Q1, M1: the register repeats the arithmetic, field by field, and adds none of its own."""
    made = [told.fact for told in year() if isinstance(told.fact, DecisionMade)]
    assert [
        Figures(**asdict(figures)) for row in register().values() if (figures := row.figures)
    ] == [fact.figures for fact in made]


def test_an_item_keeps_every_meeting_it_was_put_to_and_why_it_waited() -> None:
    """Which meeting decided this, and why not the one before: both are asked years later."""
    row = register()["D-0001"]
    assert row.put_to == ("M-0001", "M-0002")
    assert plain(row.deferrals) == (
        Deferral("M-0001", date(2026, 3, 2), "inquorate", "Only one came"),
    )
    assert row.proposed_on == date(2026, 3, 2)


def test_an_item_not_reached_is_deferred_without_a_date_of_decision() -> None:
    """S1: what a meeting did not reach was not decided."""
    row = register()["D-0006"]
    assert (row.status, row.decided_on, row.figures) == ("deferred", None, None)
    assert row.deferrals[-1].why == "not-reached"


def test_a_withdrawn_item_says_why() -> None:
    """What was taken back stays in the register."""
    row = register()["D-0003"]
    assert (row.status, row.withdrawn_because) == ("withdrawn", "Not now")


def test_an_answer_holds_the_response_and_each_recommendations_fate() -> None:
    """The Strategic Board's answer is visible, one answer a recommendation, in their order."""
    row = register()["D-0007"]
    assert (row.response, row.answers) == ("We pay for a hub", ("accepted", "declined"))


def test_a_permission_that_was_not_carried_still_says_until_when() -> None:
    """M1: one for and one against of three is no majority; what was asked stays readable."""
    row = register()["D-0002"]
    assert (row.kind, row.status, row.until) == ("permit", "not_carried", date(2027, 3, 31))


def test_terms_proposed_are_told_apart_from_those_it_was_judged_by() -> None:
    """T1: the terms a decision adopts are not yet those it is judged by."""
    row = register()["D-0005"]
    assert row.terms is not None
    assert row.judged_by is not None
    assert Terms.model_validate(row.terms) == STRICTER
    assert Terms.model_validate(row.judged_by) == Terms()


def test_erased_words_show_as_withheld_and_unspoken_ones_as_none() -> None:
    """§ 6: erasing a narrative shows that something was said, and not that nothing was."""
    row = read_views(map(erased, year())).decisions["D-0004"]
    assert (row.title, row.reasons, row.alternatives) == (ERASED,) * 3
    assert row.recommended == (ERASED, ERASED)
    assert (row.evidence, row.response) == (None, None)


def test_an_erased_answer_shows_as_withheld() -> None:
    """A return always had a response; erased, it is withheld and its answers stand."""
    row = read_views(map(erased, year())).decisions["D-0007"]
    assert (row.response, row.answers) == (ERASED, ("accepted", "declined"))
