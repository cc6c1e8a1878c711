"""Places on a group: filled, emptied, and counted as they stand on a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cfworkflow.domain.group.commands import AppointMember, EndPartnership, StandDown
from cfworkflow.domain.group.facts import MemberAppointed, MemberStoodDown
from cfworkflow.domain.group.state import Group
from tests.domain.a_programme import BEGINNING, groups, members, places, programme
from tests.domain.given_when_then import TODAY, given, on

JUNE = date(2026, 6, 1)


def test_a_place_is_held_for_an_organisation() -> None:
    """ToR, Membership: a place carries petals, areas, sectors and a role."""
    given(groups()).when(
        AppointMember(
            group="tactical",
            member="sun-chair",
            organisation="sun-network",
            name="The chair of the network",
            petals=("mental-health",),
            areas=("city",),
            sectors=("voluntary", "lived-experience"),
            role="chair",
        ),
        on=JUNE,
    ).then(
        MemberAppointed(
            group="tactical",
            member="sun-chair",
            organisation="sun-network",
            name="The chair of the network",
            petals=("mental-health",),
            areas=("city",),
            sectors=("voluntary", "lived-experience"),
            role="chair",
        ),
        on=JUNE,
    )


def test_an_organisation_with_one_place_needs_no_second_name() -> None:
    """Most places are an organisation's only one, and are called after it."""
    given(groups()).when(AppointMember(group="tactical", member="cpsl-mind")).then(
        MemberAppointed(group="tactical", member="cpsl-mind", organisation="cpsl-mind")
    )


def test_appointing_a_member_again_with_the_same_particulars_changes_nothing() -> None:
    """A command typed twice is no fault when everything it says is so already."""
    again = AppointMember(group="tactical", member="place-1")
    given(programme()).when(again).then_quiet()


def test_a_place_whose_name_was_erased_is_still_the_same_place() -> None:
    """Design § 6: a name is narrative, and rules look at facts only."""
    erased = MemberAppointed(group="tactical", member="a", organisation="a")
    named = AppointMember(group="tactical", member="a", name="A member")
    given(groups(), erased).when(named).then_quiet()


def test_a_place_that_is_held_is_not_given_to_another() -> None:
    """N1: a name stands for one thing, and one person holds one place."""
    command = AppointMember(group="tactical", member="place-1", organisation="another")
    given(programme()).when(command).then_refused("N1", "tactical/place-1")


def test_a_forming_partnership_may_gather_members_and_an_ended_one_may_not() -> None:
    """G1: a partnership finds its members while it forms; none join it when it is over."""
    record = given(groups())
    record.when(AppointMember(group="marsh", member="a")).then(
        MemberAppointed(group="marsh", member="a", organisation="a")
    )
    ended = record.and_given(EndPartnership(group="marsh", successor="river"))
    ended.when(AppointMember(group="marsh", member="a")).then_refused(
        "G1", "It is ended", "Its successor is river"
    )


def test_nobody_is_appointed_before_the_group_was_established() -> None:
    """G1: there was no group to be a member of."""
    command = AppointMember(group="tactical", member="a")
    given(groups()).when(command, on=BEGINNING - timedelta(days=1)).then_refused(
        "G1", "It is not established on that date", "2026-01-05"
    )


@pytest.mark.parametrize("day", [JUNE, TODAY])
def test_a_place_is_emptied_from_a_day_on(day: date) -> None:
    """Q1: members are counted as they stand at that moment; that day they no longer do."""
    outcome = given(programme()).when(
        StandDown(group="tactical", member="place-3", because="Moved on"), on=day
    )
    outcome.then(MemberStoodDown(group="tactical", member="place-3", because="Moved on"), on=day)
    group = outcome.after.find(Group, "tactical")
    assert len(group.roll_on(day - timedelta(days=1))) == 17
    assert set(group.roll_on(day)) == set(members(17)) - {"place-3"}


def test_standing_down_twice_changes_nothing() -> None:
    """A command typed twice is no fault when everything it says is so already."""
    gone = StandDown(group="tactical", member="place-3")
    given(programme(), gone).when(gone).then_quiet()


def test_only_a_member_stands_down() -> None:
    """A1: who holds no place cannot leave one."""
    given(programme()).when(StandDown(group="tactical", member="stranger")).then_refused(
        "A1", "stranger holds no place on tactical on 2026-10-15", "member list tactical"
    )


def test_a_place_is_not_emptied_before_it_was_filled() -> None:
    """C1: on one place, time does not run backwards."""
    record = given(groups(), on(JUNE, AppointMember(group="tactical", member="a")))
    record.when(StandDown(group="tactical", member="a"), on=BEGINNING).then_refused(
        "C1", "1 June 2026"
    )


def test_news_of_one_member_does_not_hold_up_anothers() -> None:
    """C1: each place has its own time, so late news of another one can still be recorded."""
    record = given(programme(), on(TODAY, StandDown(group="tactical", member="place-1")))
    record.when(StandDown(group="tactical", member="place-2"), on=JUNE).then(
        MemberStoodDown(group="tactical", member="place-2"), on=JUNE
    )


def test_who_stood_down_may_come_back_and_the_gap_stays() -> None:
    """T1: the roll of a date is that of the date, whatever came later."""
    record = given(
        groups(),
        places(1),
        on(JUNE, StandDown(group="tactical", member="place-1")),
        on(TODAY, AppointMember(group="tactical", member="place-1", role="chair")),
    )
    group = record.find(Group, "tactical")
    found = [bool(group.roll_on(day)) for day in (BEGINNING, JUNE, date(2026, 7, 1), TODAY)]
    assert found == [True, False, False, True]
    assert group.roll_on(TODAY)["place-1"].role == "chair"
    assert group.roll_on(BEGINNING)["place-1"].role == "member"


def test_appointing_to_a_group_nobody_knows_names_it() -> None:
    """A reference to nothing is told apart from a rule broken."""
    given().when(AppointMember(group="nobody", member="a")).then_unknown("group", "nobody")
    given().when(StandDown(group="nobody", member="a")).then_unknown("group", "nobody")
