"""Outside checkers: a browser and others' tools that judge what is written here.

Each is looked for where `make checkers` or the machine's own packages put it. What is not there is
said with the way to get it, and the tests that need it are skipped in those words; with
CFWORKFLOW_CHECKERS=required, as continuous integration sets it, they fail instead.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
_NODE = ROOT / "tests" / "browser" / "node_modules"


class Checker(NamedTuple):
    """A tool that may be there: what it is for, where it is, and how to get it."""

    name: str
    judges: str
    where: str | None
    get: str

    def needed(self) -> str:
        """Where it is; skips the test in words where it is not, or fails if it is required."""
        if self.where is None:
            missing = f"no {self.name} here; to get it: {self.get}"
            if os.environ.get("CFWORKFLOW_CHECKERS") == "required":
                pytest.fail(missing)
            pytest.skip(missing)
        return self.where


def _file(path: Path) -> str | None:
    return str(path) if path.exists() else None


def _chromium() -> str | None:
    named = os.environ.get("CFWORKFLOW_CHROMIUM")
    there = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    return named or next(filter(None, there), None)


CHROMIUM = Checker(
    "Chromium",
    "the pages, driven as a person would",
    _chromium(),
    "apt-get install chromium, or name one in CFWORKFLOW_CHROMIUM",
)
AXE = Checker(
    "axe-core",
    "whether everybody can use the pages",
    _file(_NODE / "axe-core" / "axe.min.js"),
    "make checkers (it needs npm)",
)
NU = Checker(
    "Nu HTML checker",
    "whether pages and documents are valid HTML",
    _file(_NODE / "vnu-jar" / "build" / "dist" / "vnu.jar") if shutil.which("java") else None,
    "make checkers (it needs npm and Java)",
)
PM4PY = Checker(
    "pm4py",
    "whether process-mining tools can read the log",
    _file(ROOT / ".venv-checkers" / "bin" / "python"),
    "make checkers",
)


if __name__ == "__main__":
    for checker in (CHROMIUM, AXE, NU, PM4PY):
        told = checker.where or f"not here, its tests will be skipped; {checker.get}"
        sys.stdout.write(f"{checker.name}: {told}\n")
