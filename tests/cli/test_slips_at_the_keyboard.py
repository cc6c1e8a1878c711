"""What is most likely a slip of the keyboard is said: as a note, or refused where it can't be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.terminal import Desk

RAISE = "barrier raise peterborough --title"
SCHEDULE = "meeting schedule tactical 2026-01-15"


@pytest.fixture
def desk(desk_at: Callable[[str], Desk]) -> Desk:
    """A desk at which the programme is set up and nothing has happened yet."""
    return desk_at("programme")


def test_a_barrier_raised_again_while_it_is_open_is_noted(desk: Desk) -> None:
    """It may be another one, and is recorded; the first is named, also in a dry run."""
    assert "Note:" not in desk.done(f"{RAISE} 'No address, no account'").err
    noted = "Note: B-0001 has the same title"
    assert noted in desk.done(f"{RAISE} 'no address,  no account' --dry-run").err
    assert noted in desk.done(f"{RAISE} 'no address,  no account'").err
    assert "Note:" not in desk.done(f"{RAISE} 'No address'").err
    other = RAISE.replace("peterborough", "cambridgeshire")
    assert "Note:" not in desk.done(f"{other} 'No address'").err


def test_a_barrier_that_came_back_is_another_one(desk: Desk) -> None:
    """Nothing is noted once the first is over."""
    desk.done(f"{RAISE} Bank", "barrier withdraw B-0001 --because Gone --yes")
    assert "Note:" not in desk.done(f"{RAISE} Bank").err


def test_a_meeting_called_twice_is_noted(desk: Desk) -> None:
    """One of another kind, or after the first was cancelled, is no slip."""
    assert "Note:" not in desk.done(SCHEDULE).err
    assert "Note: M-0001 has the same group, day and kind" in desk.done(SCHEDULE).err
    assert "Note:" not in desk.done(f"{SCHEDULE} --kind extraordinary").err
    desk.done("meeting cancel M-0001 --yes", "meeting cancel M-0002 --yes")
    assert "Note:" not in desk.done(SCHEDULE).err


def test_an_action_is_not_due_before_it_is_agreed(desk: Desk) -> None:
    """Exit 2, with the way out for one that was agreed earlier; the day itself will do."""
    desk.done(f"{RAISE} Bank --on 2025-09-01")
    add = "action add B-0001 --title Write --owner example-county-council --due 2025-10-01"
    refused = desk.refused(f"{add} --on 2025-10-02")
    assert refused.code == 2
    assert "--due 2025-10-01 is before the action is agreed, on 2025-10-02" in refused.err
    assert desk.refused(add).code == 2
    later = add.replace("example-county-council", "cpsl-mind") + " --group tactical"
    desk.done(f"{later} --on 2025-10-01")


def test_what_has_no_reference_yet_is_not_called_by_one(desk: Desk) -> None:
    """C1: of a barrier that was not raised nobody knows the reference; of one that was, all do."""
    refused = desk.refused(f"{RAISE} Bank --on 2999-01-01")
    assert "Something new would take effect on 1 January 2999." in refused.err
    assert "B-0001" not in refused.err
    desk.done(f"{RAISE} Bank")
    refused = desk.refused("barrier refer B-0001 --on 2999-01-01")
    assert "Something about B-0001 would take effect" in refused.err


def test_a_bound_is_told_in_what_is_counted(desk: Desk) -> None:
    """Characters of a title, and nothing of how it is checked."""
    refused = desk.refused(f"{RAISE} {'x' * 301}")
    assert refused.err.splitlines()[0].endswith("give at most 300 characters.")
    assert "--title: write something." in desk.refused(f"{RAISE} ' '").err
