"""How the program behaves in a terminal, in a pipe and in a script, before any rule is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from cfworkflow.domain.words import spoken
from tests.cli.stores import Stores
from tests.cli.terminal import PROGRAM, Desk, ask, ask_process, environment, on_a_terminal

Desks = Callable[[str], Desk]

REFUSED = ("barrier", "refer", "B-0001", "--to", "strategic")
TODAY = date.today()  # noqa: DTZ011 - the secretary's own day


@pytest.fixture
def raised(stores: Stores, tmp_path: Path) -> Path:
    """A folder whose store holds a barrier."""
    stores.copy("raised", tmp_path / "cfworkflow.db")
    return tmp_path


def test_colour_is_for_terminals_and_for_those_who_want_it(raised: Path) -> None:
    """Red only on a terminal, and never with NO_COLOR."""
    code, shown = on_a_terminal(raised, *REFUSED)
    assert (code, "\x1b[31m" in shown) == (4, True)
    _, without = on_a_terminal(raised, *REFUSED, NO_COLOR="1")
    assert "\x1b" not in without
    assert "\x1b" not in ask_process(*REFUSED, folder=raised).err


@pytest.mark.parametrize(
    "command",
    ["member list tactical", "barrier list", "group list", "rules", "terms show tactical"],
)
def test_tables_fit_a_terminal(raised: Path, command: str) -> None:
    """At 80 columns no line runs over the edge, whatever the ids."""
    code, shown = on_a_terminal(raised, *command.split())
    assert code == 0
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    ("typed", "options", "ends"),
    [
        (b"n\n", (), (130, "operational")),
        (b"y\n", (), (0, "withdrawn")),
        (b"", ("--yes",), (0, "withdrawn")),
        (b"", ("--no-input",), (2, "operational")),
        (b"", ("--no-input", "--yes"), (0, "withdrawn")),
        (b"", ("--dry-run",), (0, "operational")),
    ],
)
def test_what_cannot_be_taken_back_is_asked_for_at_a_terminal(
    raised: Path, typed: bytes, options: tuple[str, ...], ends: tuple[int, str]
) -> None:
    """A person is asked once; who said --yes is not, and with --no-input nothing ever waits."""
    words = ("barrier", "withdraw", "B-0001", "--because", "Raised twice", *options)
    code, shown = on_a_terminal(raised, *words, types=typed)
    status = Desk(raised / "cfworkflow.db")("barrier show B-0001 --json").json["status"]
    assert (code, status) == ends
    assert ("[y/N]" in shown) is bool(typed)
    assert ("Nothing was recorded." in shown) is (code == 130)


def test_a_script_is_never_asked(raised: Path) -> None:
    """Without a terminal there is nobody to answer: what ends something needs --yes."""
    words = ("barrier", "withdraw", "B-0001", "--because", "Raised twice")
    assert ask_process(*words, folder=raised).code == 2
    assert ask_process(*words, "--yes", folder=raised).code == 0


@pytest.mark.parametrize("words", [("rules",), ("-h",), ("--version",), ("rules", "--json")])
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_pipe_closed_early_ends_the_program_quietly(
    tmp_path: Path, words: tuple[str, ...], buffered: str
) -> None:
    """`cfworkflow rules | head -1`: whoever has seen enough gets no complaint, and exit 0."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*PROGRAM, *words],
        cwd=tmp_path,
        env=environment(PYTHONUNBUFFERED=buffered),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=30,
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_pipe_closed_early_does_not_hide_a_refusal(raised: Path) -> None:
    """`2>&1 | head -0`: the exit code of a refusal stays what it is."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*PROGRAM, *REFUSED],
        cwd=raised,
        env=environment(),
        stdout=writing,
        stderr=writing,
        check=False,
        timeout=30,
    )
    os.close(writing)
    assert ran.returncode == 4


def test_without_any_stdout_a_command_still_works(raised: Path) -> None:
    """Started with its output closed, as some schedulers do, it records and ends well."""
    words = ["sh", "-c", '"$@" >&- 2>&-', "sh", *PROGRAM, "barrier", "refer", "B-0001"]
    ran = subprocess.run(words, cwd=raised, env=environment(), check=False, timeout=30)
    assert ran.returncode == 0
    assert Desk(raised / "cfworkflow.db")("barrier show B-0001 --json").json["tier"] == "tactical"


def modules_after(*words: str) -> set[str]:
    """The modules that a command loads beyond what Python starts with, in its own process."""
    code = (
        "import sys; begin = {*sys.modules}\n"
        "from cfworkflow.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print(*{*sys.modules} - begin, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=30,
    )
    return set(ran.stderr.split())


START = {"cfworkflow", "cfworkflow.cli", "cfworkflow.cli.main", "cfworkflow.cli.pipe"}
TREE = {"cfworkflow.cli.app", "cfworkflow.cli.lazy"}


def own(loaded: set[str]) -> set[str]:
    """Those of the modules that are the program's own."""
    return {name for name in loaded if name.partition(".")[0] == "cfworkflow"}


@pytest.mark.parametrize("words", ["--version", "version"])
def test_the_version_is_told_without_loading_anything(words: str) -> None:
    """Asking for the version is as quick as Python itself: not even `typing` or `re` is loaded."""
    assert modules_after(words) <= {*START, "__future__", "gc"}


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_loads_no_command(word: str) -> None:
    """The lines of the help are known beforehand: of ours only the tree of commands is loaded."""
    loaded = modules_after(word)
    assert own(loaded) == START | TREE
    assert not loaded & {"dataclasses", "json", "pathlib", "tomllib", "traceback"}


def test_help_of_a_group_loads_none_of_its_commands() -> None:
    """The help of barriers is told as quickly as that of the whole."""
    assert own(modules_after("barrier", "-h")) == {*START, *TREE, "cfworkflow.cli.barrier"}


@pytest.mark.parametrize(
    ("words", "code"), [(("barrier", "list"), 0), (("barrier", "show", "B-0009"), 3), (REFUSED, 4)]
)
def test_the_store_is_closed_however_a_command_ends(
    raised: Path, words: tuple[str, ...], code: int
) -> None:
    """Nothing stays beside the store, though the program ends without a last look for garbage."""
    assert ask_process(*words, folder=raised).code == code
    assert [path.name for path in raised.iterdir()] == ["cfworkflow.db"]


@pytest.mark.parametrize(
    "words", [("--help",), ("-h",), ("barrier", "-h"), ("meeting", "record", "-h")]
)
def test_help_loads_neither_models_nor_stores(words: tuple[str, ...]) -> None:
    """Help comes at once: no models, no event store, no database."""
    loaded = modules_after(*words)
    assert "click" in loaded
    assert not loaded & {"pydantic", "eventsourcing", "apsw", "transitions"}


def test_the_store_is_named_before_or_behind_the_command(desk_at: Desks) -> None:
    """`--store` works in both places."""
    store = str(desk_at("raised").store)
    before = ask("--store", store, "barrier", "list", "--json")
    behind = ask("barrier", "list", "--json", "--store", store)
    assert before.json == behind.json
    assert len(before.json) == 1


def test_the_first_place_that_names_a_store_wins(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--store`, else CFWORKFLOW_STORE, else cfworkflow.toml here or above, else cfworkflow.db."""
    here = tmp_path / "minutes" / "2026"
    here.mkdir(parents=True)
    for state, name in (
        ("raised", tmp_path / "kept.db"),
        ("referred", here / "cfworkflow.db"),
        ("addressed", tmp_path / "other.db"),
        ("closed", tmp_path / "given.db"),
    ):
        stores.copy(state, name)
    monkeypatch.chdir(here)

    def status(*words: str) -> str:
        return str(ask("barrier", "show", "B-0001", "--json", *words).json["status"])

    assert status() == "tactical"
    (tmp_path / "cfworkflow.toml").write_text('store = "kept.db"\n', encoding="utf-8")
    assert status() == "operational"
    monkeypatch.setenv("CFWORKFLOW_STORE", str(tmp_path / "other.db"))
    assert status() == "addressed"
    assert status("--store", str(tmp_path / "given.db")) == "closed"


@pytest.mark.parametrize("text", ["store = \n", "store = 1\n", "\udcff"])
def test_settings_that_cannot_be_read_are_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """A broken cfworkflow.toml is named; another store is not used in its place."""
    settings = tmp_path / "cfworkflow.toml"
    settings.write_bytes(text.encode("utf-8", "surrogateescape"))
    monkeypatch.chdir(tmp_path)
    answer = ask("status")
    assert answer.code == 2
    assert str(settings) in answer.err


def test_who_records_is_a_role_and_no_name(desk_at: Desks, monkeypatch: pytest.MonkeyPatch) -> None:
    """An actor is kept for ever, so it is a short id; the default is the project team."""
    desk = desk_at("raised")
    answer = desk.refused("barrier refer B-0001 --actor 'Jane Doe'")
    assert answer.code == 2
    assert "names a role, not a person" in answer.err
    command = "barrier refer B-0001 --dry-run --json"
    assert desk(command).json["facts"][0]["actor"] == "project-team"
    monkeypatch.setenv("CFWORKFLOW_ACTOR", "tactical-chair")
    assert desk(command).json["facts"][0]["actor"] == "tactical-chair"
    named = desk(f"{command} --actor programme-lead").json
    assert named["facts"][0]["actor"] == "programme-lead"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2025-10-16", date(2025, 10, 16)),
        ("16/10/2025", date(2025, 10, 16)),
        ("'16 October 2025'", date(2025, 10, 16)),
        ("'16 Oct 2025'", date(2025, 10, 16)),
        ("today", TODAY),
        ("Yesterday", TODAY - timedelta(days=1)),
    ],
)
def test_dates_are_typed_as_people_write_them(desk_at: Desks, typed: str, meant: date) -> None:
    """Days come before months, as on every agenda in the county."""
    desk = desk_at("programme")
    raised = desk.done(f"barrier raise peterborough --title T --on {typed} --json").json
    assert raised["facts"][0]["on"] == meant.isoformat()


def test_what_has_not_happened_yet_is_not_recorded(desk_at: Desks) -> None:
    """C1: a date to come is refused, on the day before it as well as years ahead."""
    desk = desk_at("raised")
    for day in (TODAY + timedelta(days=2), date(9999, 12, 31)):
        assert desk.refused(f"barrier refer B-0001 --on {day}").refused_by == ["C1"]


@pytest.mark.parametrize("typed", ["B-0001", "b-0001", "B1", "b1", "b-1", "B-1", "B0001"])
def test_references_are_typed_as_they_are_said(desk_at: Desks, typed: str) -> None:
    """B-0001, b-1 and B1 are the same barrier."""
    assert desk_at("raised").done(f"barrier show {typed} --json").json["barrier"] == "B-0001"


def test_a_dry_run_records_nothing_and_shows_no_state_that_is_not(desk_at: Desks) -> None:
    """What would happen is told; what stands now is not passed off as what would."""
    desk = desk_at("in session")
    before = desk.facts
    answer = desk.done("meeting attend M-0001 cpsl-mind sun-network --dry-run")
    assert answer.out.splitlines()[0] == "cpsl-mind is present at M-0001."
    assert answer.err == "This was a dry run: nothing was recorded.\n"
    assert desk.facts == before


def test_a_command_sent_again_is_recorded_once(desk_at: Desks) -> None:
    """I2: a script that was cut off can send its command again, and is told that it had arrived."""
    desk = desk_at("programme")
    command = "barrier raise peterborough --title T --command-id form-17 --json"
    first, again = desk.done(command).json, desk.done(command).json
    assert (first["repeated"], again["repeated"]) == (False, True)
    assert first["facts"] == again["facts"]
    other = desk.refused("group activate fenland-east-cambridgeshire --command-id form-17")
    assert other.refused_by == ["I2"]


def test_after_a_change_the_state_and_the_next_step_are_on_stderr(desk_at: Desks) -> None:
    """Data on stdout, messages on stderr: what happened, where that leaves us, what comes next."""
    desk = desk_at("in session")
    answer = desk.done("meeting attend M-0001 cpsl-mind sun-network")
    assert answer.out == "cpsl-mind is present at M-0001.\nsun-network is present at M-0001.\n"
    assert answer.err == "M-0001: 2 of 17 members present, quorum 6: not quorate.\n"
    quiet = desk.done("meeting attend M-0001 cpsl-mind")
    said = f"Nothing to do: it is so already, since {spoken(TODAY)}.\n"
    assert (quiet.out, quiet.err) == ("", said)
