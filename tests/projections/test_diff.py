"""What changed between two moments is told of each thing that did, and of nothing else."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.action.commands import AddAction, ReassignAction
from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier, ReferBarrier
from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    EndPartnership,
    ReassignAreas,
    StandDown,
)
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.projections.diff import Change, changes
from cfworkflow.projections.reading import Reading, read_views
from tests.projections.a_year import Programme, begun, year

LAST = len(year())
SUBJECTS = ("barriers", "decisions", "actions")
"""The views of which every difference between rows is told."""


@cache
def at(position: int) -> Reading:
    """The views as the first facts of the year left them."""
    return read_views(year()[:position])


@st.composite
def moments(draw: st.DrawFn) -> tuple[int, int]:
    """Two moments of the year, the earlier first."""
    first, second = sorted((draw(st.integers(0, LAST)), draw(st.integers(0, LAST))))
    return first, second


def differing(begin: int, end: int) -> set[str]:
    """The references of rows that are not what they were."""
    return {
        ref
        for view in SUBJECTS
        for ref, row in getattr(at(end), view).items()
        if getattr(at(begin), view).get(ref) != row
    }


@given(moments())
def test_everything_that_differs_is_told_of_once(between: tuple[int, int]) -> None:
    """A barrier, decision or action is told of exactly where its row is another."""
    begin, end = between
    told = changes(at(begin), at(end))
    refs = [change.ref for change in told if f"{change.kind}s" in SUBJECTS]
    assert len(refs) == len(set(refs))
    assert set(refs) == differing(begin, end)


@given(moments())
def test_what_is_told_rests_on_facts_between_the_two_and_the_newest_is_last(
    between: tuple[int, int],
) -> None:
    """Each change names the facts behind it; none is from before or after."""
    begin, end = between
    told = changes(at(begin), at(end))
    for change in told:
        assert begin < change.positions[0] <= change.positions[-1] <= end
        assert sorted(change.positions) == [*change.positions]
        assert change.sentence[0] != " "
        assert change.sentence.endswith(".")
        assert "None" not in change.sentence
        assert "  " not in change.sentence
    assert [change.positions[-1] for change in told] == sorted(
        change.positions[-1] for change in told
    )


@given(st.integers(0, LAST))
def test_between_a_moment_and_itself_nothing_changed(position: int) -> None:
    """No fact, no change."""
    assert changes(at(position), at(position)) == ()


def test_every_single_fact_that_changes_a_thing_is_told() -> None:
    """Fact by fact through the year: only what a vote or a check is made of may go untold."""
    silent = {
        year()[position].fact.NAME
        for position in range(LAST)
        if not changes(at(position), at(position + 1))
    }
    # A group's first terms are part of its beginning; what was erased is gone from the year itself.
    assert silent <= {"terms-adopted", "narratives-erased"}


def sentences(programme: Programme, before: Reading) -> list[str]:
    """What is told of a programme since a reading of it."""
    return [change.sentence for change in changes(before, programme.read())]


def test_a_barrier_went_from_tier_to_tier_by_a_decision() -> None:
    """The way is told with what brought it about, in one sentence."""
    made = next(told.position for told in year() if told.fact.NAME == "barrier-escalated")
    told = {change.ref: change.sentence for change in changes(at(made - 1), at(made))}
    assert told == {"B-0001": "B-0001 went from tactical to strategic, by D-0001."}


def test_a_barrier_of_a_whole_year_is_told_in_two_sentences() -> None:
    """Up, down, brought back, checked and closed: the stretches in order, the last check last."""
    told = {change.ref: change.sentence for change in changes(at(0), at(LAST))}
    assert told["B-0001"] == (
        'B-0001 was raised by river: "No address, no GP". It went from operational to tactical, '
        "to strategic by D-0001 and to tactical by D-0007, was reopened at the tactical tier, "
        "was reopened at the tactical tier, was addressed by tactical, had its evidence checked by "
        "county (met) and was closed."
    )
    assert told["B-0005"].endswith("It was withdrawn.")


def test_a_check_that_was_not_met_comes_before_what_followed_from_it() -> None:
    """Addressed, checked, brought back: in the order in which it happened."""
    reopened = next(told.position for told in year() if told.fact.NAME == "barrier-reopened")
    told = {change.ref: change.sentence for change in changes(at(reopened - 3), at(reopened))}
    assert told["B-0001"] == (
        "B-0001 was addressed by tactical, had its evidence checked by county (not met) and was "
        "reopened at the tactical tier."
    )


def test_terms_are_told_by_what_is_new_in_them() -> None:
    """Which of them moved, from what to what, by which decision; not where all is new."""
    assert "terms" not in {change.kind for change in changes(at(0), at(LAST))}
    adopted = max(told.position for told in year() if told.fact.NAME == "terms-adopted")
    told = [change for change in changes(at(adopted - 1), at(adopted)) if change.kind == "terms"]
    assert told == [
        Change(
            "terms",
            "tactical",
            "tactical has new terms, by D-0005: quorum-plus 1 → 2.",
            (adopted,),
        )
    ]


def test_a_place_is_told_where_the_fact_about_it_stands() -> None:
    """Not where that of another member of the group does, so that all stand as recorded."""
    appointed = {
        (f"{told.fact.group}/{told.fact.member}", told.position)
        for told in year()
        if isinstance(told.fact, MemberAppointed)
    }
    told = [change for change in changes(at(0), at(LAST)) if change.kind == "member"]
    assert {(change.ref, change.positions[0]) for change in told} <= appointed
    refs = {change.ref for change in told}
    assert len({change.positions[-1] for change in told}) == len(refs) > 5


def test_actions_tell_who_and_when_now() -> None:
    """Another owner, another day."""
    programme = begun().on("02-01", RaiseBarrier(group="river", title="T"))
    programme.on("02-01", ReferBarrier(barrier="B-0001"))
    programme.on(
        "02-02", AddAction(barrier="B-0001", owner="mind", due=date(2026, 3, 1), title="D")
    )
    before = programme.read()
    programme.on("02-03", ReassignAction(action="A-0001", owner="police", due=date(2026, 4, 1)))
    passed = "passed from mind to police, of tactical"
    due = "is due 2026-04-01 instead of 2026-03-01"
    assert sentences(programme, before) == [f"A-0001 {passed} and {due}."]


def test_groups_tell_which_areas_went_where() -> None:
    """Both the partnership that gave and the one that took are told of."""
    programme = begun().on("01-12", ActivatePartnership(group="marsh"))
    before = programme.read()
    programme.on("02-01", ReassignAreas(group="county", to="marsh", areas=("fen",)))
    programme.on("02-02", EndPartnership(group="river", successor="county"))
    assert sentences(programme, before) == [
        "marsh took over fen.",
        "county passed fen on to marsh and took over river.",
        "river went from active to ended, is succeeded by county and passed river on to county.",
    ]


@pytest.mark.parametrize("appointed_before", [True, False])
def test_places_tell_who_came_and_who_left(appointed_before: bool) -> None:  # noqa: FBT001 - a case
    """Who came and left in between is told of too."""
    programme = begun()
    before = programme.read() if appointed_before else read_views(())
    programme.on("02-01", StandDown(group="tactical", member="trust"))
    told = [each for each in sentences(programme, before) if each.startswith("trust")]
    came = "" if appointed_before else "was appointed to tactical as member and "
    assert told == [f"trust {came}stood down from tactical."]


def test_what_went_and_came_back_is_told_by_its_steps() -> None:
    """It stands where it stood; it was not left alone."""
    programme = begun().on("02-01", RaiseBarrier(group="county", title="T"))
    programme.on("02-01", ReferBarrier(barrier="B-0001"))
    before = programme.read()
    programme.on("02-02", AddressBarrier(barrier="B-0001", how="Done"))
    assert sentences(programme, before) == ["B-0001 was addressed by tactical."]
