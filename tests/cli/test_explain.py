"""`decision explain` and `barrier explain`: what an auditor reads two years later."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from tests.cli.an_archive import archive
from tests.cli.stores import SIX
from tests.cli.terminal import Desk, on_a_terminal
from tests.cli.test_light_reading import run_denied

COMMANDS = ("decision explain D-0001", "barrier explain B-0001")
VOTES = "--vote cpsl-mind=for --vote sun-network=for --vote ferry-project=against"


@pytest.fixture
def desk(desk_at: object) -> Desk:
    """A meeting at which six are present, two of whom stand aside, and one is by proxy."""
    desk: Desk = desk_at("in session")  # type: ignore[operator]
    desk.done(
        "meeting apologies M-0001 crisis-care-concordat",
        f"meeting attend M-0001 {SIX} --proxy counting-every-adult=deputy",
        "decision propose M-0001 --kind key --title 'One form' --reasons 'Six ask the same'",
        "meeting declare-interest D-0001 it-takes-a-city",
    )
    return desk


def test_a_decision_is_explained_figure_by_figure(desk: Desk) -> None:
    """The roll, the quorum with its sum and clause, who counted, the votes, what would matter."""
    told = desk.done(f"decision vote D-0001 {VOTES}", "decision explain D-0001").out
    [made] = desk.done("audit log --kind decision-made --json").json
    assert 'D-0001 "One form" was not carried' in told
    assert "Members: 17" in told
    assert "⌊17 ÷ 3⌋ + 1 = 5 + 1 = 6" in told
    assert "ToR, Decisions: '1/3 of the members plus 1'" in told
    assert "Present: 6, a quorum" in told
    assert "by proxy: sent deputy" in told
    assert "sent apologies" in told
    assert "declared an interest in the item" in told
    assert f"2  Voted for: cpsl-mind, sun-network [@{made['position']}]." in told
    assert "Two more votes for: 4 for, 4 needed; it would have been carried." in told
    assert "One fewer present: 5 present, quorum 6" in told


def test_an_item_that_could_not_be_decided_says_why(desk: Desk) -> None:
    """Five present, quorum six: who is missing and how many more it takes."""
    desk.done("meeting leave M-0001 cpsl-mind", "decision defer D-0001 --reason inquorate")
    told = " ".join(desk.done("decision explain D-0001").out.split())
    assert "it was deferred for want of a quorum" in told
    assert "5 of 17 members counted as present, and the quorum was 6" in told
    assert "Left before: cpsl-mind" in told
    assert "Stood aside for an interest: it-takes-a-city" in told
    assert "1 more member would have made a quorum." in told


def test_with_json_every_figure_has_its_reason_and_its_facts(desk: Desk) -> None:
    """Programs read the same: value, what the decision states, why, and positions listed below."""
    told = desk.done(f"decision vote D-0001 {VOTES}", "decision explain D-0001 --json").json
    assert {"decision", "status", "hearings", "later", "doubts", "facts"} <= told.keys()
    [one] = told["hearings"]
    quorum = one["figures"]["quorum"]
    assert (quorum["value"], quorum["recorded"], quorum["rule"]) == (6, 6, "Q1")
    assert {*quorum["facts"]} <= {fact["position"] for fact in told["facts"]}
    assert {"position", "kind", "on", "recorded_at", "actor", "sentence"} == told["facts"][0].keys()
    assert one["changes"][0]["by"]
    assert {each["vote"] for each in one["people"]} == {"for", "against", None}


def test_a_barrier_is_explained_step_by_step(archived: Desk) -> None:
    """By which fact, decision and rule it moved, who held it, and who must act now."""
    told = " ".join(archived.done("barrier explain B-0001").out.split())
    assert 'B-0001 "No address, no GP" stands at the strategic tier, with board' in told
    assert "Held by river → tactical → board." in told
    assert "D-0001, carried by tactical at M-0001 on 15 April 2025: 3 for, 0 against" in told
    assert "P2 D-0001 was carried by tactical, with 1 recommendation" in told
    assert "board: return it to tactical with a response, by a carried decision (P3)." in told
    json = archived.done("barrier explain B-0001 --json").json
    assert [step["kind"] for step in json["steps"]] == [
        "barrier-raised",
        "barrier-referred",
        "barrier-escalated",
    ]
    assert [each["trigger"] for each in json["next"]] == ["return", "address", "withdraw"]


def test_an_item_about_a_barrier_that_waits_is_named(archived: Desk) -> None:
    """Who must act finds what is before a meeting already."""
    archived.done(
        "meeting schedule board today",
        "decision propose M-0002 --kind return --title 'Answer' --barrier B-0001 --response 'Yes'",
    )
    told = " ".join(archived.done("barrier explain B-0001").out.split())
    assert "D-0002 waits: to return it, put to board at M-0002." in told


def test_as_of_a_moment_what_came_later_is_not_known(archived: Desk) -> None:
    """The explanation of that day: the barrier stood with tactical, and no decision moved it."""
    told = archived.done("barrier explain B-0001 --json --as-of 2025-04-01").json
    assert (told["status"], told["items"]) == ("tactical", [])


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_not_there_is_said_with_what_is_near(archived: Desk, command: str) -> None:
    """Exit 3, with near misses, like every other command that looks one thing up."""
    answer = archived.refused(command.replace("0001", "0011"))
    assert answer.code == 3
    assert "Did you mean" in answer.err


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_longer_than_80_columns(a_years: Desk, command: str) -> None:
    """It fits a letter, a pipe and the narrowest usual terminal; sums are never cut in two."""
    told = a_years.done(command).out
    assert max(len(line) for line in told.splitlines()) <= 80
    code, shown = on_a_terminal(
        a_years.store.parent, "--store", str(a_years.store), *command.split(), COLUMNS="50"
    )
    assert code == 0
    assert max(len(line) for line in shown.splitlines()) <= 50


def test_a_decision_whose_facts_were_changed_is_told_so_plainly(archived: Desk) -> None:
    """Whoever has the file can get past its triggers; what the facts give is set against that."""
    connection = apsw.Connection(str(archived.store))
    triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    kept = connection.execute(triggers).fetchall()
    for name, _ in kept:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute(
        "UPDATE fact SET line = CAST(replace(CAST(line AS TEXT), '\"quorum\":2', '\"quorum\":1') "
        "AS BLOB) WHERE CAST(line AS TEXT) LIKE '%\"decision-made\"%'"
    )
    for _, made_by in kept:
        connection.execute(str(made_by))
    connection.close()
    told = " ".join(archived.done("decision explain D-0001").out.split())
    assert "The facts on record do not bear this out: see below." in told
    assert "What on record cannot be so" in told
    assert "D-0001 gives a quorum of 1; it was 2. (Q1)" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_explaining_reads_facts_at_the_price_of_the_models(archived: Desk, command: str) -> None:
    """An explanation is judged from facts, and so loads what decides; a plain look does not."""
    assert run_denied(archived, command)[0] == 99


def test_an_explanation_of_a_decision_needs_no_views(tmp_path: Path) -> None:
    """An auditor with the facts alone has the explanation: nothing made of them is read."""
    desk = Desk(archive(tmp_path / "cfworkflow.db"))
    desk.done("decision explain D-0001")
    kept = "SELECT count(*) FROM sqlite_schema WHERE name = 'kept_generation'"
    assert apsw.Connection(str(desk.store)).execute(kept).get == 0
