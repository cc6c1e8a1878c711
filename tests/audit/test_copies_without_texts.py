"""A copy made without texts verifies, and says so; an original that lost them does not."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.audit.verification import Report, Withheld
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.fact import Recorded
from cfworkflow.store.shredding import shred
from cfworkflow.store.withheld import mark_withheld, marked_withheld
from cfworkflow.testing import histories
from tests.audit.test_erasures import keep, narrative_of, of_erasures, redact, tampered
from tests.audit.test_verification import (
    HISTORY,
    STRIDE,
    assert_every_change_is_found,
    sealed,
    verified,
)
from tests.importing.an_export import exported, imported
from tests.projections.a_kept_store import connected, write
from tests.projections.a_year import year

AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole histories take minutes to shrink."""

RAISED = next(told.position for told in year() if told.fact.NAME == "barrier-raised")


def with_texts(path: Path) -> set[int]:
    """The positions of the facts that have their text."""
    with connected(path) as connection:
        found = connection.execute("SELECT position FROM fact WHERE narrative IS NOT NULL")
        return {int(str(position)) for (position,) in found}


def copied(whole: Path, withheld: Collection[int], to: Path) -> Path:
    """A copy of a store that was made without the texts at these positions."""
    lines = exported(whole).splitlines(keepends=True)
    without = exported(whole, texts=False).splitlines(keepends=True)
    sent = (without[n] if n + 1 in withheld else line for n, line in enumerate(lines))
    return imported(b"".join(sent), to)


def marked(path: Path) -> set[int]:
    """The positions a store is marked to have been made without the texts of."""
    with connected(path) as connection:
        return marked_withheld(connection)


def gone(path: Path, position: int) -> None:
    """A text is taken away, without a word: the file itself lets it go."""
    with connected(path) as connection:
        connection.execute("UPDATE fact SET narrative = NULL WHERE position = ?", (position,))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year's store, some of its texts erased and shredded."""
    path = write(tmp_path_factory.mktemp("store") / "original.db", year())
    keep(path)
    with connected(path) as connection:
        shred(connection, path)
    return path


@pytest.fixture(scope="module")
def bare(original: Path) -> Path:
    """A copy of it made without any text, its views kept."""
    path = imported(exported(original, texts=False), original.with_name("bare.db"))
    keep(path)
    return path


@pytest.fixture
def partly(original: Path, tmp_path: Path) -> Path:
    """A copy of it from which one text was withheld, its views kept."""
    path = copied(original, {RAISED}, tmp_path / "partly.db")
    keep(path)
    return path


def test_a_copy_without_texts_is_sound_and_says_what_it_is(original: Path, bare: Path) -> None:
    """Design § 6 and 9: every proof, replay and rule still holds; what is not here is counted."""
    report = verified(bare, sealed(original))
    assert report.problems == []
    assert report.not_looked_at == ()
    texts = len(with_texts(original))
    erased = {position for told in year() for position in told.fact.erases()}
    assert report.withheld == Withheld(texts, texts + len(erased))
    assert report.state == "sound-without-texts"
    assert report.root == verified(original).root
    assert (verified(original).state, verified(original).withheld) == ("sound", None)


@settings(max_examples=15, deadline=None, phases=AS_DRAWN)
@given(histories(), st.data())
def test_no_false_alarm_on_copies_of_random_histories(
    tmp_path_factory: pytest.TempPathFactory, history: list[Recorded], data: st.DataObject
) -> None:
    """Whatever was recorded by the rules, and whichever texts were withheld: it verifies."""
    folder = tmp_path_factory.mktemp("store")
    whole = write(folder / "whole.db", history)
    there = with_texts(whole)
    chosen = data.draw(st.sets(st.sampled_from(sorted(there)))) if there else set()
    copy = copied(whole, chosen, folder / "copy.db")
    keep(copy)
    report = verified(copy, sealed(whole))
    assert report.problems == []
    assert marked(copy) == chosen
    assert (report.withheld.texts if report.withheld else 0) == len(chosen)


def test_a_copy_of_all_is_marked_with_nothing(original: Path, tmp_path: Path) -> None:
    """What erasures are on record for is not withheld: a whole copy is as sound as the original."""
    copy = imported(exported(original), tmp_path / "copy.db")
    keep(copy)
    assert marked(copy) == set()
    assert verified(copy).state == "sound"


def test_a_text_that_came_along_and_is_gone_is_found(partly: Path) -> None:
    """Only what was withheld as the copy was made is accounted for, text by text."""
    assert verified(partly).withheld == Withheld(1, len(with_texts(partly)) + 1 + _erased())
    other = max(with_texts(partly))
    gone(partly, other)
    keep_anew(partly)
    report = verified(partly)
    assert [position for position, _ in of_erasures(report)] == [other]
    assert report.state == "wrong"
    assert report.withheld is not None
    assert report.withheld.texts == 1


def _erased() -> int:
    return sum(len(told.fact.erases()) for told in year())


def keep_anew(path: Path) -> None:
    """Views made anew, so that only the record itself is left to tell of what was done."""
    with connected(path) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'kept_%'"
        ).fetchall():
            connection.execute(f"DROP TABLE {name}")
    keep(path)


def test_a_text_recorded_in_a_copy_since_and_gone_is_found(bare: Path, tmp_path: Path) -> None:
    """A copy that goes on as a record is held to every text of its own."""
    path = Path(shutil.copy(bare, tmp_path / "a.db"))
    with Workflow.open(str(path)) as record:
        [told] = record.do(RaiseBarrier(group="county", title="No bus")).facts
    keep(path)
    assert verified(path).state == "sound-without-texts"
    gone(path, told.position)
    keep_anew(path)
    assert [position for position, _ in of_erasures(verified(path))] == [told.position]


def test_an_original_that_lost_its_texts_is_not_taken_for_a_copy(
    original: Path, tmp_path: Path
) -> None:
    """No mark, no excuse: each text that is gone is named."""
    path = Path(shutil.copy(original, tmp_path / "a.db"))
    there = with_texts(path)
    with connected(path) as connection:
        connection.execute("UPDATE fact SET narrative = NULL")
    keep_anew(path)
    report = verified(path)
    assert {position for position, _ in of_erasures(report)} == there
    assert (report.state, report.withheld) == ("wrong", None)


def test_whoever_marks_an_original_can_not_have_it_called_sound(
    original: Path, tmp_path: Path
) -> None:
    """The mark is no proof: what it accounts for is told, in a state of its own."""
    path = Path(shutil.copy(original, tmp_path / "a.db"))
    gone(path, RAISED)
    with connected(path) as connection:
        mark_withheld(connection, [RAISED])
    keep_anew(path)
    report = verified(path)
    assert report.problems == []
    assert report.state == "sound-without-texts"
    assert report.withheld is not None
    assert report.withheld.texts == 1


def test_a_mark_where_the_text_is_here_or_none_was_given_hides_nothing(
    original: Path, tmp_path: Path
) -> None:
    """Only texts that are not here count: a mark on every fact makes no copy of an original."""
    path = Path(shutil.copy(original, tmp_path / "a.db"))
    with connected(path) as connection:
        mark_withheld(connection, range(1, len(year()) + 1))
    assert (verified(path).state, verified(path).withheld) == ("sound", None)


def test_another_table_of_that_name_is_no_mark(original: Path, tmp_path: Path) -> None:
    """What somebody else put into the file is no reason not to verify it, and excuses nothing."""
    path = Path(shutil.copy(original, tmp_path / "a.db"))
    gone(path, RAISED)
    with connected(path) as connection:
        connection.execute("CREATE TABLE withheld(x)")
    keep_anew(path)
    report = verified(path)
    assert [position for position, _ in of_erasures(report)] == [RAISED]
    assert (report.state, report.withheld) == ("wrong", None)


def test_a_text_put_in_the_place_of_a_withheld_one_is_held_to_its_line(
    bare: Path, original: Path, tmp_path: Path
) -> None:
    """The one that was recorded fits; whatever else stands there is found."""
    path = Path(shutil.copy(bare, tmp_path / "a.db"))
    right = narrative_of(original, RAISED)
    tampered(path, "UPDATE fact SET narrative = ? WHERE position = ?", right, RAISED)
    keep_anew(path)
    assert verified(path).problems == []
    wrong = right.replace(b'"salt":"', b'"salt":"0')
    tampered(path, "UPDATE fact SET narrative = ? WHERE position = ?", wrong, RAISED)
    assert RAISED in {problem.position for _, problem in verified(path).problems}


def test_a_byte_changed_in_a_copy_is_found(tmp_path: Path) -> None:
    """What is accounted for are texts that are not here: every byte that is here still counts."""
    whole = write(tmp_path / "whole.db", HISTORY)
    copy = copied(whole, range(51, 101), tmp_path / "copy.db")
    assert marked(copy) == {position for position in with_texts(whole) if position > 50}
    assert_every_change_is_found(copy, sealed(whole), STRIDE * 3, first=5)


def test_a_copy_of_a_copy_is_marked_as_that_is(bare: Path, tmp_path: Path) -> None:
    """What was never here can't be handed on, and the next copy says so too."""
    copy = imported(exported(bare), tmp_path / "copy.db")
    assert marked(copy) == marked(bare)


def test_what_was_withheld_can_be_erased_on_record(bare: Path, tmp_path: Path) -> None:
    """An erasure recorded in the copy accounts for a text from then on."""
    path = Path(shutil.copy(bare, tmp_path / "a.db"))
    before = verified(path).withheld
    erased = redact(path)
    report: Report = verified(path)
    assert report.problems == []
    assert before is not None
    assert report.withheld is not None
    assert report.withheld.texts == before.texts - len(erased)
