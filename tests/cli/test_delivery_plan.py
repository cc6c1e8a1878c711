"""Work strands, support and risks as a secretary types and reads them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest

from tests.cli.terminal import Desk, on_a_terminal

Desks = Callable[[str], Desk]
PAGE = 80


@pytest.fixture
def desk(desk_at: Desks) -> Desk:
    """A desk with the contract report's delivery plan on record."""
    return desk_at("strands")


def test_the_plan_of_the_report_is_there_at_a_command(desk_at: Desks) -> None:
    """CR appendix 1: six strands and twenty-five tasks; applied twice, nothing is doubled."""
    desk = desk_at("programme")
    first = desk.done("init --preset contract-2023")
    assert "60 facts recorded" in first.out
    assert "Next: cfworkflow strand show" in first.err
    assert "all of it is on record already" in desk.done("init --preset contract-2023").out
    rows = desk.done("strand list --json").json
    assert [(row["number"], row["tasks"], row["done"], row["percent"]) for row in rows] == [
        (1, 5, 5, 100),
        (2, 4, 4, 100),
        (3, 5, 4, 95),
        (4, 3, 3, 100),
        (5, 4, 4, 100),
        (6, 4, 4, 100),
    ]


def test_the_table_tells_all_that_the_picture_draws(desk: Desk) -> None:
    """Who cannot see a picture reads the same: each task, its percentage, its days, if it is late.

    The picture itself says in words what its signs mean.
    """
    dates = "--begins 2023-01-09 --ends 2023-12-29"
    desk.done(f"strand replan ws3-reporting {dates}")
    picture = desk.done("strand show infrastructure --gantt").out
    lines = picture.splitlines()
    told = [*csv.DictReader(io.StringIO(desk.done("strand show infrastructure --csv").out))]
    for row in told:
        [line] = [line for line in lines if f" {row['task']} " in line]
        assert f"{row['percent']}%" in line
        assert ("[" in line) == (not row["begins"])
    assert [row["task"] for row in told if row["overdue"] == "yes"] == ["ws3-reporting"]
    assert "Overdue: ws3-reporting" in picture
    assert "# done  - still to do" in picture
    assert max(map(len, lines)) <= PAGE


def test_on_a_terminal_of_80_columns_nothing_is_wider(desk: Desk) -> None:
    """Table and picture fit where a secretary works, with short plans and long ones."""
    desk.done("strand replan ws3-reporting --begins 2022-11-01 --ends 2024-03-29")
    desk.done("strand replan ws6-scope --begins 2026-01-05 --ends 2027-06-30")
    for command in ("strand show --gantt", "strand show", "strand list", "support show meam"):
        words = ("--store", str(desk.store), *command.split())
        code, shown = on_a_terminal(desk.store.parent, *words, PAGER="cat")
        assert code == 0, shown
        assert max(map(len, shown.splitlines())) <= PAGE, command
        assert "\x1b[" not in shown, "no colour is needed to read it"


def test_progress_is_reported_and_a_fall_needs_a_reason(desk: Desk) -> None:
    """W1: refused with what stands and what to add; with a reason both reports are told."""
    answer = desk.refused("strand progress ws3-reporting 60")
    assert answer.code == 4
    assert answer.refused_by == ["W1"]
    assert "It was reported 75% done before" in answer.err
    assert "--because" in answer.err
    done = desk.done("strand progress ws3-reporting 60% --because 'One tier asks anew'")
    assert done.out == "Task ws3-reporting reported 60% done.\n"
    history = desk.done("strand history ws3-reporting").out
    assert "2023-12-31 75% done" in history
    assert "60% done, because: One tier asks anew" in history


@pytest.mark.parametrize("percent", ["101", "-1", "7.5", "most", "²"])
def test_a_percentage_is_a_whole_number_to_100(desk: Desk, percent: str) -> None:
    """What is typed wrong is answered with how to write it."""
    answer = desk.refused(f"strand progress ws3-reporting -- {percent}")
    assert answer.code == 2
    assert "write 0 to 100" in answer.err


def test_two_things_wrong_with_a_plan_are_said_at_once(desk: Desk) -> None:
    """W1 and C1 together, each with its way out; and nothing is recorded."""
    desk.done("strand replan ws3-reporting --begins 2023-01-09 --ends 2023-12-29")
    answer = desk.refused("strand replan ws3-reporting --begins 2025-01-01 --ends 2024-05-31")
    assert answer.refused_by == ["W1", "C1"]
    assert desk.refused("strand replan ws3-reporting").code == 2


@pytest.mark.parametrize(
    ("command", "near"),
    [
        ("strand progress ws3-reportin 80", "ws3-reporting"),
        ("strand add infrastructur ws3-x --title X", "infrastructure"),
        ("strand show infrastructur", "infrastructure"),
        ("strand history ws3-reportin", "ws3-reporting"),
        ("support use mean --days 1", "meam"),
        ("support show mean", "meam"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is_near(
    desk: Desk, command: str, near: str
) -> None:
    """Exit 3, a near miss, and the command that lists such things."""
    answer = desk.refused(command)
    assert answer.code == 3
    assert f"Did you mean {near}" in answer.err
    assert re.search(r"Try: cfworkflow (strand|support) (list|show)", answer.err)


def test_only_the_tasks_asked_for_are_shown(desk: Desk) -> None:
    """By strand, by state, and overdue ones alone."""
    desk.done("strand replan ws3-reporting --ends 2023-12-29")

    def shown(options: str) -> list[str]:
        return [row["task"] for row in desk.done(f"strand show {options} --json").json]

    assert shown("--state under_way") == shown("--overdue") == ["ws3-reporting"]
    assert len(shown("recruitment")) == 5
    assert len(shown("--state done")) == 24
    assert shown("--state not_started") == []
    assert shown("recruitment --overdue") == []
    assert "No such tasks" in desk.done("strand show recruitment --overdue --gantt").err


def test_strands_tasks_and_support_are_named_with_their_kind_or_without(desk: Desk) -> None:
    """A reference copied from the audit log, such as task:ws3-reporting, is taken everywhere."""
    desk.done("strand progress task:ws3-reporting 80", "support use support:meam --days 1")
    for bare, full in (
        ("strand history ws3-reporting", "strand history task:ws3-reporting"),
        ("strand show infrastructure", "strand show strand:infrastructure"),
        ("support show meam", "support show support:meam"),
    ):
        assert desk.done(bare).out == desk.done(full).out


def test_support_is_shown_of_one_contract_or_of_all(desk: Desk) -> None:
    """CR, Resourcing: whoever names none sees each, as it is shown by itself."""
    names = [row["support"] for row in desk.done("support list --json").json]
    assert len(names) == 2
    alone = [desk.done(f"support show {name}").out for name in names]
    assert desk.done("support show").out == "\n".join(alone)
    data = [desk.done(f"support show {name} --json").json for name in names]
    assert desk.done("support show --json").json == data


def test_support_is_extended_with_a_reason_and_each_is_told(desk: Desk) -> None:
    """CR, Resourcing: 38.5 days, 80 days, and why; more used than agreed is said at once."""
    shown = desk.done("support show meam").out
    assert "2022-10-31 38.5 days\n" in shown
    assert "2023-12-31 80 days" in shown
    assert "six-month delay in recruiting" in shown
    used = desk.done("support use meam --days 1.5 --strand infrastructure --note 'Team meetings'")
    assert "81.5 of 80 days used, 1.5 more than agreed." in used.err
    assert desk.refused("support agree meam --days 85").refused_by == ["W1"]
    agreed = desk.done("support agree meam --days 85 --because 'One more forum'")
    assert "81.5 of 85 days used, 3.5 left." in agreed.err
    data = desk.done("support show meam --json").json
    assert (data["days"], data["used"], data["left"]) == ("85", "81.5", "3.5")
    assert [each["days"] for each in data["agreed"]] == ["38.5", "80", "85"]
    monthly = desk.done("support use meam-systems-intervention --days 3")
    assert "3 days used in all; 3 a month are agreed." in monthly.err


def test_a_use_sent_twice_under_one_id_is_used_once(desk: Desk) -> None:
    """I2: a script that does not know whether it was heard can say it again."""
    for _ in range(2):
        desk.done("support use meam --days 1 --command-id monday")
    assert desk.done("support show meam --json").json["used"] == "81"
    desk.done("support use meam --days 1 --dry-run")
    assert desk.done("support show meam --json").json["used"] == "81"


def test_risks_are_listed_the_worst_first(desk_at: Desks) -> None:
    """What nobody has rated yet comes first, what is over last; with where each stands."""
    desk = desk_at("at risk")
    desk.done(
        "risk raise peterborough --title 'Low' --likelihood low --impact medium",
        "barrier raise tactical --plan risks --title 'Not rated'",
        "risk raise tactical --title 'Gone' --likelihood high --impact high",
        "barrier withdraw B-0004 --because 'Not so' --yes",
        "barrier raise peterborough --title 'No risk at all'",
    )
    rows = desk.done("risk list --json").json
    assert [(row["barrier"], row["rating"], row["status"]) for row in rows] == [
        ("B-0003", None, "tactical"),
        ("B-0001", "high", "tactical"),
        ("B-0002", "low", "operational"),
        ("B-0004", "high", "withdrawn"),
    ]
    assert "not rated" in desk.done("risk list").out
    only = desk.done("risk list --group peterborough --json").json
    assert [row["barrier"] for row in only] == ["B-0002"]


def test_a_risk_is_rated_where_it_is_one(desk_at: Desks) -> None:
    """S2 names what it is instead; P1 where it may begin."""
    desk = desk_at("at risk")
    desk.done("barrier raise peterborough --title 'No address'")
    refused = desk.refused("risk rate B-0002 --likelihood low --impact low")
    assert refused.refused_by == ["S2"]
    assert "plan barriers" in refused.err
    above = desk.refused("risk raise strategic --title X --likelihood low --impact low")
    assert above.refused_by == ["P1"]
    told = desk.done("risk rate B-1 --likelihood low --impact high --because 'One applied'").out
    assert told == "B-0001 rated as a risk: likelihood low, impact high.\n"
    history = desk.done("barrier history B-0001").out
    assert history.count("rated as a risk") == 2
    shown = desk.done("barrier show B-0001").out
    assert "likelihood low, impact high: One applied\n" in shown
    rated = desk.done("barrier show B-0001 --json").json["ratings"]
    assert [(each["likelihood"], each["impact"]) for each in rated][1:] == [("low", "high")]
    assert desk.done("barrier show B-0002 --json").json["ratings"] == []


def test_the_status_tells_what_of_the_plan_needs_somebody(desk: Desk) -> None:
    """Tasks behind, risks rated high, support running out; nothing of a plan that goes well."""
    quiet = desk.done("status").out
    for heading in ("Tasks behind", "Risks rated high", "Support running out"):
        assert heading not in quiet
    desk.done(
        "strand replan ws3-reporting --ends 2023-12-29",
        "support agree coaching --days 10",
        "support use coaching --days 9.5",
        "risk raise tactical --title 'No lead in time' --likelihood high --impact high",
    )
    told = desk.done("status").out
    assert "Tasks behind: 1\n  ws3-reporting  infrastructure, 75% done, " in told
    assert (
        'Risks rated high: 1\n  B-0001  with tactical, likelihood high, impact high: "No lead in '
        'time"'
    ) in told
    assert "Support running out: 1\n  coaching  0.5 of 10 days left\n" in told
    data = desk.done("status --json").json
    assert data["tasks_behind"][0]["task"] == "ws3-reporting"
    assert data["risks"][0]["barrier"] == "B-0001"
    assert data["support_low"][0]["left"] == "0.5"


def test_a_percentage_is_not_corrected_but_reported_anew(desk: Desk) -> None:
    """I3: what was reported is not edited; the refusal says how to say it anew."""
    refused = desk.refused("correct task:ws3-reporting --set percent=50 --because 'A slip'")
    assert refused.refused_by == ["I3"]
    assert "cfworkflow strand progress" in refused.err
