"""Links of groups: who oversees whom, whom a team reports to, areas taken at the beginning."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from cfworkflow.domain.barrier.commands import RaiseBarrier, ReferBarrier
from cfworkflow.domain.barrier.facts import BarrierReferred
from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    AgreeReporting,
    EndPartnership,
    EstablishGroup,
    OverseeGroup,
)
from cfworkflow.domain.group.facts import (
    AreasReassigned,
    OversightAssigned,
    PartnershipActivated,
    ReportingAgreed,
)
from cfworkflow.domain.group.state import Group
from tests.domain.a_programme import groups
from tests.domain.given_when_then import TODAY, Record, given, on

SECOND = EstablishGroup(group="second", tier="tactical", overseen_by="board")
BY_SECOND = OverseeGroup(group="river", by="second")


def two_tactical_groups() -> Record:
    """The groups, and a second tactical one."""
    return given(groups(), SECOND)


def test_a_group_comes_to_be_overseen_by_another() -> None:
    """ToR, Governance: who oversees a group is on record, and can change."""
    outcome = two_tactical_groups().when(BY_SECOND)
    outcome.then(OversightAssigned(group="river", overseen_by="second"), on=TODAY)
    assert outcome.after.find(Group, "river").overseen_by == "second"
    assert outcome.after.find(Group, "second").overseen_by == "board"
    outcome.after.when(BY_SECOND).then_quiet()


def test_a_group_that_oversees_others_keeps_its_own_overseer_in_mind() -> None:
    """What another group has come to be overseen by is no news of this one's own overseer."""
    record = two_tactical_groups().and_given(
        BY_SECOND,
        OverseeGroup(group="county", by="second"),
        OverseeGroup(group="river", by="tactical"),
    )
    record.when(OverseeGroup(group="county", by="second")).then_quiet()
    record.when(BY_SECOND).then(OversightAssigned(group="river", overseen_by="second"))


def test_a_barrier_goes_up_to_whoever_oversees_its_group_now() -> None:
    """P1: the way up is the latest on record, for barriers raised before as well."""
    record = two_tactical_groups().and_given(RaiseBarrier(group="river", title="Waiting"))
    up = record.and_given(BY_SECOND).when(ReferBarrier(barrier="B-0001")).the(BarrierReferred)
    assert (up.from_group, up.to_group) == ("river", "second")


def test_a_group_that_nobody_oversees_gets_a_way_up() -> None:
    """P1: the refusal says how, and doing so opens the way."""
    lake = EstablishGroup(group="lake", tier="operational")
    record = given(groups(), lake, RaiseBarrier(group="lake", title="Waiting"))
    refer = ReferBarrier(barrier="B-0001")
    record.when(refer).then_refused("P1", "cfworkflow group oversee lake --by GROUP")
    assert record.and_given(OverseeGroup(group="lake", by="tactical")).when(refer).facts


@pytest.mark.parametrize(
    ("group", "by", "next_step"),
    [
        ("river", "board", "Name a group of the tactical tier"),
        ("tactical", "county", "Name a group of the strategic tier"),
        ("board", "tactical", "nobody oversees a group of the strategic tier"),
    ],
)
def test_a_group_is_overseen_by_the_next_tier_up(group: str, by: str, next_step: str) -> None:
    """P1: no tier is skipped, so neither is one in who oversees whom."""
    given(groups()).when(OverseeGroup(group=group, by=by)).then_refused("P1", next_step)


def test_an_ended_group_neither_oversees_nor_is_overseen_anew() -> None:
    """S2: what has ended has a successor, and that is to be named in its place."""
    record = two_tactical_groups().and_given(EndPartnership(group="county", successor="river"))
    record.when(OverseeGroup(group="county", by="second")).then_refused(
        "S2", "county has ended", "river"
    )


def test_all_that_is_wrong_with_an_oversight_is_said_at_once() -> None:
    """A refusal carries the others of the same command."""
    record = given(groups(), EndPartnership(group="county", successor="river"))
    record.when(OverseeGroup(group="county", by="marsh")).then_refused(
        "P1", "marsh is of the operational tier", also=["G1", "S2"]
    )


def test_oversight_has_a_time_of_its_own() -> None:
    """C1: typed up late, it still took effect that day; but not before there was such a group."""
    record = two_tactical_groups()
    early = date(2025, 1, 1)
    record.when(BY_SECOND, on=early).then_refused("G1", also=["C1"])
    later = record.and_given(BY_SECOND)
    later.when(OverseeGroup(group="river", by="tactical"), on=date(2026, 3, 1)).then_refused(
        "C1", "15 October 2026"
    )


def test_a_group_or_overseer_nobody_knows_is_named() -> None:
    """A reference to nothing is told apart from a rule broken."""
    given(groups()).when(OverseeGroup(group="nobody", by="board")).then_unknown("group", "nobody")
    given(groups()).when(OverseeGroup(group="river", by="nobody")).then_unknown("group", "nobody")


TEAM = AgreeReporting(team="project-team", to="tactical", name="The project team")


def test_a_team_reports_to_a_group_and_then_to_another() -> None:
    """ToR, Governance: the project team, once recruited, reports to the Tactical Group."""
    outcome = given(groups()).when(TEAM)
    outcome.then(ReportingAgreed(team="project-team", to="tactical", name="The project team"))
    elsewhere = AgreeReporting(team="project-team", to="board")
    outcome.after.when(elsewhere).then(ReportingAgreed(team="project-team", to="board"))


def test_saying_whom_a_team_reports_to_again_changes_nothing() -> None:
    """Quiet with or without the name it was given; another name is news."""
    record = given(groups(), TEAM)
    record.when(TEAM).then_quiet()
    record.when(AgreeReporting(team="project-team", to="tactical")).then_quiet()
    renamed = AgreeReporting(team="project-team", to="tactical", name="The team")
    record.when(renamed).then(ReportingAgreed(team="project-team", to="tactical", name="The team"))


def test_each_team_has_a_time_of_its_own() -> None:
    """C1: news of one team, or of the group, does not hold up what is said of another team."""
    record = given(groups(), TEAM)
    other = AgreeReporting(team="evaluation-team", to="tactical")
    record.when(other, on=date(2026, 3, 1)).then(
        ReportingAgreed(team="evaluation-team", to="tactical"), on=date(2026, 3, 1)
    )
    record.when(AgreeReporting(team="project-team", to="board"), on=date(2026, 3, 1)).then_refused(
        "C1", "project-team"
    )


def test_a_team_reports_to_a_group_that_is_active() -> None:
    """G1: a partnership that is still forming has nobody to report to."""
    given(groups()).when(AgreeReporting(team="project-team", to="marsh")).then_refused(
        "G1", "group activate marsh"
    )
    given().when(TEAM).then_unknown("group", "tactical")


TAKING = ActivatePartnership(group="marsh", areas=("fen",), taken_from="county")


def test_a_partnership_takes_its_areas_as_it_begins() -> None:
    """ToR, Governance: once it is up and running, the other focuses on what it has left."""
    outcome = given(groups()).when(TAKING)
    outcome.then(
        PartnershipActivated(group="marsh"),
        AreasReassigned(group="county", to="marsh", areas=("fen",)),
        on=TODAY,
    )
    assert outcome.after.find(Group, "county").areas == {"city"}
    assert outcome.after.find(Group, "marsh").areas == {"marsh", "fen"}
    outcome.after.when(TAKING).then_quiet()


def test_one_that_is_active_already_only_takes_the_areas() -> None:
    """What is so already is not said again, and what is not, is."""
    given(groups(), on(TODAY, ActivatePartnership(group="marsh"))).when(TAKING).then(
        AreasReassigned(group="county", to="marsh", areas=("fen",))
    )


def test_where_the_areas_cannot_pass_nothing_begins_either() -> None:
    """All or nothing: a partnership is not half begun."""
    command = ActivatePartnership(group="marsh", areas=("moon",), taken_from="county")
    given(groups()).when(command).then_refused("S2", "moon is not among its areas", "city, fen")
    ended = EndPartnership(group="marsh", successor="river")
    given(groups(), ended).when(TAKING).then_refused("S2", "It is ended")


@pytest.mark.parametrize("half", [{"areas": ("fen",)}, {"taken_from": "county"}])
def test_areas_are_taken_from_somebody(half: dict[str, object]) -> None:
    """Areas without their giver, or a giver without areas, say nothing that could be done."""
    with pytest.raises(ValidationError, match="or neither"):
        ActivatePartnership.model_validate({"group": "marsh", **half})
