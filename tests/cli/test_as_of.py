"""`--as-of`: what was on record at a moment, in every reading command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cfworkflow import Workflow
from cfworkflow.cli.look import as_data
from cfworkflow.domain.fact import Recorded
from cfworkflow.projections.reading import Reading, read_views
from docs.make_commands import commands
from tests.cli.terminal import Desk, ask_process

LONDON = "GMT0BST,M3.5.0/1,M10.5.0"
"""The time in the county, told without any file of zones."""

LISTS = (
    *("barrier list", "meeting list", "decision list", "action list", "group list"),
    *("plan show", "status", "audit log", "group links"),
    *("inquiry list", "inquiry agents"),
    *("approach list", "sense-check list", "plan show trusted-person"),
    *("briefing list", "briefing due", "communication list"),
    *("strand list", "strand show", "support list", "risk list"),
    *("theme list", "learning list", "learning log"),
    *("vision list", "principle list", "measure list"),
)
SINGLE = (
    *("barrier show B-0001", "barrier history B-0001", "meeting show M-0001"),
    *("decision show D-0001", "group show tactical", "member list tactical"),
    *("decision explain D-0001", "barrier explain B-0001", "action show A-0001"),
    *("terms show tactical", "quorum tactical"),
    *("coverage tactical", "member attendance tactical"),
    *("briefing show R-0001", "communication show C-0001"),
    "inquiry show I-0001",
    *("approach show T-0001", "sense-check show S-0001"),
    *("strand history reporting", "support show coaching"),
    *("theme show letters", "learning show L-0001"),
    "measure show staff-trained",
)


DRAFTS = ("briefing draft",)
"""What writes a text of its own: how that looks back is held in `test_briefing`."""


EXPORTS = (
    *("export cloudevents", "export ics", "export ocel"),
    *("export html", "export docx", "export xlsx", "export csv", "export json"),
)
"""What is taken away: how each looks back is held in the tests of its format."""


def history(desk: Desk) -> list[Recorded]:
    """Every fact on record."""
    with Workflow.open(str(desk.store)) as record:
        return [*record.history()]


def refs(desk: Desk, moment: str) -> list[str]:
    """The barriers on record at a moment, each with its state."""
    rows = desk.done(f"barrier list --json --as-of {moment}").json
    return [f"{row['barrier']} {row['status']}" for row in rows]


def test_every_reading_command_takes_it() -> None:
    """Whatever is shown of the record can be shown as it was; the rest has nothing to look back to.

    A command that only takes a time of its own, or that looks after what is kept, is apart.
    """
    taking = {
        " ".join(named.path)
        for named in commands()
        if any(parameter.name == "as_of" for parameter in named.command.params)
    }
    reading = {line.partition(" B-")[0].partition(" M-")[0] for line in (*LISTS, *SINGLE)}
    reading = {line.partition(" D-")[0].partition(" A-")[0] for line in reading}
    reading = {line.removesuffix(" tactical") for line in reading}
    reading = {line.removesuffix(" reporting").removesuffix(" coaching") for line in reading}
    reading = {line.removesuffix(" letters").removesuffix(" staff-trained") for line in reading}
    reading = {re.sub(r" ([A-Z]-0001|trusted-person)$", "", line) for line in reading}
    assert taking == {*reading, *DRAFTS, *EXPORTS}


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2025-03-09", []),
        ("2025-03-10", ["B-0001 operational", "B-0002 operational"]),
        ("10/03/2025", ["B-0001 operational", "B-0002 operational"]),
        ("'10 March 2025'", ["B-0001 operational", "B-0002 operational"]),
        ("2025-03-10T11:59Z", []),
        ("2025-03-10T12:00Z", ["B-0001 operational", "B-0002 operational"]),
        ("'2025-03-10 14:00+02:00'", ["B-0001 operational", "B-0002 operational"]),
        ("2025-04-15", ["B-0001 strategic", "B-0002 tactical"]),
        ("yesterday", ["B-0001 strategic", "B-0002 addressed"]),
        ("@0", []),
    ],
)
def test_a_moment_is_typed_as_people_write_it(
    archived: Desk, moment: str, there: list[str]
) -> None:
    """A date means its end, a time that very moment, and both dates of a fact are told apart."""
    assert refs(archived, moment) == there


def expected(reading: Reading) -> dict[str, Any]:
    """What list commands show as JSON of a reading, bare of what depends on the day."""
    return {
        "decision list": as_data([*reading.decisions.values()]),
        "meeting list": as_data([*reading.meetings.values()]),
        "group list": as_data([*reading.groups.values()]),
    }


def test_at_every_position_lists_are_those_of_a_fold_up_to_there(archived: Desk) -> None:
    """As of @n is what the first n facts say, for every n."""
    facts = history(archived)
    assert len(facts) > 20
    for position in range(len(facts) + 1):
        for command, rows in expected(read_views(facts[:position])).items():
            answer = archived.done(f"{command} --json --as-of @{position}")
            assert answer.json == rows, (command, position)


@pytest.mark.parametrize("command", [*LISTS, *SINGLE])
def test_looking_back_at_the_end_is_looking_now_and_has_the_same_shape(
    whole_years: Desk, command: str
) -> None:
    """The JSON of what was on record is that of what is, and a day to come is simply now."""
    last = whole_years.facts
    now = whole_years.done(f"{command} --json").json
    shown = whole_years.done(f"{command} --json --as-of @{last}").json
    if command == "status":
        assert shown.keys() == now.keys()
    elif command == "coverage tactical":
        assert {**shown, "day": now["day"]} == now
    elif command in {"plan show", "plan show trusted-person", "action list", "strand show"}:
        assert_same_but_overdue(shown, now)
    else:
        assert shown == now
    assert whole_years.done(f"{command} --json --as-of 2999-01-01").json == now
    assert whole_years.done(f"{command} --json --as-of 9999-12-31").json == now


def assert_same_but_overdue(one: Any, other: Any) -> None:  # noqa: ANN401 - JSON has any shape
    """Both are the same apart from which day it is and what is overdue by then."""

    def bare(thing: Any) -> Any:  # noqa: ANN401 - JSON has any shape
        if isinstance(thing, dict):
            return {
                name: bare(each) for name, each in thing.items() if name not in {"on", "overdue"}
            }
        return [bare(each) for each in thing] if isinstance(thing, list) else thing

    assert bare(one) == bare(other)


@pytest.mark.parametrize("command", LISTS)
def test_before_the_first_fact_lists_are_empty_and_say_so(archived: Desk, command: str) -> None:
    """Exit 0 and nothing to list, no zeros either; stderr says when the record begins, once."""
    answer = archived.done(f"{command} --as-of 2025-02-28")
    said, try_ = answer.err.splitlines()
    assert said.startswith("Nothing was on record by 2025-02-28: the first fact was recorded on ")
    assert "2025-03-01" in said
    assert try_ == "Try: --as-of 2025-03-01, the end of that day; or leave out --as-of."
    assert answer.out == ""
    assert refs(archived, "2025-03-01") == []
    parts = {"status", "group links", "learning log", "principle list"}
    if command not in parts and not command.startswith("plan show"):
        assert archived.done(f"{command} --json --as-of 2025-02-28").json == []


@pytest.mark.parametrize("command", SINGLE)
def test_what_was_not_there_yet_is_said_not_to_have_been(archived: Desk, command: str) -> None:
    """Exit 3 for a single thing, with the moment asked for."""
    answer = archived.refused(f"{command} --as-of 2025-02-28")
    assert answer.code == 3
    assert "on record by 2025-02-28" in answer.err
    assert "2025-03-01" in answer.err
    told = archived(f"{command} --as-of 2025-02-28 --json").error
    assert told["code"] == "unknown"


def test_what_came_later_is_named_apart_from_what_never_was(archived: Desk) -> None:
    """Some of the record was there: the failure says what was near then, not what is now."""
    answer = archived.refused("decision show D-0001 --as-of 2025-03-15")
    assert answer.code == 3
    assert "There was no decision D-0001 on record by 2025-03-15." in answer.err
    answer = archived.refused("barrier show B-0003 --as-of 2025-03-15")
    assert "Did you mean" in answer.err
    assert "cfworkflow barrier list --as-of 2025-03-15" in answer.err


def test_what_came_later_is_told_with_when_it_came_and_how_to_see_it(archived: Desk) -> None:
    """Who looks back too far is led to where the thing begins: there it is, and not before."""
    error = archived("decision show D-0001 --as-of 2025-03-15 --json").error
    assert error["why"].startswith("The decision was first recorded on 2025-04-15 at ")
    came = int(re.findall(r"--as-of @([0-9]+), when it came on record; or leave", error["try"])[0])
    assert archived.done(f"decision show D-0001 --json --as-of @{came}").json["decision"]
    assert archived.refused(f"decision show D-0001 --as-of @{came - 1}").code == 3


def test_a_thing_that_was_dated_back_is_told_with_both_dates(archived: Desk) -> None:
    """As of its own date it was not on record yet: that is what is to be understood."""
    last = archived.facts
    archived.done("barrier raise river --title Late --on 2025-05-20 --actor secretary")
    for moment in ("2025-05-20", f"@{last}", "2025-02-28"):
        why = archived("barrier show B-0003 --json --as-of " + moment).error["why"]
        assert "The barrier was first recorded on " in why, moment
        assert why.endswith(", though it dates from 2025-05-20."), moment
    assert archived.done(f"barrier show B-0003 --json --as-of @{last + 1}").json["barrier"]


def test_what_came_later_and_was_taken_back_is_not_said_to_be_there(archived: Desk) -> None:
    """It can be seen as of when it was on record, and it is said that it no longer is."""
    last = archived.facts
    archived.done("barrier raise river --title Slip --actor secretary")
    archived.done("undo --because slip --actor secretary")
    told = archived(f"barrier show B-0003 --json --as-of @{last}").error
    assert told["try"] == f"--as-of @{last + 1}, when it came on record; it was taken back since."
    assert archived.done(f"barrier show B-0003 --as-of @{last + 1}").code == 0


@pytest.mark.parametrize(
    "command",
    [
        *(f"export {form} plan" for form in ("html", "docx", "xlsx", "csv", "json")),
        *("export json status", "export json coverage", "export json briefing --to tactical"),
        *("export ics", "briefing draft --to tactical"),
    ],
)
@pytest.mark.parametrize("moment", ["@0", "2025-02-28"])
def test_no_document_is_made_of_a_moment_before_the_first_fact(
    archived: Desk, command: str, moment: str
) -> None:
    """A plan full of zeros would be taken for a plan: exit 3, no file, when the record begins."""
    path = archived.store.with_name("document")
    answer = archived.refused(f"{command} --as-of {moment} --out {path}")
    assert answer.code == 3
    assert f"Nothing was on record by {moment}: the first fact was recorded on 2025-03-01" in (
        answer.err
    )
    assert "--as-of 2025-03-01" in answer.err
    assert not path.exists()


def test_a_position_beyond_the_record_is_wrong_usage(archived: Desk) -> None:
    """What is to come can't be shown; the last position is named."""
    last = archived.facts
    answer = archived.refused(f"barrier list --as-of @{last + 1}")
    assert answer.code == 2
    assert f"the last fact is @{last}" in answer.err


@pytest.mark.parametrize(
    "moment", ["soon", "@", "@-1", "@1x", "2025-02-30", "2025-03-10T25:00", "''"]
)
def test_what_is_no_moment_is_wrong_usage(archived: Desk, moment: str) -> None:
    """The refusal shows the three ways to write one."""
    answer = archived.refused(f"barrier list --as-of {moment}")
    assert answer.code == 2
    assert all(form in answer.err for form in ("2026-03-31", "2026-03-31T12:00", "@1234"))


def test_overdue_counts_from_the_day_looked_back_to(archived: Desk) -> None:
    """An action due on 1 May was not overdue that day, was on 2 May, and is done now."""

    def overdue(moment: str) -> list[list[Any]]:
        plan = archived.done(f"plan show --json --as-of {moment}").json
        return [
            [each["action"] for each in archived.done(line).json]
            for line in (f"action list --overdue --json --as-of {moment}",)
        ] + [
            [
                each["action"]
                for each in archived.done(f"status --json --as-of {moment}").json["overdue"]
            ],
            [
                one["action"]
                for each in plan["barriers"]
                for one in each["actions"]
                if one["overdue"]
            ],
        ]

    assert overdue("2025-05-01") == [[], [], []]
    assert overdue("2025-05-02") == [["A-0001"]] * 3
    assert overdue("2025-06-03") == [[], [], []]


def test_a_position_has_the_day_it_was_recorded(archived: Desk) -> None:
    """As of @n it is the day on which n was recorded: the roll and the quorum are of that day."""
    before, last = archived.facts - 1, archived.facts
    assert archived.done(f"quorum tactical --json --as-of @{before}").json["members"] == 3
    assert archived.done(f"quorum tactical --json --as-of @{last}").json["members"] == 2
    assert archived.done(f"status --json --as-of @{last}").json["today"] == "2025-06-02"
    assert archived.done("status --json --as-of 2025-05-04T12:00").json["today"] == "2025-05-04"


def test_a_quorum_without_a_record_has_nothing_to_look_back_to(archived: Desk) -> None:
    """`quorum --members` works from figures alone."""
    assert archived.refused("quorum --members 17 --as-of 2025-03-10").code == 2


@pytest.mark.parametrize(
    ("zone", "moment", "tiers"),
    [
        (LONDON, "2025-03-30", ["tactical", "operational"]),
        ("UTC0", "2025-03-30", ["tactical", "tactical"]),
        (LONDON, "2025-03-31", ["tactical", "tactical"]),
        (LONDON, "2025-03-30T23:30", ["tactical", "operational"]),
        (LONDON, "2025-03-30T23:29", ["operational", "operational"]),
        ("UTC0", "2025-03-30T22:30", ["tactical", "operational"]),
        ("UTC-14", "2025-03-31T12:31", ["tactical", "operational"]),
        (LONDON, "2025-03-30T22:30Z", ["tactical", "operational"]),
    ],
)
def test_a_day_ends_where_the_program_runs(
    archived: Desk, zone: str, moment: str, tiers: list[str]
) -> None:
    """On the day the clocks go forward it ends an hour earlier, by universal time."""
    answer = ask_process(
        *("barrier", "list", "--json", "--as-of", moment),
        folder=archived.store.parent,
        settings={"TZ": zone},
    )
    assert [row["tier"] for row in answer.json] == tiers, answer.err


def days() -> Iterator[date]:
    """Every day of the archive."""
    day = date(2025, 2, 28)
    while day <= date(2025, 6, 3):
        yield day
        day += timedelta(days=1)


def test_as_of_a_day_is_as_of_the_last_position_recorded_by_its_end(archived: Desk) -> None:
    """However a moment is told, it is one position: the last recorded by then."""
    facts = history(archived)
    for day in days():
        end = datetime.combine(day + timedelta(days=1), datetime.min.time()).astimezone()
        last = max((told.position for told in facts if told.recorded_at < end), default=0)
        assert refs(archived, day.isoformat()) == refs(archived, f"@{last}")


def test_reading_back_leaves_no_trace(archived: Desk) -> None:
    """Who looks records nothing."""
    before = archived.facts
    for command in LISTS:
        archived.done(f"{command} --as-of 2025-04-01")
    assert archived.facts == before


def test_a_store_with_nothing_in_it_says_so(tmp_path: Path) -> None:
    """The message does not name a first fact where there is none."""
    desk = Desk(tmp_path / "empty.db")
    desk.done("init")
    answer = desk.done("barrier list --as-of yesterday")
    assert answer.err == "Nothing was on record by yesterday: nothing is on record yet.\n"
    assert desk.refused("barrier list --as-of @1").code == 2
