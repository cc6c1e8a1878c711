"""How the bodies are linked, and what stays behind when one of them ends."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.action.commands import AddAction, CompleteAction
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.correction.commands import Correct
from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    AgreeReporting,
    AppointMember,
    EndPartnership,
    EstablishGroup,
    OverseeGroup,
    ReassignAreas,
)
from cfworkflow.domain.meeting.commands import ScheduleMeeting
from cfworkflow.projections.diff import changes
from cfworkflow.projections.left_behind import LeftBehind
from cfworkflow.projections.links import Linked, PassedOn, Reporting, links
from cfworkflow.projections.reading import Reading
from cfworkflow.projections.searching import of_group
from cfworkflow.projections.status import programme_status
from cfworkflow.projections.succession import standing_in_for
from cfworkflow.projections.teams import TEAMS
from tests.projections.a_year import TODAY, begun

TEAM = AgreeReporting(team="project-team", to="tactical", name="The project team")


def test_a_team_is_where_it_reports_to_last() -> None:
    """ToR, Governance: the name it was given stays, whomever it comes to report to."""
    told = begun().on("02-01", TEAM).on("03-01", AgreeReporting(team="project-team", to="board"))
    assert links(told.read()).teams == (
        Reporting("project-team", "The project team", "board", date(2026, 3, 1)),
    )


def test_the_name_of_a_team_can_be_put_right() -> None:
    """I3: a correction reaches the row, and only the name that it is about."""
    told = begun().on("02-01", TEAM).on("03-01", AgreeReporting(team="project-team", to="board"))
    position = next(one.position for one in told.history() if one.fact.NAME == "reporting-agreed")
    told.on(
        "03-02",
        Correct(
            thing="group:tactical",
            position=position,
            changes={"name": "The Changing Futures team"},
            because="Its full name",
        ),
    )
    assert told.read().rows(TEAMS)["project-team"].name == "The Changing Futures team"


def test_links_tell_who_oversees_whom_and_who_followed_whom() -> None:
    """Issue 5: from the top tier down, forming ones among them, with what passed on."""
    told = (
        begun()
        .on("02-01", EstablishGroup(group="second", tier="tactical", overseen_by="board"))
        .on("02-02", OverseeGroup(group="river", by="second"))
        .on("03-01", ReassignAreas(group="county", to="river", areas=("fen",)))
        .on("04-01", EndPartnership(group="county", successor="river"))
    )
    now = links(told.read())
    assert now.groups == (
        Linked("board", "strategic", "active", None, None),
        Linked("second", "tactical", "active", "board", None),
        Linked("tactical", "tactical", "active", "board", None),
        Linked("county", "operational", "ended", "tactical", "river"),
        Linked("marsh", "operational", "forming", "tactical", None),
        Linked("river", "operational", "active", "second", None),
    )
    assert now.passed_on == (
        PassedOn(date(2026, 3, 1), "county", "river", ("fen",), ended=False),
        PassedOn(date(2026, 4, 1), "county", "river", ("city",), ended=True),
    )


def test_a_difference_names_the_new_overseer() -> None:
    """What changed between two moments includes who oversees whom."""
    told = begun().on("02-01", EstablishGroup(group="second", tier="tactical", overseen_by="board"))
    before = told.read()
    after = told.on("02-02", OverseeGroup(group="river", by="second")).read()
    assert [each.sentence for each in changes(before, after)] == [
        "river came to be overseen by second."
    ]


def test_those_whose_areas_came_to_a_group_are_found_at_any_remove() -> None:
    """E2: what marsh took over from river includes what river took over from county."""
    told = (
        begun()
        .on("01-12", ActivatePartnership(group="marsh"))
        .on("02-01", EndPartnership(group="county", successor="river"))
        .on("03-01", EndPartnership(group="river", successor="marsh"))
    )
    groups = told.read().groups
    assert {*standing_in_for(groups, "marsh")} == {"river", "county"}
    assert standing_in_for(groups, "county") == ()


def test_a_groups_own_includes_the_barriers_that_came_with_an_area() -> None:
    """Issue 5: open barriers follow the area, and so does the look for their facts."""
    told = (
        begun()
        .on("01-12", ActivatePartnership(group="marsh"))
        .on("01-20", RaiseBarrier(group="county", title="In the fen", areas=("fen",)))
        .on("01-20", RaiseBarrier(group="county", title="In the city", areas=("city",)))
        .on("02-01", ReassignAreas(group="county", to="marsh", areas=("fen",)))
    )
    reading = told.read()
    assert "B-0001" in of_group(reading, "marsh")
    assert "B-0002" not in of_group(reading, "marsh")
    assert {"B-0001", "B-0002"} <= of_group(reading, "county")


def ended() -> Reading:
    """A partnership that ended with an action to do, one done, and a meeting to come."""
    told = (
        begun()
        .on("01-12", AppointMember(group="county", member="council"))
        .on("01-20", RaiseBarrier(group="county", title="Waiting"))
        .on(
            "01-21",
            AddAction(barrier="B-0001", owner="council", due=date(2027, 1, 1), title="Ask"),
            AddAction(barrier="B-0001", owner="council", due=date(2027, 1, 1), title="Tell"),
            CompleteAction(action="A-0002"),
            ScheduleMeeting(group="county", day=date(2027, 2, 1), title="Spring"),
            ScheduleMeeting(group="river", day=date(2027, 2, 1)),
        )
    )
    assert programme_status(told.read(), TODAY).left_behind == ()
    return told.on("02-01", EndPartnership(group="county", successor="river")).read()


def test_what_an_ended_group_left_to_do_is_told() -> None:
    """Barriers follow the area by themselves; actions and meetings are for people to settle."""
    assert programme_status(ended(), TODAY).left_behind == (
        LeftBehind("A-0001", "action", "Ask", "county", "river"),
        LeftBehind("M-0001", "meeting", "Spring", "county", "river"),
    )
