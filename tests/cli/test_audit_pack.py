"""`audit pack`: evidence for an outsider, made and verified at the terminal."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cfworkflow.domain.facts import FACTS
from tests.cli.terminal import Desk


@pytest.fixture
def keyed(archived: Desk) -> Desk:
    """A desk with a key to sign with."""
    archived.done(f"audit keygen {archived.store.with_name('a.key')} --name cfworkflow/county")
    return archived


def place(desk: Desk, name: str) -> Path:
    """Where a file beside the store would be."""
    return desk.store.with_name(name)


def facts(pack: Path) -> list[dict[str, str]]:
    """The facts in a pack."""
    with zipfile.ZipFile(pack) as archive:
        return [json.loads(line) for line in archive.read("facts.jsonl").splitlines()]


def alone(folder: Path) -> subprocess.CompletedProcess[str]:
    """The verifier in an unpacked pack, run as a stranger would run it."""
    return subprocess.run(
        [sys.executable, "-I", "-S", "verify.py"],
        cwd=folder,
        env={},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_a_pack_is_made_signed_and_verified(keyed: Desk) -> None:
    """From the record to the stranger: packed here, unpacked and verified there."""
    out, key = place(keyed, "b.zip"), place(keyed, "a.key")
    answer = keyed.done(f"audit pack b1 --key {key} --out {out}")
    total = keyed.facts
    assert f"{len(facts(out))} of {total} facts, with their proofs." in answer.out
    assert f"Signed with {Path(f'{key}.pub').read_text(encoding='utf-8')}" in answer.out
    assert f"cfworkflow audit verify --pack {out}" in answer.err
    verified = keyed.done(f"audit verify --pack {out} --key {key}.pub --json").json
    assert not [part for part in verified["parts"] if part["problems"]]
    with zipfile.ZipFile(out) as archive:
        archive.extractall(place(keyed, "unpacked"))
    ran = alone(place(keyed, "unpacked"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert verified["root"] in ran.stdout
    unpacked = place(keyed, "unpacked")
    told = keyed.done(f"audit verify --pack {unpacked} --key {key}.pub --json").json
    assert told == verified


def test_a_pack_that_is_none_is_told_of_without_a_root(keyed: Desk) -> None:
    """There is nothing to compare, and the advice is about what was sent, not about the store."""
    for pack in (keyed.file("a.zip", "none"), keyed.store.parent):
        answer = keyed(f"audit verify --pack {pack}")
        assert answer.code == 5
        assert "root:" not in answer.out
        assert "ask whoever sent it for another copy" in answer.err


def test_a_changed_pack_fails_for_both(keyed: Desk) -> None:
    """Exit code 5 here and 1 there, with the position."""
    out, folder = place(keyed, "a.zip"), place(keyed, "unpacked")
    keyed.done(f"audit pack --out {out}")
    with zipfile.ZipFile(out) as archive:
        archive.extractall(folder)
    told = folder / "facts.jsonl"
    told.write_text(told.read_text("utf-8").replace("No address", "An address"), "utf-8")
    ran = alone(folder)
    assert ran.returncode == 1
    assert "texts, position" in ran.stdout
    assert "NOT VERIFIED" in ran.stdout
    with zipfile.ZipFile(out, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    answer = keyed(f"audit verify --pack {out}")
    assert answer.code == 5
    assert "texts" in answer.err


def test_unsigned_is_said_plainly(archived: Desk) -> None:
    """Whoever is given it must know where it came from."""
    assert "It is not signed" in archived.done(f"audit pack --out {place(archived, 'a.zip')}").out


def test_as_data_it_tells_what_is_in_it(archived: Desk) -> None:
    """Positions, what is withheld, the root."""
    out = place(archived, "a.zip")
    told = archived.done(f"audit pack --withhold narrative --out {out} --json").json
    assert told["facts"] == told["size"] == archived.facts
    assert told["positions"] == [*range(1, archived.facts + 1)]
    assert told["key"] is None
    assert told["withheld"] == [
        each["position"] for each in facts(out) if '"narrative":"' in each["line"]
    ]
    assert {each["narrative"] for each in facts(out)} == {None}


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("B-0002", {"barrier-raised", "action-added", "barrier-addressed"}),
        ("a1", {"action-added", "action-completed"}),
        ("D-0001", {"decision-made", "barrier-escalated", "terms-adopted"}),
        ("M-0001", {"meeting-opened", "decision-made", "member-appointed"}),
        ("--group river", {"group-established"}),
        ("river --since 2025-01-01", {"group-established"}),
        ("--until 2025-03-10", {"group-established", "barrier-raised"}),
    ],
)
def test_what_is_packed_can_be_chosen(archived: Desk, asked: str, kinds: set[str]) -> None:
    """By reference, group and time; references as people say them."""
    out = place(archived, "a.zip")
    archived.done(f"audit pack {asked} --out {out}")
    found = {json.loads(each["line"])["type"] for each in facts(out)}
    assert kinds <= found
    assert len(facts(out)) < archived.facts


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        ("B-0009", 3, "There is no barrier B-0009."),
        ("tacticall", 3, "Did you mean tactical"),
        ("--withhold B-0009", 3, "There is no barrier B-0009."),
        ("--until 2025-03-01 --withhold D-0001", 4, "No fact about D-0001 is in the pack."),
        ("--since 2030-01-01", 4, "No fact on record is among what you asked for."),
        ("river --group river", 2, "not both"),
        ("--since 2025-02-01 --until 2025-01-01", 2, "is before --since"),
    ],
)
def test_what_can_not_be_packed_is_refused(
    archived: Desk, asked: str, code: int, said: str
) -> None:
    """With what to do next, and no file left behind."""
    out = place(archived, "a.zip")
    answer = archived.refused(f"audit pack {asked} --out {out}")
    assert answer.code == code
    assert said in answer.err
    assert not out.exists()


def test_no_file_is_written_over(archived: Desk) -> None:
    """Not even a pack by a pack."""
    out = archived.file("a.zip", "mine")
    answer = archived.refused(f"audit pack --out {out}")
    assert answer.code == 4
    assert "There is a file already" in answer.err
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_key_that_is_none_makes_no_pack(archived: Desk) -> None:
    """Nothing is signed with what is not a key, and nothing is handed out unsigned instead."""
    key, out = archived.file("a.key", "none\n"), place(archived, "a.zip")
    key.chmod(0o600)
    assert archived.refused(f"audit pack --key {key} --out {out}").code == 4
    assert not out.exists()


def test_every_kind_of_fact_can_be_packed(whole_years: Desk) -> None:
    """A year with something of everything, page and all."""
    out = place(whole_years, "year.zip")
    whole_years.done(f"audit pack --out {out}", f"audit verify --pack {out}")
    assert {json.loads(fact["line"])["type"] for fact in facts(out)} == {*FACTS}


def test_memory_keeps_no_evidence(tmp_path: Path) -> None:
    """What is forgotten can't be proved."""
    answer = Desk(Path("memory:"))(f"audit pack --out {tmp_path / 'a.zip'}")
    assert answer.code == 2
    assert "memory: keeps nothing" in answer.err
