"""`audit log`: every fact on record, and of these exactly what is asked for."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import repeat
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.cli.look import as_data
from cfworkflow.domain.facts import FACTS
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.succession import checking
from cfworkflow.projections.timeline import timeline_row
from cfworkflow.store.schema import OBJECTS
from docs.make_commands import commands
from tests.cli.terminal import Desk, ask_process, on_a_terminal
from tests.projections import a_year

Row = dict[str, Any]

GROUPS = ("board", "tactical", "county", "river", "marsh")
ACTORS = ("project-team", "programme-lead", "river-lead")
DAYS = [date(2026, month, day) for month in range(1, 13) for day in (1, 10, 20)]
RECORDED = [date(2026, 12, 28) + timedelta(days=number) for number in range(20)]


def unsteady(path: Path) -> Path:
    """A year told by several, with a clock that goes back now and then, and near to midnight."""
    for number, (day, command) in enumerate(a_year.steps()):
        now = datetime(2026, 12, 31, 23, 30, tzinfo=UTC) + timedelta(hours=number * 37 % 211)
        with Workflow.open(str(path), create=True, clock=repeat(now).__next__) as record:
            actor = ACTORS[number % len(ACTORS)]
            record.do(command, on=date.fromisoformat(f"2026-{day}"), actor=actor)
    return path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A year's record; nobody writes in these tests."""
    made = Desk(unsteady(tmp_path_factory.mktemp("log") / "cfworkflow.db"))
    made.done("status")
    return made


@pytest.fixture(scope="module")
def told(desk: Desk) -> tuple[list[Row], Reading]:
    """Every fact as a line would tell it, by a plain pass; and all views of them."""
    with Workflow.open(str(desk.store)) as record:
        history = [*record.history()]
    rows: Any = [as_data(timeline_row(each)) for each in history]
    return rows, read_views(history)


def logged(desk: Desk, options: str = "") -> list[Row]:
    """The facts that the log tells, as data."""
    rows: list[Row] = desk.done(f"audit log {options} --json").json
    return rows


def recorded(row: Row) -> str:
    """The date of recording, where we are."""
    return datetime.fromisoformat(row["recorded_at"]).astimezone().date().isoformat()


def own(views: Reading, group: str) -> set[str]:
    """A group, and the references of what is its own; a barrier is its successor's too."""
    return {
        group,
        *(row.meeting for row in views.meetings.values() if row.group == group),
        *(row.decision for row in views.decisions.values() if row.group == group),
        *(row.action for row in views.actions.values() if row.group == group),
        *(
            row.barrier
            for row in views.barriers.values()
            if group in (row.raised_by, checking(views.groups, row))
        ),
    }


HOLDS: dict[str, Callable[[Row, str, Reading], bool]] = {
    "ref": lambda row, ref, views: row["position"] in {t.position for t in views.story(ref)},
    "group": lambda row, group, views: bool(own(views, group) & {*row["about"]}),
    "actor": lambda row, actor, _: row["actor"] == actor,
    "kind": lambda row, kind, _: row["kind"] == kind,
    "since": lambda row, day, _: row["on"] >= day,
    "until": lambda row, day, _: row["on"] <= day,
    "recorded-since": lambda row, day, _: recorded(row) >= day,
    "recorded-until": lambda row, day, _: recorded(row) <= day,
}
"""Each filter, and when a fact is what it asks for."""

VALUES: dict[str, Iterable[str]] = {
    "ref": ("B-0001", "B-0002", "B-0005", "D-0001", "D-0005", "M-0001", "M-0003", "A-0002"),
    "group": GROUPS,
    "actor": (*ACTORS, "nobody"),
    "kind": sorted(FACTS),
    "since": [str(day) for day in DAYS],
    "until": [str(day) for day in DAYS],
    "recorded-since": [str(day) for day in RECORDED],
    "recorded-until": [str(day) for day in RECORDED],
}


def matching(told: tuple[list[Row], Reading], asked: dict[str, str]) -> list[Row]:
    """What a plain pass over all facts finds."""
    rows, views = told
    return [
        row for row in rows if all(HOLDS[name](row, value, views) for name, value in asked.items())
    ]


def typed(asked: dict[str, str]) -> str:
    """The filters as options."""
    return " ".join(f"--{name} {value}" for name, value in asked.items())


def test_every_fact_is_a_line(desk: Desk, told: tuple[list[Row], Reading]) -> None:
    """With nothing asked for, all of it, in the order it was recorded."""
    assert logged(desk) == told[0]
    head, *lines = desk.done("audit log").out.splitlines()
    assert head.split() == ["#", "TOOK", "EFFECT", "RECORDED", "BY", "KIND", "WHAT", "HAPPENED"]
    assert len(lines) == len(told[0])
    for line, row in zip(lines, told[0], strict=True):
        words = [str(row["position"]), row["on"], recorded(row), row["actor"], row["kind"]]
        assert line.split()[:5] == words
        assert " ".join(row["sentence"].split()) in line


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name in VALUES for value in VALUES[name]]
)
def test_each_filter_gives_exactly_the_facts_that_a_plain_pass_gives(
    desk: Desk, told: tuple[list[Row], Reading], name: str, value: str
) -> None:
    """Nothing asked for is left out, and nothing else is told."""
    assert logged(desk, f"--{name} {value}") == matching(told, {name: value})


def test_no_filter_is_idle(told: tuple[list[Row], Reading]) -> None:
    """The plain pass is not blind: each filter keeps something and leaves something out."""
    for name, values in VALUES.items():
        kept = [len(matching(told, {name: value})) for value in values]
        assert any(0 < many < len(told[0]) for many in kept), name


@st.composite
def questions(draw: st.DrawFn) -> tuple[dict[str, str], int | None]:
    """Some filters, and perhaps a limit."""
    names = draw(st.sets(st.sampled_from([*VALUES]), max_size=3))
    asked = {name: draw(st.sampled_from([*VALUES[name]])) for name in sorted(names)}
    for since, until in (("since", "until"), ("recorded-since", "recorded-until")):
        if {since, until} <= {*asked}:
            asked[since], asked[until] = sorted((asked[since], asked[until]))
    return asked, draw(st.none() | st.integers(1, 12))


@given(questions())
def test_filters_are_joined_by_and_and_a_limit_keeps_the_last(
    desk: Desk, told: tuple[list[Row], Reading], question: tuple[dict[str, str], int | None]
) -> None:
    """All that is asked for holds of each fact; the last N of them are those recorded last."""
    asked, limit = question
    rows = matching(told, asked)
    if limit is None:
        assert logged(desk, typed(asked)) == rows
    else:
        assert logged(desk, f"{typed(asked)} --limit {limit}") == rows[-limit:]


@given(st.integers(1, 60), st.sampled_from(["", "--kind barrier-raised", "--actor river-lead"]))
def test_as_of_a_moment_it_tells_what_was_on_record(desk: Desk, position: int, more: str) -> None:
    """As of @n it is the log of the first n facts, whatever is asked of them."""
    rows = [row for row in logged(desk, more) if row["position"] <= position]
    assert logged(desk, f"{more} --as-of @{position}") == rows


def test_every_filter_is_tried_here() -> None:
    """A new filter can't be forgotten."""
    apart = {"limit", "as_json", "as_csv", "paged", "as_of", "store"}
    (command,) = (each.command for each in commands() if each.path == ("audit", "log"))
    names = {str(parameter.name).replace("_", "-") for parameter in command.params}
    assert names - {name.replace("_", "-") for name in apart} == HOLDS.keys() == VALUES.keys()


def test_help_says_which_dates_count(desk: Desk) -> None:
    """Both dates can be asked for, and neither is mistaken for the other."""
    told = " ".join(desk.done("audit log --help").out.split())
    assert "--since and --until go by the date it took effect." in told
    assert "--recorded-until DATE Only those recorded by the end of this day." in told


def test_the_day_of_recording_is_that_of_the_place(tmp_path: Path) -> None:
    """Half past eleven at night by universal time is the next day in the county in summer."""
    store = tmp_path / "cfworkflow.db"
    now = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    with Workflow.open(str(store), create=True, clock=lambda: now) as record:
        record.do(a_year.groups()[0], on=date(2026, 6, 1))
    for zone, day in (("UTC0", "2026-07-01"), ("GMT0BST,M3.5.0/1,M10.5.0", "2026-07-02")):
        for bound in ("--recorded-since", "--recorded-until"):
            words = ("audit", "log", "--json", bound, day)
            answer = ask_process(*words, folder=tmp_path, settings={"TZ": zone})
            assert len(answer.json) == 2, (zone, bound)


def test_a_reference_is_typed_as_people_say_it(desk: Desk) -> None:
    """B-0001, b-1 and B1 have one story; what is none is told how to be written."""
    assert logged(desk, "--ref b1") == logged(desk, "--ref B-0001")
    refused = desk.refused("audit log --ref X-1")
    assert refused.code == 2
    assert "write it as B-0001, GROUP or theme:NAME" in refused.err


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("--ref B-0009", "B-0005"),
        ("--ref D-0099", "D-0007"),
        ("--ref tactcal", "tactical"),
        ("--group tactcal", "tactical"),
    ],
)
def test_what_is_not_there_is_named_with_what_is_near(desk: Desk, asked: str, near: str) -> None:
    """Exit 3, as everywhere."""
    refused = desk.refused(f"audit log {asked}")
    assert refused.code == 3
    assert near in refused.err


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("barrier-risen", "Did you mean barrier-raised"),
        ("raised", "Did you mean"),
        ("zzz", "There are action-added, action-completed,"),
    ],
)
def test_a_kind_that_is_none_is_told_what_was_meant(desk: Desk, kind: str, said: str) -> None:
    """Near names where there are any, else all of them."""
    refused = desk.refused(f"audit log --kind {kind}")
    assert refused.code == 2
    assert said in refused.err


def test_a_kind_may_be_typed_loosely(desk: Desk) -> None:
    """Spaces, underscores and capitals are no reason to refuse."""
    rows = logged(desk, "--kind barrier-raised")
    assert rows
    assert logged(desk, "--kind 'Barrier raised'") == rows
    assert logged(desk, "--kind BARRIER_RAISED") == rows


def test_where_nothing_is_asked_for_that_is_there_it_says_so(desk: Desk) -> None:
    """Nothing on stdout; as data an empty list."""
    answer = desk.done("audit log --actor nobody")
    assert (answer.out, answer.err) == ("", "No such facts are on record.\n")
    assert logged(desk, "--actor nobody") == []


def test_a_sheet_has_every_fact_and_more_columns(
    desk: Desk, told: tuple[list[Row], Reading]
) -> None:
    """Both dates, the moment of recording, the command, and what each fact is about."""
    rows = [*csv.DictReader(io.StringIO(desk.done("audit log --csv").out))]
    assert [int(row["#"]) for row in rows] == [row["position"] for row in told[0]]
    assert [row["recorded at"] for row in rows] == [row["recorded_at"] for row in told[0]]
    assert [row["about"] for row in rows] == ["; ".join(row["about"]) for row in told[0]]


@pytest.mark.parametrize("columns", [24, 40, 80])
@pytest.mark.parametrize("no_color", ["", "1"])
def test_it_fits_a_narrow_terminal(desk: Desk, columns: int, no_color: str) -> None:
    """No line runs over the edge, and no colour is there to take away."""
    words = ("audit", "log", "--limit", "9", "--no-pager")
    settings = {"COLUMNS": str(columns), "NO_COLOR": no_color}
    code, shown = on_a_terminal(desk.store.parent, *words, types=b"", **settings)
    assert code == 0
    assert max(map(len, shown.splitlines())) <= max(columns, 40)
    assert "\x1b" not in shown


def test_a_fact_that_is_damaged_is_not_passed_over(desk: Desk, tmp_path: Path) -> None:
    """Whatever is asked for: what can't be read might have been it. Exit 5, with its place."""
    store = Path(shutil.copyfile(desk.store, tmp_path / "cfworkflow.db"))
    with apsw.Connection(str(store)) as changing:
        changing.execute("DROP TRIGGER fact_is_unchanged")
        changing.execute("UPDATE fact SET line = substr(line, 1, 40) WHERE position = 7")
        changing.execute(OBJECTS["fact_is_unchanged"])
    changing.close()
    refused = Desk(store)("audit log --actor nobody")
    assert refused.code == 5
    assert "position 7" in refused.err
    assert len(logged(Desk(store), "--limit 3")) == 3
