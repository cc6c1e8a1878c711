"""Groups: established once, partnerships that form, pass areas on and end."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    EndPartnership,
    EstablishGroup,
    ReassignAreas,
)
from cfworkflow.domain.group.facts import (
    AreasReassigned,
    GroupEstablished,
    PartnershipActivated,
    PartnershipEnded,
    TermsAdopted,
)
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from cfworkflow.domain.words import Tier
from tests.domain.a_programme import BEGINNING, groups
from tests.domain.given_when_then import TODAY, given, on

LATER = date(2026, 5, 1)


def test_a_group_begins_with_its_terms() -> None:
    """T2: the first terms of a group are given at its establishment; later ones are decided."""
    given(groups()).when(
        EstablishGroup(
            group="lake",
            tier="operational",
            name="The lake",
            areas=("lake",),
            overseen_by="tactical",
        )
    ).then(
        GroupEstablished(
            group="lake",
            tier="operational",
            name="The lake",
            areas=("lake",),
            overseen_by="tactical",
        ),
        TermsAdopted(group="lake", terms=CHARITY_STYLE, decision=None),
        on=TODAY,
    )


def test_establishing_the_same_group_again_changes_nothing() -> None:
    """A command typed twice is no fault when everything it says is so already."""
    again = EstablishGroup(group="board", tier="strategic")
    given(groups()).when(again).then_quiet()


def test_a_group_whose_name_was_erased_is_still_the_same_group() -> None:
    """Design § 6: a name is narrative, and rules look at facts only."""
    named = EstablishGroup(group="forum", tier="tactical", name="The forum")
    erased = [
        GroupEstablished(group="forum", tier="tactical"),
        TermsAdopted(group="forum", terms=CHARITY_STYLE),
    ]
    given(erased).when(named).then_quiet()


def test_a_name_that_is_taken_is_refused() -> None:
    """N1: a name stands for one thing, so another group needs another name."""
    given(groups()).when(EstablishGroup(group="board", tier="operational")).then_refused(
        "N1", "board", "another name"
    )


def test_other_terms_are_not_passed_over_in_silence() -> None:
    """T2, N1: a group established again with other terms would seem to have adopted them."""
    again = EstablishGroup(group="board", tier="strategic", terms=Terms(proxies=False))
    given(groups()).when(again).then_refused("N1", "board")


@pytest.mark.parametrize(
    ("tier", "overseer", "next_step"),
    [
        ("operational", "board", "Name a group of the tactical tier"),
        ("operational", "river", "Name a group of the tactical tier"),
        ("tactical", "tactical", "Name a group of the strategic tier"),
        ("strategic", "board", "nobody oversees a group of the strategic tier"),
    ],
)
def test_a_group_is_overseen_by_the_next_tier_up(tier: Tier, overseer: str, next_step: str) -> None:
    """P1: no tier is skipped, so neither is one in who oversees whom."""
    command = EstablishGroup(group="lake", tier=tier, overseen_by=overseer)
    given(groups()).when(command).then_refused("P1", next_step)


def test_only_a_partnership_can_be_forming() -> None:
    """S2: the other tiers are there from their first day (ToR, Governance)."""
    command = EstablishGroup(group="forum", tier="tactical", forming=True)
    given().when(command).then_refused("S2", "forming")


def test_a_group_is_not_established_on_terms_no_meeting_can_meet() -> None:
    """T3: a quorum larger than any membership would leave the group unable to decide for ever."""
    command = EstablishGroup(group="forum", tier="tactical", terms=Terms(quorum_fraction=1))
    given().when(command).then_refused("T3", "larger than the whole group")


def test_all_that_is_wrong_with_a_new_group_is_said_at_once() -> None:
    """A refusal carries the others of the same command, so that they are mended in one go."""
    command = EstablishGroup(
        group="tactical",
        tier="tactical",
        overseen_by="river",
        forming=True,
        terms=Terms(quorum_fraction="4/3", majority="1/3"),
    )
    given(groups()).when(command).then_refused("N1", also=["P1", "S2", "T3", "T3", "T3"])


def test_an_overseer_nobody_knows_is_named() -> None:
    """A reference to nothing is told apart from a rule broken."""
    command = EstablishGroup(group="lake", tier="operational", overseen_by="nobody")
    given().when(command).then_unknown("group", "nobody")


def test_a_forming_partnership_is_activated_once() -> None:
    """ToR, Governance: a partnership is forming until it is up and running."""
    activate = ActivatePartnership(group="marsh")
    outcome = given(groups()).when(activate).then(PartnershipActivated(group="marsh"))
    outcome.after.when(activate).then_quiet()


def test_an_ended_partnership_is_not_activated_again() -> None:
    """S2: nothing follows the end of a partnership but its successor."""
    ended = EndPartnership(group="marsh", successor="river")
    given(groups(), ended).when(ActivatePartnership(group="marsh")).then_refused(
        "S2", "It is ended", "Nothing follows"
    )


def test_areas_pass_from_one_partnership_to_another() -> None:
    """ToR, Governance: once another is up and running, a partnership's areas shrink."""
    pass_on = ReassignAreas(group="county", to="river", areas=("fen",))
    outcome = given(groups()).when(pass_on)
    outcome.then(AreasReassigned(group="county", to="river", areas=("fen",)))
    assert outcome.after.find(Group, "county").areas == {"city"}
    assert outcome.after.find(Group, "river").areas == {"river", "fen"}
    outcome.after.when(pass_on).then_quiet()


def test_areas_pass_only_between_active_partnerships_that_have_them() -> None:
    """G1, S2: a forming partnership takes nothing on, and nobody passes on what they have not."""
    command = ReassignAreas(group="county", to="marsh", areas=("fen", "moon"))
    given(groups()).when(command).then_refused(
        "G1", "group activate marsh", "moon is not among its areas", "city, fen", also=["S2"]
    )


def test_only_partnerships_have_areas_to_pass_on() -> None:
    """S2: areas belong to the operational tier."""
    command = ReassignAreas(group="tactical", to="board", areas=("fen",))
    given(groups()).when(command).then_refused(
        "S2", "tactical is of the tactical tier", "board is of the strategic tier", also=["S2"] * 2
    )


def test_a_partnership_does_not_pass_areas_to_itself() -> None:
    """A fact says that something changed; where nothing can, none is recorded."""
    command = ReassignAreas(group="county", to="county", areas=("fen",))
    outcome = given(groups()).when(command)
    assert outcome.refused or not outcome.facts


def test_a_partnership_that_ends_hands_all_its_areas_to_its_successor() -> None:
    """E2: the successor for the area takes on what the ended partnership answered for."""
    end = EndPartnership(group="county", successor="river", because="Merged")
    outcome = given(groups()).when(end)
    outcome.then(
        PartnershipEnded(group="county", successor="river", areas=("city", "fen"), because="Merged")
    )
    assert outcome.after.find(Group, "river").areas == {"river", "city", "fen"}
    outcome.after.when(end).then_quiet()


def test_a_partnership_may_end_while_it_is_forming() -> None:
    """What never got up and running can be given up."""
    given(groups()).when(EndPartnership(group="marsh", successor="river")).then(
        PartnershipEnded(group="marsh", successor="river", areas=("marsh",))
    )


def test_a_partnership_ends_once_and_for_another_that_is_active() -> None:
    """S2, G1: an end names an active successor, and that stays the successor."""
    record = given(groups(), EndPartnership(group="county", successor="river"))
    record.when(EndPartnership(group="county", successor="marsh")).then_refused(
        "S2", "It is ended", "marsh", "It is forming", also=["G1"]
    )
    record.when(EndPartnership(group="river", successor="river")).then_refused(
        "S2", "one and the same", "Name another partnership"
    )
    record.when(EndPartnership(group="tactical", successor="board")).then_refused("S2", also=["S2"])


def test_what_a_group_was_on_a_date_is_not_changed_by_what_it_is_now() -> None:
    """T1: status, like terms and roll, is that of the date in question."""
    record = given(
        groups(),
        on(LATER, ActivatePartnership(group="marsh")),
        on(TODAY, EndPartnership(group="marsh", successor="river")),
    )
    marsh = record.find(Group, "marsh")
    days = [date(2025, 12, 31), BEGINNING, LATER, TODAY]
    assert [marsh.status_on(day) for day in days] == [None, "forming", "active", "ended"]


def test_a_groups_time_does_not_run_backwards() -> None:
    """C1: what a partnership did in May cannot be followed by something it did in March."""
    record = given(groups(), on(LATER, ActivatePartnership(group="marsh")))
    end = EndPartnership(group="marsh", successor="river")
    record.when(end, on=date(2026, 3, 1)).then_refused("C1", "1 May 2026", "--on")
    record.when(end, on=date(2026, 10, 16)).then_refused("C1", "Today is 15 October 2026")
