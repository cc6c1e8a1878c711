"""What the places on a group cover: every petal, area and sector told once, its gaps first."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.cli.choices import PETALS, SECTORS
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import AppointMember, EndPartnership, StandDown
from cfworkflow.domain.words import Petal, Sector
from cfworkflow.projections.coverage import Cell, Coverage, Covered, Gap, coverage
from cfworkflow.projections.members import roll_on
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.testing import histories
from tests.projections.a_year import TODAY, Programme, begun

ALL_AREAS = ("city", "fen", "marsh", "river")


def covered(reading: Reading, group: str = "tactical", day: date = TODAY) -> Coverage:
    """What the places on a group cover on a day."""
    return coverage(reading, reading.groups[group], day, PETALS, SECTORS)


def with_place(
    petals: tuple[Petal, ...], areas: tuple[str, ...], sectors: tuple[Sector, ...] = ()
) -> Programme:
    """The beginning, and one place more."""
    return begun().on(
        "02-01",
        AppointMember(
            group="tactical", member="refuge", petals=petals, areas=areas, sectors=sectors
        ),
    )


def test_the_gaps_of_a_group_are_told_by_kind() -> None:
    """ToR, Membership: petals first, then areas, sectors, the project team; pairs come last."""
    now = covered(with_place(("homelessness",), ("fen",)).read())
    assert [(gap.kind, gap.petal or gap.area or gap.sector) for gap in now.gaps] == [
        *(("petal", name) for name in ("criminal-justice", "domestic-abuse", "drugs-and-alcohol")),
        *(("area", name) for name in ("marsh", "river")),
        *(("sector", name) for name in ("public", "community", "faith", "lived-experience")),
        ("project-team", None),
        ("petal-area", "mental-health"),
        ("petal-area", "homelessness"),
    ]
    assert now.gaps[-2:] == (
        Gap("petal-area", petal="mental-health", area="fen"),
        Gap("petal-area", petal="homelessness", area="city"),
    )


def test_a_petal_without_an_area_is_seen_as_that() -> None:
    """A place that names no area says nothing of any: it is counted apart, not everywhere."""
    now = covered(with_place(("homelessness",), ()).read())
    assert Covered("homelessness", ("refuge",)) in now.petals
    assert [cell for cell in now.cells if cell.members] == [
        Cell("mental-health", "city", ("mind",)),
        Cell("homelessness", None, ("refuge",)),
    ]


def test_areas_are_asked_of_a_partnership_for_itself_and_of_others_for_all() -> None:
    """A partnership knows its own ground; the tiers above know all of it."""
    reading = begun().read()
    assert [each.what for each in covered(reading).areas] == [*ALL_AREAS]
    assert [each.what for each in covered(reading, "board").areas] == [*ALL_AREAS]
    assert [each.what for each in covered(reading, "county").areas] == ["city", "fen"]


def test_an_area_that_only_a_place_names_is_asked_for_too() -> None:
    """ToR, Membership lists the county beside its districts: a place may be for the county."""
    reading = with_place((), ("county-wide",)).read()
    assert Covered("county-wide", ("refuge",)) in covered(reading).areas


def test_the_areas_of_an_ended_partnership_are_those_of_its_successor() -> None:
    """Nobody is asked twice: areas pass on, and what ended has none."""
    reading = begun().on("03-01", EndPartnership(group="county", successor="river")).read()
    assert [each.what for each in covered(reading).areas] == [*ALL_AREAS]
    assert covered(reading, "county").areas == ()


def test_who_stood_down_covers_nothing_any_more() -> None:
    """T1: the roll of the day counts, before and after."""
    reading = begun().on("06-01", StandDown(group="tactical", member="mind")).read()
    assert covered(reading, day=date(2026, 5, 31)).petals[0].members == ("mind",)
    after = covered(reading)
    assert (after.petals[0].members, after.members) == ((), ("police", "shelter", "trust"))


def test_the_project_team_is_a_role() -> None:
    """ToR, Membership names it after the sectors: it is covered by whoever has that role."""
    place = AppointMember(group="tactical", member="lead", role="project-team")
    now = covered(begun().on("02-01", place).read())
    assert now.project_team == ("lead",)
    assert Gap("project-team") not in now.gaps


@given(histories(), st.data())
def test_gaps_are_what_no_place_is_for_and_no_more(
    history: list[Recorded], data: st.DataObject
) -> None:
    """Whatever came and went: each petal, area and sector is a gap, or somebody is for it."""
    reading = read_views(history)
    group = data.draw(st.sampled_from([*reading.groups]))
    day = data.draw(st.sampled_from(sorted({told.on for told in history})))
    now = covered(reading, group, day)
    roll = roll_on(reading.members, group, day)
    gaps = {(gap.kind, gap.petal, gap.area, gap.sector) for gap in now.gaps}
    for petal in PETALS:
        assert (("petal", petal, None, None) in gaps) == (
            not any(petal in row.petals for row in roll.values())
        )
    for sector in SECTORS:
        assert (("sector", None, None, sector) in gaps) == (
            not any(sector in row.sectors for row in roll.values())
        )
    for area in now.areas:
        assert (("area", None, area.what, None) in gaps) == (not area.members)
    unnamed = {each.what: {*each.members} for each in now.unnamed}
    for row in roll.values():
        for what, named in (("petal", row.petals), ("area", row.areas), ("sector", row.sectors)):
            assert (row.member in unnamed[what]) == (not named)
        assert {*row.areas} <= {area.what for area in now.areas}
        for petal in row.petals:
            for area in row.areas or (None,):
                assert row.member in next(
                    cell.members for cell in now.cells if (cell.petal, cell.area) == (petal, area)
                )
    for kind, petal, area, _ in gaps:
        if kind == "petal-area":
            assert ("petal", petal, None, None) not in gaps
            assert ("area", None, area, None) not in gaps
