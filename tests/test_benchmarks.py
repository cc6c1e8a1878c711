"""The benchmarks still run: what they measure is theirs, and never held by a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def printed_by(program: str, *options: str) -> str:
    """What a benchmark prints; it must come to its end."""
    ended = subprocess.run(
        [sys.executable, f"benchmarks/{program}", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize(
    ("program", "options", "figures"),
    [
        (
            "views.py",
            ["--facts", "600", "--looks", "1"],
            ["skim", "all views, a second process writing", "a barrier's story", "of all"],
        ),
        (
            "proof.py",
            ["--facts", "600", "--rounds", "2"],
            ["audit verify --leaves-only", "leaves verified", "a whole command", "append alone"],
        ),
        ("start_up.py", ["--rounds", "1"], ["--version", "plan show", "barrier raise"]),
    ],
)
def test_a_benchmark_runs_to_its_end_on_little(
    program: str, options: list[str], figures: list[str]
) -> None:
    """A program nobody runs for months would else fail on the day its figures are wanted."""
    lines = printed_by(program, *options).splitlines()
    for figure in figures:
        assert any(figure in line and any(map(str.isdigit, line)) for line in lines), figure
