"""What the README shows is what happens."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cfworkflow.domain.rules.catalogue import RULES

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
PROGRAM = [sys.executable, "-c", "from cfworkflow.cli.main import run; run()"]


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_first_try_prints_what_the_readme_shows(tmp_path: Path) -> None:
    """Given an empty folder, when each command is typed, its output is what the README shows."""
    steps = re.split(r"^\$ ", "".join(blocks("console")), flags=re.MULTILINE)[1:]
    for step in steps:
        command, _, shown = step.partition("\n")
        program, *words = shlex.split(command)
        assert program == "cfworkflow"
        ran = subprocess.run(
            [*PROGRAM, *words],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert ran.stdout.strip() == shown.strip(), command


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The library example prints the reference its comment promises."""
    exec(compile(blocks("python")[0], "README", "exec"), {})  # noqa: S102 - our own example
    assert capsys.readouterr().out == "B-0001\n"


def test_the_rules_table_is_the_catalogue() -> None:
    """Every rule stands in the README in the words the program uses, and no other does."""
    rows = re.findall(r"^\| ([A-Z]\d) \| (.*) \| (.*) \|$", README, re.MULTILINE)
    assert rows == [tuple(rule) for rule in RULES]


def test_every_document_the_readme_points_to_is_there() -> None:
    """A link in the README leads to a file."""
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (Path(__file__).parents[1] / target).exists(), target
