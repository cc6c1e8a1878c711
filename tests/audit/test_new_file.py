"""A file that was not there: written whole or not at all, and never over another."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pytest

from cfworkflow.audit.new_file import NewFile
from cfworkflow.audit.refusals import CheckpointFileExists, CheckpointFileUnwritable

KIND = NewFile(CheckpointFileExists, CheckpointFileUnwritable)


def test_it_is_there_whole_and_a_second_one_is_refused(tmp_path: Path) -> None:
    """What stands there stays; not even a link that leads nowhere is written through."""
    path = tmp_path / "a"
    KIND.write(path, b"what it held\n")
    with pytest.raises(CheckpointFileExists) as refused:
        KIND.write(path, b"another")
    assert str(path) in refused.value.what
    assert path.read_bytes() == b"what it held\n"
    (tmp_path / "link").symlink_to(tmp_path / "b")
    with pytest.raises(CheckpointFileExists):
        KIND.write(tmp_path / "link", b"another")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("name", ["none/a", "a\0b", "n" * 999])
def test_where_no_file_can_be_it_is_refused(tmp_path: Path, name: str) -> None:
    """A folder that is not there, a name that none can have."""
    with pytest.raises(CheckpointFileUnwritable):
        KIND.write(f"{tmp_path}/{name}", b"")
    assert [*tmp_path.iterdir()] == []


def _no_room(file: BinaryIO) -> None:
    file.write(b"the first half")
    raise OSError(28, "No space left on device")


def _stopped(file: BinaryIO) -> None:
    file.write(b"the first half")
    raise KeyboardInterrupt


def test_half_a_file_is_never_left_behind(tmp_path: Path) -> None:
    """The disk is full, or somebody stops it: half a checkpoint would be taken for a whole one."""
    with pytest.raises(CheckpointFileUnwritable):
        KIND.write(tmp_path / "a", _no_room)
    with pytest.raises(KeyboardInterrupt):
        KIND.write(tmp_path / "a", _stopped)
    assert [*tmp_path.iterdir()] == []


def test_it_is_taken_away_again_where_what_comes_after_fails(tmp_path: Path) -> None:
    """Two files that belong together: both or neither."""
    with ExitStack() as undo:
        KIND.write(tmp_path / "a", b"a", undo)
        assert (tmp_path / "a").exists()
    assert not (tmp_path / "a").exists()
    with ExitStack() as undo:
        KIND.write(tmp_path / "a", b"a", undo)
        undo.pop_all()
    assert (tmp_path / "a").read_bytes() == b"a"


def test_it_is_on_disk_when_it_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut the moment after takes nothing of it: all bytes are there when it is synced."""
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_size))
    KIND.write(tmp_path / "a", b"x" * 10_000)
    assert synced == [10_000]
