"""Typing commands, in this process or in one of its own, and reading what comes back."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import shlex
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cfworkflow import Workflow
from cfworkflow.cli.app import run_app

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from cfworkflow.cli.main import run; run()"]
SETTINGS = ("CFWORKFLOW_STORE", "CFWORKFLOW_ACTOR", "CFWORKFLOW_TRACE", "NO_COLOR", "PAGER", "LESS")


@dataclass(frozen=True)
class Answer:
    """What a command ended with: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON has any shape
        """What it wrote on stdout, as data."""
        return json.loads(self.out)

    @property
    def error(self) -> Any:  # noqa: ANN401 - JSON has any shape
        """The error it wrote on stderr with `--json`."""
        return json.loads(self.err)["error"]

    @property
    def refused_by(self) -> list[str]:
        """The rules that refused it, from an error in words."""
        lines = self.err.splitlines()
        return [
            line.removeprefix("Refused (").partition(")")[0]
            for line in lines
            if line.startswith("Refused (")
        ]


def ask(*words: str) -> Answer:
    """Run a command in this process, its output encoded as on a terminal."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    err = io.TextIOWrapper(
        io.BytesIO(), encoding="utf-8", errors="backslashreplace", write_through=True
    )
    with redirect_stdout(out), redirect_stderr(err):
        code = run_app(words)
    return Answer(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def environment(**more: str) -> dict[str, str]:
    """This process's environment without settings of ours, and with what a test sets."""
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


def ask_process(
    *words: str, folder: Path, settings: Mapping[str, str] | None = None, text: str = ""
) -> Answer:
    """Run a command in a process of its own, in `folder`, with `text` on its stdin."""
    ran = subprocess.run(
        [*PROGRAM, *words],
        cwd=folder,
        env=environment(**(settings or {})),
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return Answer(ran.returncode, ran.stdout, ran.stderr)


def on_a_terminal(
    folder: Path, *words: str, types: bytes = b"", **settings: str
) -> tuple[int, str]:
    """Run a command on a terminal of 80 columns; its exit code and all that it shows there.

    `settings` may say otherwise, and more.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *words],
        cwd=folder,
        env=environment(**{"COLUMNS": "80", "LINES": "500", "TERM": "xterm", **settings}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, types)
    shown = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            read = os.read(ours, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
    os.close(ours)
    return process.wait(timeout=30), shown.decode().replace("\r\n", "\n")


def facts(store: Path) -> int:
    """How many facts are on record."""
    with Workflow.open(str(store)) as record:
        return sum(1 for _ in record.history())


@dataclass(frozen=True)
class Desk:
    """A store, and the secretary who types commands on it."""

    store: Path

    def __call__(self, command: str) -> Answer:
        """Type a command, written as one would type it."""
        return ask("--store", str(self.store), *shlex.split(command))

    def done(self, *commands: str) -> Answer:
        """Type commands that are meant to succeed; the answer to the last."""
        for command in commands:
            answer = self(command)
            assert answer.code == 0, f"{command}\n{answer.err}"
        return answer

    def refused(self, command: str) -> Answer:
        """Type a command that is meant to be turned down: nothing on stdout, nothing recorded."""
        before = self.facts
        answer = self(command)
        assert answer.code != 0, command
        assert answer.out == ""
        assert self.facts == before
        return answer

    @property
    def facts(self) -> int:
        """How many facts are on record."""
        return facts(self.store)

    def file(self, name: str, text: str | bytes) -> Path:
        """A file beside the store."""
        path = self.store.with_name(name)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path
