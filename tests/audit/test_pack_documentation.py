"""docs/proof.md: what it says of leaves and packs is so, and its example runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from cfworkflow.audit.pack.files import ORDER
from tests.audit.a_pack import Files, in_a_folder, packed, signed, store

__all__ = ["signed", "store"]  # fixtures

PAGE = (Path(__file__).parents[2] / "docs" / "proof.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_a_stranger_recomputes_the_root_with_the_example(store: Path, tmp_path: Path) -> None:
    """Given a pack of all facts, then the ten lines print the root of its checkpoint."""
    made = packed(store)
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", EXAMPLE],
        cwd=in_a_folder(made.files, tmp_path / "pack"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == made.checkpoint.root.hex()


def test_the_example_has_ten_lines() -> None:
    """As the design promises; empty ones are not counted."""
    assert len([line for line in EXAMPLE.splitlines() if line]) <= 10


def test_every_file_of_a_pack_is_told_of(signed: Files) -> None:
    """The table has each name once, and no other."""
    listed = re.findall(r"^\| `([a-z.]+)` \|", PAGE, re.MULTILINE)
    assert sorted({*listed} & {*ORDER}) == sorted(ORDER) == sorted(signed)


def test_the_fields_of_a_line_are_told_of(signed: Files) -> None:
    """A leaf holds what the table says and no more."""
    table = PAGE.partition("## What a leaf is")[2].partition("**The line is the leaf")[0]
    told = {
        *re.findall(r"`([a-z_]+)`", "\n".join(re.findall(r"^\| (.*?) \|", table, re.MULTILINE)))
    }
    found = {*re.findall(rb'\\"([a-z_]+)\\":', signed["facts.jsonl"].partition(b'\\"facts\\"')[0])}
    assert told - {"facts", "narrative"} == {name.decode() for name in found}
