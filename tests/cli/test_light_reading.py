"""Reading is light: where the views are up to date, no model, no event store, no machine loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docs.make_commands import commands
from tests.cli.an_archive import archive
from tests.cli.terminal import Desk, environment

HEAVY = ("pydantic", "pydantic_core", "eventsourcing", "transitions", "cryptography")

UNUSED = (
    *("csv", "dataclasses", "difflib", "json", "pathlib", "shlex", "shutil"),
    *("tomllib", "traceback", "cfworkflow.cli.failing", "cfworkflow.cli.failure"),
    *("cfworkflow.cli.act", "cfworkflow.cli.barrier.steps", "cfworkflow.cli.sheet"),
)
"""What only writing, failing, CSV, JSON, a terminal or a settings file has a use for."""

READING = (
    *("status", "plan show", "barrier list", "barrier show B-0001", "barrier history B-0001"),
    *("meeting list", "meeting show M-0001", "decision list", "decision show D-0001"),
    *("action list", "action show A-0001", "group list", "group show tactical"),
    *("member list tactical", "terms show tactical", "quorum tactical"),
    *("coverage tactical", "group links", "member attendance tactical"),
    *("audit diff @1 @20", "projections status"),
    *("audit log", "audit log --group tactical --limit 3", "audit replay --until @5"),
    *("briefing list", "briefing due", "briefing show R-0001", "briefing draft --to strategic"),
    *("communication list", "communication show C-0001"),
    *("approach list", "approach show T-0001", "plan show trusted-person"),
    *("sense-check list", "sense-check show S-0001"),
    *("inquiry list", "inquiry show I-0001", "inquiry agents"),
    *("theme list", "theme show letters", "barrier list --theme letters"),
    *("learning list", "learning show L-0001", "learning log"),
    *("vision list", "principle list", "decision list --principle equal-voice"),
    *("measure list", "measure show staff-trained"),
    *("strand list", "strand show", "strand show --gantt", "strand history reporting"),
    *("support list", "support show", "support show coaching", "risk list"),
)

JUDGING = ("decision explain D-0001", "barrier explain B-0001")
"""What works from the facts themselves, by the domain's own rules: that is not light, nor meant so.

That these commands do load the models is held in `test_explain`.
"""

EXPORTING = (
    *("export cloudevents", "export ics", "export ocel"),
    *("export html", "export docx", "export xlsx", "export csv", "export json"),
)
"""What is written to be taken away, by a format that takes what it takes.

That documents load no model all the same is held in `test_export_documents`.
"""

TELLING = {
    *("barrier history B-0001", "decision show D-0001", "audit diff @1 @20"),
    *("projections status", "audit log", "audit log --group tactical --limit 3"),
    *("audit replay --until @5", "briefing draft --to strategic"),
}
"""What reads more than rows: what was written down, or how far the views are."""

DENYING = """
import sys

class Denied:
    def find_spec(self, name, path=None, target=None):
        if {{name, name.partition(".")[0]}} & {{*{heavy!r}}}:
            sys.stderr.write(f"loaded {{name}}\\n")
            sys.exit(99)

sys.meta_path.insert(0, Denied())
from cfworkflow.cli.main import run
run()
"""


def run_denied(desk: Desk, command: str, heavy: tuple[str, ...] = HEAVY) -> tuple[int, str]:
    """Run a command in a process in which some modules can't be loaded; what it ends with."""
    ran = subprocess.run(
        [sys.executable, "-c", DENYING.format(heavy=heavy), *command.split()],
        cwd=desk.store.parent,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return ran.returncode, ran.stderr


@pytest.fixture
def desk(whole_years: Desk) -> Desk:
    """A store whose views are up to date."""
    return whole_years


def test_every_command_that_looks_back_is_held_here() -> None:
    """A new reading command can't be forgotten."""
    reading = {
        named.path
        for named in commands()
        if any(parameter.name == "as_of" for parameter in named.command.params)
    }
    held = {tuple(command.split()) for command in (*READING, *JUDGING, *EXPORTING)}
    assert all(any(path == words[: len(path)] for words in held) for path in reading)


@pytest.mark.parametrize("command", READING)
def test_reading_loads_neither_models_nor_the_event_store(desk: Desk, command: str) -> None:
    """What shows rows costs no more than the rows."""
    assert run_denied(desk, command) == (0, "")


@pytest.mark.parametrize(
    "command",
    [
        "barrier list --tier tactical --as-of @40",
        "plan show --csv",
        "quorum tactical --json",
    ],
)
def test_looking_back_and_other_forms_are_as_light(desk: Desk, command: str) -> None:
    """Neither a moment, nor a filter, nor CSV, nor JSON brings anything in."""
    assert run_denied(desk, command) == (0, "")


@pytest.mark.parametrize("command", sorted({*READING} - TELLING))
def test_what_shows_rows_loads_only_what_it_uses(desk: Desk, command: str) -> None:
    """A list at a prompt comes at once: what other ways of asking need waits until they do."""
    assert run_denied(desk, command, UNUSED) == (0, "")


@pytest.mark.parametrize(
    ("command", "used"),
    [("--csv", "csv"), ("--json", "json"), ("--group cpsl", "difflib")],
)
def test_other_ways_of_asking_load_what_they_use(desk: Desk, command: str, used: str) -> None:
    """The look for unused modules is not blind: where there is a use, they are loaded."""
    assert run_denied(desk, f"barrier list {command}", (used,)) == (99, f"loaded {used}\n")


def test_views_that_are_behind_are_brought_up_to_date_at_the_price_of_the_models(
    tmp_path: Path,
) -> None:
    """The look for heavy packages is not blind: where facts must be folded, they are loaded."""
    unread = Desk(archive(tmp_path / "cfworkflow.db"))
    assert run_denied(unread, "barrier list")[0] == 99


def test_what_is_denied_is_noticed(desk: Desk) -> None:
    """A command whose views are read does load what reads them."""
    assert run_denied(desk, "barrier list", ("apsw",)) == (99, "loaded apsw\n")
