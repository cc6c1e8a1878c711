"""`cfworkflow briefing`, `communication`: drafted, sent, recorded, recognised again."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from cfworkflow.cli.dates import today
from tests.cli.terminal import ROOT, Desk, on_a_terminal

Desks = Callable[[str], Desk]
MARK = "<!-- cfworkflow: up to @{} on {} -->"


def write(desk: Desk, text: str | bytes, name: str = "october.md") -> str:
    """A file beside the store, as it is typed."""
    path = desk.store.parent / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return shlex.quote(str(path))


def test_a_briefing_is_drafted_sent_recorded_and_the_next_begins_there(desk_at: Desks) -> None:
    """ToR Purpose: the whole round, and nothing is told twice or missed."""
    desk = desk_at("referred")
    head = desk.facts
    drafted = desk.done("briefing draft --to strategic")
    assert drafted.out.startswith("# Progress briefing for the Strategic Board, ")
    assert drafted.out.endswith(f"<!-- cfworkflow: to strategic, up to @{head} on {today()} -->\n")
    assert '"No address, no account" went from' in drafted.out
    desk.done("barrier raise peterborough --title 'Told next time'")
    file = write(desk, drafted.out.replace("Since", "Dear all,\n\nSince"))
    done = desk.done(f"briefing issue {file} --to strategic")
    assert done.out.startswith(
        f"R-0001 issued to strategic, written from the record up to fact {head}"
    )
    assert "Next: cfworkflow communication log" in done.err
    row = desk.done("briefing show R-0001 --json").json
    assert (row["upto"], row["covers_from"], row["covers_to"]) == (head, None, str(today()))
    assert row["title"].startswith("Progress briefing for the Strategic Board")
    assert row["sha256"] == sha256(Path(shlex.split(file)[0]).read_bytes()).hexdigest()
    following = desk.done("briefing draft --to strategic --json").json
    assert (following["last"], following["since"]) == ("R-0001", head)
    assert "1 barrier was raised" in following["summary"]
    assert desk.done("briefing draft --to tactical --json").json["since"] == 0


def test_recorded_twice_it_is_one_and_said_so(desk_at: Desks) -> None:
    """I2: the same bytes to the same audience; to another audience they are another briefing."""
    desk = desk_at("referred")
    file = write(desk, f"# October\n\n{MARK.format(5, '2026-01-31')}\n\n")
    desk.done(f"briefing issue {file} --to strategic")
    before = desk.facts
    assert "so already" in desk.done(f"briefing issue {file} --to strategic").err
    assert desk.facts == before
    desk.done(f"briefing issue {file} --to stakeholders --title 'For everyone'")
    listed = desk.done("briefing list --json").json
    assert [(row["audience"], row["title"]) for row in listed] == [
        ("strategic", "October"),
        ("stakeholders", "For everyone"),
    ]
    assert {row["covers_to"] for row in listed} == {"2026-01-31"}
    assert [row["briefing"] for row in desk.done("briefing list --to strategic --json").json] == [
        "R-0001"
    ]


def test_any_file_can_be_issued_if_it_is_said_up_to_where_it_tells(desk_at: Desks) -> None:
    """A word processor's file has no last line; what was sent is what has to be recognised."""
    desk = desk_at("referred")
    head = desk.facts
    file = write(desk, b"PK\x03\x04\xff\xfe", "october.docx")
    refused = desk.refused(f"briefing issue {file} --to strategic")
    assert refused.code == 2
    assert "--upto" in refused.err
    desk.done(f"briefing issue {file} --to strategic --upto today --title October")
    assert desk.done("briefing show R-0001 --json").json["upto"] == head
    refused = desk.refused(f"briefing issue {file} --to tactical --upto 2020-01-01")
    assert refused.code == 2
    assert "nothing was on record" in refused.err


def test_a_position_that_is_not_there_is_refused(desk_at: Desks) -> None:
    """I1: it was drafted from another record; what to do is said."""
    desk = desk_at("referred")
    file = write(desk, MARK.format(5000, today()))
    refused = desk.refused(f"briefing issue {file} --to strategic")
    assert (refused.code, refused.refused_by) == (4, ["I1"])
    assert "cfworkflow briefing draft --to strategic" in refused.err
    assert desk.refused(f"briefing issue {file} --to strategic --upto @5000").code == 4


@pytest.mark.parametrize(
    "last", ["", "up to @5", "<!-- cfworkflow: up to @0 -->", "<!-- cfworkflow: up to @5 -->\nAnn"]
)
def test_only_the_last_line_of_a_draft_says_up_to_where_it_tells(desk_at: Desks, last: str) -> None:
    """What is quoted somewhere in a text is no such line, and none is guessed."""
    desk = desk_at("programme")
    assert (
        desk.refused(f"briefing issue {write(desk, f'# A{chr(10)}{last}')} --to tactical").code == 2
    )


def test_a_dry_run_records_nothing(desk_at: Desks) -> None:
    """What would be recorded is shown."""
    desk = desk_at("programme")
    before = desk.facts
    file = write(desk, MARK.format(3, today()))
    answer = desk.done(f"briefing issue {file} --to tactical --dry-run --json")
    assert answer.json["facts"][0]["upto"] == 3
    assert answer.json["recorded"] is False
    assert desk.facts == before


def test_a_file_is_recognised_to_the_byte(desk_at: Desks) -> None:
    """Two years later anyone can tell whether this is the text that was sent."""
    desk = desk_at("programme")
    file = write(desk, MARK.format(3, today()))
    desk.done(f"briefing issue {file} --to tactical")
    assert "is R-0001, issued to tactical on" in desk.done(f"briefing check {file}").out
    told = desk.done(f"briefing check {file} --json").json
    assert [row["briefing"] for row in told["briefings"]] == ["R-0001"]
    other = write(desk, MARK.format(3, today()) + "\n", "copy.md")
    refused = desk.refused(f"briefing check {other} --json")
    assert refused.code == 5
    assert refused.error["code"] == "not-issued"
    assert told["sha256"] not in refused.error["why"]


def test_a_draft_goes_to_a_new_file_and_none_is_written_over(desk_at: Desks) -> None:
    """What somebody has edited since is never lost."""
    desk = desk_at("referred")
    path = desk.store.parent / "board.md"
    told = desk.done(f"briefing draft --to strategic --out {shlex.quote(str(path))}")
    assert f"briefing issue {path} --to strategic" in told.err
    assert path.read_text(encoding="utf-8") == desk.done("briefing draft --to strategic").out
    path.write_text("Mine", encoding="utf-8")
    assert desk.refused(f"briefing draft --to strategic --out {shlex.quote(str(path))}").code == 2
    assert path.read_text(encoding="utf-8") == "Mine"


def test_it_can_be_drafted_of_any_time_as_it_was_on_record(archived: Desk) -> None:
    """`--since` and `--as-of` bound what is told: the spring, drafted in summer."""
    spring = archived.done("briefing draft --to strategic --since 2025-03-20 --as-of 2025-04-30")
    assert "Since 20 March 2025, 1 decision was taken and 2 barriers were passed up." in spring.out
    assert "(D-0001; 3 for, 0 against)" in spring.out
    assert "30 April 2025" in spring.out.splitlines()[0]
    before = archived.refused("briefing draft --to strategic --as-of 2025-02-01")
    assert "Nothing was on record by 2025-02-01" in before.err
    refused = archived.refused("briefing draft --to strategic --since today --as-of 2025-04-30")
    assert refused.code == 2
    assert "later" in refused.err


def test_a_briefing_since_a_day_tells_of_that_day_as_lists_do(archived: Desk) -> None:
    """`--since` is from that day on, wherever it is asked; the day after, it is no news."""
    day = date.fromisoformat(archived.done("decision show D-0001 --json").json["decided_on"])
    for since, told in ((day, True), (day + timedelta(days=1), False)):
        made = archived.done(f"briefing draft --to strategic --since {since}").out
        assert ("(D-0001; 3 for, 0 against)" in made) is told
        listed = archived.done(f"decision list --since {since} --json").json
        assert ("D-0001" in {row["decision"] for row in listed}) is told
    refused = archived.refused(
        "briefing draft --to strategic --since 2025-05-01 --as-of 2025-04-30"
    )
    assert (refused.code, "later" in refused.err) == (2, True)


def test_a_day_of_which_only_a_part_is_told_is_not_said_to_be_told(archived: Desk) -> None:
    """Who begins in the evening is not told that nothing was decided since that day began."""
    day = archived.done("decision show D-0001 --json").json["decided_on"]
    for since, said in ((day, "Since "), (f"{day}T23:30", "In this time, nothing was decided")):
        made = archived.done(f"briefing draft --to strategic --since {since} --as-of {day} --json")
        assert made.json["summary"].startswith(said)


def test_a_log_of_years_is_no_news_of_this_month(desk_at: Desks) -> None:
    """What was imported happened when it happened: one sentence says that it is on record now."""
    desk = desk_at("programme")
    examples = ROOT / "examples"
    desk.done(f"import xlsx {examples / 'barrier-log.xlsx'} --map {examples / 'map.toml'}")
    for since in ("", f" --since {today().replace(day=1)}"):
        for form in ("briefing draft", "export json briefing"):
            answer = desk.done(f"{form} --to tactical{since} --json").json
            made = answer.get("data", answer)
            assert "nothing was decided and no barrier moved" in made["summary"]
            told = {each["heading"]: each["sentences"] for each in made["sections"]}
            assert [*told] == ["Recorded late", "What waits on you"]
            [late] = told["Recorded late"]
            assert late.startswith("7 barriers, 3 decisions and 4 actions were brought in from ")
    then = desk.done("briefing draft --to tactical --since 2024-03-01").out
    assert "found on 19 March 2024 that B-0002" in then
    assert "B-0001" not in then


def test_json_of_a_draft_has_its_sections_and_its_text(desk_at: Desks) -> None:
    """A program can put the sentences into a page of its own."""
    made = desk_at("referred").done("briefing draft --to tactical --json").json
    assert [*made] == [
        *("audience", "day", "last", "since", "upto", "summary", "sections", "text"),
    ]
    assert [*made["sections"][0]] == ["heading", "sentences"]


def test_what_is_due_is_listed_and_stands_in_the_status(desk_at: Desks) -> None:
    """Status: who is to be briefed, since when; once it is sent, it is due no more."""
    desk = desk_at("programme")
    assert "Briefings due" not in desk.done("status").out
    desk.done("briefing schedule strategic --every month --first-due 2023-01-31 --on 2023-01-02")
    days = (today() - date(2023, 1, 31)).days
    due = "to be briefed every month, none so far; due 2023-01-31, "
    assert f"Briefings due: 1\n  strategic  {due}{days} days late" in desk.done("status").out
    assert desk.done("status --json").json["briefings_due"][0] == {
        "audience": "strategic",
        "every": "month",
        "last": None,
        "last_on": None,
        "due": "2023-01-31",
    }
    desk.done(f"briefing issue {write(desk, MARK.format(3, today()))} --to strategic")
    assert "Briefings due" not in desk.done("status").out
    listed = {row["audience"]: row for row in desk.done("briefing due --json").json}
    assert listed["strategic"]["last"] == "R-0001"
    assert date.fromisoformat(listed["strategic"]["due"]) > today()
    desk.done("briefing schedule strategic --every never")
    assert "strategic" in desk.done("briefing due").out
    assert desk.done("briefing due --json").json[2]["due"] is None


def test_who_was_never_briefed_is_due_a_briefing_a_month_from_when_that_was_agreed(
    desk_at: Desks,
) -> None:
    """ToR Purpose: the programme is to brief four audiences; the list and the calendar say when."""
    desk = desk_at("programme")
    due = {row["audience"]: row["due"] for row in desk.done("briefing due --json").json}
    assert len(due) == 4
    [first] = {date.fromisoformat(day) for day in due.values()}
    assert 27 <= (first - today()).days <= 31
    calendar = desk.done("export ics").out
    assert calendar.count("SUMMARY:Briefing due: ") == 4
    assert calendar.count(f"DTSTART;VALUE=DATE:{first:%Y%m%d}") == 4


def test_what_is_never_due_has_no_first_day(desk_at: Desks) -> None:
    """Two words that do not go together are said to."""
    command = "briefing schedule strategic --every never --first-due 2026-10-31"
    assert "leave out --first-due" in desk_at("programme").refused(command).err


@pytest.mark.parametrize(
    ("command", "near"),
    [
        ("briefing show R-0003", "R-0001"),
        ("communication show C-0003", "C-0001"),
        ("communication log --channel email --title T --briefing R-0003", "R-0001"),
        ("communication log --channel email --title T --group tacticle", "tactical"),
        ("communication list --group tacticle", "tactical"),
    ],
)
def test_a_reference_to_nothing_is_answered_with_what_is_near(
    desk_at: Desks, command: str, near: str
) -> None:
    """Exit 3, and what may have been meant."""
    answer = desk_at("briefed").refused(command)
    assert answer.code == 3
    assert f"Did you mean {near}" in answer.err


def test_communications_are_found_by_channel_audience_and_who_saw_to_them(desk_at: Desks) -> None:
    """ToR Responsibilities: who shared what across which network."""
    desk = desk_at("briefed")
    desk.done(
        "communication log --channel event --title 'Trauma network' --to stakeholders "
        "--to operational --group tactical --briefing R-0001 --description 'A morning'"
    )

    def found(options: str) -> list[str]:
        rows = desk.done(f"communication list --json {options}").json
        return [row["communication"] for row in rows]

    assert found("") == ["C-0001", "C-0002"]
    assert found("--channel event") == found("--to operational") == ["C-0002"]
    assert found("--by cpsl-mind") == ["C-0001"]
    assert found("--group tactical --briefing r1") == ["C-0002"]
    assert found("--until 2020-01-01") == []
    shown = desk.done("communication show c2").out
    assert "A morning" in shown
    assert json.dumps(desk.done("communication show c2 --json").json["audiences"]) == (
        '["stakeholders", "operational"]'
    )


def test_all_that_is_wrong_with_what_was_typed_is_said_at_once(desk_at: Desks) -> None:
    """A name with spaces is no id, and a title is one line."""
    answer = desk_at("programme").refused(
        "communication log --channel email --title ' ' --by 'Mr X' --group 'The Board'"
    )
    assert answer.code == 2
    assert [name for name in ("--title", "--by", "--group") if name not in answer.err] == []


def test_on_a_terminal_the_next_command_is_said_beside_the_draft(desk_at: Desks) -> None:
    """In a pipe there is the text and nothing else."""
    desk = desk_at("referred")
    assert desk.done("briefing draft --to strategic").err == ""
    code, shown = on_a_terminal(desk.store.parent, "briefing", "draft", "--to", "strategic")
    assert code == 0
    assert shown.endswith("Next: cfworkflow briefing issue FILE --to strategic\n")


def test_what_was_noted_can_be_put_right_and_what_was_sent_keeps_its_hash(desk_at: Desks) -> None:
    """I3: words and particulars of a communication; of a briefing its words, never what it was."""
    desk = desk_at("briefed")
    desk.done("correct C-0001 --set channel=press --set audiences=tactical --because 'A slip'")
    row = desk.done("communication show C-0001 --json").json
    assert (row["channel"], row["audiences"]) == ("press", ["tactical"])
    assert desk.done("communication list --channel press --json").json == [row]
    desk.done("correct R-0001 --set title='For the board' --because 'A slip'")
    assert desk.done("briefing show R-0001 --json").json["title"] == "For the board"
    refused = desk.refused("correct R-0001 --set upto=5 --because 'A slip'")
    assert refused.refused_by == ["I3"]


def test_a_draft_for_one_audience_is_not_issued_to_another_by_a_slip(desk_at: Desks) -> None:
    """What was issued can't be taken back, so whom it was drafted for is looked at before."""
    desk = desk_at("programme")
    file = write(desk, desk.done("briefing draft --to strategic").out)
    refused = desk.refused(f"briefing issue {file} --to tactical")
    assert refused.code == 2
    assert "drafted for strategic" in refused.err
    assert desk.done(f"briefing issue {file} --to strategic").code == 0
