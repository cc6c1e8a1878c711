"""Making a pack: what was asked for, what is withheld, the same bytes every time."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import cast

import apsw
import pytest

from cfworkflow.audit.pack.choosing import Choice
from cfworkflow.audit.pack.making import Pack, make_pack
from cfworkflow.audit.pack.refusals import (
    PackEmpty,
    PackFileExists,
    PackFileUnwritable,
    PackTooLarge,
    PackUnproven,
    PackWithholdsNothing,
)
from cfworkflow.audit.pack.zipped import write_pack
from cfworkflow.domain.refusal import Unknown
from cfworkflow.store.refusals import StoreDamaged
from tests.audit.a_pack import VKEY, both, packed, store
from tests.cli.an_archive import archive, year
from tests.projections.a_kept_store import connected, write

__all__ = ["store"]  # a fixture


def facts(pack: Pack) -> list[dict[str, object]]:
    """The facts in a pack, as they were recorded, with their positions."""
    told = map(json.loads, pack.files["facts.jsonl"].splitlines())
    return [{**json.loads(each["line"]), "position": each["position"]} for each in told]


def kinds(pack: Pack) -> list[object]:
    """The kinds of the facts in a pack, in order."""
    return [each["type"] for each in facts(pack)]


def test_without_a_choice_all_facts_are_packed(store: Path) -> None:
    """From the first to the last, in the order of the log."""
    made = packed(store)
    assert made.positions == [*range(1, made.checkpoint.size + 1)]
    assert [each["position"] for each in facts(made)] == made.positions


def test_the_same_facts_and_key_give_the_same_bytes(store: Path, tmp_path: Path) -> None:
    """Two packs can be compared by their hash."""
    for name in ("one.zip", "two.zip"):
        write_pack(tmp_path / name, packed(store))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:  # not even when it was made
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_line_is_that_of_the_store_byte_for_byte(store: Path) -> None:
    """It is the leaf: nothing is encoded anew."""
    with connected(store) as connection:
        stored = connection.execute("SELECT line, narrative FROM fact ORDER BY position").fetchall()
    told = [json.loads(line) for line in packed(store).files["facts.jsonl"].splitlines()]
    assert [
        (each["line"].encode(), each["narrative"] and each["narrative"].encode()) for each in told
    ] == stored


def test_a_barriers_pack_holds_its_story_and_what_it_rests_on(tmp_path: Path) -> None:
    """Its facts, the decision about it, the meeting, and the roll and terms that counted there."""
    made = packed(archive(tmp_path / "a.db"), Choice("B-0001"))
    found = kinds(made)
    assert {"barrier-raised", "barrier-referred", "barrier-escalated", "decision-made"} <= {*found}
    assert {"meeting-scheduled", "attendance-recorded", "member-appointed"} <= {*found}
    assert {"terms-adopted", "member-stood-down"} <= {*found}
    about = [each for each in facts(made) if str(each["type"]).startswith("barrier-")]
    assert {each["facts"]["barrier"] for each in about} == {"B-0001"}  # type: ignore[index]
    assert "action-added" not in found  # that one is about another barrier


def test_a_decisions_pack_holds_what_it_brought_about(store: Path) -> None:
    """Put, deferred, put again, taken, and the escalation it led to."""
    found = kinds(packed(store, Choice("D-0001")))
    assert {"decision-deferred", "decision-made", "barrier-escalated", "terms-adopted"} <= {*found}


def test_a_groups_pack_holds_its_meetings(tmp_path: Path) -> None:
    """Its roll, its terms, its meetings and what was decided there; not what others did."""
    path = archive(tmp_path / "a.db")
    assert "decision-made" in kinds(packed(path, Choice("tactical")))
    assert kinds(packed(path, Choice("river"))) == ["group-established", "terms-adopted"]


def test_a_time_is_that_of_taking_effect(store: Path) -> None:
    """Both days are included."""
    made = packed(store, Choice(since=date(2026, 3, 2), until=date(2026, 4, 2)))
    days = {str(each["on"]) for each in facts(made)}
    assert min(days) == "2026-03-02"
    assert max(days) == "2026-04-02"
    everything = facts(packed(store))
    within = [each for each in everything if "2026-03-02" <= str(each["on"]) <= "2026-04-02"]
    assert facts(made) == within


def test_choices_meet(store: Path) -> None:
    """A reference and a time: what is both."""
    whole = packed(store, Choice("B-0001")).positions
    early = packed(store, Choice("B-0001", until=date(2026, 3, 31))).positions
    assert early
    assert {*early} < {*whole}


def _erased(connection: apsw.Connection) -> list[int]:
    """The facts whose line has the hash of a text that is not there any more."""
    found = connection.execute(
        """SELECT position FROM fact
        WHERE narrative IS NULL AND CAST(line AS TEXT) ->> '$.narrative' NOT NULL"""
    )
    return [cast("int", position) for (position,) in found]


def test_all_texts_can_be_withheld(store: Path, tmp_path: Path) -> None:
    """Freedom of information: what happened is proved, what was said is not shown."""
    made = packed(store, withhold=["narrative"])
    write_pack(tmp_path / "a.zip", made)
    assert both(tmp_path / "a.zip", VKEY) == set()
    with connected(store) as connection:
        spoken = connection.execute("SELECT position, narrative FROM fact WHERE narrative NOT NULL")
        texts = {cast("int", at): cast("bytes", told) for at, told in spoken}
        assert made.withheld == sorted({*texts, *_erased(connection)})
    everything = b"".join(made.files.values())
    for narrative in texts.values():
        for name, text in json.loads(narrative).items():
            if isinstance(text, str) and len(text) > 12:
                assert text.encode() not in everything, name


def test_the_texts_about_one_thing_can_be_withheld(store: Path) -> None:
    """Those of its facts, and of the decisions and actions about it; all others are there."""
    made = packed(store, withhold=["B-0001"])
    told = facts(made)
    hidden = {each["type"] for each in told if each["position"] in made.withheld}
    assert {"barrier-raised", "decision-proposed", "decision-made", "action-added"} <= hidden
    assert not {"group-established", "meeting-scheduled", "member-appointed"} & hidden
    shown = [each for each in told if each["position"] not in made.withheld]
    assert any(each["type"] == "barrier-raised" and "narrative" in each for each in shown)


def test_an_erased_text_is_as_a_withheld_one(tmp_path: Path) -> None:
    """Redaction leaves the commitment; the pack verifies and says that the text is not there."""
    path = year(tmp_path / "year.db")
    with connected(path) as connection:
        erased = connection.execute("SELECT min(position) FROM fact WHERE narrative NOT NULL").get
        before = _erased(connection)
        connection.execute("UPDATE fact SET narrative = NULL WHERE position = ?", (erased,))
    made = packed(path)
    assert made.withheld == sorted([cast("int", erased), *before])
    write_pack(tmp_path / "a.zip", made)
    assert both(tmp_path / "a.zip", VKEY) == set()


def test_what_is_not_there_can_not_be_packed_or_withheld(store: Path) -> None:
    """A slip of the pen never gives an empty pack, nor one that shows what was to be hidden."""
    with pytest.raises(Unknown):
        packed(store, Choice("B-9999"))
    with pytest.raises(Unknown):
        packed(store, withhold=["B-9999"])
    with pytest.raises(PackEmpty):
        packed(store, Choice(since=date(2126, 1, 1)))
    with pytest.raises(PackWithholdsNothing, match="D-0001"):
        packed(store, Choice(until=date(2026, 2, 1)), withhold=["D-0001"])


def test_an_empty_record_can_not_be_packed(tmp_path: Path) -> None:
    """There is nothing to prove."""
    with pytest.raises(PackEmpty):
        packed(write(tmp_path / "empty.db", []))


def test_a_pack_is_never_written_over_anything(store: Path, tmp_path: Path) -> None:
    """What is there may be evidence."""
    (tmp_path / "a.zip").write_text("mine", encoding="utf-8")
    with pytest.raises(PackFileExists):
        write_pack(tmp_path / "a.zip", packed(store))
    assert (tmp_path / "a.zip").read_text(encoding="utf-8") == "mine"
    for place in (tmp_path / "none" / "a.zip", tmp_path / "a\0.zip"):
        with pytest.raises(PackFileUnwritable):
            write_pack(place, packed(store))


def test_a_pack_that_no_verifier_would_read_is_not_made(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit that keeps bombs out binds us too."""
    monkeypatch.setattr("cfworkflow.audit.pack.files.LARGEST", 20_000)
    with pytest.raises(PackTooLarge, match="20000"):
        packed(store)


def test_a_tampered_store_gives_no_pack(tmp_path: Path) -> None:
    """A line changed after it was logged is found before anything is handed out."""
    path = year(tmp_path / "year.db")
    packed(path)
    with connected(path) as connection:
        kept = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'fact_is_unchanged'")
        trigger = str(kept.get)
        connection.execute("DROP TRIGGER fact_is_unchanged")
        line = "CAST(replace(CAST(line AS TEXT), '2026-12-31', '2026-12-30') AS BLOB)"
        connection.execute(f"UPDATE fact SET line = {line} WHERE position = 3")  # noqa: S608
        connection.execute(trigger)
    with pytest.raises(PackUnproven, match="position 3"):
        write_pack(tmp_path / "a.zip", packed(path))
    assert not (tmp_path / "a.zip").exists()


@pytest.mark.parametrize(
    "change", ["narrative = x'7b7d'", "narrative = x'ff'", "line = x'ff'", "line = x'5b5d'"]
)
def test_a_damaged_fact_is_named_with_its_position(tmp_path: Path, change: str) -> None:
    """What can't be told is not packed."""
    path = year(tmp_path / "year.db")
    packed(path)
    with connected(path) as connection:
        connection.execute("DROP TRIGGER fact_is_unchanged")
        connection.execute(f"UPDATE fact SET {change} WHERE position = 1")  # noqa: S608
        with pytest.raises(StoreDamaged, match="position 1"):
            make_pack(connection, Choice())
