"""Zips made to do harm, or damaged on the way: refused by both verifiers, and nothing written."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfworkflow.audit.pack import files as names
from cfworkflow.audit.pack import packed_facts
from cfworkflow.audit.pack import verify as lone
from tests.audit.a_pack import (
    VKEY,
    Files,
    New,
    asked_alone,
    both,
    in_a_folder,
    new,
    signed,
    store,
    unsigned,
    zipped,
)

__all__ = ["new", "signed", "store", "unsigned"]  # fixtures

REFUSED = {("pack", "")}


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/evil",
        "facts.jsonl/",
        "FACTS.JSONL",
        "sub/facts.jsonl",
        "evil\x1b[2J",
        "a" * 999,
    ],
)
def test_a_member_of_another_name_is_refused(unsigned: Files, new: New, name: str) -> None:
    """Paths that lead out, folders, other letters: no pack has them."""
    assert both(new({**unsigned, name: b""})) == REFUSED


def test_a_name_that_stands_twice_is_refused(unsigned: Files, tmp_path: Path) -> None:
    """Unpackers differ on which of the two they take."""
    pairs = [*unsigned.items(), ("facts.jsonl", b"{}\n")]
    assert both(zipped(pairs, tmp_path / "a.zip")) == REFUSED


@pytest.mark.parametrize("name", sorted({*names.ORDER} - {"key.pub"}))
def test_a_file_that_is_missing_is_missed(unsigned: Files, new: New, name: str) -> None:
    """All but the key have to be there."""
    assert both(new({each: data for each, data in unsigned.items() if each != name})) == REFUSED


def test_a_file_that_unpacks_to_too_much_is_refused(
    unsigned: Files, new: New, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what it says it has, before it is unpacked; in a folder, by what is read of it."""
    most = max(map(len, unsigned.values()))
    monkeypatch.setattr(lone, "LARGEST", most)
    monkeypatch.setattr("cfworkflow.audit.pack.reading.LARGEST", most)
    assert both(new(unsigned)) == set()
    bomb = {**unsigned, "rules.txt": bytes(most + 1)}
    assert both(new(bomb)) == REFUSED
    assert both(in_a_folder(bomb, tmp_path / "bomb")) == REFUSED


@pytest.mark.parametrize("read", [lone.read_facts, lambda raw: packed_facts.read_leaves(raw, b"")])
def test_a_file_of_newlines_takes_no_more_than_it_is(read: Callable[[bytes], object]) -> None:
    """A list of its lines would be many times as large, before the first is found to be none."""
    raw = b"\n" * 4_000_000
    tracemalloc.start()
    try:
        with pytest.raises((lone.Wrong, packed_facts.Unreadable)):
            read(raw)
        assert tracemalloc.get_traced_memory()[1] < 2 * len(raw)
    finally:
        tracemalloc.stop()


def test_what_takes_more_memory_than_there_is_is_said_to(
    signed: Files, new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In plain words: a small zip may hold what only a large machine can read."""

    def no_room(*_: object) -> None:
        raise MemoryError

    path = new(signed)
    monkeypatch.setattr(lone, "read_proofs", no_room)
    monkeypatch.setattr("cfworkflow.audit.pack.checking.read_leaves", no_room)
    assert both(path, VKEY) == REFUSED
    assert "more memory" in asked_alone(path).said
    monkeypatch.setattr("zipfile.ZipFile.infolist", no_room)
    assert both(path, VKEY) == REFUSED


def test_an_older_python_is_told_what_is_needed(
    signed: Files, new: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No trace, and no word that could be taken for a verdict."""
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit, match=r"Nothing was verified: this needs Python 3\.9"):
        asked_alone(new(signed))


def test_a_file_that_says_it_is_small_is_read_no_further(unsigned: Files, new: New) -> None:
    """A member that unpacks to more than it says is damaged."""
    path = new({**unsigned, "rules.txt": b"x" * 1_000_000})
    raw = path.read_bytes()
    assert raw.count(struct.pack("<L", 1_000_000)) == 2
    path.write_bytes(raw.replace(struct.pack("<L", 1_000_000), struct.pack("<L", 1_000)))
    assert both(path) == REFUSED


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(unsigned: Files, tmp_path: Path, method: int) -> None:
    """They unpack to far more, and not every Python has them."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, data in unsigned.items():
            archive.writestr(name, data, method)
    assert both(tmp_path / "a.zip") == REFUSED


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    """Nothing, an empty file, a folder of other things, a text."""
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "text").write_bytes(b"PK\x03\x04 and no more")
    for name in ("none", "empty", "text", "."):
        assert both(tmp_path / name) == REFUSED


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(signed: Files, tmp_path: Path) -> None:
    """A folder from a stranger may hold anything."""
    folder = in_a_folder(signed, tmp_path / "a")
    (folder / "facts.jsonl").unlink()
    os.mkfifo(folder / "facts.jsonl")
    assert both(folder) == REFUSED


@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_zip_is_judged_alike(unsigned: Files, new: New, data: st.DataObject) -> None:
    """Whatever byte of it is changed or cut off: never a trace, never two verdicts."""
    path = new(unsigned)
    raw = path.read_bytes()
    # The directory at the end is where most of what can be wrong with a zip is.
    place = data.draw(st.integers(0, len(raw) - 1) | st.integers(len(raw) - 600, len(raw) - 1))
    put = data.draw(st.binary(max_size=4))
    path.write_bytes(raw[:place] + put + raw[place + len(put) :])
    both(path)
    path.write_bytes(raw[:place])
    assert both(path) == REFUSED


def test_alone_in_an_empty_environment_it_says_the_same(
    signed: Files, new: New, tmp_path: Path
) -> None:
    """No packages, no settings, no site: `python -I -S verify.py`, as it lies in the pack."""
    good, bad = new(signed), new({**signed, "rules.txt": b"none"})
    folder = in_a_folder(signed, tmp_path / "unpacked")
    for path, words in ((good, [str(good), f"--key={VKEY}"]), (bad, [str(bad)]), (folder, [])):
        ran = subprocess.run(
            [sys.executable, "-I", "-S", str(folder / "verify.py"), *words],
            env={},
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=60,
        )
        expected = asked_alone(path, VKEY if words[1:] else None)
        assert (ran.returncode, ran.stdout.decode()) == expected
        assert ran.stderr == b""
    assert not [*folder.glob("__pycache__")]


def test_terminals_are_not_commanded(new: New, unsigned: Files) -> None:
    """Escapes in what a stranger wrote are shown, not sent."""
    lines = unsigned["checkpoint"].decode().replace("cfworkflow", "cf\x9b2Jworkflow\u202e", 1)
    said = asked_alone(new({**unsigned, "checkpoint": lines.encode()})).said
    assert all(each.isprintable() for each in said.splitlines())
