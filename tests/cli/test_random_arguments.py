"""Whatever is typed: no stack trace, no fault of ours, and nothing recorded unless it succeeds."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docs.make_commands import Named, commands
from tests.cli.stores import STATES, Stores
from tests.cli.terminal import Desk, ask, facts

LEAVES = [named for named in commands() if not named.is_group and named.path != ("demo",)]
"""The demo plays itself, at length, and has tests of its own."""

WORDS = [
    "B-0001",
    "b1",
    "B-0099",
    "M-0001",
    "m-1",
    "M-0002",
    "D-0001",
    "D-0002",
    "A-0001",
    "a1",
    "tactical",
    "strategic",
    "peterborough",
    "cambridgeshire",
    "fenland-east-cambridgeshire",
    "cpsl-mind",
    "sun-network",
    "counting-every-adult",
    "nobody",
    "today",
    "yesterday",
    "2020-01-01",
    "2030-01-01",
    "31/12/2025",
    "2026-02-30",
    "0",
    "1",
    "4",
    "6",
    "17",
    "-1",
    "999999999999",
    "1e3",
    "cpsl-mind=for",
    "sun-network=deputy",
    "a=",
    "=",
    "operational",
    "mental-health",
    "escalate",
    "return",
    "key",
    "permit",
    "adopt-terms",
    "accepted",
    "inquorate",
    "regular",
    "chair",
    "carried",
    "barrier",
    "barriers",
    "meeting.toml",
    "terms.toml",
    "broken.toml",
    "gone.toml",
    ".",
    "memory:",
    "cambridgeshire-peterborough",
    "--json",
    "--dry-run",
    "--on",
    "--yes",
    "-",
    "--",
    "--not-met",
    "--nonsense",
    "-x",
    "--help",
]
TYPED = st.one_of(
    st.sampled_from(WORDS),
    # What a shell can hand over: bytes that are no text too, but never a NUL.
    st.text(st.characters(exclude_characters="\x00"), max_size=4),
    st.sampled_from(["", " ", "\udcff", "\u202e", "\x1b[31m", "é" * 200, "a" * 25_000]),
)
DAYS, COUNTS = ("today", "yesterday", "2025-10-16"), ("1", "4")
SENSIBLE: dict[str, Sequence[str]] = {
    "group": ["tactical", "peterborough", "cambridgeshire"],
    "barrier": ["B-0001"],
    "meeting": ["M-0001", "M-0002"],
    "at_meeting": ["M-0002"],
    "decision": ["D-0001"],
    "action": ["A-0001"],
    "member": ["cpsl-mind", "sun-network", "night-shelter"],
    "members": ["cpsl-mind", "sun-network", "counting-every-adult"],
    "owner": ["cpsl-mind"],
    "to": ["tactical", "peterborough"],
    "successor": ["cambridgeshire"],
    "by": ["tactical"],
    "team": ["project-team"],
    "taken_from": ["cambridgeshire"],
    "areas": ["fenland", "peterborough"],
    "file": ["meeting.toml", "terms.toml"],
    "terms_file": ["terms.toml"],
    "preset": ["cambridgeshire-peterborough"],
    "named": ["cpsl-mind=for", "sun-network=against"],
    "proxy": ["counting-every-adult=deputy"],
    "actor": ["programme-lead"],
    "store": ["cfworkflow.db"],
    **dict.fromkeys(("day", "due", "until", "on"), DAYS),
    **dict.fromkeys(("in_favour", "against", "abstain", "present"), COUNTS),
}
"""What makes sense for a parameter of that name; any text for the others."""

FILES = {
    "terms.toml": 'quorum-fraction = "1/2"\n',
    "broken.toml": 'group = "tactical\n',
    "meeting.toml": 'group = "tactical"\nday = 2025-10-16\npresent = ["cpsl-mind", "nobody"]\n',
}


@st.composite
def given_to(draw: st.DrawFn, parameter: click.Parameter) -> list[str]:
    """What someone may type for a parameter: a choice of it, or anything."""
    fits = SENSIBLE.get(parameter.name or "", ["Text"])
    if isinstance(parameter.type, click.Choice):
        fits = [*parameter.type.choices]
    value = st.sampled_from(fits) if draw(st.sampled_from([True] * 11 + [False])) else TYPED
    if isinstance(parameter, click.Argument):
        return draw(st.lists(value, min_size=1, max_size=3 if parameter.nargs < 0 else 1))
    name = draw(st.sampled_from([*parameter.opts, *parameter.secondary_opts]))
    is_flag = isinstance(parameter, click.Option) and parameter.is_flag
    return [name] if is_flag else [name, draw(value)]


@st.composite
def lines(draw: st.DrawFn, named: Named) -> list[str]:
    """A command line of that command: most of what it needs, some of what it takes, some junk."""
    typed = [*named.path]
    for parameter in named.command.params:
        needed = parameter.required or parameter.name in {"in_favour", "reasons", "kind", "title"}
        if draw(st.sampled_from([needed] * 11 + [not needed])):
            typed += draw(given_to(parameter))
    if draw(st.sampled_from([False] * 7 + [True])):
        typed.insert(draw(st.integers(0, len(typed))), draw(TYPED))
    return typed


def anything() -> st.SearchStrategy[list[str]]:
    """Command lines of every command, and mere lists of words."""
    known = st.one_of([lines(named) for named in LEAVES])
    words = st.lists(st.one_of(TYPED, st.sampled_from([named.path[0] for named in LEAVES])))
    return st.one_of(known, known, known, words)


@contextlib.contextmanager
def seated(desk: Callable[[Path], Desk]) -> Iterator[Desk]:
    """A desk in a folder of its own, which is also where the program runs."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in FILES.items():
            Path(name).write_text(text, encoding="utf-8")
        yield desk(Path(folder) / "cfworkflow.db")


VERIFYING = (["audit", "verify"], ["briefing", "check"])
"""What these are given may be no pack and no briefing that was issued: that is exit code 5."""


@settings(max_examples=250)
@given(state=st.sampled_from([*STATES]), typed=anything())
@example("proposed", ["barrier", "raise", "peterborough", "--title", "T", "--command-id", "\udcff"])
@example("proposed", ["barrier", "raise", "peterborough", "--title", "T", "--command-id", ":"])
@example("proposed", ["barrier", "raise", "peterborough", "--title", "\udcff"])
@example("proposed", ["decision", "vote", "D-0001", "--vote", "\udcff=for", "--reasons", "r"])
@example("proposed", ["--store", "\udcff", "status"])
@example("proposed", ["--store", "\udcff", "init"])
@example("proposed", ["meeting", "record", "meeting.toml", "--json"])
@example("proposed", ["init", "--preset", "broken.toml"])
@example("proposed", ["briefing", "check", "meeting.toml"])
@example("proposed", ["audit", "verify", "--pack", "meeting.toml"])
def test_no_arguments_whatever_make_a_stack_trace(
    stores: Stores, state: str, typed: list[str]
) -> None:
    """Errors are a product: exit 1 never happens, and what fails or only looks records nothing."""
    with seated(lambda store: stores.copy(state, store)) as desk:
        before = facts(desk.store)
        answer = ask(*typed)
        after = facts(desk.store)
    verifies = any([*typed][place : place + 2] in VERIFYING for place in range(len(typed)))
    assert answer.code in {0, 2, 3, 4, *([5] if verifies else [])}, answer.err
    assert "Traceback" not in answer.err
    if answer.code != 0 or "--dry-run" in typed:
        assert after == before
    if answer.code != 0 and "--json" in typed:
        assert answer.error["message"]
    elif answer.code != 0:
        assert answer.err
