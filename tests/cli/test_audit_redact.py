"""`audit redact`: what is typed when a text has to go, and that no byte of it is left."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from cfworkflow.projections.keeper import Keeper
from cfworkflow.store.connection import connect
from tests.cli.stores import Stores
from tests.cli.terminal import ROOT, Desk, ask, ask_process, environment, on_a_terminal

TITLE = 'Zoë O\'Reilly, 7 "Mill" Lane, back\\slash'
LONG = "Ein Bericht über Zoë aus der Mühlgasse 日本. " * 400
FINDINGS = "Zoë found nine doors shut"
WHY = "--reason 'Asked for by the person' --authority 'The DPO'"

READ_ON = """
import sys
from cfworkflow.as_of.kept import kept_views

views = kept_views(sys.argv[1])
with views.sight():
    views.connection.execute("SELECT count(*) FROM fact").fetchall()
    print("reading", flush=True)
    sys.stdin.readline()
"""


def found_in(folder: Path, *texts: str) -> set[str]:
    """The files in which any of these texts is, or a good part of one, however it is written."""
    pieces = {
        piece
        for text in texts
        for piece in (text[:100], text[-20:], *(text[n : n + 14] for n in range(0, 60, 14)))
        if len(piece) > 9
    }
    forms = {
        *pieces,
        *(json.dumps(piece)[1:-1] for piece in pieces),
        *(json.dumps(piece, ensure_ascii=False)[1:-1] for piece in pieces),
    }
    sought = [form.encode() for form in forms] + [form.encode("utf-16-le") for form in pieces]
    return {
        each.name
        for each in folder.rglob("*")
        if each.is_file() and any(form in each.read_bytes() for form in sought)
    }


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    """A desk with a barrier of which much is told, all the way; its views are up to date."""
    desk = stores.copy("programme", tmp_path / "cfworkflow.db")
    desk.done(
        f"barrier raise peterborough --title {shlex.quote(TITLE)} "
        f"--description {shlex.quote(LONG.strip())}",
        "barrier refer B-0001",
        "barrier address B-0001 --how 'A letter of identity'",
        f"barrier check B-0001 --met --findings {shlex.quote(FINDINGS)}",
        "status",
    )
    assert found_in(tmp_path, TITLE) >= {"cfworkflow.db"}
    assert found_in(tmp_path, LONG)
    assert found_in(tmp_path, FINDINGS)
    return desk


@pytest.fixture
def folder(desk: Desk) -> Path:
    """The folder that the store is in."""
    return desk.store.parent


def test_no_byte_of_an_erased_text_is_left_in_the_folder(desk: Desk, folder: Path) -> None:
    """Not in the database, nor in its log or index, nor anywhere beside; short ones and long."""
    desk.done("projections rebuild", "audit verify")
    answer = desk.done(f"audit redact B-0001 {WHY} --yes")
    assert "was erased for good" in answer.out
    assert "The file and its views were written anew without them." in answer.err
    assert found_in(folder, TITLE, LONG, FINDINGS) == set()
    assert "(erased)" in desk.done("barrier show B-0001").out
    desk.done("audit verify")
    assert found_in(folder, TITLE, LONG, FINDINGS) == set()


def test_a_process_of_its_own_leaves_nothing_either(folder: Path) -> None:
    """As it is typed, from beginning to end; nothing lies in the folder but the store."""
    words = ["audit", "redact", "b1", *shlex.split(WHY), "--yes", "--no-input"]
    answer = ask_process(*words, folder=folder)
    assert (answer.code, answer.out.count("\n")) == (0, 1)
    assert found_in(folder, TITLE, LONG, FINDINGS) == set()
    assert {each.name for each in folder.iterdir()} <= {
        *("cfworkflow.db", "cfworkflow.db-wal", "cfworkflow.db-shm")
    }


def test_the_text_of_one_fact_goes_and_others_stay(desk: Desk, folder: Path) -> None:
    """By its position: a mistake in one place takes nothing else with it."""
    log = desk.done("audit log --json").json
    position = next(each["position"] for each in log if each["kind"] == "evidence-checked")
    answer = desk.done(f"audit redact @{position} {WHY} --yes")
    assert f"What was written about B-0001 in fact {position} was erased" in answer.out
    assert found_in(folder, FINDINGS) == set()
    assert found_in(folder, TITLE)
    assert TITLE in desk.done("barrier show B-0001").out


def test_what_was_on_record_earlier_is_shown_without_the_text(desk: Desk) -> None:
    """As of any moment, and step by step: it was there, and it is withheld."""
    before = desk.facts
    assert TITLE in desk.done(f"barrier show B-0001 --as-of @{before}").out
    desk.done(f"audit redact B-0001 {WHY} --yes")
    for command in (
        f"barrier show B-0001 --as-of @{before}",
        f"barrier list --as-of @{before - 1}",
        "barrier history B-0001",
        "audit log --ref B-0001",
        f"audit replay --until @{before}",
    ):
        shown = desk.done(command)
        assert "(erased)" in shown.out, command
        assert "Zoë" not in shown.out


def test_who_reads_on_puts_it_off_and_the_same_command_finishes(desk: Desk, folder: Path) -> None:
    """Exit 5 and what to do: the texts are off the record at once, and out of the file then."""
    reader = subprocess.Popen(
        [sys.executable, "-c", READ_ON, str(desk.store)],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"reading\n"
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(connect.__kwdefaults__, "busy_seconds", 0.2)
            answer = desk(f"audit redact B-0001 {WHY} --yes --json")
        assert answer.code == 5
        assert answer.error["code"] == "store-unshredded"
        assert "send the same command again" in answer.error["try"]
        assert "(erased)" in desk.done("barrier show B-0001").out
        owed = desk("audit verify").err
        assert "Copies of erased texts may be left" in owed
        assert "Try: cfworkflow audit log --kind narratives-erased" in owed
        assert "about B-0001" in desk.done("audit log --kind narratives-erased").out
    finally:
        reader.communicate(b"\n")
    before = desk.facts
    again = desk.done(f"audit redact B-0001 {WHY}")
    assert "written anew without them" in again.err
    assert desk.facts == before
    assert found_in(folder, TITLE, LONG, FINDINGS) == set()
    desk.done("audit verify")


def test_where_the_views_cannot_be_made_anew_nothing_is_said_to_be_done(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They hold the texts too: the file is not taken for clean while they do."""

    def full(*_given: object, **_more: object) -> None:
        raise OSError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(Keeper, "catch_up", full)
        answer = desk(f"audit redact B-0001 {WHY} --yes")
    assert answer.code == 5
    assert "store-unshredded" in answer.err
    assert "no room" in answer.err
    assert "Nothing was recorded" not in answer.err
    assert "erasures" in desk("audit verify").err
    desk.done(f"audit redact B-0001 {WHY}")
    assert found_in(folder, TITLE, LONG, FINDINGS) == set()
    desk.done("audit verify")


def test_it_is_asked_before_and_what_goes_is_named(desk: Desk, folder: Path) -> None:
    """On a terminal: a no changes nothing, a yes erases."""
    words = ["audit", "redact", "B-0001", *shlex.split(WHY)]
    before = desk.facts
    code, shown = on_a_terminal(folder, *words, types=b"n\n")
    assert code not in (0, 1)
    assert "title, description" in shown
    assert "Erase the texts of 3 facts for good?" in shown
    assert "Nothing was recorded" in shown
    assert desk.facts == before
    code, shown = on_a_terminal(folder, *words, types=b"y\n")
    assert code == 0
    assert found_in(folder, TITLE, LONG, FINDINGS) == set()


@pytest.mark.parametrize("more", ["", "--no-input", "--json"])
def test_where_nobody_can_answer_yes_has_to_be_said(desk: Desk, folder: Path, more: str) -> None:
    """Nothing waits for an answer, and nothing is erased without one."""
    answer = desk.refused(f"audit redact B-0001 {WHY} {more}")
    assert answer.code == 2
    assert "confirm it with --yes" in (answer.error["message"] if more == "--json" else answer.err)
    assert found_in(folder, TITLE)


def test_a_dry_run_tells_and_erases_nothing(desk: Desk, folder: Path) -> None:
    """Which texts would go, and where else the words would stand."""
    before = desk.facts
    answer = desk.done(f"audit redact B-0001 {WHY} --dry-run")
    assert "title, description" in answer.err
    assert answer.out.endswith(" would be erased for good.\n")
    assert "nothing was recorded" in answer.err
    assert "written anew" not in answer.err
    assert desk.facts == before
    assert found_in(folder, TITLE)
    told = desk.done(f"audit redact B-0001 {WHY} --dry-run --json").json
    assert told["recorded"] is False
    assert len(told["facts"][0]["positions"]) == 3


def test_a_text_that_never_was_is_not_told_as_gone(desk: Desk) -> None:
    """Which of a fact's texts there were is not known any more: one line tells of all of them."""
    desk.done("barrier raise peterborough --title 'Only a title'")
    desk.done(f"audit redact B-0002 {WHY} --yes", f"audit redact B-0001 {WHY} --yes")
    for barrier in ("B-0001", "B-0002"):
        shown = desk.done(f"barrier show {barrier}").out
        assert re.search(r"^title +\(erased\)$", shown, re.MULTILINE)
        assert "description" not in shown
        assert "withheld" not in shown
        assert desk.done(f"barrier show {barrier} --json").json["description"] is None


def test_where_the_same_words_stand_elsewhere_is_told(desk: Desk, folder: Path) -> None:
    """Another barrier, and the very reason that was given: each by its position, to go next."""
    desk.done(f"barrier raise peterborough --title {shlex.quote('Again: ' + TITLE)}")
    again = desk.facts
    reason = shlex.quote(f"It names {TITLE}")
    told = desk.done(f"audit redact B-0001 --reason {reason} --authority DPO --yes --json").json
    assert told["elsewhere"] == [again, told["facts"][0]["position"]]
    assert told["recorded"] is True
    assert found_in(folder, TITLE)
    for position in told["elsewhere"]:
        answer = desk.done(f"audit redact @{position} {WHY} --yes --json")
    assert answer.json["elsewhere"] == []
    assert found_in(folder, TITLE) == set()
    desk.done("audit verify")


def test_sent_twice_under_one_id_it_is_recorded_once(desk: Desk) -> None:
    """I2; and twice without one, there is nothing left to do."""
    command = f"audit redact B-0001 {WHY} --yes --command-id once"
    first = desk.done(f"{command} --json").json
    before = desk.facts
    again = desk.done(f"{command} --json").json
    assert again["repeated"]
    assert again["facts"] == first["facts"]
    assert "Nothing to do" in desk.done(f"audit redact B-0001 {WHY} --yes").err
    other = desk.refused(
        "audit redact B-0001 --reason 'Another' --authority Nobody --yes --command-id once"
    )
    assert other.refused_by == ["I2"]
    assert desk.facts == before


def test_the_texts_of_a_group_go_and_every_view_stands(desk: Desk) -> None:
    """Names too: it goes on by its short name, and everything can still be read."""
    desk.done(f"audit redact tactical {WHY} --yes", f"audit redact peterborough {WHY} --yes")
    for command in (
        *("status", "group list", "group show tactical", "member list tactical", "plan show"),
        *("terms show tactical", "quorum tactical", "barrier list", "barrier explain B-0001"),
        *("audit log", "audit rules", "audit verify", "audit diff @1 @20", "audit proof tactical"),
    ):
        assert desk.done(command).out, command


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("B-0999", 3, "There is no barrier B-0999"),
        ("peterboro", 3, "Did you mean peterborough"),
        ("@999", 3, "The last fact is @"),
        ("@0", 3, "There is no fact about @0"),
        ("@99999999999999999999", 2, "write it as @12"),
        ("@1.5", 2, "write it as @12"),
        ("''", 2, "REF"),
        ("'B 1'", 2, "REF"),
    ],
)
def test_what_is_not_there_is_said_with_what_to_do(
    desk: Desk, typed: str, code: int, said: str
) -> None:
    """A mistyped reference erases nothing."""
    answer = desk.refused(f"audit redact {typed} {WHY} --yes")
    assert answer.code == code
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_a_fact_that_was_given_no_text_is_kept_as_it_is(desk: Desk) -> None:
    """I1: references, dates and figures are what the record proves."""
    log = desk.done("audit log --json").json
    wordless = next(each["position"] for each in log if each["kind"] == "barrier-referred")
    answer = desk.refused(f"audit redact @{wordless} {WHY} --yes")
    assert answer.refused_by == ["I1"]


@pytest.mark.parametrize(
    "options", ["--reason 'a\x1b[31m'", "--authority 'a\u202eb'", "--reason ' '"]
)
def test_a_reason_that_could_deceive_a_terminal_is_not_taken(desk: Desk, options: str) -> None:
    """Nor an empty one: what is kept for ever is a text that can be read."""
    answer = desk.refused(f"audit redact B-0001 {WHY} {options} --yes")
    assert answer.code == 2
    assert options.split(maxsplit=1)[0] in answer.err
    assert "\x1b" not in answer.err


def test_a_store_in_memory_has_nothing_to_erase() -> None:
    """It is said, rather than done."""
    answer = ask("--store", "memory:", "audit", "redact", "B-0001", *shlex.split(WHY), "--yes")
    assert answer.code == 2
    assert "name a file" in answer.err


def test_what_takes_long_is_told_from_its_beginning(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The views anew from nought to all, never less than nought; then the file, by its size."""
    told: list[tuple[str, int, int]] = []

    class Told:
        """A progress that is written down."""

        def __init__(self, what: str, begin: int, end: int) -> None:
            told.append((what, begin, end))

        def __enter__(self) -> Self:
            return self

        def __call__(self, position: int) -> None:
            del position

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr("cfworkflow.cli.progress.Progress", Told)
    monkeypatch.setattr("cfworkflow.cli.audit.redacting._LARGE", 0)
    before = desk.facts
    answer = desk.done(f"audit redact B-0001 {WHY} --yes")
    assert told == [("Making the views anew without what was erased", 0, before + 1)]
    assert "Writing the file anew without them: " in answer.err
