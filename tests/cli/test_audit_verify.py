"""`audit verify, rules, checkpoint, keygen, proof`: what an auditor types, and what comes back."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import apsw
import pytest

from cfworkflow.audit.checkpoint import read_checkpoint
from cfworkflow.audit.merkle import leaf_hash, verify_inclusion
from cfworkflow.audit.note import verify as verify_note
from tests.cli.terminal import Desk


def tampered(desk: Desk, statement: str) -> None:
    """Somebody with the file removes what protects it, and changes it."""
    connection = apsw.Connection(str(desk.store))
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for _, sql in triggers:
        connection.execute(str(sql))
    connection.close()


@pytest.fixture
def key(a_years: Desk) -> Path:
    """A key of the partnership's, without a passphrase."""
    path = a_years.store.with_name("partnership.key")
    a_years.done(f"audit keygen {path} --name cfworkflow/test")
    return path


def test_a_sound_record_is_verified_part_by_part(a_years: Desk) -> None:
    """Each part with how much of it was looked at, the root, and what was not looked at."""
    answer = a_years.done("status", "audit verify")
    for part in ("leaves", "log", "facts", "erasures", "rules", "index", "views"):
        assert re.search(rf"^{part}: sound \(.*\d+ ", answer.out, re.MULTILINE), part
    assert f"of {a_years.facts} facts" in answer.out
    assert "Not looked at: checkpoints: none was given" in answer.out
    assert "verified" not in answer.out.lower()


def test_leaves_only_says_what_it_left_out(a_years: Desk) -> None:
    """Faster, and not said to be more than it is."""
    answer = a_years.done("audit verify --leaves-only")
    assert "rules: " not in answer.out
    assert "Not looked at: the rules" in answer.out
    assert "Not looked at: the views" in answer.out


def test_what_is_wrong_is_listed_first_what_matters_most(a_years: Desk, key: Path) -> None:
    """Exit 5, each with its place, and what to do with the file; as JSON too."""
    kept = a_years.store.with_name("march.txt")
    a_years.done(f"audit checkpoint --key {key} --out {kept}", "status")
    tampered(
        a_years,
        """UPDATE fact SET line =
        CAST(replace(CAST(line AS TEXT), '"met":false', '"met":true') AS BLOB)
        WHERE type = 'evidence-checked'""",
    )
    asked = f"audit verify --checkpoint {kept} --key {key}.pub"
    answer = a_years(asked)
    assert answer.code == 5
    assert "checkpoint" in answer.out.splitlines()[0]
    first, *others = [line for line in answer.err.splitlines() if line.startswith("Error")]
    assert first.startswith("Error (checkpoint): The first ")
    assert "Error (log): @" in others[0]
    assert any("Error (rules): @" in line for line in others)
    assert "Keep the file as it is" in answer.err
    assert "Traceback" not in answer.err
    told = a_years(f"{asked} --json")
    assert told.code == 5
    wrong = [part["part"] for part in told.json["parts"] if part["problems"]]
    assert wrong[0].startswith("checkpoint")


def test_views_alone_that_are_wrong_are_made_anew(a_years: Desk) -> None:
    """No fact is in doubt by that, and the command that mends it is named."""
    a_years.done("status")
    tampered(a_years, "DELETE FROM kept_true_1 WHERE word = 'barriers state:closed'")
    answer = a_years("audit verify")
    assert answer.code == 5
    assert "Try: cfworkflow projections rebuild" in answer.err
    a_years.done("projections rebuild", "audit verify")


def test_a_checkpoint_is_three_lines_that_say_what_the_record_holds(a_years: Desk) -> None:
    """The log's name, its size, its root: to be kept on paper if need be."""
    answer = a_years.done("audit checkpoint")
    made = read_checkpoint(answer.out)
    assert (made.origin, made.size) == ("cfworkflow", a_years.facts)
    assert "not signed" in answer.err
    assert a_years.done("audit verify --json").json["root"] == made.root.hex()


def test_a_checkpoint_typed_from_paper_is_held_against_the_record(a_years: Desk) -> None:
    """Unsigned as it is, it says what was there; that nobody signed it is said as well."""
    kept = a_years.file("paper.txt", a_years.done("audit checkpoint").out)
    a_years.done("barrier raise county --title 'One more'")
    answer = a_years.done(f"audit verify --checkpoint {kept}")
    assert f"checkpoint {kept}: sound" in answer.out
    assert "its signature unread" in answer.out


TYPED = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "line ends of an old Mac": lambda text: text.replace("\n", "\r").encode(),
    "no newline at its end": lambda text: text.removesuffix("\n").encode(),
    "blanks and empty lines at its end": lambda text: f"{text}  \n\t\n\n".encode(),
    "blanks around its lines": lambda text: text.replace("\n", " \t\n  ").encode(),
    "a mark at its beginning": lambda text: text.encode("utf-8-sig"),
    "two bytes a letter": lambda text: text.encode("utf-16"),
    "all at once": lambda text: f"\n {text} ".replace("\n", " \r\n").encode("utf-8-sig"),
}
"""What an editor does to a text without anyone having meant it."""


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_checkpoint_is_read_whatever_an_editor_made_of_its_line_ends(
    a_years: Desk, key: Path, typed: Callable[[str], bytes]
) -> None:
    """Three lines from paper, and a signed note, whose signature then fits what was signed."""
    kept, public = a_years.file("typed.txt", ""), a_years.file("typed.pub", "")
    kept.write_bytes(typed(a_years.done("audit checkpoint").out))
    assert f"checkpoint {kept}: sound" in a_years.done(f"audit verify --checkpoint {kept}").out
    kept.write_bytes(typed(a_years.done(f"audit checkpoint --key {key}").out))
    public.write_bytes(typed(Path(f"{key}.pub").read_text()))
    answer = a_years.done(f"audit verify --checkpoint {kept} --key {public}")
    assert (
        f"checkpoint {kept}: sound ({a_years.facts} facts, signed by cfworkflow/test" in answer.out
    )


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_checkpoint_is_not_read_so_kindly_that_a_change_goes_unseen(
    a_years: Desk, key: Path, typed: Callable[[str], bytes]
) -> None:
    """What is signed are its letters: another figure is found however the lines end."""
    facts, kept = a_years.facts, a_years.file("typed.txt", "")
    note = a_years.done(f"audit checkpoint --key {key}").out
    kept.write_bytes(typed(note.replace(f"\n{facts}\n", f"\n{facts - 1}\n")))
    answer = a_years.refused(f"audit verify --checkpoint {kept} --key {key}.pub")
    assert answer.code == 5
    assert "note-signature-wrong" in answer.err
    assert a_years(f"audit verify --checkpoint {kept}").code == 5


def test_a_signed_checkpoint_is_a_note_anyone_can_verify(a_years: Desk, key: Path) -> None:
    """By the public key alone, with any program that reads signed notes."""
    note = a_years.done(f"audit checkpoint --key {key}").out
    public = key.with_name("partnership.key.pub").read_text().strip()
    assert verify_note(note, [public]).signers == (public,)
    kept = a_years.file("signed.txt", note)
    answer = a_years.done(f"audit verify --checkpoint {kept} --key {key}.pub")
    assert "signed by cfworkflow/test" in answer.out


def test_a_checkpoint_that_was_changed_is_refused(a_years: Desk, key: Path) -> None:
    """Exit 5 and why, before anything else is looked at."""
    note = a_years.done(f"audit checkpoint --key {key}").out
    facts = a_years.facts
    forged = a_years.file("forged.txt", note.replace(f"\n{facts}\n", f"\n{facts - 1}\n"))
    answer = a_years.refused(f"audit verify --checkpoint {forged} --key {key}.pub")
    assert answer.code == 5
    assert "note-signature-wrong" in answer.err


def test_a_checkpoint_signed_in_another_name_is_refused(a_years: Desk, key: Path) -> None:
    """A key vouches for the log of its own name, and for no other."""
    from cfworkflow.audit.note import sign  # noqa: PLC0415 - what a forger would do

    text = a_years.done("audit checkpoint").out
    forged = a_years.file("other.txt", sign(text, key.read_text().strip()))
    answer = a_years.refused(f"audit verify --checkpoint {forged} --key {key}.pub")
    assert answer.code == 5
    assert "a log signs with a key of its own name" in answer.err


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("audit verify --checkpoint none.txt", 3, "There is no file none.txt"),
        ("audit verify --checkpoint {rubbish}", 5, "checkpoint-malformed"),
        ("audit verify --key {rubbish}", 4, "key-malformed"),
        ("audit checkpoint --key {rubbish}", 4, "key-"),
        ("audit checkpoint --out {rubbish}", 4, "none is ever written over"),
        ("audit keygen {rubbish} --name cfworkflow/test", 4, "key-file-exists"),
        ("audit keygen {new} --name 'two words'", 4, "key-name"),
        ("audit keygen {new} --name one --passphrase", 2, "set CFWORKFLOW_PASSPHRASE"),
        ("audit verify --checkpoint {rubbish} --key {rubbish}.none", 3, "key-file-unreadable"),
        ("audit proof B-0999", 3, "There is no barrier B-0999"),
        ("audit proof tacticall", 3, "Did you mean tactical"),
        ("audit proof @99999", 3, "There is no fact about @99999"),
        ("audit proof @1.0", 2, "write it as @12"),
        ("audit verify --pack none.zip", 3, "There is no file or folder none.zip"),
        ("audit verify --pack {rubbish} --leaves-only", 2, "verified by itself"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(
    a_years: Desk, command: str, code: int, said: str
) -> None:
    """No stack trace, nothing changed, and nothing written over."""
    rubbish = a_years.file("rubbish.txt", "not what it should be")
    new = a_years.store.with_name("new.key")
    answer = a_years.refused(command.format(rubbish=rubbish, new=new))
    assert answer.code == code
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert rubbish.read_text() == "not what it should be"
    assert not new.exists()


def test_a_private_key_is_for_its_owner_alone(key: Path) -> None:
    """Mode 0600 from the start; one that others could read is not signed with."""
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.chmod(0o644)
    desk = Desk(key.with_name("cfworkflow.db"))
    answer = desk.refused(f"audit checkpoint --key {key}")
    assert "chmod 600" in answer.err
    assert "PRIVATE" not in answer.err


def test_a_key_under_a_passphrase_is_opened_by_it_alone(
    a_years: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can be asked it comes from the environment, or not at all."""
    path = a_years.store.with_name("sealed.key")
    monkeypatch.setenv("CFWORKFLOW_PASSPHRASE", "four words of mine")
    a_years.done(f"audit keygen {path} --name cfworkflow/test --passphrase")
    assert "PRIVATE+KEY" not in path.read_text()
    a_years.done(f"audit checkpoint --key {path}")
    monkeypatch.setenv("CFWORKFLOW_PASSPHRASE", "others")
    assert "key-passphrase-wrong" in a_years.refused(f"audit checkpoint --key {path}").err
    monkeypatch.delenv("CFWORKFLOW_PASSPHRASE")
    assert "key-passphrase-needed" in a_years.refused(f"audit checkpoint --key {path}").err


def test_a_proof_leads_from_the_line_to_the_root(a_years: Desk) -> None:
    """Recomputed here from the bytes shown, as a stranger would."""
    told = a_years.done("audit proof B-0001 --json").json
    root = bytes.fromhex(told["root"])
    assert len(told["proofs"]) > 3
    for each in told["proofs"]:
        leaf = sha256(b"\x00" + each["line"].encode()).digest()
        assert leaf == leaf_hash(each["line"].encode())
        steps = [bytes.fromhex(step) for step in each["proof"]]
        verify_inclusion(each["position"] - 1, told["size"], leaf, steps, root)
    one = a_years.done("audit proof @1")
    assert one.out.startswith('@1  {"type":')
    assert told["root"] in one.out


def test_the_rules_are_told_with_how_many_facts_each_judged(a_years: Desk) -> None:
    """A rule that judged nothing is seen to have judged nothing."""
    answer = a_years.done("audit rules")
    rows = dict(re.findall(r"^([A-Z][0-9])\s+(\d+)\s+none$", answer.out, re.MULTILINE))
    assert rows["I1"] == str(a_years.facts)
    assert len(rows) == len(a_years.done("rules --json").json)
    told = a_years.done("audit rules --json").json
    assert told["judged"] == {code: int(judged) for code, judged in rows.items()}
    assert told["breaches"] == []


def test_a_rule_that_was_not_kept_is_told_with_the_fact(a_years: Desk) -> None:
    """Exit 5, the rule's code, the position, and a sentence."""
    tampered(
        a_years,
        """UPDATE fact SET line =
        CAST(replace(CAST(line AS TEXT), '"quorum":', '"quorum":1') AS BLOB)
        WHERE type = 'decision-made'""",
    )
    answer = a_years("audit rules")
    assert answer.code == 5
    assert re.search(r"^Error \(rules\): @\d+: Q1: ", answer.err, re.MULTILINE)


def cut_off(desk: Desk) -> None:
    """The last facts are taken away, and the tree that is kept of them is not."""
    desk.done("audit checkpoint")
    tampered(desk, "DELETE FROM fact WHERE position > (SELECT max(position) - 3 FROM fact)")


@pytest.mark.parametrize("command", ["checkpoint", "proof @1", "pack --out {out}"])
def test_nothing_is_proved_from_a_log_that_is_not_of_the_facts(a_years: Desk, command: str) -> None:
    """A record cut off at its end is told of at once, and what to do; no pack is left behind."""
    cut_off(a_years)
    out = a_years.store.with_name("a.zip")
    answer = a_years(f"audit {command.format(out=out)}")
    assert answer.code == 5
    assert "facts were taken away, or the log was changed" in answer.err
    assert "cfworkflow audit verify" in answer.err
    assert not out.exists()


def test_a_record_that_was_cut_off_is_found_without_a_checkpoint(a_years: Desk) -> None:
    """The kept tree tells of more: who verifies is not left waiting for what is gone."""
    cut_off(a_years)
    answer = a_years("audit verify")
    assert answer.code == 5
    assert f"@{a_years.facts + 1}: From here on, the kept tree" in answer.err


def test_references_are_taken_as_people_say_them(a_years: Desk) -> None:
    """b1 is B-0001, and a position may be written with zeros before it."""
    told = a_years.done("audit proof B-0001 --json").json
    assert a_years.done("audit proof b1 --json").json == told
    assert a_years.done("audit proof @007 --json").json["proofs"][0]["position"] == 7


def test_a_key_may_be_typed_and_is_not_taken_for_nothing(a_years: Desk, key: Path) -> None:
    """As a line or as its file; with nothing that it signed, it would check nothing."""
    kept = a_years.store.with_name("kept.txt")
    said = a_years.done(f"audit checkpoint --key {key} --out {kept}").err
    assert f"audit verify --checkpoint {kept} --key {key}.pub" in said
    public = Path(f"{key}.pub").read_text().strip()
    for given in (public, f"{key}.pub"):
        answer = a_years.done(f"audit verify --checkpoint {kept} --key {given}")
        assert "signed by cfworkflow/test" in answer.out
        refused = a_years.refused(f"audit verify --key {given}")
        assert refused.code == 2
        assert "give that with it" in refused.err


def test_which_of_several_checkpoints_is_wrong_is_said(a_years: Desk, key: Path) -> None:
    """By the name of its file."""
    note = a_years.done(f"audit checkpoint --key {key}").out
    good, bad = a_years.file("good.txt", note), a_years.file("bad.txt", note + "x")
    given = f"--checkpoint {good} --checkpoint {bad}"
    for more in (f" --key {key}.pub", ""):
        said = a_years(f"audit verify {given}{more}")
        assert (str(bad) in said.err) == bool(more)
        assert f"read a signed note {good}" not in said.err
