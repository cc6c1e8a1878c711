"""Two verifiers that share no code: whatever is done to a pack, they come to the same verdict."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cfworkflow.audit.checkpoint import Checkpoint
from cfworkflow.audit.merkle import leaf_hash
from cfworkflow.audit.note import sign
from cfworkflow.audit.pack import verify as lone
from cfworkflow.audit.pack import verify_pack
from cfworkflow.audit.pack.choosing import Choice
from cfworkflow.audit.pack.files import ORDER
from tests.audit.a_pack import (
    OTHER_SKEY,
    OTHER_VKEY,
    SKEY,
    VKEY,
    Files,
    New,
    asked_alone,
    both,
    in_a_folder,
    new,
    packed,
    sealed_again,
    signed,
    store,
    unsigned,
    with_facts,
    with_proofs,
)

__all__ = ["new", "signed", "store", "unsigned"]  # fixtures

Facts = list[dict[str, Any]]


def test_a_pack_as_it_was_made_verifies(signed: Files, unsigned: Files, new: New) -> None:
    """Given nobody touched it, then nothing is wrong, whichever way the key comes."""
    assert both(new(signed), VKEY) == both(new(signed)) == both(new(unsigned)) == set()


def test_unpacked_it_verifies_as_well(signed: Files, tmp_path: Path) -> None:
    """A folder is as good as a zip, whatever else lies in it."""
    folder = in_a_folder(signed, tmp_path / "unpacked")
    (folder / "notes.txt").write_text("Asked for on Tuesday.", encoding="utf-8")
    assert both(folder, VKEY) == set()


@pytest.mark.parametrize("name", ORDER)
@settings(max_examples=30)
@given(data=st.data())
def test_a_changed_byte_of_any_file_is_found(
    signed: Files, new: New, name: str, data: st.DataObject
) -> None:
    """The page, the rules and the verifier too: the manifest is signed, and tells of all."""
    place = data.draw(st.integers(0, len(signed[name]) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != signed[name][place]))
    changed = signed[name][:place] + bytes([byte]) + signed[name][place + 1 :]
    assert both(new({**signed, name: changed}), VKEY)


@pytest.mark.parametrize("name", ["facts.jsonl", "proofs.json", "checkpoint"])
@settings(max_examples=80)
@given(data=st.data())
def test_a_changed_byte_is_judged_alike_where_the_manifest_was_made_anew(
    unsigned: Files, new: New, name: str, data: st.DataObject
) -> None:
    """An unsigned pack, and an attacker who knows how packs are made."""
    place = data.draw(st.integers(0, len(unsigned[name]) - 1))
    put = data.draw(st.binary(max_size=2) | st.sampled_from([b'"', b"\n", b" ", b"\\", b"0", b"}"]))
    changed = unsigned[name][:place] + put + unsigned[name][place + 1 :]
    both(new(sealed_again({**unsigned, name: changed}, None)))


def _say_otherwise(facts: Facts) -> None:
    facts[3]["line"] = facts[3]["line"].replace("tactical", "teatical")


def _tell_otherwise(facts: Facts) -> None:
    told = next(each for each in facts if each["narrative"])
    told["narrative"] = told["narrative"].replace("name", "nome")


def _swap_texts(facts: Facts) -> None:
    one, other = [each for each in facts if each["narrative"]][:2]
    one["narrative"], other["narrative"] = other["narrative"], one["narrative"]


def _swap_lines(facts: Facts) -> None:
    facts[0]["line"], facts[1]["line"] = facts[1]["line"], facts[0]["line"]


def _add_a_text(facts: Facts) -> None:
    told = next(each for each in facts if '"narrative"' not in each["line"])
    told["narrative"] = '{"title":"Said later"}'


def _make_a_list(facts: list[Any]) -> None:
    facts[0] = []


def _add_a_fact(facts: Facts) -> None:
    facts.append({**facts[-1], "position": facts[-1]["position"] + 1})


FACTS: dict[str, tuple[Callable[[Facts], object], str]] = {
    "said otherwise": (_say_otherwise, "facts"),
    "told otherwise": (_tell_otherwise, "texts"),
    "texts swapped": (_swap_texts, "texts"),
    "lines swapped": (_swap_lines, "facts"),
    "a text added": (_add_a_text, "texts"),
    "a fact added": (_add_a_fact, "proofs"),
    "a fact dropped": (list.pop, "proofs"),
    "all dropped": (list.clear, "facts"),
    "turned round": (list.reverse, "facts"),
    "told twice": (lambda facts: facts.insert(0, facts[0]), "facts"),
    "at position true": (lambda facts: facts[0].update(position=True), "facts"),
    "at position 1.0": (lambda facts: facts[0].update(position=1.0), "facts"),
    "at position 0": (lambda facts: facts[0].update(position=0), "facts"),
    "at the largest position": (lambda facts: facts[-1].update(position=2**70), "proofs"),
    "a line that is a number": (lambda facts: facts[0].update(line=7), "facts"),
    "a narrative that is a list": (lambda facts: facts[0].update(narrative=[]), "facts"),
    "half a character": (lambda facts: facts[0].update(line="\ud800"), "facts"),
    "one more word": (lambda facts: facts[0].update(more=1), "facts"),
    "one word less": (lambda facts: facts[0].pop("narrative"), "facts"),
    "a fact that is a list": (_make_a_list, "facts"),
}


@pytest.mark.parametrize("case", FACTS)
def test_facts_that_were_changed_are_found(unsigned: Files, new: New, case: str) -> None:
    """Even unsigned, with a manifest that fits: what was recorded can't be told otherwise."""
    change, part = FACTS[case]
    found = both(new(sealed_again(with_facts(unsigned, change), None)))
    assert part in {where for where, _ in found}


def _of_another(proofs: dict[str, Any]) -> None:
    one, other = [*proofs][:2]
    proofs[one], proofs[other] = proofs[other], proofs[one]


PROOFS: dict[str, Callable[[dict[str, Any]], object]] = {
    "of another fact": _of_another,
    "too short": lambda proofs: next(iter(proofs.values())).pop(),
    "too long": lambda proofs: next(iter(proofs.values())).append("00" * 32),
    "none": lambda proofs: proofs.update({each: [] for each in proofs}),
    "of one too many": lambda proofs: proofs.update({"99999": []}),
    "of one too few": dict.popitem,
    "not a list": lambda proofs: proofs.update({next(iter(proofs)): "00" * 32}),
    "a thing of hashes": lambda proofs: proofs.update({next(iter(proofs)): {"00" * 32: 1}}),
    "not of texts": lambda proofs: proofs.update({next(iter(proofs)): [1]}),
    "null": lambda proofs: proofs.update({next(iter(proofs)): None}),
    "in capitals": lambda proofs: proofs.update(
        {name: [each.upper() for each in proof] for name, proof in proofs.items()}
    ),
    "with a newline": lambda proofs: next(iter(proofs.values())).append("00" * 32 + "\n"),
}


@pytest.mark.parametrize("case", PROOFS)
def test_proofs_that_prove_nothing_are_found(unsigned: Files, new: New, case: str) -> None:
    """Those of others, too short, too long, or none at all."""
    assert both(new(sealed_again(with_proofs(unsigned, PROOFS[case]), None)))


@pytest.mark.parametrize(
    ("name", "old", "put"),
    [
        ("facts.jsonl", b'{"position"', b'{"position": 1, "position"'),
        ("facts.jsonl", b"{", b"\xff{"),
        ("facts.jsonl", b"{", "\ufeff{".encode()),
        ("facts.jsonl", b"{", b"[" * 100_000),
        ("facts.jsonl", b'"position": 1', b'"position": ' + b"1" * 5_000),
        ("facts.jsonl", b"\n", b"\n\n"),
        ("proofs.json", b'{\n"1"', b'{\n"1": [],\n"1"'),
        ("proofs.json", b"{", b"[" * 100_000),
        ("proofs.json", b"{", b""),
    ],
)
def test_json_that_readers_would_differ_on_is_refused(
    unsigned: Files, new: New, name: str, old: bytes, put: bytes
) -> None:
    """A name twice, bytes that are no text, what never ends."""
    changed = unsigned[name].replace(old, put, 1)
    assert changed != unsigned[name]
    assert both(new(sealed_again({**unsigned, name: changed}, None)))


@pytest.mark.parametrize(("position", "size"), [(1, 2), (2, 1), (3, 2), (8, 3)])
def test_a_root_that_is_the_facts_own_hash_proves_no_other_size(
    unsigned: Files, new: New, position: int, size: int
) -> None:
    """Of a log of one fact, the root is its hash, and nothing has to be climbed."""
    told = json.loads(unsigned["facts.jsonl"].splitlines()[0])

    def changed(place: int, many: int) -> Path:
        line = json.dumps({**told, "position": place}) + "\n"
        checkpoint = Checkpoint("cfworkflow", many, leaf_hash(told["line"].encode())).text()
        files = {
            **unsigned,
            "facts.jsonl": line.encode(),
            "proofs.json": json.dumps({str(place): []}).encode(),
            "checkpoint": checkpoint.encode(),
        }
        return new(sealed_again(files, None))

    assert both(changed(1, 1)) == set()
    assert both(changed(position, size)) == {("facts", str(position))}


def test_what_the_key_is_worth_is_said(signed: Files, unsigned: Files, new: New) -> None:
    """Given from outside, found inside, or none: a report never makes more of it than it is."""
    worth = {
        "given": verify_pack(new(signed), [VKEY]),
        "inside": verify_pack(new(signed)),
        "none": verify_pack(new(unsigned)),
    }
    said = {name: " ".join(report.not_looked_at) for name, report in worth.items()}
    assert [name for name in said if "vouches for nothing" in said[name]] == ["inside"]
    assert [name for name in said if "nobody has signed it" in said[name]] == ["none"]


def test_another_checkpoint_does_not_do(store: Path, signed: Files, new: New) -> None:
    """That of another log by the same signer, or one signed by somebody else."""
    other = Checkpoint("cfworkflow/county", 2, leaf_hash(b"another")).text()
    changed = sealed_again({**signed, "checkpoint": sign(other, SKEY).encode()}, SKEY)
    assert {part for part, _ in both(new(changed), VKEY)} == {"facts"}
    theirs = {**signed, "checkpoint": packed(store, skey=OTHER_SKEY).files["checkpoint"]}
    assert ("checkpoint", "") in both(new(theirs), VKEY)
    named = Checkpoint("cfworkflow/town", 2, leaf_hash(b"another")).text()
    renamed = sealed_again({**signed, "checkpoint": sign(named, SKEY).encode()}, SKEY)
    assert both(new(renamed), VKEY) == {("checkpoint", "")}


CHECKPOINTS = [
    "cfworkflow\n05\nAAAA\n",
    "cfworkflow\n5\n",
    "cfworkflow\n-5\nAAAA\n",
    "cfworkflow\n5\nAAAA\n",
    "cfworkflow\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "cfworkflow\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
    "cfworkflow\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "\n\n\n",
    "cfworkflow\r\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "cfworkflow\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "",
]


@pytest.mark.parametrize("text", CHECKPOINTS)
def test_a_checkpoint_that_is_none_is_refused(unsigned: Files, new: New, text: str) -> None:
    """Numbers with zeros before them, roots of other lengths, lines that do not end."""
    assert both(new(sealed_again({**unsigned, "checkpoint": text.encode()}, None)))


def _noted(files: Files, change: Callable[[str], str]) -> Files:
    note = change(files["checkpoint"].decode())
    return sealed_again({**files, "checkpoint": note.encode()}, SKEY)


NOTES: dict[str, Callable[[str], str]] = {
    "twice signed": lambda note: note + note.rpartition("\n\n")[2],
    "not signed": lambda note: note.partition("\n\n")[0] + "\n",
    "signed by nobody": lambda note: note.partition("\n\n")[0] + "\n\n",
    "of another text": lambda note: note.replace("\n", "\nmore\n", 1),
    "with a hyphen for the dash": lambda note: note.replace("—", "-"),
    "with two spaces": lambda note: note.replace("— ", "—  "),
    "in other base64": lambda note: note.replace("=\n", "\n"),
    "with an empty signature": lambda note: note + "— other \n",
    "with a short signature": lambda note: note + "— other AAAAAA==\n",
    "by a hundred others as well": lambda note: note + "— other AAAAAAAA\n" * 100,
    "by a name with a plus": lambda note: note + "— o+ther AAAAAAAA\n",
}


@pytest.mark.parametrize("case", NOTES)
def test_a_note_that_is_not_well_signed_is_refused(signed: Files, new: New, case: str) -> None:
    """Signed twice, by nobody, in another form: c2sp.org/signed-note."""
    assert both(new(_noted(signed, NOTES[case])), VKEY)


def test_signatures_by_others_are_passed_over(signed: Files, new: New) -> None:
    """As the specification demands: a witness may sign a checkpoint too."""
    for others in (1, 99):
        more = "— other AAAAAAAA\n" * others
        assert both(new(_noted(signed, lambda note, more=more: note + more)), VKEY) == set()


def test_a_pack_signed_anew_by_another_is_found_by_who_has_the_key(store: Path, new: New) -> None:
    """An attacker with a key of the same name: the key inside fits, the key known does not."""
    forged = new(packed(store, skey=OTHER_SKEY).files)
    assert both(forged) == set()
    assert "vouches for nothing" in asked_alone(forged).said
    assert both(forged, VKEY)


def test_a_pack_whose_signatures_were_taken_away_is_told_apart(store: Path, new: New) -> None:
    """Without a key it says that nobody signed it; with one it fails."""
    bare = new(packed(store, skey=None).files)
    assert both(bare, VKEY)
    said = asked_alone(bare)
    assert "signed by nobody" in said.said
    assert "Verified" not in said.said


def test_a_signed_pack_without_its_key_needs_one(signed: Files, new: New) -> None:
    """A key that was taken out is missed, and one that is none is not used."""
    without = {name: data for name, data in signed.items() if name != "key.pub"}
    assert both(new(without))
    assert both(new(without), VKEY) == {("manifest", "")}
    assert both(new({**signed, "key.pub": b""})) == {("key", "")}
    assert both(new({**signed, "key.pub": VKEY.replace("county", "town").encode()}))


@pytest.mark.parametrize(
    "vkey",
    ["", "a", "a+b+c", VKEY[:-1], VKEY + "\n", OTHER_VKEY, "\udcff"],
    ids=["nothing", "a word", "parts", "cut", "a line more", "another's", "no text"],
)
def test_a_key_that_is_none_or_anothers_is_refused(signed: Files, new: New, vkey: str) -> None:
    """Whatever is typed."""
    assert both(new(signed), vkey)


def test_what_is_left_out_of_a_signed_pack_is_missed(store: Path, new: New) -> None:
    """Dropping facts with their proofs leaves the others proven: the manifest notices."""
    files = packed(store, Choice("B-0001")).files
    last = str(json.loads(files["facts.jsonl"].splitlines()[-1])["position"])
    fewer = with_proofs(with_facts(files, list.pop), lambda proofs: proofs.pop(last))
    assert both(new(fewer), VKEY) == {("manifest", "")}
    assert both(new(sealed_again(fewer, OTHER_SKEY)), VKEY) == {("manifest", "")}


def test_the_key_may_be_in_a_file(signed: Files, new: New, tmp_path: Path) -> None:
    """As a keeper hands it out; a file that is none, or is too much, is no key."""
    file = tmp_path / "keeper.pub"
    file.write_text(f"{VKEY}\n", encoding="utf-8")
    pack = new(signed)
    assert asked_alone(pack, str(file)) == asked_alone(pack, VKEY)
    for name, held in (("other.pub", OTHER_VKEY), ("empty", ""), ("two", f"{VKEY}\n{VKEY}\n")):
        (tmp_path / name).write_text(held, encoding="utf-8")
        assert asked_alone(pack, str(tmp_path / name)).code == 1
    for none in (tmp_path, tmp_path / "none", "n" * 9_999):
        said = asked_alone(pack, str(none))
        assert (said.code, said.said.partition(":")[0]) == (1, "key")


def test_what_is_not_in_the_pack_is_told_of_where_there_is_any(
    signed: Files, store: Path, new: New
) -> None:
    """A pack of all facts leaves none out, and is not said to."""
    some = packed(store, Choice("B-0001")).files
    for files, expected in ((signed, False), (some, True)):
        assert ("facts that are not here" in asked_alone(new(files), VKEY).said) is expected
        report = verify_pack(new(files), [VKEY])
        assert ("facts that are not in the pack" in " ".join(report.not_looked_at)) is expected


def test_it_is_written_for_the_python_it_says_it_needs() -> None:
    """3.9: its grammar, and no name from a later standard library."""
    source = Path(lone.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 9))
    imported = {
        name.name.partition(".")[0] if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in node.names
    }
    assert imported <= sys.stdlib_module_names
    assert imported.isdisjoint({"tomllib", "graphlib", "zoneinfo"})
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Match)]
