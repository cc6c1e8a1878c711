"""Bodies that change: links, areas that pass, what places cover, who comes to meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cfworkflow.domain.words import spoken
from tests.cli.stores import SIX
from tests.cli.terminal import Desk, on_a_terminal

Desks = Callable[[str], Desk]

TODAY = date.today()  # noqa: DTZ011 - the secretary's own day
TAKING = (
    "group activate fenland-east-cambridgeshire --from cambridgeshire "
    "--take fenland --take east-cambridgeshire"
)


@pytest.fixture
def desk(desk_at: Desks) -> Desk:
    """The programme of the Terms of Reference, with three barriers of Cambridgeshire."""
    desk = desk_at("programme")
    desk.done(
        "barrier raise cambridgeshire --title 'No bed' --area fenland",
        "barrier raise cambridgeshire --title 'No bus' --area east-cambridgeshire",
        "barrier address B-0002 --how 'A bus'",
        "barrier raise cambridgeshire --title 'No clinic' --area cambridge",
    )
    return desk


def test_a_partnership_that_takes_areas_is_told_what_comes_with_them(desk: Desk) -> None:
    """Issue 5: open barriers and evidence checks follow the area, and the secretary sees which."""
    answer = desk.done(TAKING)
    assert answer.out.splitlines() == [
        "fenland-east-cambridgeshire is active.",
        "fenland, east-cambridgeshire passed from cambridgeshire to fenland-east-cambridgeshire.",
    ]
    assert "Barriers that pass to fenland-east-cambridgeshire: B-0001." in answer.err
    assert "Evidence checks due that pass to fenland-east-cambridgeshire: B-0002." in answer.err
    assert "B-0003" not in answer.err
    listed = desk.done("barrier list --group fenland-east-cambridgeshire --json").json
    assert [row["barrier"] for row in listed] == ["B-0001", "B-0002"]


def test_what_would_pass_is_told_before_anything_does(desk: Desk) -> None:
    """A rehearsal says the same, in words and in JSON, and records nothing."""
    before = desk.facts
    assert "pass to fenland-east-cambridgeshire: B-0001." in desk.done(f"{TAKING} --dry-run").err
    assert desk.done(f"{TAKING} --dry-run --json").json["passes"] == [
        {"ref": "B-0001", "what": "barrier", "to": "fenland-east-cambridgeshire"},
        {"ref": "B-0002", "what": "check", "to": "fenland-east-cambridgeshire"},
    ]
    assert desk.facts == before


def test_activating_again_passes_nothing_again(desk: Desk) -> None:
    """Quiet when so already: nothing is said to pass that passed before."""
    desk.done(TAKING)
    again = desk.done(TAKING)
    said = f"Nothing to do: it is so already, since {spoken(TODAY)}.\n"
    assert (again.out, again.err) == ("", said)
    assert desk.done(f"{TAKING} --json").json["passes"] == []


@pytest.mark.parametrize(
    ("half", "missing"),
    [("--take fenland", "Give --from"), ("--from cambridgeshire", "Give --take")],
)
def test_areas_and_their_giver_go_together(desk: Desk, half: str, missing: str) -> None:
    """Half of it is wrong usage, and the other half is named."""
    answer = desk.refused(f"group activate fenland-east-cambridgeshire {half}")
    assert (answer.code, missing in answer.err) == (2, True)


def test_a_partnership_that_ends_leaves_its_barriers_to_its_successor(desk: Desk) -> None:
    """E2: and what does not pass by itself stands in the status until somebody settles it."""
    desk.done(
        "member appoint cambridgeshire housing",
        "action add B-0001 --title 'Ask' --owner housing --due 2030-01-01",
        "meeting schedule cambridgeshire 2030-01-01",
    )
    answer = desk.done("group end cambridgeshire --successor peterborough --yes")
    assert "Barriers that pass to peterborough: B-0001, B-0003." in answer.err
    status = desk.done("status").out
    assert "A-0001  cambridgeshire has ended: to be reassigned or dropped; peterborough" in status
    assert "M-0001  cambridgeshire has ended: to be cancelled; peterborough" in status
    assert [each["ref"] for each in desk.done("status --json").json["left_behind"]] == [
        "A-0001",
        "M-0001",
    ]


def test_a_sense_check_passes_with_its_partnership(desk: Desk) -> None:
    """E3: who was asked and has ended is followed by its successor, and that is said."""
    desk.done(
        "approach propose tactical --title 'One worker throughout'",
        "sense-check ask T-0001 cambridgeshire --due 2030-01-01",
    )
    answer = desk.done("group end cambridgeshire --successor peterborough --yes --dry-run")
    assert "Sense checks to be answered that pass to peterborough: S-0001." in answer.err


def test_links_name_overseers_teams_and_what_passed_on(desk: Desk) -> None:
    """ToR, Governance: the preset has the project team report to the Tactical Group."""
    desk.done(TAKING)
    shown = desk.done("group links").out
    for words in ("fenland-east-cambridgeshire  operational  active  tactical", "project-team"):
        assert words in shown
    links = desk.done("group links --json").json
    assert {*links} == {"groups", "teams", "passed_on"}
    assert [(team["team"], team["to"]) for team in links["teams"]] == [("project-team", "tactical")]
    assert links["passed_on"][0]["areas"] == ["fenland", "east-cambridgeshire"]


def test_the_wrong_tier_does_not_oversee(desk: Desk) -> None:
    """P1: the refusal says which tier would."""
    answer = desk.refused("group oversee peterborough --by strategic")
    assert (answer.code, answer.refused_by) == (4, ["P1"])
    assert "Name a group of the tactical tier." in answer.err


@pytest.mark.parametrize(
    "command", ["group oversee cambrigeshire --by tactical", "coverage tacticl"]
)
def test_a_name_mistyped_is_told_with_what_is_near(desk: Desk, command: str) -> None:
    """Exit 3 and near misses, as for any reference."""
    answer = desk.refused(command)
    assert answer.code == 3
    assert "Did you mean" in answer.err


def test_coverage_puts_the_gaps_first_and_fits_a_terminal(desk: Desk) -> None:
    """ToR, Membership: at 80 columns nothing runs over, and what nobody covers comes first."""
    code, shown = on_a_terminal(desk.store.parent, "coverage", "tactical")
    assert code == 0
    lines = shown.splitlines()
    assert not [line for line in lines if len(line) > 80]
    assert lines[2].strip() == "No place is for"
    assert lines[3].split() == ["petals", "domestic-abuse"]
    assert lines.index("Places by petal and area") > lines.index(lines[3])
    [cambridge] = [line for line in lines if line.split()[:1] == ["cambridge"]]
    assert cambridge.split() == ["cambridge", *["-"] * 5, "2"]


def test_coverage_of_a_group_nobody_is_on_says_so(desk: Desk) -> None:
    """Where no place is held there is nothing to lay out; who to appoint is what is asked."""
    answer = desk.done("coverage cambridgeshire")
    assert (answer.out, "Nobody holds a place on cambridgeshire." in answer.err) == ("", True)
    assert desk.done("coverage cambridgeshire --json").json["gaps"]


def test_coverage_tells_what_places_do_not_name(desk: Desk) -> None:
    """A gap may be one of the record alone: how many places name no petal, area or sector."""
    lines = [line.split() for line in desk.done("coverage tactical").out.splitlines()]
    assert ["Places", "that", "name", "no", "petal:", "12"] in lines
    assert [line[-1] for line in lines if line[:2] == ["no", "area"]] == ["10"]
    assert [line[3] for line in lines if line[:3] == ["no", "sector", "named"]] == ["10"]


def test_coverage_as_json_keeps_its_shape(desk: Desk) -> None:
    """Scripts rely on the names: gaps by kind, then petals, areas, sectors and pairs."""
    shown = desk.done("coverage tactical --json").json
    assert {*shown} == {
        *("group", "day", "members", "gaps", "petals", "areas", "sectors", "cells"),
        *("project_team", "unnamed"),
    }
    unnamed = {each["what"]: len(each["members"]) for each in shown["unnamed"]}
    assert unnamed == {"petal": 12, "area": 10, "sector": 10}
    assert shown["gaps"][0] == {
        "kind": "petal",
        "petal": "domestic-abuse",
        "area": None,
        "sector": None,
    }
    assert len(shown["members"]) == 17


def test_a_long_name_of_an_area_stands_on_a_line_of_its_own(desk: Desk) -> None:
    """Another county's words may be longer: the columns stay where they are."""
    area = "the-isles-and-the-outer-fens"
    desk.done(f"member appoint tactical refuge --petal domestic-abuse --area {area}")
    lines = desk.done("coverage tactical").out.splitlines()
    place = lines.index(area)
    assert lines[place + 1].split() == ["-", "-", "-", "1", "-", "1"]


def test_a_group_without_gaps_says_so(desk: Desk) -> None:
    """Nothing missing is told in a sentence, not by silence."""
    petals = ("mental-health", "homelessness", "criminal-justice", "domestic-abuse")
    sectors = ("public", "voluntary", "community", "faith", "lived-experience")
    words = [f"--petal {petal}" for petal in (*petals, "drugs-and-alcohol")]
    words += [f"--sector {sector}" for sector in sectors]
    desk.done(
        f"member appoint peterborough all {' '.join(words)} --area peterborough --role project-team"
    )
    assert "There are no gaps." in desk.done("coverage peterborough").out


def test_apologies_say_how_many_more_a_quorum_can_bear(desk_at: Desks) -> None:
    """Q1: seventeen members, a quorum of six; the secretary hears it while there is time."""
    desk = desk_at("called")
    answer = desk.done(f"meeting apologies M-0001 {SIX}")
    assert "11 of 17 members can come, quorum 6: 6 more apologies and it has none." in answer.err
    rest = "crisis-care-concordat community-safety-services cambridge-city-council"
    more = "think-communities-transformation-unit making-every-adult-matter"
    answer = desk.done(f"meeting apologies M-0001 {rest} {more}")
    assert "6 of 17 members can come, quorum 6: 1 more apology and it has none." in answer.err
    answer = desk.done("meeting apologies M-0001 counting-every-adult")
    assert "1 too few, so that nothing could be decided." in answer.err


def test_apologies_sent_late_are_told_by_who_is_there(desk_at: Desks) -> None:
    """Once it is in session, those in the room count, not those who might have come."""
    desk = desk_at("quorate")
    answer = desk.done("meeting apologies M-0001 counting-every-adult")
    assert "6 of 17 members present, quorum 6: quorate." in answer.err


@pytest.fixture
def met(desk_at: Desks) -> Desk:
    """A meeting of the tactical group that lost its quorum after one item."""
    desk = desk_at("proposed")
    desk.done(
        "decision vote D-0001 --for 6 --reasons 'It is due'",
        "decision propose M-0001 --kind key --title 'The rest' --reasons 'It is due'",
        "meeting leave M-0001 sun-network",
        "decision defer D-0002 --reason inquorate",
        "meeting close M-0001",
    )
    return desk


def test_attendance_tells_each_member_and_what_became_of_the_quorum(met: Desk) -> None:
    """ToR, Responsibilities: attending or sending a proxy; who did neither is seen."""
    shown = met.done("member attendance tactical").out.splitlines()
    assert "1        0      0          0       sun-network" in shown
    assert "0        0      0          1       crisis-care-concordat" in shown
    meeting, _, *figures = shown[-1].split(maxsplit=7)
    assert (meeting, *figures) == ("M-0001", "17", "6", "5", "-1", "1", "not for D-0002")
    record = met.done("member attendance tactical --json").json
    assert {*record} == {"group", "members", "meetings"}
    assert record["meetings"][0]["lost_at"] == "D-0002"


def test_attendance_of_one_member_and_of_some_time(met: Desk) -> None:
    """Only that member, and only the meetings held then; nothing found is said on stderr."""
    one = met.done("member attendance tactical --member sun-network --json").json
    assert [row["member"] for row in one["members"]] == ["sun-network"]
    assert one["members"][0]["left_early"] == 1
    none = met.done("member attendance tactical --until 2020-01-01")
    assert (none.out, "No such meeting of tactical is over." in none.err) == ("", True)
    assert met.done("member attendance tactical --since 2020-01-01 --limit 1").out


def test_a_member_who_never_was_one_is_told_apart_from_one_who_never_came(met: Desk) -> None:
    """Exit 3, with what is near it and where the members are listed."""
    answer = met.refused("member attendance tactical --member sun-networks")
    assert answer.code == 3
    assert "Did you mean sun-network?" in answer.err
    assert "cfworkflow member list tactical" in answer.err


def test_a_limit_keeps_the_last_meetings(met: Desk) -> None:
    """Of all that were held, those that were held last."""
    met.done(
        "meeting schedule tactical today --kind extraordinary",
        "meeting open M-0002",
        "meeting close M-0002",
    )
    both = met.done("member attendance tactical --json").json["meetings"]
    last = met.done("member attendance tactical --limit 1 --json").json["meetings"]
    assert [sat["meeting"] for sat in both] == ["M-0001", "M-0002"]
    assert last == both[-1:]


def test_what_places_cover_is_seen_as_of_a_moment(desk: Desk) -> None:
    """What was covered before somebody joined is still seen as of then."""
    position = desk.facts
    desk.done("member appoint tactical refuge --petal domestic-abuse")
    gap = {"kind": "petal", "petal": "domestic-abuse", "area": None, "sector": None}
    assert gap not in desk.done("coverage tactical --json").json["gaps"]
    assert gap in desk.done(f"coverage tactical --as-of @{position} --json").json["gaps"]


def test_an_area_that_is_no_groups_is_asked_about(desk: Desk) -> None:
    """A slip in an area would keep a barrier from following it; it is told, and refused nothing."""
    raised = desk.done("barrier raise cambridgeshire --title 'No bank' --area fenlnd")
    assert "No group has the area fenlnd. Did you mean fenland?" in raised.err
    place = desk.done("member appoint tactical night-shelter --area cambrige")
    assert "Did you mean cambridge" in place.err
    sound = desk.done("barrier raise cambridgeshire --title 'No post' --area cambridge")
    assert "No group has" not in sound.err
