"""How long whole processes take, from start to exit: the program beside what it rests on.

All are run by turns in one run, so that what slows the machine down slows all of them. What is
worth quoting are the ratios.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import cfworkflow

ROUNDS = 21

FOUR = "import click, pydantic, transitions, eventsourcing.dcb"
"""Of these, importing pydantic and eventsourcing.dcb loads next to nothing yet."""

FOUR_LOADED = """import click, transitions, eventsourcing.dcb.api
from pydantic import BaseModel
class Barrier(BaseModel):
    title: str"""

BESIDE = {
    "bare Python": "pass",
    "import click": "import click",
    "import the four": FOUR,
    "the four, with one model": FOUR_LOADED,
}

BUDGETS = {
    "--version": ("bare Python", 1.5),
    "--help": ("import click", 1.6),
    "barrier list": ("import click", 1.6),
    "plan show": ("import click", 1.6),
    "barrier raise": ("import the four", 1.3),
}
"""Beside what a command is measured, and how many times as long it may take at most."""

# What was installed has been compiled then. Our sources may not have been, and would be compiled
# at every start where this variable keeps Python from writing down what comes of it.
ENVIRONMENT = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def program() -> list[str]:
    """How the program is started: by the script installed beside this Python, if there is one."""
    script = Path(sys.executable).parent / "cfworkflow"
    if script.exists():
        return [str(script)]
    return [sys.executable, "-c", "from cfworkflow.cli.main import run; run()"]


def commands(folder: Path) -> dict[str, list[str]]:
    """The command lines to measure. Each raise is one more in a store that only raises are in."""
    read, written = folder / "read.db", folder / "written.db"
    run([*program(), "--store", str(read), "demo"])
    shutil.copy(read, written)
    reading, writing = ([*program(), "--store", str(store)] for store in (read, written))
    return {name: [sys.executable, "-c", code] for name, code in BESIDE.items()} | {
        "--version": [*program(), "--version"],
        "--help": [*program(), "--help"],
        "barrier list": [*reading, "barrier", "list"],
        "plan show": [*reading, "plan", "show"],
        "barrier raise": [*writing, "barrier", "raise", "peterborough", "--title", "Again"],
    }


def run(line: list[str]) -> float:
    """The seconds a process takes, from start to exit."""
    begun = time.perf_counter()
    ended = subprocess.run(  # noqa: S603 - nothing is run but what is written above
        line, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    seconds = time.perf_counter() - begun
    assert ended.returncode == 0, ended.stderr.decode()
    return seconds


def measured(lines: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """The seconds each takes, round after round; a first round does not count."""
    taken: dict[str, list[float]] = {name: [] for name in lines}
    for counts in [False] + [True] * rounds:
        for name, line in lines.items():
            seconds = run(line)
            if counts:
                taken[name].append(seconds)
    return taken


def compared(seconds: dict[str, float], name: str) -> str:
    """A command's figure beside that of what it rests on, with its budget."""
    beside, most = BUDGETS[name]
    times = seconds[name] / seconds[beside]
    word = "met" if times <= most else "MISSED"
    return f"{times:5.2f} x {beside} <= {most}: {word}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of which medians are taken")
    rounds: int = parser.parse_args().rounds
    compileall.compile_dir(Path(cfworkflow.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        taken = measured(commands(Path(folder)), rounds)
    seconds = {name: median(each) for name, each in taken.items()}
    print(f"\nwhole processes, medians of {rounds}, ms")
    for name, each in seconds.items():
        told = compared(seconds, name) if name in BUDGETS else ""
        print(f"  {name:26}{1_000 * each:8.1f}   {told}".rstrip())
    loaded = seconds["barrier raise"] / seconds["the four, with one model"]
    print(f"  {'':34}   {loaded:5.2f} x the four, with one model")


if __name__ == "__main__":
    main()
