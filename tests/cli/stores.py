"""Stores in the states that commands need: each a few commands on top of another."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

from tests.cli.terminal import Desk

SIX = "cpsl-mind sun-network it-takes-a-city ferry-project co-production-forum housing-board"

BRIEFING = Path(__file__).parent / "october.md"
"""A briefing as it was sent."""

WANTED = "--vision trauma-informed-practice --unit percent --wanted more --baseline 20"

STATES: dict[str, tuple[str, list[str]]] = {
    "programme": ("", ["init --preset cambridgeshire-peterborough"]),
    "all active": ("programme", ["group activate fenland-east-cambridgeshire"]),
    "raised": ("programme", ["barrier raise peterborough --title 'No address, no account'"]),
    "referred": ("raised", ["barrier refer B-0001"]),
    "addressed": ("referred", ["barrier address B-0001 --how 'A letter of identity'"]),
    "closed": ("addressed", ["barrier check B-0001 --met --findings 'Nine accounts opened'"]),
    "to do": (
        "referred",
        ["action add B-0001 --title 'Agree a letter' --owner cpsl-mind --due 2026-12-01"],
    ),
    "under way": ("to do", ["action start A-0001"]),
    "done": ("under way", ["action complete A-0001"]),
    "briefed": (
        "referred",
        [
            f"briefing issue {shlex.quote(str(BRIEFING))} --to strategic",
            "communication log --channel newsletter --title October --by cpsl-mind",
        ],
    ),
    "approached": ("referred", ["approach propose tactical --title 'One worker throughout'"]),
    "asked": ("approached", ["sense-check ask T-0001 peterborough --due 2026-12-01"]),
    "answered": (
        "asked",
        ["sense-check answer S-0001 --answer with-changes --findings 'And at weekends'"],
    ),
    "set aside": ("approached", ["approach set-aside T-0001 --because 'Nobody at night'"]),
    "called": ("referred", ["meeting schedule tactical today"]),
    "forum held": (
        "raised",
        ["meeting schedule tactical today --kind change-forum", "meeting open M-0001"],
    ),
    "inquiring": (
        "forum held",
        ["inquiry open M-0001 --title 'Why unmet?'", "inquiry join I-0001 cpsl-mind"],
    ),
    "acting": (
        "inquiring",
        [f"inquiry advance I-0001 --at M-0001 --findings {found}" for found in ("Map", "Gaps")],
    ),
    "trying": ("acting", ["inquiry experiment I-0001 --by cpsl-mind --title 'A bed for Fridays'"]),
    "learned": ("trying", ["inquiry advance I-0001 --at M-0001 --findings 'Nine were met'"]),
    "themed": (
        "raised",
        [
            "theme name discharge --title 'Leaving hospital'",
            "theme name releases --title 'Leaving prison'",
        ],
    ),
    "shared": (
        "themed",
        [
            "learning share peterborough --outcome failure --title Unread --about B-0001",
        ],
    ),
    "strands": ("programme", ["init --preset contract-2023"]),
    "at risk": (
        "programme",
        ["risk raise tactical --title 'No lead in time' --likelihood high --impact high"],
    ),
    "measured": (
        "programme",
        [
            f"measure define staff-trained --title 'Staff trained' {WANTED} --on 2025-01-01",
        ],
    ),
    "in session": ("called", ["meeting open M-0001"]),
    "quorate": ("in session", [f"meeting attend M-0001 {SIX}"]),
    "proposed": ("quorate", ["decision propose M-0001 --kind key --title 'Adopt the framework'"]),
    "next meeting": (
        "proposed",
        [
            "meeting close M-0001",
            "meeting schedule tactical today --kind extraordinary",
            "meeting open M-0002",
        ],
    ),
}
"""State → the state it builds on, and what is typed there."""


class Stores:
    """Every state is built once, in `folder`; tests work on copies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def copy(self, state: str, to: Path) -> Desk:
        """A copy of the store in that state, at `to`."""
        shutil.copyfile(self._built(state), to)
        return Desk(to)

    def _built(self, state: str) -> Path:
        store = self._folder / f"{state.replace(' ', '-')}.db"
        if not store.exists():
            before, commands = STATES[state]
            begun = store.with_suffix(".begun")
            if before:
                shutil.copyfile(self._built(before), begun)
            Desk(begun).done(*commands)
            begun.rename(store)
        return store
