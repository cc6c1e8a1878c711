"""Long lists on a terminal: a page at a time, with the pager of whoever reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Desk, ask_process, on_a_terminal

ROLL = ("member", "list", "tactical", "--as-of", "2025-04-15")
"""Four lines: a row of heads, and three places."""


@pytest.fixture
def folder(archived: Desk) -> Path:
    """A folder with a store, and a pager that keeps what it is given."""
    beside = archived.store.parent
    pager = beside / "pager.sh"
    pager.write_text("#!/bin/sh\ncat > paged.txt\n", encoding="utf-8")
    pager.chmod(0o755)
    return beside


def paged(folder: Path, *words: str, lines: str = "4", **settings: str) -> tuple[str, str]:
    """What the pager was given, and what came on the terminal itself."""
    given = folder / "paged.txt"
    given.unlink(missing_ok=True)
    settings = {"PAGER": str(folder / "pager.sh"), "LINES": lines, **settings}
    code, shown = on_a_terminal(folder, *words, types=b"", **settings)
    assert code == 0, shown
    return given.read_text(encoding="utf-8") if given.exists() else "", shown


def test_a_list_longer_than_the_screen_goes_through_the_pager(folder: Path) -> None:
    """The pager gets all of it, and the terminal only what the pager shows."""
    given, shown = paged(folder, *ROLL)
    assert given.splitlines()[0].startswith("MEMBER")
    assert len([line for line in given.splitlines() if line.strip()]) == 4
    assert shown == ""


@pytest.mark.parametrize(
    ("more", "lines"),
    [(("--no-pager",), "4"), (("--json",), "4"), (("--csv",), "4"), ((), "5")],
)
def test_what_fits_or_is_data_or_is_not_to_be_paged_is_not(
    folder: Path, more: tuple[str, ...], lines: str
) -> None:
    """A screen's worth is written as it is; so is what a program reads, and with --no-pager."""
    given, shown = paged(folder, *ROLL, *more, lines=lines)
    assert given == ""
    assert "shelter" in shown


def test_a_plan_and_a_story_are_paged_too(folder: Path) -> None:
    """Whatever is a list in its own way."""
    assert "B-0002" in paged(folder, "plan", "show")[0]
    assert "B-0001 raised" in paged(folder, "barrier", "history", "B-0001")[0]


def test_into_a_pipe_nothing_is_paged(folder: Path) -> None:
    """A script gets the list itself."""
    settings = {"PAGER": str(folder / "pager.sh"), "LINES": "2"}
    answer = ask_process(*ROLL, folder=folder, settings=settings)
    assert "mind" in answer.out
    assert not (folder / "paged.txt").exists()


@pytest.mark.parametrize("pager", ["no-such-pager", "'", "less '"])
def test_a_pager_that_is_not_there_hides_nothing(folder: Path, pager: str) -> None:
    """The list comes all the same."""
    assert "shelter" in paged(folder, *ROLL, PAGER=pager)[1]


@pytest.mark.parametrize("pager", ["true", "head -1"])
def test_whoever_leaves_the_pager_early_has_seen_enough(folder: Path, pager: str) -> None:
    """No complaint, and exit 0."""
    _, shown = paged(folder, *ROLL, PAGER=pager)
    assert "shelter" not in shown
    assert "Error" not in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {}])
def test_a_list_has_no_colour_to_take_away(folder: Path, settings: dict[str, str]) -> None:
    """What is paged is plain text, with NO_COLOR and without."""
    given, _ = paged(folder, *ROLL, **settings)
    assert given
    assert "\x1b" not in given


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        *(("barrier list", 24), ("barrier list", 60), ("decision list", 40), ("action list", 40)),
        *(("meeting list", 40), ("plan show", 40), ("group list", 24)),
    ],
)
def test_lists_fit_a_narrow_terminal(folder: Path, command: str, columns: int) -> None:
    """On a telephone's worth of columns every word is there and none runs over the edge."""
    _, shown = paged(folder, *command.split(), lines="500", COLUMNS=str(columns))
    assert shown
    assert max(map(len, shown.splitlines())) <= max(columns, 33)
