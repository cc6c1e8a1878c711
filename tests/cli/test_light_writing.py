"""Writing is light: a command loads the capabilities it is about, and none of the others."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.cli.terminal import Desk, environment

Desks = Callable[[str], Desk]

TELLING = """
import sys
from cfworkflow.cli.main import run
try:
    run()
finally:
    print(*sys.modules, sep="\\n", file=sys.stderr)
"""

RAISE = "barrier raise peterborough --title 'No address, no account'"

NEEDLESS = (
    *("cfworkflow.domain.meeting", "cfworkflow.domain.decision", "cfworkflow.domain.action"),
    *("cfworkflow.domain.programme", "cfworkflow.domain.history", "cfworkflow.domain.count"),
    *("cfworkflow.cli.near", "cfworkflow.cli.refused", "cfworkflow.cli.standing"),
    *("cfworkflow.presets", "cfworkflow.testing"),
    *("eventsourcing.application", "eventsourcing.dcb.application", "eventsourcing.system"),
    *("eventsourcing.sqlite", "eventsourcing.postgres", "sqlite3"),
    *("transitions.extensions", "cryptography", "hypothesis"),
)
"""What raising a barrier has no use for: the rest of the programme, and of the libraries."""


def loaded(desk: Desk, command: str, code: int = 0) -> set[str]:
    """The names of all modules that are loaded once a command has ended, with `code`."""
    ran = subprocess.run(
        [sys.executable, "-c", TELLING, *shlex.split(command)],
        cwd=desk.store.parent,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert ran.returncode == code, ran.stderr
    return set(ran.stderr.splitlines())


def capabilities(modules: set[str]) -> set[str]:
    """The capabilities of the domain of which any model is among `modules`."""
    model = re.compile(r"cfworkflow\.domain\.(\w+)\.(?:facts|commands|state)")
    return {found[1] for found in map(model.fullmatch, modules) if found}


@pytest.mark.parametrize(
    ("state", "command", "about"),
    [
        ("programme", RAISE, {"barrier", "group"}),
        ("raised", "barrier refer B-0001", {"barrier", "group"}),
        ("addressed", "barrier check B-0001 --met --findings 'Gone'", {"barrier", "group"}),
        ("programme", "group activate fenland-east-cambridgeshire", {"group"}),
        ("programme", "member stand-down tactical cpsl-mind --yes", {"group"}),
        ("to do", "action start A-0001", {"action", "group"}),
        ("programme", "meeting schedule tactical today", {"meeting", "decision", "group"}),
    ],
)
def test_a_command_loads_the_capabilities_it_is_about(
    desk_at: Desks, state: str, command: str, about: set[str]
) -> None:
    """Each kind of fact and command costs its making: only those that are met are made."""
    assert capabilities(loaded(desk_at(state), command)) == about


def test_raising_a_barrier_loads_nothing_needless(desk_at: Desks) -> None:
    """What is for advice, refusals, whole meetings or other stores waits until it is needed."""
    modules = loaded(desk_at("programme"), RAISE)
    assert modules.isdisjoint(NEEDLESS)


def test_what_is_needed_is_seen_to_be_loaded(desk_at: Desks) -> None:
    """The look is not blind: a refusal loads what words it, a raised barrier what records it."""
    desk = desk_at("programme")
    assert {"cfworkflow.domain.barrier.facts", "pydantic"} <= loaded(desk, RAISE)
    beyond = "barrier raise tactical --title 'Met above the ground'"
    assert "cfworkflow.cli.refused" in loaded(desk, beyond, code=4)


def test_every_needless_module_of_ours_is_there_to_be_loaded() -> None:
    """A module that was renamed is not passed over in silence."""
    ours = [name for name in NEEDLESS if name.startswith("cfworkflow")]
    check = (
        "import sys\nfrom importlib import import_module\nfor n in sys.argv[1:]: import_module(n)"
    )
    subprocess.run([sys.executable, "-c", check, *ours], env=environment(), check=True, timeout=60)
