"""Every command has help with an example, and every example does what it says."""

from __future__ import annotations

import inspect
import json
import re
import shlex
from pathlib import Path

import click
import pytest

from docs.make_commands import Named, commands, examples
from tests.cli.stores import BRIEFING, Stores
from tests.cli.terminal import ROOT, ask, facts

TREE = list(commands())
LEAVES = {" ".join(named.path): named for named in TREE if not named.is_group}

NEEDS = {
    "": "init|demo|version|rules|paths",
    "programme": "export cloudevents|export ics|export ocel"
    "|briefing schedule|briefing draft|briefing due|briefing issue|communication log"
    "|status|plan show|quorum|group establish|group activate"
    "|group end|group list|group show|member appoint|member stand-down|member list|terms show"
    "|barrier raise|barrier list|meeting schedule|meeting record|meeting list|decision list"
    "|action list|projections status|projections rebuild|projections verify|audit diff"
    "|audit replay|audit verify|audit rules|audit checkpoint|audit keygen|audit proof"
    "|coverage|group oversee|group reports|group links|member attendance"
    "|vision state|vision retire|vision list|principle state|principle retire|principle list"
    "|measure define|import xlsx|import csv",
    "measured": "measure observe|measure retire|measure list|measure show",
    "all active": "group reassign-areas",
    "raised": "import cloudevents|theme name|learning share"
    "|barrier refer|barrier withdraw|audit pack|audit redact|correct|undo",
    "referred": "barrier address|barrier show|barrier history|barrier explain|audit log"
    "|approach propose|approach element",
    "addressed": "barrier check",
    "briefed": "briefing check|briefing list|briefing show|communication list|communication show",
    "closed": "barrier close|barrier reopen",
    "to do": "action start|action drop|action reassign|action show|action list",
    "under way": "action progress|action complete",
    "done": "action reopen",
    "called": "serve|export html|export docx|export xlsx|export csv|export json"
    "|meeting open|meeting cancel|meeting apologies|meeting show",
    "approached": "approach adopt|approach set-aside|sense-check ask|sense-check list|action add",
    "asked": "approach show|approach list|sense-check answer|sense-check show|sense-check withdraw",
    "answered": "sense-check act",
    "set aside": "approach take-up",
    "forum held": "inquiry open",
    "inquiring": "inquiry advance|inquiry join|inquiry leave|inquiry feed|inquiry list|inquiry show"
    "|inquiry agents",
    "acting": "inquiry experiment",
    "trying": "inquiry experiment-ended",
    "learned": "inquiry loop-back|inquiry conclude",
    "themed": "theme retire|theme show|theme list|barrier theme",
    "shared": "learning link|learning take-up|learning list|learning log|learning show",
    "strands": "strand name|strand add|strand progress|strand replan|strand list|strand show"
    "|strand history|support agree|support use|support list|support show",
    "at risk": "risk raise|risk rate|risk list",
    "in session": "meeting attend|decision propose|terms adopt",
    "quorate": "meeting leave",
    "proposed": "decision vote|decision defer|decision withdraw|decision show|decision explain"
    "|meeting declare-interest|meeting close",
    "next meeting": "meeting approve-minutes",
}
"""The state that the examples of each command need; none at all for the first."""

STATE_OF = {path: state for state, paths in NEEDS.items() for path in paths.split("|")}


def told(named: Named) -> str:
    """The help of a command as written, without its indentation."""
    return inspect.cleandoc(named.command.help or "")


def asked_for(words: list[str]) -> str:
    """The command that an example calls: the longest that its words begin with."""
    return next(" ".join(words[:n]) for n in (2, 1) if " ".join(words[:n]) in LEAVES)


def prepared(folder: Path, stores: Stores, path: str) -> Path:
    """A folder in which an example of that command can be typed, with the files it names."""
    if STATE_OF[path]:
        desk = stores.copy(STATE_OF[path], folder / "cfworkflow.db")
        if path == "import cloudevents":
            desk.done(f"export cloudevents --out {folder / 'record.jsonl'}")
    told_there = told(LEAVES["meeting record"])
    shown = re.search(r'^group = "(.|\n)*?(?=\n\n)', told_there, re.MULTILINE)
    assert shown is not None
    (folder / "october.toml").write_text(shown.group(), encoding="utf-8")
    (folder / BRIEFING.name).write_bytes(BRIEFING.read_bytes())
    for name in ("terms.toml", "barrier-log.xlsx", "map.toml", "barrier-log.csv", "csv-map.toml"):
        (folder / name).write_bytes((ROOT / "examples" / name).read_bytes())
    return folder


ALL = [(named.path, line) for named in TREE for line in examples(named.command)]


@pytest.mark.parametrize("named", TREE, ids=lambda named: " ".join(named.path) or "cfworkflow")
def test_every_command_has_help_that_fits_a_terminal_and_ends_with_an_example(named: Named) -> None:
    """`-h` always shows how: an example, a word on each option, nothing cut off at 80 columns."""
    assert examples(named.command)
    narrow = click.Context(
        named.command, info_name=named.context.info_name, parent=named.context.parent
    )
    narrow.terminal_width = 78
    lines = [line for line in named.command.get_help(narrow).splitlines() if "Usage:" not in line]
    assert not [line for line in lines if len(line) > 80 or line.endswith("...")]
    options = [each for each in named.command.params if isinstance(each, click.Option)]
    assert not [option.name for option in options if not option.help]


def test_every_command_is_mapped_to_the_state_its_examples_need() -> None:
    """A new command can't be forgotten: it has a state here, and no state names a command gone."""
    assert STATE_OF.keys() == LEAVES.keys()


@pytest.mark.parametrize(("path", "example"), ALL, ids=[line for _, line in ALL])
def test_every_example_works(
    path: tuple[str, ...],
    example: str,
    stores: Stores,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What help shows can be typed as it stands: exit 0, and something happens or is shown."""
    words = shlex.split(example)[1:]
    named = asked_for(words)
    assert tuple(words[: len(path)]) == path, "an example shows the command it stands under"
    monkeypatch.chdir(prepared(tmp_path, stores, named))
    answer = ask(*words)
    assert answer.code == 0, answer.err
    assert answer.out or answer.err


@pytest.mark.parametrize(
    ("named", "example"),
    [
        pytest.param(named, line, id=line)
        for named in LEAVES.values()
        if any(each.name == "as_json" for each in named.command.params)
        for line in examples(named.command)
    ],
)
def test_with_json_stdout_is_json_and_reading_records_nothing(
    named: Named,
    example: str,
    stores: Stores,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every command with `--json` writes one JSON document; who only looks leaves no trace."""
    words = shlex.split(example)[1:]
    monkeypatch.chdir(prepared(tmp_path, stores, asked_for(words)))
    store = tmp_path / "cfworkflow.db"
    before = facts(store) if store.exists() else 0
    answer = ask(*(word for word in words if word not in {"--json", "--csv"}), "--json")
    assert answer.code == 0, answer.err
    assert isinstance(json.loads(answer.out), (dict, list))
    if not any(each.name == "actor" for each in named.command.params) and store.exists():
        assert facts(store) == before
