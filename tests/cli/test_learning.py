"""`cfworkflow theme`, `learning`, `barrier theme`: as a secretary types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Desk, on_a_terminal

Desks = Callable[[str], Desk]

FAILURE = "learning share peterborough --outcome failure --title 'Letters go unread'"
SUCCESS = "learning share peterborough --outcome success --title 'Letters go unread'"


def refs(rows: list[dict[str, Any]], name: str) -> list[str]:
    """The references of the rows listed."""
    return [row[name] for row in rows]


def test_learning_from_a_failure_until_another_group_acts_on_it(desk_at: Desks) -> None:
    """ToR, Purpose: shared on the ground, taken up above, seen from all that it is about."""
    desk = desk_at("themed")
    shared = desk.done(f"{FAILURE} --findings 'Ring first' --about b1 --about theme:releases")
    assert shared.out.splitlines() == [
        'L-0001 shared by peterborough, learned from a failure: "Letters go unread".',
        "L-0001 linked to B-0001.",
        "L-0001 linked to theme releases.",
    ]
    assert shared.err == "Next: cfworkflow learning show L-0001\n"
    taken = desk.done("learning take-up l1 --how 'Calls come first'")
    assert taken.out == "L-0001 taken up by tactical.\n"
    shown = desk.done("learning show L-0001").out
    for told in ("from a    failure", "findings  Ring first", "B-0001, theme:releases"):
        assert told in shown, told
    assert "by tactical: Calls come first" in shown
    history = desk.done("barrier history B-0001").out
    assert "L-0001 taken up by tactical. How: Calls come first" in history


@pytest.mark.parametrize("asked", ["", " --description What --findings Then --petal homelessness"])
def test_a_failure_is_asked_for_no_more_than_a_success(desk_at: Desks, asked: str) -> None:
    """ToR, Principles: the same options, required and not, and the same record but for one word."""
    desk = desk_at("programme")
    said = [desk.done(f"{share}{asked} --json").json for share in (SUCCESS, FAILURE)]
    success, failure = (each["facts"][0] for each in said)
    differs = {name for name in success if success[name] != failure[name]}
    assert differs == {"position", "recorded_at", "command_id", "learning", "outcome"}


def test_a_theme_from_its_name_to_another_one(desk_at: Desks) -> None:
    """Barriers and learning are found under the theme that theirs went into."""
    desk = desk_at("themed")
    desk.done("barrier theme B-0001 releases", FAILURE, "learning link L-1 B-1")
    retired = desk.done("theme retire releases --into discharge --because 'The same question'")
    assert retired.out == "Theme releases retired into theme discharge.\n"
    for command in (
        "barrier list",
        "barrier list --theme discharge",
        "plan show --theme discharge",
    ):
        shown = desk.done(f"{command} --json").json
        rows = shown["barriers"] if isinstance(shown, dict) else shown
        assert [(row["barrier"], row["theme"]) for row in rows] == [("B-0001", "discharge")]
    assert desk.done("barrier show B-0001 --json").json["theme"] == "discharge"
    assert "retired into discharge" in desk.done("theme list").out
    counts = {row["theme"]: row for row in desk.done("theme list --json").json}
    assert (counts["discharge"]["barriers"], counts["discharge"]["learning"]) == (1, 1)
    listed = desk.done("learning list --about theme:discharge --json").json
    assert refs(listed, "learning") == ["L-0001"]
    assert "L-0001 Letters go unread" in desk.done("theme show discharge").out


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ("barrier theme B-0001 dischrge", 3, "Did you mean discharge?"),
        ("barrier theme B-0001", 2, "Give a THEME, or --none."),
        ("barrier theme B-0001 discharge --none", 2, "Give a THEME, or --none."),
        ("barrier theme B-0001 'Big One'", 2, "THEME"),
        ("barrier list --theme dischrge", 3, "Did you mean discharge?"),
        ("plan show --theme nothing", 3, "cfworkflow theme list"),
        ("theme show nothing", 3, "cfworkflow theme list"),
        ("theme name Discharge --title 'Leaving'", 2, "THEME"),
        ("theme name discharge --title Other", 4, "Refused (N1)"),
        ("theme retire discharge --into discharge --because No", 4, "Refused (S2)"),
        ("theme retire discharge", 2, "--because"),
        ("learning share peterborough --title T", 2, "--outcome"),
        ("learning share peterbrough --outcome mixed --title T", 3, "Did you mean peterborough?"),
        ("learning share peterborough --outcome bad --title T", 2, "'success', 'failure', 'mixed'"),
        (f"{FAILURE} --about theme:dischrge", 3, "Did you mean discharge?"),
        (f"{FAILURE} --about tactical", 2, "theme:NAME"),
        ("learning link L-0009 B-0001", 3, "cfworkflow learning list"),
        ("learning link L-0001 M-0001", 2, "theme:NAME"),
        ("learning take-up L-0001 --how Now", 3, "There is no learning L-0001."),
        ("learning take-up L-0001", 2, "--how"),
        ("learning show L-0001", 3, "cfworkflow learning list"),
        ("learning list --about B-0009", 3, "Did you mean B-0001?"),
    ],
)
def test_a_mistake_says_what_to_do_instead(
    desk_at: Desks, typed: str, code: int, told: str
) -> None:
    """What was typed wrong is named, nothing is recorded, and the way on is shown."""
    answer = desk_at("themed").refused(typed)
    assert answer.code == code
    assert told in answer.err


def test_all_that_is_wrong_is_said_at_once(desk_at: Desks) -> None:
    """A group that is still forming, and a barrier that was not there by then."""
    desk = desk_at("themed")
    share = FAILURE.replace("peterborough", "fenland-east-cambridgeshire")
    answer = desk.refused(f"{share} --about B-0001 --on 2023-01-05")
    assert answer.refused_by == ["G1", "C1"]


@pytest.mark.parametrize(
    "typed",
    [
        "barrier theme B-0001 discharge",
        "learning link L-0001 theme:discharge",
        "learning take-up L-0001 --how 'We ring first'",
        "theme retire releases --into discharge --because 'The same question'",
        "theme name discharge --title 'Leaving hospital'",
    ],
)
def test_said_again_it_is_so_already(desk_at: Desks, typed: str) -> None:
    """Whoever is not sure that a command went through types it again."""
    desk = desk_at("shared")
    desk.done(typed)
    before = desk.facts
    assert "so already" in desk.done(typed).err
    assert desk.facts == before


def test_a_rehearsal_records_nothing(desk_at: Desks) -> None:
    """What would be recorded is shown, links included."""
    desk = desk_at("themed")
    before = desk.facts
    rehearsed = desk.done(f"{FAILURE} --about B-0001 --dry-run")
    assert "L-0001 linked to B-0001." in rehearsed.out
    assert desk.facts == before


def test_the_log_shows_both_sides_and_whether_change_is_real(desk_at: Desks) -> None:
    """ToR, Purpose: of the barriers closed, how many changes were found to last."""
    desk = desk_at("shared")
    desk.done(
        f"{SUCCESS} --about theme:discharge",
        "barrier theme B-0001 discharge",
        "barrier refer B-0001",
        "barrier address B-0001 --how Calls",
        "barrier check B-0001 --met --beneficial --not-sustainable --findings 'Nine answered'",
    )
    real = (
        "1 barrier, 1 closed: beneficial 1 of 1 asked, sustainable 0 of 1 asked, "
        "transformational not asked"
    )
    log = desk.done("learning log").out
    assert log.splitlines()[0] == f"All plans  {real}"
    assert "\ndischarge  Leaving hospital\n" in log
    for told in (f"change     {real}", "successes  L-0002", "failures   L-0001"):
        assert told in log, told
    [theme] = desk.done("learning log --json").json["themes"]
    assert theme["theme"] == "discharge"
    assert theme["change"]["sustainable"] == {"found": 0, "asked": 1}
    assert refs(theme["failures"], "learning") == ["L-0001"]
    checked = "met, beneficial, not sustainable: Nine answered"
    assert checked in desk.done("plan show").out
    assert checked in desk.done("barrier show B-0001").out


def test_the_log_says_so_where_nothing_was_learned(desk_at: Desks) -> None:
    """An empty log leads to the command that begins it."""
    answer = desk_at("programme").done("learning log")
    assert answer.out == "All plans  no barriers\n"
    assert answer.err == "Nothing was shared yet: cfworkflow learning share\n"


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("", ["L-0001", "L-0002"]),
        ("--state shared", ["L-0002"]),
        ("--state taken_up", ["L-0001"]),
        ("--outcome failure", ["L-0001"]),
        ("--petal homelessness", ["L-0001"]),
        ("--area city", ["L-0001"]),
        ("--group county", ["L-0001"]),
        ("--group tactical", ["L-0001", "L-0002"]),
        ("--about B-0001", ["L-0001"]),
        ("--about D-0001", ["L-0002"]),
        ("--about theme:first-contact", ["L-0001"]),
        ("--since 2026-11-06", ["L-0002"]),
        ("--until 2026-11-05", ["L-0001"]),
        ("--group tactical --outcome success --limit 1", ["L-0002"]),
        ("--limit 1", ["L-0002"]),
    ],
)
def test_learning_is_listed_by_what_was_asked_for(
    whole_years: Desk, filters: str, found: list[str]
) -> None:
    """All that is asked for holds of each, and every such one is listed."""
    assert refs(whole_years.done(f"learning list {filters} --json").json, "learning") == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("", ["first-contact", "letters"]),
        ("--state named", ["first-contact"]),
        ("--state retired", ["letters"]),
        ("--since 2026-11-04", []),
        ("--limit 1", ["letters"]),
    ],
)
def test_themes_are_listed_by_what_was_asked_for(
    whole_years: Desk, filters: str, found: list[str]
) -> None:
    """All that is asked for holds of each, and every such one is listed."""
    assert refs(whole_years.done(f"theme list {filters} --json").json, "theme") == found


@pytest.mark.parametrize("command", ["barrier list", "plan show"])
def test_barriers_are_listed_by_theme(whole_years: Desk, command: str) -> None:
    """With other filters beside it, and with a limit: the last of those it leaves."""
    for filters, found in (
        ("--theme first-contact", ["B-0001"]),
        ("--theme letters", ["B-0001"]),
        ("--theme first-contact --tier operational", []),
        ("--theme theme:first-contact --limit 1", ["B-0001"]),
    ):
        shown = whole_years.done(f"{command} {filters} --json").json
        assert refs(shown["barriers"] if isinstance(shown, dict) else shown, "barrier") == found


def test_the_status_names_what_nobody_took_up(desk_at: Desks) -> None:
    """After sixty days, with who shared it; a success waits like a failure."""
    desk = desk_at("programme")
    desk.done(f"{FAILURE} --on 2024-01-05", f"{SUCCESS} --on 2024-02-05")
    told = desk.done("status").out
    assert "Learning nobody has taken up: 2" in told
    assert "L-0001  peterborough shared it on 2024-01-05 (failure), " in told
    desk.done("learning take-up L-0001 --how Calls", "learning take-up L-0002 --how Calls")
    assert "Learning" not in desk.done("status").out


@pytest.mark.parametrize("command", ["learning log", "learning list", "theme show discharge"])
def test_on_a_terminal_nothing_is_cut_off(desk_at: Desks, tmp_path: Path, command: str) -> None:
    """Eighty columns are enough."""
    desk = desk_at("shared")
    desk.done("barrier theme B-0001 discharge", "learning link L-0001 theme:discharge")
    assert desk.store.parent == tmp_path
    code, shown = on_a_terminal(tmp_path, *command.split())
    assert code == 0
    assert "L-0001" in shown
    assert max(map(len, shown.splitlines())) <= 80
