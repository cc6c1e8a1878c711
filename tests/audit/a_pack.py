"""Packs to look at and to tamper with, and both verifiers to be asked about them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cfworkflow.audit.keys import new_key
from cfworkflow.audit.log import Log
from cfworkflow.audit.note import sign
from cfworkflow.audit.pack import verify, verify_pack
from cfworkflow.audit.pack.choosing import Choice
from cfworkflow.audit.pack.files import manifest_text
from cfworkflow.audit.pack.making import Pack, make_pack
from cfworkflow.audit.verification import Report
from tests.cli.an_archive import year
from tests.projections.a_kept_store import connected

SKEY, VKEY = new_key("cfworkflow/county")
OTHER_SKEY, OTHER_VKEY = new_key("cfworkflow/county")

Files = dict[str, bytes]
New = Callable[[Files], Path]


class Answer(NamedTuple):
    """What the verifier that lies in packs ends with, and says."""

    code: int
    said: str

    @property
    def wrong(self) -> set[tuple[str, str]]:
        """The parts and positions in which it found something wrong."""
        if self.code == 0:
            return set()
        heads = [line.partition(": ")[0] for line in self.said.splitlines()[:-1]]
        return {
            (part, place) for part, _, place in (head.partition(", position ") for head in heads)
        }


def wrong_in(report: Report) -> set[tuple[str, str]]:
    """The parts and positions in which our own verifier found something wrong."""
    return {(part.name, str(problem.position or "")) for part, problem in report.problems}


def packed(store: Path, choice: Choice | None = None, **more: Any) -> Pack:  # noqa: ANN401
    """A pack of a store; of all facts, signed by us, unless said otherwise."""
    with connected(store) as connection:
        Log(connection).catch_up()
        return make_pack(connection, choice or Choice(), **{"skey": SKEY, **more})


def zipped(files: Files | Iterable[tuple[str, bytes]], path: Path) -> Path:
    """These files as a zip, whatever they are; a name may stand twice."""
    pairs = files.items() if isinstance(files, dict) else files
    with pytest.MonkeyPatch.context() as patch, zipfile.ZipFile(path, "w") as archive:
        patch.setattr("warnings.warn", lambda *_, **__: None)  # of names that stand twice
        for name, data in pairs:
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


def in_a_folder(files: Files, folder: Path) -> Path:
    """These files in a folder of their own."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def asked_alone(path: Path, vkey: str | None = None) -> Answer:
    """What the verifier that lies in packs says of one."""
    words = [str(path), *([f"--key={vkey}"] if vkey is not None else [])]
    out = TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["verify.py", *words])
        code = verify.main()
    return Answer(code, out.buffer.getvalue().decode())


def both(path: Path, vkey: str | None = None) -> set[tuple[str, str]]:
    """What both verifiers find wrong with a pack, having found that they agree."""
    alone = asked_alone(path, vkey)
    ours = wrong_in(verify_pack(path, [vkey] if vkey is not None else []))
    assert alone.wrong == ours, alone.said
    assert (alone.code != 0) == bool(ours)
    return ours


def sealed_again(files: Files, skey: str | None) -> Files:
    """The files with a manifest that fits them: what an attacker does next."""
    text = manifest_text(files)
    return {**files, "manifest": (sign(text, skey) if skey else text).encode()}


def with_facts(files: Files, change: Callable[[list[dict[str, Any]]], object]) -> Files:
    """The files with other facts."""
    facts = [json.loads(line) for line in files["facts.jsonl"].splitlines()]
    change(facts)
    lines = "".join(f"{json.dumps(each)}\n" for each in facts)
    return {**files, "facts.jsonl": lines.encode()}


def with_proofs(files: Files, change: Callable[[dict[str, Any]], object]) -> Files:
    """The files with other proofs."""
    proofs = json.loads(files["proofs.json"])
    change(proofs)
    return {**files, "proofs.json": json.dumps(proofs).encode()}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a year of a small programme."""
    return year(tmp_path_factory.mktemp("packed") / "year.db")


@pytest.fixture(scope="session")
def signed(store: Path) -> Files:
    """The files of a signed pack of all facts."""
    return packed(store).files


@pytest.fixture(scope="session")
def unsigned(store: Path) -> Files:
    """The files of an unsigned pack of the first barrier's facts."""
    return packed(store, Choice("B-0001"), skey=None).files


@pytest.fixture(scope="session")
def new(tmp_path_factory: pytest.TempPathFactory) -> New:
    """What puts files into a zip of their own."""
    return lambda files: zipped(files, tmp_path_factory.mktemp("new") / "pack.zip")
