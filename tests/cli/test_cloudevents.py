"""`export cloudevents` and `import cloudevents`: a record handed on, the same to the last byte."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.audit.test_erasures import tampered
from tests.cli.terminal import Answer, Desk, ask, ask_process


def beside(desk: Desk, name: str) -> Path:
    """Where a file beside the store would be."""
    return desk.store.with_name(name)


@pytest.fixture
def exported(whole_years: Desk) -> Desk:
    """A desk with every kind of fact, exported to `record.jsonl` beside its store."""
    whole_years.done(f"export cloudevents --out {beside(whole_years, 'record.jsonl')}")
    return whole_years


def bring(desk: Desk, *words: str, to: str = "copy.db") -> Answer:
    """Import the file beside the store into another store there."""
    return ask(
        *("--store", str(beside(desk, to)), "import", "cloudevents"),
        *(str(beside(desk, "record.jsonl")), *words),
    )


def checkpoint(desk: Desk, name: str, *words: str) -> str:
    """A checkpoint of what is on record, in a file beside the store."""
    file = str(beside(desk, name))
    desk.done(" ".join(("audit checkpoint --out", file, *words)))
    return file


def test_a_record_is_made_again_and_verifies_to_the_same_root(exported: Desk) -> None:
    """The promise: what is proved of the one is proved of the other."""
    answer = bring(exported)
    assert answer.code == 0, answer.err
    copy = Desk(beside(exported, "copy.db"))
    said = exported.done("audit checkpoint --json").json
    assert f"root: {said['root']} of {said['size']} facts" in answer.out
    assert "Next: cfworkflow audit verify" in answer.err
    assert copy.done("audit checkpoint --json").json == said
    sound = copy.done("audit verify --json").json
    assert [part["problems"] for part in sound["parts"]] == [[]] * len(sound["parts"])
    assert copy.done("projections verify").code == 0


def test_what_is_read_in_the_copy_is_what_is_read_in_the_original(exported: Desk) -> None:
    """Views and moments as well; and it goes on: commands are taken as they would be there."""
    bring(exported)
    copy = Desk(beside(exported, "copy.db"))
    for command in ("status --json", "barrier list --json --as-of @60", "audit log --json"):
        assert copy.done(command).json == exported.done(command).json
    further = "theme name anew --title 'What else'"
    assert copy.done(further).out == exported.done(further).out


def test_exported_again_it_is_the_same_file(exported: Desk) -> None:
    """Byte for byte, to a file or to a pipe."""
    bring(exported)
    again = Desk(beside(exported, "copy.db")).done("export cloudevents")
    assert again.out == beside(exported, "record.jsonl").read_text(encoding="utf-8")


def test_it_can_be_piped_from_one_place_to_another(exported: Desk) -> None:
    """Nothing need lie about in between."""
    text = beside(exported, "record.jsonl").read_text(encoding="utf-8")
    answer = ask_process(
        *("--store", "copy.db", "import", "cloudevents", "-", "--json"),
        folder=exported.store.parent,
        text=text,
    )
    assert answer.json["facts"] == exported.facts
    assert answer.json["recorded"] is True


def test_a_dry_run_tells_the_root_and_leaves_nothing(exported: Desk) -> None:
    """All is checked as it would be, and no store is made."""
    answer = bring(exported, "--dry-run")
    assert exported.done("audit checkpoint --json").json["root"] in answer.out
    assert "dry run" in answer.err
    assert not beside(exported, "copy.db").exists()


def test_with_a_checkpoint_nothing_less_than_that_record_is_taken(exported: Desk) -> None:
    """Kept apart and signed: who changed the file, or left out its end, can't have it taken."""
    exported.done(f"audit keygen {beside(exported, 'a.key')} --name cfworkflow/county")
    file = checkpoint(exported, "kept.txt", "--key", str(beside(exported, "a.key")))
    key = f"{beside(exported, 'a.key')}.pub"
    lines = beside(exported, "record.jsonl").read_bytes().splitlines(keepends=True)
    beside(exported, "record.jsonl").write_bytes(b"".join(lines[:-1]))
    cut = bring(exported, "--checkpoint", file, "--key", key)
    assert (cut.code, cut.out) == (5, "")
    assert f"tells of {len(lines)} facts, and there are {len(lines) - 1}" in cut.err
    assert not beside(exported, "copy.db").exists()
    assert bring(exported, "--dry-run").code == 0
    beside(exported, "record.jsonl").write_bytes(b"".join(lines))
    whole = bring(exported, "--checkpoint", file, "--key", key)
    assert whole.code == 0
    assert "No checkpoint was given" not in whole.err


def test_another_record_is_not_the_one_that_was_asked_for(exported: Desk, archived: Desk) -> None:
    """The checkpoint of one record does not let in another."""
    file = checkpoint(archived, "theirs.txt")
    answer = bring(exported, "--checkpoint", file)
    assert answer.code == 5
    assert "of another record" in answer.err


def test_without_its_texts_a_record_arrives_as_withheld(exported: Desk) -> None:
    """The same root; what was said reads as withheld, and importing says how much is."""
    beside(exported, "record.jsonl").unlink()
    exported.done(f"export cloudevents --without-texts --out {beside(exported, 'record.jsonl')}")
    assert "The store would be marked as a copy" in bring(exported, "--dry-run").err
    answer = bring(exported)
    assert "Texts withheld from it: " in answer.err
    assert "The store is marked as a copy" in answer.err
    copy = Desk(beside(exported, "copy.db"))
    root = exported.done("audit checkpoint --json").json["root"]
    assert copy.done("audit checkpoint --json").json["root"] == root
    assert copy.done("barrier show B-0001 --json").json["title"] == "(withheld)"


def test_what_was_erased_is_told_apart_from_what_a_copy_is_without(exported: Desk) -> None:
    """Erased by a fact on record, in the copy too; withheld where only the copy lacks the text."""
    exported.done("audit redact B-0001 --reason Asked --authority DPO --yes")
    beside(exported, "record.jsonl").unlink()
    exported.done(f"export cloudevents --without-texts --out {beside(exported, 'record.jsonl')}")
    bring(exported)
    copy = Desk(beside(exported, "copy.db"))
    titles = {
        barrier: [desk.done(f"barrier show {barrier} --json").json["title"] for desk in both]
        for barrier in ("B-0001", "B-0002")
        for both in [(exported, copy)]
    }
    assert titles["B-0001"] == ["(erased)", "(erased)"]
    assert titles["B-0002"][1] == "(withheld)" != titles["B-0002"][0]
    log = {fact["position"]: fact["sentence"] for fact in copy.done("audit log --json").json}
    assert any(said.endswith(" (erased)") for said in log.values())
    explained = copy.done("decision explain D-0001 --json").json
    for fact in explained["facts"]:
        assert fact["sentence"].endswith("(withheld)") == log[fact["position"]].endswith(
            "(withheld)"
        )
    assert any(fact["sentence"].endswith("(withheld)") for fact in explained["facts"])


def test_a_copy_without_texts_verifies_and_is_said_to_be_one(exported: Desk) -> None:
    """Nothing is wrong with it: exit code 0, what it is in a state of its own, and loudly."""
    beside(exported, "record.jsonl").unlink()
    exported.done(f"export cloudevents --without-texts --out {beside(exported, 'record.jsonl')}")
    withheld = bring(exported, "--json").json["withheld"]
    copy = Desk(beside(exported, "copy.db"))
    file = checkpoint(exported, "kept.txt")
    answer = copy.done(f"audit verify --checkpoint {file}")
    assert re.search(rf"^texts: {withheld} of \d+ withheld$", answer.out, re.MULTILINE)
    assert f"a copy that was made without texts: {withheld} of " in answer.err
    assert "Should it be the record itself, they were taken away" in answer.err
    told = copy.done("audit verify --json").json
    assert (told["state"], told["withheld"]["texts"]) == ("sound-without-texts", withheld)
    told = exported.done("audit verify --json").json
    assert (told["state"], told["withheld"]) == ("sound", None)


def test_into_a_store_with_facts_nothing_is_imported(exported: Desk, archived: Desk) -> None:
    """Two records are never made one: refused, and neither is touched."""
    beside(exported, "begun.db").write_bytes(archived.store.read_bytes())
    before = Desk(beside(exported, "begun.db")).facts
    answer = bring(exported, to="begun.db")
    assert (answer.code, answer.out) == (4, "")
    assert f"{before} facts are on record there" in answer.err
    assert "Nothing was recorded." in answer.err
    assert Desk(beside(exported, "begun.db")).facts == before
    assert f"--store {beside(exported, 'begun-2.db')}" in answer.err
    beside(exported, "begun-2.db").touch()
    assert f"--store {beside(exported, 'begun-3.db')}" in bring(exported, to="begun.db").err


def test_a_store_without_facts_takes_one_in(exported: Desk) -> None:
    """`init` may have been typed already."""
    ask("--store", str(beside(exported, "copy.db")), "init")
    assert bring(exported).code == 0
    assert Desk(beside(exported, "copy.db")).facts == exported.facts


def test_every_problem_is_listed_with_its_line(exported: Desk) -> None:
    """Exit code 5, no store, and what to do; in words as in JSON."""
    file = beside(exported, "record.jsonl")
    lines = file.read_bytes().splitlines(keepends=True)
    lines[6] = b"{\n"
    lines[2] = lines[2].replace(b'"1.0"', b'"2.0"')
    file.write_bytes(b"".join(lines))
    answer = bring(exported)
    assert (answer.code, answer.out) == (5, "")
    first, second, try_, last = answer.err.splitlines()
    assert first.startswith(f"Error (event): {file}, line 3: Its specversion is '2.0'")
    assert second.startswith(f"Error (event): {file}, line 7: It is not JSON")
    assert "Ask for the file again" in try_
    assert last == "Nothing was recorded."
    assert not beside(exported, "copy.db").exists()
    error = bring(exported, "--json").error
    assert (error["code"], len(error["also"])) == ("event", 1)


def test_of_very_many_problems_some_are_listed(exported: Desk) -> None:
    """A screenful tells what is the matter; the others are counted."""
    beside(exported, "record.jsonl").write_bytes(b"{}\n" * 60)
    answer = bring(exported)
    assert answer.err.count("Error (event)") == 50
    assert "70 more were found." in answer.err


def test_what_is_not_there_can_not_be_imported(exported: Desk) -> None:
    """A name typed wrong is said to be that."""
    beside(exported, "record.jsonl").unlink()
    answer = bring(exported)
    assert answer.code == 3
    assert "record.jsonl" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        "--store memory: import cloudevents {0}",
        "--store memory: export cloudevents",
        "--store copy.db import cloudevents {0} --key {0}",
        "--store {1} export cloudevents --json",
    ],
)
def test_what_makes_no_sense_is_wrong_usage(exported: Desk, words: str) -> None:
    """A key without a checkpoint, a store that keeps nothing, JSON of what is JSON."""
    files = beside(exported, "record.jsonl"), exported.store
    exported.done("audit keygen " + f"{beside(exported, 'a.key')} --name cfworkflow/county")
    typed = words.replace("--key {0}", f"--key {beside(exported, 'a.key.pub')}")
    assert ask(*typed.format(*files).split()).code == 2


def test_no_file_is_written_over(exported: Desk) -> None:
    """An earlier export may be the only one of its day."""
    file = beside(exported, "record.jsonl")
    before = file.read_bytes()
    answer = exported.refused(f"export cloudevents --out {file}")
    assert "none is ever written over" in answer.err
    assert file.read_bytes() == before


def test_as_of_a_moment_only_what_was_on_record_then_is_exported(archived: Desk) -> None:
    """By position, date or time, as anywhere."""
    whole = archived.done("export cloudevents").out.splitlines()
    assert archived.done("export cloudevents --as-of @7").out.splitlines() == whole[:7]
    then = archived.done("export cloudevents --as-of 2025-03-10").out.splitlines()
    assert then == whole[: len(then)]
    assert json.loads(then[-1])["time"].startswith("2025-03-10")
    assert json.loads(whole[len(then)])["time"] > "2025-03-11"
    nothing = archived.done("export cloudevents --as-of 2025-02-28")
    assert (nothing.out, nothing.err) == ("", "Nothing was on record by 2025-02-28.\n")
    assert archived("export cloudevents --as-of @900").code == 2


def test_a_record_of_one_fact_is_told_of_as_one(archived: Desk) -> None:
    """The beginning of a record is a record: it is exported, imported and said to be one fact."""
    one = beside(archived, "one.jsonl")
    assert archived.done(f"export cloudevents --as-of @1 --out {one}").err.startswith("1 fact, ")
    copy = Desk(beside(archived, "copy.db"))
    assert ": 1 fact, each as it stood." in copy.done(f"import cloudevents {one}").out


def test_a_damaged_record_is_not_exported_as_a_sound_one(archived: Desk) -> None:
    """Exit code 5, and no file is left that looks like an export."""
    out = beside(archived, "record.jsonl")
    tampered(archived.store, "UPDATE fact SET line = CAST('{' AS BLOB) WHERE position = 9")
    answer = archived(f"export cloudevents --out {out}")
    assert answer.code == 5
    assert "at position 9" in answer.err
    assert not out.exists()
