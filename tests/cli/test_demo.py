"""The demo plays the main job to its end, through the commands anyone can type."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cfworkflow.cli.demo.story import STORY
from cfworkflow.cli.demo.telling import Ask
from tests.cli.terminal import PROGRAM, ask, ask_process, environment

REFUSED = [step.command for step in STORY if isinstance(step, Ask) and step.refused]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo that ends after its first scene: how it begins and where it writes stay the same."""
    monkeypatch.setattr("cfworkflow.cli.demo.STORY", STORY[:3])


def test_the_demo_runs_to_its_end_in_a_process_of_its_own(tmp_path: Path) -> None:
    """`cfworkflow demo` ends with a sound record and where it lies; refusals show their rule."""
    ran = subprocess.run(
        [*PROGRAM, "demo"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stdout[-2000:]
    steps = dict(re.findall(r"^\$ cfworkflow (.*)\n((?:(?![#$]).*\n)*)", ran.stdout, re.MULTILINE))
    codes = [re.findall(r"^Refused \(([A-Z]\d)\): ", steps[step], re.MULTILINE) for step in REFUSED]
    assert codes == [[code] for code in ("P1", "Q1", "E1", "W1", "E2", "E3", "P1", "I4", "I3")]
    plan, last = steps["plan show"], ran.stdout.splitlines()[-1]
    assert re.findall(r"^B-\d{4}", plan, re.MULTILINE) == ["B-0002", "B-0001", "B-0003"]
    assert "OVERDUE" in plan
    assert "rules: sound" in steps["audit verify"]
    briefing = (tmp_path / "cfworkflow-demo-briefing.md").read_text(encoding="utf-8")
    assert briefing in ran.stdout
    assert "\nSince 1 January 2026, 2 decisions were taken, " in briefing
    assert "The store is cfworkflow-demo.db." in ran.stdout
    assert ask_process(*last.split()[1:], folder=tmp_path).code == 0


@pytest.mark.usefixtures("short")
def test_the_demo_begins_in_a_store_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second demo takes another name; neither touches a store, ours or anyone's."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cfworkflow.db").write_bytes(b"ours")
    assert ask("demo").code == 0
    first = (tmp_path / "cfworkflow-demo.db").read_bytes()
    assert "The store is cfworkflow-demo-2.db." in ask("demo").out
    assert (tmp_path / "cfworkflow-demo.db").read_bytes() == first
    assert (tmp_path / "cfworkflow.db").read_bytes() == b"ours"


@pytest.mark.parametrize("name", ["kept.db", "kept-briefing.md", "board-meeting.toml"])
def test_the_demo_writes_over_nothing(tmp_path: Path, name: str) -> None:
    """A store that is there already is refused, and so is someone's file of another's name."""
    (tmp_path / name).write_bytes(b"someone's own")
    answer = ask("demo", "--store", str(tmp_path / "kept.db"))
    assert (answer.code, answer.out) == (2, "")
    assert f"{name} is there already" in answer.err
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"someone's own"]


@pytest.mark.parametrize("store", ["memory:", "postgresql://somewhere", "\udcff"])
def test_a_demo_needs_a_file(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that would forget between two commands, or that is no file, is refused at once."""
    monkeypatch.chdir(tmp_path)
    answer = ask("demo", "--store", store)
    assert answer.code in {2, 3}
    assert answer.out == ""
    assert [*tmp_path.iterdir()] == []


@pytest.mark.usefixtures("short")
def test_a_demo_takes_the_url_of_a_file(tmp_path: Path) -> None:
    """`sqlite:///` names a file here as everywhere."""
    assert ask("demo", "--store", f"sqlite:///{tmp_path}/sub/demo.db").code == 0
    assert (tmp_path / "sub" / "demo.db").exists()


def test_what_the_demo_shows_as_typed_can_be_typed() -> None:
    """Each command stands on one line, without a machine's paths or anything but its own words."""
    typed = [step.command for step in STORY if isinstance(step, Ask)]
    assert not [command for command in typed if set(command) & set("\n/\\$|;&`")]
