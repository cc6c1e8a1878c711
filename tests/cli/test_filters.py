"""Filters of lists: all that is asked for holds of each row, and every such row is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.cli import choices
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.succession import checking
from docs.make_commands import commands
from tests.cli.an_archive import whole_year
from tests.cli.terminal import Desk, ask
from tests.projections import a_year

GROUPS = ("board", "tactical", "county", "river", "marsh")
AREAS = ("city", "fen", "river", "marsh", "nowhere")
TIER_OF = dict(zip(GROUPS, ("strategic", "tactical", *["operational"] * 3), strict=True))
DAYS = [date(2026, month, day) for month in range(1, 13) for day in (1, 10, 20)]

_YEAR = read_views(a_year.whole_year())
CHECKS = {ref: checking(_YEAR.groups, row) for ref, row in _YEAR.barriers.items()}
"""Barrier → the partnership that checks its evidence, successors followed."""

Row = dict[str, Any]
Holds = Callable[[Row, Any], bool]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A year's record; nobody writes in these tests."""
    return Desk(whole_year(tmp_path_factory.mktemp("filters") / "cfworkflow.db"))


def is_or(name: str) -> Holds:
    """Whether a row's field is what was asked for, or one of several holds it."""
    return lambda row, asked: (
        asked in row[name] if isinstance(row[name], list) else row[name] == asked
    )


def raised_by_or_with(row: Row, asked: str) -> bool:
    """A barrier is a group's where it raised it, it stands with it, or it checks its evidence."""
    return asked in (row["raised_by"], row["holder"], CHECKS[row["barrier"]])


def of_tier(row: Row, asked: str) -> bool:
    """The tier of the group a row belongs to."""
    return TIER_OF[row["group"]] == asked


def feeds(row: Row, asked: str) -> bool:
    """An inquiry is about a barrier where it feeds it."""
    return any(fed["ref"] == asked for fed in row["feeds"])


def has_agent(row: Row, asked: str) -> bool:
    """An organisation takes part in an inquiry, or did."""
    return any(agent["organisation"] == asked for agent in row["agents"])


def asked_or_answered_by(row: Row, asked: str) -> bool:
    """A sense check is a group's where it asked, was asked, or answered."""
    return asked in (row["asked_by"], row["asked"], row["answered_by"])


BARRIER: dict[str, tuple[tuple[str, ...], Holds]] = {
    "tier": (choices.TIERS, is_or("tier")),
    "state": (choices.BARRIER_STATES, is_or("status")),
    "petal": (choices.PETALS, is_or("petals")),
    "area": (AREAS, is_or("areas")),
    "group": (GROUPS, raised_by_or_with),
}
FILTERS: dict[str, tuple[Callable[[Row], str], dict[str, tuple[tuple[str, ...], Holds]]]] = {
    "barrier list": (
        lambda row: row["raised_on"],
        {**BARRIER, "plan": (choices.PLANS, is_or("plan"))},
    ),
    "plan show": (lambda row: row["raised_on"], BARRIER),
    "meeting list": (
        lambda row: row["day"],
        {
            "tier": (choices.TIERS, of_tier),
            "state": (choices.MEETING_STATES, is_or("status")),
            "group": (GROUPS, is_or("group")),
        },
    ),
    "decision list": (
        lambda row: row["decided_on"] or row["proposed_on"],
        {
            "tier": (choices.TIERS, of_tier),
            "state": (choices.DECISION_STATES, is_or("status")),
            "group": (GROUPS, is_or("group")),
            "barrier": (("B-0001", "B-0003", "B-0002"), is_or("barrier")),
            "principle": (("equal-voice", "nothing"), is_or("principles")),
        },
    ),
    "action list": (
        lambda row: row["due"],
        {
            "tier": (choices.TIERS, of_tier),
            "state": (choices.ACTION_STATES, is_or("status")),
            "group": (GROUPS, is_or("group")),
            "barrier": (("B-0001", "B-0003", "B-0002"), is_or("barrier")),
            "owner": (("mind", "council", "shelter"), is_or("owner")),
        },
    ),
    "group list": (
        lambda row: row["established"],
        {
            "tier": (choices.TIERS, is_or("tier")),
            "state": (choices.GROUP_STATES, is_or("status")),
            "area": (AREAS, is_or("areas")),
        },
    ),
    "member list tactical": (
        lambda row: row["since"],
        {"petal": (choices.PETALS, is_or("petals")), "area": (AREAS, is_or("areas"))},
    ),
    "approach list": (
        lambda row: row["proposed_on"],
        {
            "plan": (choices.PLANS, is_or("plan")),
            "element": (("continuity", "nothing"), is_or("element")),
            "group": (GROUPS, is_or("group")),
            "barrier": (("B-0001", "B-0002"), is_or("barrier")),
            "state": (choices.APPROACH_STATES, is_or("status")),
        },
    ),
    "sense-check list": (
        lambda row: row["asked_on"],
        {
            "approach": (("T-0001", "T-0002"), is_or("approach")),
            "group": (GROUPS, asked_or_answered_by),
            "state": (choices.SENSE_CHECK_STATES, is_or("status")),
        },
    ),
    "briefing list": (
        lambda row: row["issued_on"],
        {"to": (choices.AUDIENCES, is_or("audience"))},
    ),
    "communication list": (
        lambda row: row["logged_on"],
        {
            "to": (choices.AUDIENCES, is_or("audiences")),
            "channel": (choices.CHANNELS, is_or("channel")),
            "by": (("mind-charity", "nobody"), is_or("by")),
            "briefing": (("R-0001",), is_or("briefing")),
            "group": (GROUPS, is_or("group")),
        },
    ),
    "inquiry list": (
        lambda row: row["opened_on"],
        {
            "petal": (choices.PETALS, is_or("petals")),
            "area": (AREAS, is_or("areas")),
            "group": (GROUPS, is_or("group")),
            "barrier": (("B-0001", "B-0002", "B-0003"), feeds),
            "agent": (("mind-charity", "probation-trust", "nobody"), has_agent),
            "state": (choices.INQUIRY_STATES, is_or("phase")),
        },
    ),
    "inquiry agents": (lambda row: row["since"], {}),
    "strand list": (lambda row: row["named_on"], {}),
    "strand show": (
        lambda row: row["changed_on"],
        {"state": (choices.TASK_STATES, is_or("state"))},
    ),
    "support list": (lambda row: row["agreed"][0]["on"], {}),
    "risk list": (lambda row: row["raised_on"], BARRIER),
}
"""Command → the date of a row that counts, and each filter with what to ask and when it holds."""


def listed(desk: Desk, command: str) -> list[Row]:
    """The rows that a command lists."""
    shown = desk.done(f"{command} --json").json
    rows: list[Row] = shown["barriers"] if isinstance(shown, dict) else shown
    return rows


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, dict[str, str], int | None]:
    """A list command with some of its filters, and perhaps a limit."""
    command = draw(st.sampled_from([*FILTERS]))
    _, known = FILTERS[command]
    asked = {
        name: draw(st.sampled_from(words))
        for name, (words, _) in known.items()
        if draw(st.integers(0, 2)) == 0
    }
    bounds = sorted(draw(st.sampled_from(DAYS)).isoformat() for _ in range(2))
    among = zip(("since", "until"), bounds, strict=True)
    asked |= {name: bound for name, bound in among if draw(st.integers(0, 4)) == 0}
    return command, asked, draw(st.none() | st.integers(1, 4))


@given(questions())
def test_what_is_listed_is_what_was_asked_for_and_all_of_it(
    desk: Desk, question: tuple[str, dict[str, str], int | None]
) -> None:
    """Filters are joined by AND; a limit keeps some of the same rows, in the same order."""
    command, asked, limit = question
    day, known = FILTERS[command]

    def wanted(row: Row) -> bool:
        return all(
            asked["since"] <= day(row)
            if name == "since"
            else day(row) <= asked["until"]
            if name == "until"
            else known[name][1](row, value)
            for name, value in asked.items()
        )

    typed = " ".join([command, *(f"--{name} {value}" for name, value in asked.items())])
    rows = [row for row in listed(desk, command) if wanted(row)]
    assert listed(desk, typed) == rows
    if limit is not None:
        few = listed(desk, f"{typed} --limit {limit}")
        assert few == [row for row in rows if row in few]
        assert len(few) == min(limit, len(rows))


def test_every_filter_of_every_list_is_tried_here() -> None:
    """A new filter can't be forgotten."""
    apart = {"since", "until", "limit", "overdue", "theme"}
    common = {"as_json", "as_csv", "paged", "as_of", "store", "name", "day", "still_open"}
    common |= {"strand", "gantt"}
    options = {"audience": "to"}
    for named in commands():
        names = {parameter.name for parameter in named.command.params}
        # These are tried in test_audit_log and in test_bodies, where the limit is one of meetings;
        # and in test_learning, where there are themes.
        apart_from_these = {("audit", "log"), ("member", "attendance")}
        apart_from_these |= {("theme", "list"), ("learning", "list")}
        # In test_visions, where there are some.
        apart_from_these |= {(kind, "list") for kind in ("vision", "principle", "measure")}
        if "limit" in names and named.path not in apart_from_these:
            tried = next(
                known
                for command, (_, known) in FILTERS.items()
                if tuple(command.split()[:2]) == named.path
            )
            given = {options.get(str(name), str(name)) for name in names} - apart - common
            assert given - ({"group"} if named.path[0] == "member" else set()) == set(tried)


def test_both_ends_of_a_time_belong_to_it(desk: Desk) -> None:
    """Since and until name the first and the last day that count."""
    on_the_day = listed(desk, "barrier list --since 2026-02-01 --until 2026-02-01")
    assert len(on_the_day) == 5
    later = listed(desk, "barrier list --since 2026-02-02")
    assert [row["barrier"] for row in later] == ["B-0006", "B-0007", "B-0008", "B-0009"]
    assert listed(desk, "barrier list --until 2026-01-31") == []


@given(questions(), st.sampled_from(["--since 1900-01-01", "--until 2999-12-31"]))
def test_a_filter_that_is_always_true_changes_nothing(
    desk: Desk, question: tuple[str, dict[str, str], int | None], idle: str
) -> None:
    """Whatever else is asked for: the same rows, and the same ones left out by a limit."""
    command, asked, limit = question
    given_ = {name: value for name, value in asked.items() if name not in idle}
    typed = " ".join([command, *(f"--{name} {value}" for name, value in given_.items())])
    cut = "" if limit is None else f" --limit {limit}"
    assert listed(desk, f"{typed} {idle}{cut}") == listed(desk, typed + cut)


@given(questions(), st.integers(1, 4))
def test_a_limit_keeps_the_end_of_the_list(
    desk: Desk, question: tuple[str, dict[str, str], int | None], limit: int
) -> None:
    """The last that came, by whatever else is asked for; the plan shows them in its own order."""
    command, asked, _ = question
    typed = " ".join([command, *(f"--{name} {value}" for name, value in asked.items())])
    rows = listed(desk, typed)
    # In an order of their own, whatever came last.
    sorted_anew = {"plan show", "risk list"}
    came = sorted(rows, key=lambda row: str(row["barrier"])) if command in sorted_anew else rows
    last = came[-limit:]
    assert listed(desk, f"{typed} --limit {limit}") == [row for row in rows if row in last]


@pytest.mark.parametrize("limit", [1, 2, 4])
@pytest.mark.parametrize(
    "typed",
    [
        *("plan show --open", "plan show --open --group marsh", "plan show --open --tier tactical"),
        *("plan show --overdue", "plan show --open --state closed", "action list --overdue"),
    ],
)
def test_what_is_open_or_overdue_is_cut_at_the_same_end(desk: Desk, typed: str, limit: int) -> None:
    """These are filters too: a limit counts what they leave, and an idle one beside changes it not.

    Looked at as of the last fact, when some actions are overdue.
    """
    typed += f" --as-of @{desk.facts}"
    rows = listed(desk, typed)
    last = sorted(rows, key=lambda row: str(row.get("action", row["barrier"])))[-limit:]
    expected = [row for row in rows if row in last]
    assert listed(desk, f"{typed} --limit {limit}") == expected
    assert listed(desk, f"{typed} --since 1900-01-01 --limit {limit}") == expected


def test_open_leaves_out_what_is_over_and_no_more(desk: Desk) -> None:
    """Closed and withdrawn barriers; with a state that is one of these, nothing is left."""
    plan = listed(desk, "plan show")
    over = {"closed", "withdrawn"}
    assert {row["status"] for row in plan} & over
    assert listed(desk, "plan show --open") == [row for row in plan if row["status"] not in over]
    assert listed(desk, "plan show --open --state closed") == []


def test_a_limit_keeps_the_last_that_came(desk: Desk) -> None:
    """Of barriers the last raised, of decisions the last put, whatever state they are asked in."""
    assert [row["barrier"] for row in listed(desk, "barrier list --limit 2")] == [
        "B-0008",
        "B-0009",
    ]
    closed = listed(desk, "decision list --state carried --limit 1")
    assert [row["decision"] for row in closed] == ["D-0007"]
    since = listed(desk, "barrier list --since 2026-01-01 --limit 1")
    assert [row["barrier"] for row in since] == ["B-0009"]


def test_a_group_has_what_its_predecessors_had_on_the_ground(desk: Desk) -> None:
    """What river raised, and marsh took over, is listed for whoever answers for it now."""
    county = {row["barrier"]: row for row in listed(desk, "barrier list --group county")}
    assert "B-0002" in county
    marsh = [row["barrier"] for row in listed(desk, "barrier list --group marsh")]
    waiting = [row["barrier"] for row in listed(desk, "barrier list") if row["holder"] == "marsh"]
    assert set(waiting) <= set(marsh)


@pytest.mark.parametrize(
    "command", ["barrier list", "meeting list", "decision list", "action list"]
)
def test_a_group_that_is_none_is_not_an_empty_list(desk: Desk, command: str) -> None:
    """A slip of the pen is told with what is near it; nothing listed would pass for an answer."""
    answer = desk.refused(f"{command} --group tacticl")
    assert answer.code == 3
    assert "Did you mean tactical?" in answer.err


def test_meetings_stand_in_the_order_of_their_days(a_years: Desk) -> None:
    """Not in that in which they were called; the last of them are those of the last days."""
    for day in ("2031-06-01", "2031-05-01"):
        a_years.done(f"meeting schedule tactical {day}")
    days = [row["day"] for row in listed(a_years, "meeting list")]
    assert days == sorted(days)
    assert days[-2:] == ["2031-05-01", "2031-06-01"]
    assert [row["day"] for row in listed(a_years, "meeting list --limit 1")] == days[-1:]
    assert listed(a_years, "meeting list --until 2031-05-31 --limit 1")[0]["day"] == "2031-05-01"


def test_overdue_actions_are_those_past_their_day_and_still_to_do(desk: Desk) -> None:
    """Done and dropped ones never are; each filter narrows it further."""
    last = f"--as-of @{desk.facts}"
    actions = listed(desk, f"action list {last}")
    overdue = [row for row in actions if row["overdue"]]
    assert overdue
    assert all(row["status"] in {"open", "in_progress"} for row in overdue)
    assert listed(desk, f"action list --overdue {last}") == overdue
    assert listed(desk, f"action list --overdue --state done {last}") == []
    mine = [row for row in overdue if row["owner"] == "council"]
    assert listed(desk, f"action list --overdue --owner council {last}") == mine
    plan = listed(desk, f"plan show --overdue {last}")
    assert {line["barrier"] for line in plan} == {row["barrier"] for row in overdue}
    few = listed(desk, f"action list --overdue --limit 1 {last}")
    assert few == overdue[-1:]


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_of_rows(desk: Desk, limit: str) -> None:
    """Nothing, less than nothing and words are wrong usage."""
    assert desk.refused(f"barrier list --limit {limit}").code == 2


def test_nothing_found_is_said_on_stderr(desk: Desk) -> None:
    """Stdout stays empty, and the likely next command is named."""
    answer = desk.done("barrier list --area nowhere")
    assert answer.out == ""
    assert "No such barriers" in answer.err


WITH_AREAS = (
    *("barrier list", "plan show", "group list", "member list tactical", "risk list"),
    *("inquiry list", "learning list"),
)


@pytest.mark.parametrize("command", WITH_AREAS)
def test_an_area_that_is_no_groups_is_said_on_stderr(desk: Desk, command: str) -> None:
    """A slip in its name is not the same as nothing to list; what there is comes all the same."""
    answer = desk.done(f"{command} --area rivr --json")
    assert "No group has the area rivr. Did you mean river?" in answer.err
    assert "No group has" not in desk.done(f"{command} --area river --json").err


@pytest.mark.parametrize("command", ["barrier list", "member attendance tactical", "audit log"])
def test_a_time_that_ends_before_it_begins_is_wrong_usage(desk: Desk, command: str) -> None:
    """It is a slip: nothing could ever be found in it."""
    answer = desk.refused(f"{command} --since 2026-05-02 --until 2026-05-01")
    assert answer.code == 2
    assert "--until 2026-05-01 is before --since 2026-05-02." in answer.err


def typed() -> Iterator[str]:
    """Each list command as a person types it first."""
    return (command for command in FILTERS if command != "plan show")


def test_a_list_without_any_store_says_how_to_make_one(tmp_path: Path) -> None:
    """Filters do not hide that there is nothing to filter."""
    for command in typed():
        answer = ask("--store", str(tmp_path / "none.db"), *command.split(), "--limit", "1")
        assert answer.code == 3
        assert "init" in answer.err
