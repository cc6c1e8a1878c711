"""Approaches, sense checks and the Trusted Person plan at the prompt."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from tests.cli.terminal import Desk


def test_the_plan_is_played_from_the_idea_to_its_adoption(desk_at: Callable[[str], Desk]) -> None:
    """ToR, Purpose: maintain the plan, sense-check approaches, and say what changed by it."""
    desk = desk_at("programme")
    desk.done("approach propose tactical --title 'One worker' --element trusted-relationships")
    assert "not sense-checked" in desk.done("plan show trusted-person").out
    desk.done("sense-check ask T-1 peterborough --due 2026-12-01")
    assert "Sense checks to be answered: 1" in desk.done("status").out
    desk.done("sense-check answer S-1 --answer with-changes --findings 'And weekends'")
    assert "Answers to be acted on: 1" in desk.done("status").out
    desk.done("sense-check act S-1 --changed --how 'Two workers'")
    desk.done("approach adopt T-1")
    desk.done("action add T-1 --title 'Train them' --owner cpsl-mind --due 2026-12-01")
    desk.done("barrier raise tactical --plan trusted-person --approach T-1 --title Contracts")
    out = desk.done("plan show trusted-person").out
    for word in ("it makes sense with changes", "Two workers", "A-0001", "B-0001", "adopted"):
        assert word in out
    assert "sense-check-answered" in desk.done("audit log --ref T-0001").out


def test_the_plan_as_a_sheet_has_its_approaches_and_its_matters(
    desk_at: Callable[[str], Desk],
) -> None:
    """An element nobody has an approach to is a row, so that nothing of the plan is missing."""
    desk = desk_at("programme")
    desk.done("approach element continuity --title 'It goes on'")
    desk.done("approach propose tactical --title 'One worker' --element continuity")
    desk.done("barrier raise tactical --plan trusted-person --approach T-1 --title Contracts")
    text = desk.done("plan show trusted-person --csv").out
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    assert [(row["element"], row["reference"]) for row in rows] == [
        ("trusted-relationships", ""),
        ("continuity", "T-0001"),
        ("", "B-0001"),
    ]
    assert [row["about"] for row in rows] == ["", "", "T-0001"]
    shown = desk.done("plan show trusted-person --json").json
    assert [part["element"] for part in shown["elements"]] == [
        "trusted-relationships",
        "continuity",
    ]
    assert [line["barrier"] for line in shown["barriers"]] == ["B-0001"]
    for told in ("plan show trusted-person", "barrier show B-1"):
        assert re.search(r"in the way of +T-0001", desk.done(told).out), told


def test_a_barrier_names_what_is_tried_against_it(desk_at: Callable[[str], Desk]) -> None:
    """An approach of the plan of barriers is found from its barrier, set aside or not."""
    desk = desk_at("programme")
    desk.done("barrier raise peterborough --title 'No address, no GP'")
    desk.done("approach propose tactical --title 'A letter' --barrier B-1")
    assert re.search(r"approaches +T-0001", desk.done("barrier show B-1").out)
    assert desk.done("barrier show B-1 --json").json["approaches"] == ["T-0001"]


def test_filters_find_the_approaches_of_a_group(desk_at: Callable[[str], Desk]) -> None:
    """Those it proposed and those it was asked about; no approach is of a tier."""
    desk = desk_at("programme")
    for number in (1, 2):
        desk.done(f"approach propose tactical --title 'Idea {number}'")
    desk.done("sense-check ask T-2 peterborough --due 2026-12-01")
    shown = desk.done("plan show trusted-person --group peterborough --json").json
    assert [each["approach"] for part in shown["elements"] for each in part["approaches"]] == [
        "T-0002"
    ]
    assert desk.done("plan show trusted-person --tier tactical --json").json["elements"] == []
    listed = desk.done("sense-check list --group peterborough --json").json
    assert [row["sense_check"] for row in listed] == ["S-0001"]


def test_mistakes_are_named_with_the_way_on(desk_at: Callable[[str], Desk]) -> None:
    """Refused, with what was tried, why, and what to do next; nothing is recorded."""
    desk = desk_at("programme")
    desk.done("approach propose tactical --title 'One worker'")
    desk.done("sense-check ask T-1 peterborough --due 2026-12-01")
    wrong = desk.refused(
        "sense-check answer S-1 --answer does-not --findings No --by cambridgeshire"
    )
    assert wrong.code == 4
    assert "E3" in wrong.err
    assert "sense-check answer S-0001 --by peterborough" in wrong.err
    both = desk.refused("approach propose tactical --title So --barrier B-1 --inquiry I-1")
    assert (both.code, "not both" in both.err) == (2, True)
    neither = desk.refused("sense-check act S-1 --how 'We talked'")
    assert (neither.code, "Say --changed or --nothing-changed." in neither.err) == (2, True)
    near = desk.refused("approach propose tactical --title So --element trusted")
    assert (near.code, "trusted-relationships" in near.err) == (3, True)
