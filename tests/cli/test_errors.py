"""Errors are a product: a code, what was tried, why not, what to do; nothing is lost or changed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from cfworkflow import Workflow
from cfworkflow.store import engine, sqlite
from cfworkflow.store.refusals import StoreContended
from tests.cli.stores import Stores
from tests.cli.terminal import Desk, ask, ask_process

Desks = Callable[[str], Desk]


def test_a_refusal_says_the_code_why_and_what_to_try(desk_at: Desks) -> None:
    """The form of every refusal, on stderr; stdout stays empty."""
    answer = desk_at("raised").refused("barrier refer B-0001 --to strategic")
    first, why, try_, last = answer.err.splitlines()
    assert first.startswith("Refused (P1): B-0001 ")
    assert why.startswith("  Why: No tier is skipped")
    assert try_.startswith("  Try: ")
    assert last == "Nothing was recorded."
    assert answer.code == 4


def test_all_that_is_wrong_is_said_at_once(desk_at: Desks) -> None:
    """Two rules in the way: both are named, so that one attempt is enough to put it right."""
    desk = desk_at("proposed")
    desk.done("meeting leave M-0001 sun-network")
    answer = desk.refused("decision vote D-0001 --for 5")
    assert answer.refused_by == ["Q1", "D1"]
    assert answer.err.count("Nothing was recorded.") == 1


def test_with_json_an_error_is_json_on_stderr(desk_at: Desks) -> None:
    """Programs read the same: code, message, why, try, and the further ones under also."""
    desk = desk_at("proposed")
    desk.done("meeting leave M-0001 sun-network")
    error = desk.refused("decision vote D-0001 --for 5 --json").error
    assert error["code"] == "Q1"
    assert {"code", "message", "why", "try", "also"} == error.keys()
    assert [also["code"] for also in error["also"]] == ["D1"]


@pytest.mark.parametrize(
    ("command", "code", "name"),
    [
        ("decision vote D-0001 --fro 5", 2, "usage"),
        ("barrier show B-0099", 3, "unknown"),
        ("barrier refer B-0001 --to strategic", 4, "P1"),
    ],
)
def test_each_kind_of_failure_has_its_exit_code_and_both_forms(
    desk_at: Desks, command: str, code: int, name: str
) -> None:
    """Design § 10: scripts tell wrong usage, nothing there and a rule's refusal apart."""
    desk = desk_at("raised")
    plain, as_json = desk.refused(command), desk.refused(f"{command} --json")
    assert (plain.code, as_json.code) == (code, code)
    assert f"({name}): " in plain.err
    assert as_json.error["code"] == name
    assert as_json.error["message"] in plain.err


def test_a_fault_of_ours_is_no_stack_trace(desk_at: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 1 is for our own faults: said as such, with what to send to whom, and no trace."""

    def broken(self: Workflow, *_: object, **__: object) -> None:
        raise KeyError(self)

    monkeypatch.setattr(Workflow, "do", broken)
    desk = desk_at("raised")
    answer = desk.refused("barrier refer B-0001")
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert answer.err.startswith("Error (fault): Something went wrong inside cfworkflow (KeyError")
    assert desk.refused("barrier refer B-0001 --json").error["code"] == "fault"


def test_a_maintainer_can_ask_for_the_trace(
    desk_at: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CFWORKFLOW_TRACE=1 shows where a fault of ours lies, and only then."""
    monkeypatch.setattr(Workflow, "do", lambda *_, **__: 1 / 0)
    monkeypatch.setenv("CFWORKFLOW_TRACE", "1")
    assert "ZeroDivisionError" in desk_at("raised")("barrier refer B-0001").err


def test_stopping_from_the_keyboard_is_said_and_is_130(
    desk_at: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C shows no trace and promises no more than is sure: whole or not at all."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Workflow, "do", stopped)
    answer = desk_at("raised").refused("barrier refer B-0001")
    assert answer.code == 130
    assert "whole, or not at all" in answer.err


def test_where_there_is_no_store_the_way_to_one_is_told(tmp_path: Path) -> None:
    """Exit 3: reading or writing makes no store by accident."""
    store = tmp_path / "cfworkflow.db"
    for command in ("status", "barrier raise peterborough --title T"):
        answer = Desk(store)(command)
        assert answer.code == 3
        assert "Error (store-missing)" in answer.err
        assert "cfworkflow init" in answer.err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("command", ["status", "init", "barrier raise peterborough --title T"])
def test_a_file_that_is_not_ours_is_left_untouched(tmp_path: Path, command: str) -> None:
    """Exit 3: the minutes of 2019 under the wrong name stay what they are."""
    file = tmp_path / "minutes.db"
    file.write_bytes(b"Minutes of the Tactical Group\n" * 99)
    answer = Desk(file)(command)
    assert answer.code == 3
    assert "Error (store-foreign)" in answer.err
    assert file.read_bytes() == b"Minutes of the Tactical Group\n" * 99
    assert [*tmp_path.iterdir()] == [file]


def test_a_damaged_store_is_told_and_left_as_it_is(desk_at: Desks) -> None:
    """Exit 5: half a file is not read as if it were the whole."""
    desk = desk_at("proposed")
    half = desk.store.read_bytes()[: desk.store.stat().st_size // 8192 * 4096]
    desk.store.write_bytes(half)
    answer = desk("status --json")
    assert answer.code == 5
    assert answer.error["code"] == "store-damaged"
    assert desk.store.read_bytes() == half


def test_a_store_that_someone_else_is_writing_to_is_given_up_on(
    desk_at: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 6: another's long transaction is waited for, then nothing is recorded and it is said."""
    opening = sqlite.SQLiteRecorder.__init__.__kwdefaults__
    monkeypatch.setitem(opening, "busy_seconds", 0.05)
    desk = desk_at("raised")
    other = apsw.Connection(str(desk.store))
    other.execute("BEGIN IMMEDIATE")
    answer = desk("barrier refer B-0001")
    other.execute("ROLLBACK")
    other.close()
    assert answer.code == 6
    assert "Error (store-busy)" in answer.err
    assert answer.err.endswith("Nothing was recorded.\n")
    assert desk("barrier show B-0001 --json").json["status"] == "operational"


def test_losing_every_race_is_given_up_on(desk_at: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 6: a command that others overtake each time ends in words, not in a loop."""

    def overtaken(*_: object, **__: object) -> None:
        raise StoreContended("barrier refer")

    monkeypatch.setattr(engine.Engine, "execute", overtaken)
    answer = desk_at("raised").refused("barrier refer B-0001 --json")
    assert (answer.code, answer.error["code"]) == (6, "store-contended")


@pytest.mark.parametrize(
    ("command", "near"),
    [
        ("barrier raise peterboro --title T", "peterborough"),
        ("quorum tacticl", "tactical"),
        ("barrier show B-0010", "B-0001"),
        ("barrier refer B-0011", "B-0001"),
        ("init --preset cambridgeshire-peterboro", "cambridgeshire-peterborough"),
    ],
)
def test_an_unknown_reference_shows_what_is_near(desk_at: Desks, command: str, near: str) -> None:
    """Exit 3 with near misses: a slip of the finger costs one look, not a search."""
    answer = desk_at("raised").refused(command)
    assert answer.code == 3
    assert re.search(rf"Did you mean .*\b{near}\b.*\?", answer.err)


@pytest.mark.parametrize(
    ("command", "near"),
    [
        ("barier list", "'barrier'"),
        ("barrier rase peterborough", "'raise'"),
        ("decision vote D-0001 --agianst 1", "--against"),
        ("barrier list --teir tactical", "--tier"),
    ],
)
def test_a_mistyped_command_or_option_shows_what_was_meant(
    desk_at: Desks, command: str, near: str
) -> None:
    """Did-you-mean survives the commands being loaded late."""
    answer = desk_at("raised").refused(command)
    assert answer.code == 2
    assert "Did you mean" in answer.err
    assert near in answer.err


@pytest.mark.parametrize(
    "command",
    [
        "barrier raise peterborough --title ''",
        "barrier raise 'Peterborough Partnership' --title T",
        "barrier raise peterborough --title T --petal money",
        "barrier show B-0",
        "barrier show M-0001",
        "meeting schedule tactical 2026-02-30",
        "meeting schedule tactical 'next week'",
        "decision vote D-0001",
        "decision vote D-0001 --for -1",
        "decision vote D-0001 --vote cpsl-mind",
        "decision vote D-0001 --vote cpsl-mind=for --vote cpsl-mind=against",
        "decision propose M-0001 --title T",
        "decision propose M-0001 --kind escalate --title T",
        "decision propose M-0001 --kind adopt-terms --title T --terms gone.toml",
        "meeting record gone.toml",
        "meeting attend M-0001",
        "action reassign A-0001",
        "quorum",
        "quorum tactical --members 17",
        "quorum --members 17 --for 4",
        "quorum --members 17 --present 18",
        "quorum --members 17 --present 6 --for 7",
        "barrier refer B-0001 --actor 'Jane Doe'",
        "barrier refer B-0001 --command-id ''",
        "barrier refer B-0001 --command-id '\udcff'",
        "init --preset ./gone.toml/",
        "version now",
        "",
        "barrier",
    ],
)
def test_what_makes_no_sense_is_wrong_usage(desk_at: Desks, command: str) -> None:
    """Bad input of every kind ends with 2, in words, with no fault of ours and nothing recorded."""
    answer = desk_at("raised").refused(command)
    assert answer.code in {2, 3}
    assert "fault" not in answer.err
    assert answer.err.strip()


def test_a_word_of_an_error_of_usage_leads_to_help(desk_at: Desks) -> None:
    """What to try is the help of the very command."""
    assert "Try: cfworkflow barrier raise --help" in desk_at("raised")("barrier raise").err


def test_asking_for_nothing_shows_the_help_and_no_error() -> None:
    """`cfworkflow` alone is a question, answered by the list of commands on stderr, exit 2."""
    answer = ask()
    assert answer.code == 2
    assert answer.err.startswith("Usage: cfworkflow")


def test_the_same_holds_in_a_process_of_its_own(stores: Stores, tmp_path: Path) -> None:
    """Exit codes and streams as a script meets them."""
    shutil.copyfile(stores.copy("raised", tmp_path / "cfworkflow.db").store, tmp_path / "copy.db")
    refused = ask_process("barrier", "refer", "B-0001", "--to", "strategic", folder=tmp_path)
    assert (refused.code, refused.out, refused.refused_by) == (4, "", ["P1"])
    unknown = ask_process("barrier", "show", "B-0009", "--json", folder=tmp_path)
    assert (unknown.code, unknown.out, unknown.error["code"]) == (3, "", "unknown")
    wrong = ask_process("barrier", "shwo", folder=tmp_path)
    assert (wrong.code, wrong.out) == (2, "")
    assert (tmp_path / "copy.db").read_bytes() == (tmp_path / "cfworkflow.db").read_bytes()
