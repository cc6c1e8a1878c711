"""A whole meeting from a file: all or nothing, once, and every problem with its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.terminal import Desk

Desks = Callable[[str], Desk]

MEETING = """\
# What was decided in October
group = "tactical"
day = 2025-10-16
title = "Café Ŵyn: the “five petals” of October"
present = [
  "cpsl-mind", # in the chair
  "sun-network",
  "ferry-project",
  "co-production-forum",
]
apologies = ["crisis-care-concordat"]

[proxies]
it-takes-a-city = "deputy"
housing-board = "stand-in"

[[items]]
kind = "key"
title = "Adopt the framework"
reasons = "Both partnerships have tried it"
vote = { for = 5, against = 0, abstain = 1 }
"""


@pytest.fixture
def desk(desk_at: Desks) -> Desk:
    """A desk at which the programme is set up and nothing has happened yet."""
    return desk_at("programme")


def test_a_file_is_recorded_whole(desk: Desk) -> None:
    """Attendance, proxies, apologies, items and votes in one go, at the day of the meeting."""
    desk.done(f"meeting record {desk.file('october.toml', MEETING)}")
    shown = desk("meeting show M-0001 --json").json
    assert (shown["day"], shown["status"]) == ("2025-10-16", "closed")
    assert len(shown["present"]) == 6
    assert desk("decision show D-0001 --json").json["status"] == "carried"


def test_the_same_file_is_recorded_once(desk: Desk) -> None:
    """I2: a file sent twice, whatever it is called by then, adds nothing and says so."""
    desk.done(f"meeting record {desk.file('october.toml', MEETING)}")
    recorded = desk.facts
    again = desk.done(f"meeting record {desk.file('october-final.toml', MEETING)}")
    assert desk.facts == recorded
    assert "recorded before; nothing was added" in again.err
    repeated = desk.done(f"meeting record {desk.file('copy.toml', MEETING)} --json").json
    assert repeated["repeated"]


def test_a_dry_run_shows_all_of_it_and_records_nothing(desk: Desk) -> None:
    """What would be recorded is what then is, word for word."""
    file, before = desk.file("october.toml", MEETING), desk.facts
    tried = desk.done(f"meeting record {file} --dry-run")
    assert desk.facts == before
    assert tried.err.startswith("This was a dry run: nothing was recorded.")
    assert "Next:" not in tried.err
    assert desk.done(f"meeting record {file}").out == tried.out


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(MEETING.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(MEETING.encode("utf-8-sig"), id="BOM"),
        pytest.param(MEETING.replace("\n", "\r\n").encode("utf-8-sig"), id="both"),
    ],
)
def test_a_file_saved_on_windows_is_the_same_file(desk: Desk, saved: bytes) -> None:
    """I2: line ends and byte order marks make no other meeting, and no other title."""
    desk.done(f"meeting record {desk.file('october.toml', saved)}")
    shown = desk("meeting show M-0001 --json").json
    assert shown["title"] == "Café Ŵyn: the “five petals” of October"
    recorded = desk.facts
    desk.done(f"meeting record {desk.file('plain.toml', MEETING)}")
    assert desk.facts == recorded


def test_every_problem_is_listed_with_its_line_and_nothing_is_recorded(desk: Desk) -> None:
    """One bad line spoils the whole, and one look finds all that is to be put right."""
    text = (
        MEETING.replace('  "sun-network",', '  "sun-netwrk",')
        .replace('housing-board = "stand-in"', 'housing-board = "deputy"')
        .replace("for = 5", "for = 50")
        + '\n[[items]]\nagain = "D-0099"\nvote = { for = 5 }\n'
    )
    answer = desk.refused(f"meeting record {desk.file('bad.toml', text)}")
    assert answer.code == 4
    lines = [line for line in answer.err.splitlines() if line.startswith("Refused")]
    found = [(line.split()[1].strip("():"), line.split(": ")[1]) for line in lines]
    assert ("A1", "line 7") in found
    assert ("A1", "line 15") in found
    assert ("M2", "line 21") in found
    assert ("unknown", "line 24") in found
    assert answer.err.endswith("Nothing was recorded.\n")


def test_problems_in_json_carry_their_line_too(desk: Desk) -> None:
    """A program that sends files learns where as well."""
    text = MEETING.replace('"ferry-project"', '"fery-project"')
    file = desk.file("bad.toml", text)
    error = desk.refused(f"meeting record {file} --json").error
    assert (error["code"], error["place"]) == ("A1", "line 8")


def test_wrong_words_are_listed_with_their_lines_before_any_rule_is_asked(desk: Desk) -> None:
    """Exit 2: a misspelt setting, a wrong word and a wrong sort of value, all at once."""
    text = (
        MEETING.replace("apologies =", "apologise =")
        .replace('kind = "key"', 'kind = "keys"')
        .replace("day = 2025-10-16", 'day = "October"')
    )
    answer = desk.refused(f"meeting record {desk.file('bad.toml', text)}")
    assert answer.code == 2
    said = [line.removeprefix("Error (file): ") for line in answer.err.splitlines()]
    assert [line.split(":")[0] for line in said[:3]] == ["line 3", "line 11", "line 18"]
    assert "did you mean apologies" in answer.err
    assert said[-1] == "Nothing was recorded."


def test_items_written_as_a_list_have_their_lines(desk: Desk) -> None:
    """However the items are written, the one that is wrong is the one pointed at."""
    head = MEETING.partition("[proxies]")[0]
    text = f"""\
{head}items = [
  {{ kind = "key", title = "One", defer = "other" }},
  {{ kind = "keys", title = "Two", defer = "other" }},
]
"""
    answer = desk.refused(f"meeting record {desk.file('bad.toml', text)}")
    assert answer.err.startswith("Error (file): line 15: items[2].kind: ")


def test_a_reference_to_nothing_and_nothing_else_is_exit_3(desk: Desk) -> None:
    """Nothing there is nothing there, with its line, from a file as from the keyboard."""
    text = MEETING.replace('group = "tactical"', 'group = "tacticl"')
    answer = desk.refused(f"meeting record {desk.file('bad.toml', text)}")
    assert answer.code == 3
    assert "line 2: There is no group tacticl." in answer.err
    assert answer.err.endswith("Nothing was recorded.\n")


def test_a_broken_file_names_the_line(desk: Desk) -> None:
    """Exit 2: what is not TOML is pointed at, with how the values are written."""
    text = MEETING.replace('title = "Adopt', "title = Adopt")
    answer = desk.refused(f"meeting record {desk.file('bad.toml', text)}")
    assert answer.code == 2
    assert answer.err.startswith("Error (file): line 19: ")
    assert "Texts stand in quotes" in answer.err


def test_a_meeting_already_called_is_recorded_under_its_reference(desk: Desk) -> None:
    """A file can tell of a meeting that was scheduled before."""
    desk.done("meeting schedule tactical 2025-10-16 --on 2025-09-30")
    text = MEETING.replace('group = "tactical"', 'meeting = "M-0001"').replace("title = ", "# ", 1)
    desk.done(f"meeting record {desk.file('october.toml', text)}")
    assert [row["meeting"] for row in desk("meeting list --json").json] == ["M-0001"]
