"""What verifying says of erased texts; and that all that proves anything holds without them."""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import pytest

from cfworkflow import Workflow
from cfworkflow.audit.log import Log
from cfworkflow.audit.pack.choosing import Choice
from cfworkflow.audit.redacting import elsewhere, still_said, texts_at
from cfworkflow.audit.verification import Given, Report, verify
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.store.shredding import shred
from cfworkflow.store.skim import history_in
from tests.audit.a_pack import asked_alone, in_a_folder, packed, wrong_in
from tests.audit.test_verification import free_of_triggers, quiet, sealed, verified
from tests.projections.a_kept_store import connected, keeper_on, write
from tests.projections.a_year import year

THING = "barrier:B-0001"
RAISED = next(told.position for told in year() if told.fact.NAME == "barrier-raised")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year's store, its views kept, what was erased in that year shredded."""
    path = write(tmp_path_factory.mktemp("store") / "original.db", year())
    keep(path)
    with connected(path) as connection:
        shred(connection, path)
    return path


@pytest.fixture
def store(original: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(original, tmp_path / "a.db"))


def keep(path: Path) -> None:
    """Bring the views up to date."""
    with connected(path) as connection:
        keeper_on(connection).catch_up(history_in(connection))


def redact(path: Path, thing: str = THING) -> tuple[int, ...]:
    """Have the texts about a thing erased and shredded; the positions they stood at."""
    with Workflow.open(str(path)) as record:
        [told] = record.do(
            RedactNarratives(thing=thing, reason="Asked for", authority="The DPO")
        ).facts
    keep(path)
    with connected(path) as connection:
        shred(connection, path)
    return told.fact.erases()


def of_erasures(report: Report) -> list[tuple[int | None, str]]:
    """What is wrong with the erasures, and where."""
    return [(each.position, each.what) for part, each in report.problems if part.name == "erasures"]


def tampered(path: Path, statement: str, *given: object) -> None:
    """Somebody with the file changes it."""
    with connected(path) as connection:
        triggers = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        free_of_triggers(connection)
        connection.execute(statement, given)  # type: ignore[arg-type]
        for (sql,) in triggers:
            connection.execute(str(sql))


def narrative_of(path: Path, position: int) -> bytes:
    """The stored text of a fact."""
    with connected(path) as connection:
        found = connection.execute("SELECT narrative FROM fact WHERE position = ?", (position,)).get
    assert isinstance(found, bytes)
    return found


def test_after_a_redaction_everything_still_verifies(store: Path) -> None:
    """Checkpoints from before and after, every leaf, the rules, the views: nothing is amiss."""
    before = sealed(store)
    gone = redact(store)
    after = sealed(store)
    report = verified(store, before, after)
    assert report.problems == []
    told = {part.name: part.looked_at for part in report.parts}
    earlier = [told.fact.erases() for told in year() if told.fact.erases()]
    assert told["erasures"].startswith(f"{len(gone) + sum(map(len, earlier))} texts")
    assert after.checkpoint.size == before.checkpoint.size + 1


def test_the_proofs_of_an_erased_fact_are_those_it_had(store: Path) -> None:
    """The leaf is the line, and the line was not touched."""
    with connected(store) as connection:
        log = Log(connection)
        size = log.catch_up()
        before = log.inclusion(RAISED, size), log.root(size)
    redact(store)
    with connected(store) as connection:
        log = Log(connection)
        assert (log.inclusion(RAISED, size), log.root(size)) == before
        assert log.consistency(size, log.catch_up())


def test_with_every_text_erased_all_of_it_still_verifies(store: Path) -> None:
    """Nothing that proves, judges or folds ever rests on a text."""
    before = sealed(store)
    for thing in sorted({told.fact.tags()[0] for told in year()}):
        with Workflow.open(str(store)) as record:
            said = [told for told in record.history() if told.fact.tags()[0] == thing]
            has_texts = [told for told in said if told.fact.NAME != "narratives-erased"]
        with connected(store) as connection:
            there = still_said(connection, [told.position for told in has_texts])
        if there:
            assert set(there) <= set(redact(store, thing))
    with connected(store) as connection:
        left = connection.execute(
            "SELECT DISTINCT type FROM fact WHERE narrative IS NOT NULL"
        ).fetchall()
    assert left == [("narratives-erased",)]
    assert verified(store, before).problems == []
    assert asked_alone(in_a_folder(packed(store).files, store.with_name("pack"))).code == 0


def test_a_text_that_is_gone_without_a_word_is_found(store: Path) -> None:
    """The file itself lets a text go; that no fact tells of it is what gives it away."""
    sealed(store)
    with connected(store) as connection:
        connection.execute("UPDATE fact SET narrative = NULL WHERE position = ?", (RAISED,))
    [(position, what)] = of_erasures(verified(store))
    assert position == RAISED
    assert "no erasure of it is on record" in what


def test_a_text_that_was_put_back_is_found(store: Path) -> None:
    """From an older copy: it has the right hash, and should not be there."""
    said = narrative_of(store, RAISED)
    assert RAISED in redact(store)
    tampered(store, "UPDATE fact SET narrative = ? WHERE position = ?", said, RAISED)
    report = verified(store)
    [(position, what)] = of_erasures(report)
    assert position == RAISED
    assert "stands here again" in what


@pytest.mark.parametrize("said", [b"", b"{}", b"rubbish", b'{"title": "Another"}', b"\xff\x00"])
def test_anything_put_in_the_place_of_an_erased_text_is_found(store: Path, said: bytes) -> None:
    """Whatever it is, it is told of, and nothing falls over it."""
    redact(store)
    tampered(store, "UPDATE fact SET narrative = ? WHERE position = ?", said, RAISED)
    report = verified(store)
    assert [position for position, _ in of_erasures(report)] == [RAISED]
    assert not said or ("facts", str(RAISED)) in wrong_in(report)


def test_shredding_that_is_owed_is_said(store: Path) -> None:
    """Erased on record, and perhaps still in the file: with what to do about it."""
    with Workflow.open(str(store)) as record:
        record.do(RedactNarratives(thing=THING, reason="Asked for", authority="The DPO"))
    keep(store)
    [(position, what)] = of_erasures(verified(store))
    assert position is None
    assert "audit redact" in what


def test_an_erasure_of_what_another_erased_is_no_excuse(store: Path) -> None:
    """Each text that is gone has its own fact; one about another does not cover it."""
    redact(store)
    with connected(store) as connection:
        other = connection.execute("SELECT min(position) FROM fact WHERE narrative IS NOT NULL").get
        connection.execute("UPDATE fact SET narrative = NULL WHERE position = ?", (other,))
    assert [position for position, _ in of_erasures(verified(store))] == [other]


def test_where_facts_are_not_read_erasures_are_not_said_to_be_sound(store: Path) -> None:
    """What was not looked at is said."""
    redact(store)
    with connected(store) as connection:
        report = verify(connection, None, [], quiet, rules=False)
    assert "erasures" not in {part.name for part in report.parts}
    assert "erasures" in " ".join(report.not_looked_at)


def test_a_pack_made_afterwards_verifies_without_the_text(store: Path) -> None:
    """By both verifiers; the text is in none of its files, and it is listed as withheld."""
    said = narrative_of(store, RAISED)
    redact(store)
    for choice in (Choice(), Choice(ref="B-0001")):
        made = packed(store, choice)
        assert not [name for name, data in made.files.items() if said in data]
        folder = in_a_folder(made.files, store.with_name(f"pack-{choice.ref is None}"))
        answer = asked_alone(folder)
        assert answer.code == 0
        assert "withheld" in answer.said


def test_where_else_the_same_words_stand_is_found(store: Path) -> None:
    """Word for word, as they are stored; too short ones tell nothing."""
    with connected(store) as connection:
        texts = texts_at(connection, [RAISED])
        [title] = [said for name, said in texts[RAISED].items() if name == "title"]
    assert isinstance(title, str)
    with Workflow.open(str(store)) as record:
        [told] = record.do(
            RedactNarratives(thing=THING, reason=f"It said: {title}", authority="The DPO")
        ).facts
    with connected(store) as connection:
        assert told.position in elsewhere(connection, texts)
        assert RAISED not in elsewhere(connection, texts)
        assert elsewhere(connection, {RAISED: {"title": "the"}}) == []
        assert elsewhere(connection, {}) == []


@pytest.mark.parametrize(
    "said", ['He said "no"', "back\\slash", "Zoë ☎ 日本", "two\nlines", "50% _"]
)
def test_words_are_found_however_they_are_stored(tmp_path: Path, said: str) -> None:
    """Quotes, line ends and other scripts stand in the file in a form of their own."""
    from tests.cli.an_archive import year as a_year  # noqa: PLC0415 - a store of its own

    store = a_year(tmp_path / "b.db")
    with Workflow.open(str(store)) as record:
        [told] = record.do(
            RedactNarratives(thing=THING, reason=f"Before {said} after", authority="The DPO")
        ).facts
    with connected(store) as connection:
        assert elsewhere(connection, {1: {"name": said}}) == [told.position]


def checkpoint_of(given: Given) -> tuple[int, bytes]:
    """What a checkpoint says."""
    return given.checkpoint.size, given.checkpoint.root


def test_a_redaction_is_itself_proved(store: Path) -> None:
    """Take away the fact that tells of it: a checkpoint finds it, and so does the missing text."""
    redact(store)
    kept = sealed(store)
    size, _ = checkpoint_of(kept)
    tampered(store, "DELETE FROM fact WHERE position = ?", size)
    report = verified(store, kept)
    assert RAISED in {position for position, _ in of_erasures(report)}
    assert "checkpoint kept.txt" in {part.name for part, _ in report.problems}


def test_a_statement_of_the_file_can_erase_but_not_rewrite(store: Path) -> None:
    """I1: triggers let one change through, and `audit verify` tells when no fact explains it."""
    with connected(store) as connection, pytest.raises(apsw.ConstraintError):
        connection.execute("UPDATE fact SET narrative = x'00' WHERE position = ?", (RAISED,))
