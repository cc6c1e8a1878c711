"""View `members`: every tenure of every place."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.group.commands import AppointMember, StandDown
from cfworkflow.projections.members import MemberRow, tenure_key
from tests.projections.a_year import begun
from tests.projections.placeless import plain


def test_a_place_is_shown_with_all_it_stands_for() -> None:
    """Coverage is read from the petals, areas and sectors of places."""
    assert plain(begun().read().members["tactical/mind#1"]) == MemberRow(
        group="tactical",
        member="mind",
        tenure=1,
        organisation="mind-charity",
        name="Mind, the charity",
        petals=("mental-health",),
        areas=("city",),
        sectors=("voluntary",),
        role="chair",
        since=date(2026, 1, 5),
    )


def test_who_is_appointed_again_has_a_row_for_each_tenure() -> None:
    """T1: a decision between the two is judged without them, so both must stay on record."""
    members = (
        begun()
        .on("02-10", StandDown(group="tactical", member="trust", because="New post"))
        .on("02-20", AppointMember(group="tactical", member="trust", role="chair"))
        .read()
        .members
    )
    first, second = members["tactical/trust#1"], members[tenure_key("tactical", "trust", 2)]
    assert (first.since, first.until) == (date(2026, 1, 5), date(2026, 2, 10))
    assert (first.role, first.because) == ("member", "New post")
    assert (second.since, second.until, second.role) == (date(2026, 2, 20), None, "chair")


def test_a_place_is_held_until_the_day_of_standing_down() -> None:
    """T1: the roll of a day holds who stood down later and not who was appointed later."""
    down = StandDown(group="tactical", member="trust")
    row = begun().on("02-10", down).read().members["tactical/trust#1"]
    held = [date(2026, 1, 4), date(2026, 1, 5), date(2026, 2, 9), date(2026, 2, 10)]
    assert [row.in_post_on(day) for day in held] == [False, True, True, False]


def test_the_same_member_on_two_groups_has_two_places() -> None:
    """A place belongs to a group; standing down from one leaves the other alone."""
    members = (
        begun()
        .on("02-01", AppointMember(group="board", member="mind"))
        .on("02-10", StandDown(group="tactical", member="mind"))
        .read()
        .members
    )
    assert members["board/mind#1"].until is None
    assert members["tactical/mind#1"].until == date(2026, 2, 10)
