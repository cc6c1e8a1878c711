"""`projections status, rebuild, verify`: how far the kept views are, made anew, and checked."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import apsw
import pytest

from cfworkflow import Workflow
from cfworkflow.cli.progress import Progress
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.projections import keeper as keeping
from tests.cli.an_archive import archive
from tests.cli.terminal import PROGRAM, Answer, Desk, ask, environment


@pytest.fixture
def desk(archived: Desk) -> Desk:
    """A store whose views are up to date."""
    return archived


def status(desk: Desk) -> dict[str, object]:
    """How far the views are."""
    told: dict[str, object] = desk.done("projections status --json").json
    return told


def behind(desk: Desk, facts: int) -> None:
    """Record facts in a way that leaves the views as they are."""
    with Workflow.open(str(desk.store)) as record:
        for number in range(facts):
            record.do(RaiseBarrier(group="river", title=f"Number {number}"))


def tampered(desk: Desk, sql: str) -> None:
    """Change the kept views by hand, behind the program's back."""
    connection = apsw.Connection(str(desk.store))
    connection.execute(sql.format(status(desk)["generation"]))
    connection.close()


def test_status_tells_how_far_the_views_are_and_how_far_behind(desk: Desk) -> None:
    """Where they stand and where the record does; looking at it changes neither."""
    facts = desk.facts
    assert status(desk) == {
        "generation": 1,
        "live": True,
        "position": facts,
        "head": facts,
        "behind": 0,
        "unfinished": None,
    }
    behind(desk, 2)
    for _ in range(2):
        told = status(desk)
        assert (told["position"], told["head"], told["behind"]) == (facts, facts + 2, 2)
    assert "They are behind" in desk.done("projections status").out
    desk.done("barrier list")
    assert "They are up to date" in desk.done("projections status").out


def test_views_never_made_are_said_to_be_so(tmp_path: Path) -> None:
    """A store that nothing has read yet has no views; verify names what makes them."""
    unread = Desk(archive(tmp_path / "unread.db"))
    told = status(unread)
    assert (told["generation"], told["live"], told["position"]) == (None, False, 0)
    answer = unread.refused("projections verify")
    assert answer.code == 3
    assert "projections rebuild" in answer.err


def test_a_rebuild_makes_the_same_views_under_a_new_number(desk: Desk) -> None:
    """Nothing that is read changes, and what was behind is not any more."""
    behind(desk, 1)
    answer = desk.done("projections rebuild")
    assert answer.out == f"The views are made anew, from {desk.facts} facts.\n"
    told = status(desk)
    assert (told["generation"], told["live"], told["behind"]) == (2, True, 0)
    desk.done("projections verify")
    assert desk.done("projections rebuild --json").json == {
        "generation": 3,
        "position": desk.facts,
    }


def stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch, after: int) -> Answer:
    """Rebuild, five facts at a time, and press Ctrl-C after so many of these batches."""
    batches = []

    def press(self: Progress, position: int) -> None:
        self.reached = position
        batches.append(position)
        if len(batches) == after:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "BATCH", 5)
        patched.setattr(Progress, "__call__", press)
        return desk("projections rebuild")


def test_a_rebuild_that_is_stopped_leaves_the_old_views_and_goes_on_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C loses nothing: what is read stays, and asking again goes on from there."""
    shown = desk.done("plan show").out
    answer = stopped(desk, monkeypatch, 2)
    assert answer.code == 130
    assert answer.err.startswith(f"Stopped at 10 of {desk.facts} facts.")
    assert "cfworkflow projections rebuild" in answer.err
    assert (status(desk)["generation"], status(desk)["unfinished"]) == (1, 10)
    assert f"was stopped at 10 of {desk.facts} facts" in desk.done("projections status").out
    assert desk.done("plan show").out == shown
    desk.done("projections verify")
    seen: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "BATCH", 5)
        patched.setattr(Progress, "__call__", lambda _, position: seen.append(position))
        desk.done("projections rebuild")
    assert seen[0] == 15
    assert status(desk)["generation"] == 2
    assert desk.done("plan show").out == shown
    desk.done("projections verify")


def test_ctrl_c_in_a_process_of_its_own_is_no_stack_trace(desk: Desk) -> None:
    """A real signal ends a real rebuild in words."""
    code = (
        "import os, signal\n"
        "from cfworkflow.cli import progress\n"
        "from cfworkflow.projections import keeper\n"
        "keeper.BATCH = 5\n"
        # Whoever started the tests may have made us deaf to it.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "progress.Progress.__call__ = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
    )
    ran = subprocess.run(
        [PROGRAM[0], "-c", code + PROGRAM[2], "projections", "rebuild"],
        cwd=desk.store.parent,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert ran.returncode == 130, ran.stderr
    assert "Stopped at" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert status(desk)["generation"] == 1


def test_verify_finds_nothing_where_nothing_is_wrong(whole_years: Desk) -> None:
    """Every view of a year with every kind of fact equals a fresh fold."""
    whole_years.done("status")
    answer = whole_years.done("projections verify")
    assert answer.out == f"Every view equals a fresh fold of its {whole_years.facts} facts.\n"
    told = whole_years.done("projections verify --json").json
    assert told == {"position": whole_years.facts, "differences": []}


def test_verify_looks_at_the_facts_the_views_tell_of(desk: Desk) -> None:
    """Views that are behind are not wrong."""
    facts = desk.facts
    behind(desk, 1)
    assert f"its {facts} facts" in desk.done("projections verify").out


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (
            """UPDATE kept_row_{0} SET content =
            CAST(replace(CAST(content AS TEXT), 'Waiting lists', 'All is well') AS BLOB)""",
            "barriers: B-0002 says what its facts do not, as of @",
        ),
        ("DELETE FROM kept_thing_{0} WHERE key = 'D-0001'", "decisions: D-0001 is missing"),
        (
            "UPDATE kept_thing_{0} SET key = 'A-0009' WHERE key = 'A-0001'",
            "actions: A-0009 is there, and no fact tells of it",
        ),
        (
            "DELETE FROM kept_true_{0} WHERE word = 'barriers tier:strategic'",
            "barriers: what is found by tier:strategic is not what its facts say",
        ),
        (
            "UPDATE kept_once_{0} SET until = until + 1 WHERE word = 'barriers tier:operational'",
            "barriers: what is found by tier:operational is not what its facts say",
        ),
        ("UPDATE kept_moment_{0} SET recorded_at = recorded_at + 1", "moments: @"),
    ],
)
def test_verify_finds_what_was_changed_behind_our_back(desk: Desk, sql: str, found: str) -> None:
    """Exit 5, the view and the row, and what to do about it."""
    tampered(desk, sql)
    answer = desk.refused("projections verify")
    assert answer.code == 5
    assert found in answer.err
    assert "cfworkflow projections rebuild" in answer.err
    told = desk("projections verify --json").error
    assert told["code"] == "views"
    desk.done("projections rebuild", "projections verify")


def test_views_that_cannot_be_read_are_said_to_be_so(desk: Desk) -> None:
    """No stack trace, no doubt about the facts, and the command that mends it."""
    tampered(desk, "UPDATE kept_row_{0} SET content = CAST('[1]' AS BLOB)")
    answer = desk.refused("barrier list")
    assert answer.code == 5
    assert "Error (views-damaged): The kept views can't be read" in answer.err
    assert "Try: cfworkflow projections rebuild" in answer.err
    desk.done("projections rebuild", "barrier list", "projections verify")


def test_verify_is_not_disturbed_by_who_works_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks at one moment of the file: what is recorded or made anew after it is another's."""
    facts = desk.facts
    desk.done("status")

    def work(_progress: Progress, _position: int) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(Progress, "__call__", lambda *_: None)
            desk.done("barrier address B-0001 --how 'A shared list'", "projections rebuild")

    with monkeypatch.context() as patched:
        patched.setattr(Progress, "__call__", work)
        assert desk("projections verify").out.endswith(f"its {facts} facts.\n")
    assert desk.facts == facts + 1
    desk.done("projections verify")


def test_what_is_recorded_is_recorded_whatever_the_views_are(desk: Desk) -> None:
    """A command is not said to have failed for views that can't be brought up to date."""
    facts = desk.facts
    tampered(desk, "DELETE FROM kept_thing_{0}")
    answer = desk.done("barrier address B-0001 --how 'A shared list'")
    assert "Recorded, but the views are behind" in answer.err
    assert desk.facts == facts + 1
    assert desk.refused("status").code == 5
    desk.done("projections rebuild", "status", "projections verify")


def test_without_a_store_there_is_nothing_to_look_after(tmp_path: Path) -> None:
    """Exit 3, as everywhere."""
    for verb in ("status", "rebuild", "verify"):
        assert ask("--store", str(tmp_path / "none.db"), "projections", verb).code == 3


class Terminal(io.StringIO):
    """What a bar is drawn on."""

    def isatty(self) -> bool:
        """It passes for a terminal."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that have passed, to be set."""
    now = [0.0]
    monkeypatch.setattr("cfworkflow.cli.progress.time.monotonic", lambda: now[0])
    return now


def test_a_bar_comes_after_a_second_and_tells_how_long_it_will_take(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is quick needs none; what is not shows its share and an estimate, on stderr."""
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with Progress("Working", 0, 100) as progress:
        progress(10)
        assert screen.getvalue() == ""
        clock[0] = 1.5
        progress(50)
        assert "50%" in screen.getvalue()
    assert "Working" in screen.getvalue()
    assert "100%" in screen.getvalue()


def test_what_is_stopped_does_not_pass_for_done(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bar stays where it was."""
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)

    def interrupted() -> None:
        with Progress("Working", 0, 100) as progress:
            clock[0] = 1.5
            progress(50)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "50%" in screen.getvalue()
    assert "100%" not in screen.getvalue()


def test_where_there_is_no_terminal_a_line_comes_now_and_then(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    """A log is not filled with bars: one line every five seconds."""
    with Progress("Working", 0, 200) as progress:
        for second in range(11):
            clock[0] = second
            progress(second * 10)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "Working: 25%\nWorking: 50%\n"
