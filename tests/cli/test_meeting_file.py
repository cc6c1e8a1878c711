"""A whole meeting from a file: all or nothing, once, and every problem with its line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.meeting.whole import Interest, Item, RecordMeeting
from tests.cli.terminal import ROOT, Desk

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

MEETING_IN_MAY = MEETING.replace("2025-10-16", "2025-05-15")


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
    said = again.err.splitlines()
    assert said[0] == "The same command was recorded before; nothing was added."
    assert said[1].startswith("What it recorded of M-0001 on ")
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


def test_wrong_words_are_listed_with_their_lines(desk: Desk) -> None:
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


def test_wrong_words_and_what_the_rules_refuse_are_listed_together(desk: Desk) -> None:
    """Exit 2, and one go: whoever puts all of it right is not sent back for the next sort."""
    text = (
        MEETING.replace("day = 2025-10-16", 'day = "16/10/2025"')
        .replace('"sun-network"', '"sun-netwrk"')
        .replace('housing-board = "stand-in"', 'housing-board = "Bob Smith"')
        .replace("for = 5", "for = 50")
        .replace('reasons = "Both partnerships have tried it"\n', "")
    )
    error = desk.refused(f"meeting record {desk.file('bad.toml', text)} --json").error
    told = [(each["place"], each["code"]) for each in (error, *error["also"])]
    assert told == [
        *(("line 3", "file"), ("line 7", "A1"), ("line 15", "file")),
        *(("line 20", "M2"), ("line 20", "D1")),
    ]


def test_what_is_refused_is_told_in_the_words_of_the_file(desk: Desk) -> None:
    """A person with a file looks for its settings: not for options, nor for references to come."""
    desk.done("barrier raise peterborough --title Bank --on 2025-09-01")
    desk.done("barrier refer B-0001 --on 2025-09-02")
    head = MEETING.partition("[[items]]")[0]
    refused = [
        ("escalate", 'barrier = "B-1"', "vote = {for = 5}", "recommended = ["),
        ("key", "", "vote = {for = 50}", "into present"),
        ("key", "", 'votes = {nobody = "for"}', "leave out their votes"),
        ("key", 'left = ["cpsl-mind"]', "vote = {for = 5}", 'defer = "inquorate"'),
        ("permit", "until = 2020-01-01", "vote = {for = 5}", "later until"),
        ("key", "", 'vote = {for = "x"}', "vote.for: write a whole number"),
    ]
    items = "".join(
        f'[[items]]\nkind = "{kind}"\ntitle = "T"\n{more}\n{vote}\n'
        for kind, more, vote, _ in refused
    )
    action = '[[actions]]\nbarrier = "b1"\ntitle = "T"\nowner = "nobody"\ndue = 2025-12-01\n'
    answer = desk.refused(f"meeting record {desk.file('bad.toml', head + items + action)}")
    assert [said for *_, said in refused if said not in answer.err] == []
    assert "reasons = " in answer.err
    assert "group = " in answer.err
    assert re.findall(r"(?<!\w)--\w+|in_favour|[DM]-\d{4}", answer.err) == []


def test_references_may_be_short(desk: Desk) -> None:
    """As everywhere else: m-1 is M-0001."""
    desk.done("meeting schedule tactical 2025-10-16 --on 2025-09-30")
    text = MEETING.replace('group = "tactical"', 'meeting = "m-1"').replace("title = ", "# ", 1)
    desk.done(f"meeting record {desk.file('october.toml', text)}")
    assert desk("meeting show M-0001 --json").json["status"] == "closed"


def test_an_action_is_not_due_before_the_meeting_that_agreed_it(desk: Desk) -> None:
    """Exit 2: such a date is a slip of the keyboard, and is pointed at."""
    desk.done("barrier raise peterborough --title Bank --on 2025-09-01")
    action = '[[actions]]\nbarrier = "B-1"\ntitle = "T"\nowner = "cpsl-mind"\ndue = 2025-10-15\n'
    answer = desk.refused(f"meeting record {desk.file('bad.toml', MEETING + action)}")
    assert answer.code == 2
    assert "line 26: actions[1].due: 2025-10-15 is before the meeting" in answer.err
    desk.done(f"meeting record {desk.file('good.toml', MEETING + action.replace('15', '16'))}")


def test_a_meeting_of_nobody_is_noted(desk: Desk) -> None:
    """An empty list is taken, and said: most likely it was left so."""
    text = 'group = "tactical"\nday = 2025-10-16\npresent = []\n'
    noted = "the file names nobody who was present"
    assert noted in desk.done(f"meeting record {desk.file('nobody.toml', text)}").err
    assert noted not in desk.done(f"meeting record {desk.file('n.toml', MEETING_IN_MAY)}").err


def test_a_whole_example_comes_with_the_program(desk: Desk) -> None:
    """Who only installed the program has the file to begin from too, every setting in it."""
    shown = desk.done("meeting record --example")
    assert shown.out == (ROOT / "examples" / "meeting.toml").read_text(encoding="utf-8")
    words = {*RecordMeeting.model_fields, *Item.model_fields, *AddAction.model_fields}
    words |= {"for", "against", "abstain", "casting", *Interest.model_fields}
    assert {word for word in words if not re.search(rf"\b{word}\b", shown.out)} == set()


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
