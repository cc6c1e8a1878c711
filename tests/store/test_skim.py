"""Skimming: what folds read fast is what the mapper reads with every check, or the same refusal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import apsw
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cfworkflow.domain.barrier.facts import EvidenceChecked
from cfworkflow.domain.fact import Recorded
from cfworkflow.store.checked import checked
from cfworkflow.store.line import LIFTS
from cfworkflow.store.refusals import StoreDamaged, StoreNewer, StoreRefusal
from cfworkflow.store.skim import history_in, skim, skimmed
from tests.domain.any_fact import any_recorded
from tests.projections.a_kept_store import assert_as_folded, connected, kept, placed, write
from tests.projections.a_year import whole_year
from tests.store.test_golden_events import GOLDEN_FILES, first_line, stored
from tests.store.test_mapper import RAISED, told

IN_ENVELOPE = ("position", "on", "recorded_at", "actor", "command", "command_id", "withheld")

AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""A store for each attempt to shrink takes minutes."""

Line = dict[str, Any]


def assert_same(fast: Recorded, sound: Recorded) -> None:
    """Two readings of a fact agree in each field of its envelope and its own, types included."""
    for name in IN_ENVELOPE:
        assert getattr(fast, name) == getattr(sound, name), (sound.fact.NAME, name)
        assert type(getattr(fast, name)) is type(getattr(sound, name)), (sound.fact.NAME, name)
    assert fast.fact.NAME == sound.fact.NAME
    for name in type(sound.fact).model_fields:
        one, other = getattr(fast.fact, name), getattr(sound.fact, name)
        assert one == other, (sound.fact.NAME, name)
        assert type(one) is type(other), (sound.fact.NAME, name)


GONE = sum(told.withheld for told in whole_year())
"""How many facts of the year have lost their texts in the course of it."""


def assert_skimmed_as_checked(path: Path, count: int, withheld: int = 0) -> None:
    """Every fact of a store comes from both readers alike; so many of them are withheld."""
    with connected(path) as connection:
        fast = [*skimmed(connection, 0)]
        sound = [each.told for each in checked(connection)]
    assert len(fast) == len(sound) == count
    for one, other in zip(fast, sound, strict=True):
        assert isinstance(other, Recorded)
        assert_same(one, other)
    assert sum(told.withheld for told in fast) == withheld


def erase(path: Path) -> int:
    """Erase every narrative of a store; how many there were."""
    with connected(path) as connection:
        connection.execute("UPDATE fact SET narrative = NULL WHERE narrative IS NOT NULL")
        return connection.changes()


def test_a_whole_year_is_skimmed_as_the_mapper_reads_it(tmp_path: Path) -> None:
    """Every kind of fact with what people say in it, and once all of it is erased."""
    path = write(tmp_path / "a.db", whole_year())
    assert_skimmed_as_checked(path, len(whole_year()), GONE)
    erased = erase(path)
    assert erased > 10
    assert_skimmed_as_checked(path, len(whole_year()), GONE + erased)


def test_golden_events_are_skimmed_as_the_mapper_reads_them(tmp_path: Path) -> None:
    """Design § 6: what was once written means the same to both readers for ever."""
    path = write(tmp_path / "a.db", [])
    events = [event for file in GOLDEN_FILES for event in stored(file)]
    with connected(path) as connection:
        connection.executemany(
            "INSERT INTO fact(position, type, tags, line, narrative) VALUES (?, ?, ?, ?, ?)",
            [
                (
                    position,
                    event.type,
                    json.dumps(event.tags),
                    first_line(event),
                    event.data.partition(b"\n")[2] or None,
                )
                for position, event in enumerate(events, 1)
            ],
        )
    assert_skimmed_as_checked(path, len(events))
    assert_skimmed_as_checked(path, len(events), erase(path))


def test_fields_that_are_missing_have_their_defaults_in_both_readings(tmp_path: Path) -> None:
    """Design § 6: a fact written before a field came up is skimmed without it too."""
    path = write(tmp_path / "a.db", whole_year())
    bare, written = 0, rows(path)
    with written_over(path) as connection:
        for position, _, line, _ in written:
            shorter = json.loads(line)
            kind = type(whole_year()[position - 1].fact)
            facts = {
                name: value
                for name, value in shorter["facts"].items()
                if kind.model_fields[name].is_required()
            }
            bare += facts != shorter["facts"]
            connection.execute(
                "UPDATE fact SET line = ? WHERE position = ?",
                (json.dumps(shorter | {"facts": facts}).encode(), position),
            )
    assert bare > 10
    assert_skimmed_as_checked(path, len(whole_year()), GONE)


@settings(phases=AS_DRAWN)
@given(st.lists(any_recorded(), min_size=1, max_size=12))
def test_whatever_was_written_is_skimmed_as_the_mapper_reads_it(
    tmp_path_factory: pytest.TempPathFactory, facts: list[Recorded]
) -> None:
    """Design § 6: fast or checked, a fact is one fact, its words erased or not."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", facts)
    assert_skimmed_as_checked(path, len(facts))
    assert_skimmed_as_checked(path, len(facts), erase(path))


@pytest.mark.parametrize(
    "after", [0, 1, 57, len(whole_year()) - 1, len(whole_year()), len(whole_year()) + 9]
)
def test_skimming_begins_beyond_the_position_it_is_asked_from(tmp_path: Path, after: int) -> None:
    """The history that is folded on is the rest of the record, in order, from the next fact."""
    path = write(tmp_path / "a.db", whole_year())
    rest = [*range(after + 1, len(whole_year()) + 1)]
    with connected(path) as connection:
        assert [told.position for told in history_in(connection)(after)] == rest
        assert [told.position for told in skimmed(connection, after)] == rest


def test_views_folded_from_what_is_skimmed_are_those_of_the_facts(tmp_path: Path) -> None:
    """What skimming is for: views kept from it are a fresh fold of the facts as checked."""
    path = write(tmp_path / "a.db", whole_year())
    with kept(path) as keeper:
        keeper.catch_up(history_in(keeper.connection))
        assert_as_folded(keeper.as_of(), whole_year())


def rows(path: Path) -> list[tuple[int, str, bytes, bytes | None]]:
    """What a store holds, as `skim` is given it."""
    with connected(path) as connection:
        found = connection.execute("SELECT position, type, line, narrative FROM fact")
        return cast("list[tuple[int, str, bytes, bytes | None]]", found.fetchall())


@contextmanager
def written_over(path: Path) -> Iterator[apsw.Connection]:
    """A connection by which another program writes over facts, leaving no other trace of it."""
    with connected(path) as connection:
        guard = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'fact_is_unchanged'")
        made = cast("str", guard.get)
        connection.execute("DROP TRIGGER fact_is_unchanged")
        yield connection
        connection.execute(made)


def refusals(path: Path) -> tuple[StoreRefusal | None, StoreRefusal | None]:
    """How skimming and the mapper refuse the last fact of a store; None where one does not."""
    with connected(path) as connection:
        sound = [each.wrong for each in checked(connection)][-1]
    try:
        skim(rows(path)[-1])
    except StoreRefusal as refusal:
        fast: StoreRefusal | None = refusal
    else:
        fast = None
    return fast, sound if isinstance(sound, StoreRefusal) else None


def damaged_store(path: Path, changed: dict[str, object]) -> Path:
    """A store whose second fact, a barrier raised with a title, has columns of it changed."""
    write(path, [told(EvidenceChecked(barrier="B-0001", group="county", met=True)), told(RAISED)])
    with written_over(path) as connection:
        for column, value in changed.items():
            connection.execute(
                f"UPDATE fact SET {column} = ? WHERE position = 2",  # noqa: S608 - our own names
                (value,),
            )
    return path


def a_line(narrative: bytes | None = None, **changed: object) -> bytes:
    """The line of a barrier raised, but for what is changed; `narrative` is what it has."""
    line: Line = {
        "type": "barrier-raised",
        "version": 2,
        "tags": ["barrier:B-0001", "command:f00d"],
        "on": "2026-03-31",
        "recorded_at": "2026-04-02T09:30:00+00:00",
        "actor": "project-team",
        "command": "barrier raise",
        "command_id": "f00d",
        "facts": {"barrier": "B-0001", "group": "county", "petals": [], "areas": []},
    }
    if narrative is not None:
        line["narrative"] = sha256(narrative).hexdigest()
    return json.dumps({name: value for name, value in (line | changed).items() if value}).encode()


FORGED = b'{"salt":"00","group":"river"}'
LISTED = b'["salt"]'
CUT = b'{"salt":"00"'

DAMAGED: dict[str, dict[str, object]] = {
    "nothing": {"line": b"", "narrative": None},
    "no JSON": {"line": b"{", "narrative": None},
    "a list": {"line": b"[]", "narrative": None},
    "not UTF-8": {"line": a_line() + b"\xff", "narrative": None},
    "a line changed at the end": {"line": a_line()[:-1], "narrative": None},
    "brackets without end": {"line": b"[" * 100_000, "narrative": None},
    "brackets without end in a field nobody reads": {
        "line": a_line()[:-1] + b',"more":' + b"[" * 100_000,
        "narrative": None,
    },
    "no group": {"line": a_line(facts={"barrier": "B-0001"}), "narrative": None},
    "a group in figures": {
        "line": a_line(facts={"barrier": "B-0001", "group": 7}),
        "narrative": None,
    },
    "areas of a word": {
        "line": a_line(facts={"barrier": "B-0001", "group": "county", "areas": "river"}),
        "narrative": None,
    },
    "no actor": {"line": a_line(actor=None), "narrative": None},
    "no tags": {"line": a_line(tags=None, version=7), "narrative": None},
    "no day": {"line": a_line(on="2026-02-30"), "narrative": None},
    "no moment": {"line": a_line(recorded_at="yesterday"), "narrative": None},
    "a moment of no zone": {"line": a_line(recorded_at="2026-04-02T09:30:00"), "narrative": None},
    "version in words": {"line": a_line(version="one"), "narrative": None},
    "version nought": {"line": a_line(version=-1), "narrative": None},
    "another kind beside it": {"type": "barrier-closed"},
    "a line of another kind": {
        "line": a_line(type="evidence-checked", facts={"barrier": "B-0001"}),
        "narrative": None,
    },
    "a line of another kind that has all the fields and more": {
        "type": "barrier-closed",
        "line": a_line(),
        "narrative": None,
    },
    "a narrative of another line": {"narrative": b'{"salt":"00","title":"Whose?"}'},
    "a narrative that was not announced": {"line": a_line()},
    "a narrative that speaks for the facts": {"line": a_line(FORGED), "narrative": FORGED},
    "a narrative of a list": {"line": a_line(LISTED), "narrative": LISTED},
    "a narrative cut off": {"line": a_line(CUT), "narrative": CUT},
    "a narrative of brackets without end": {"narrative": b"[" * 100_000},
}


@pytest.mark.parametrize("changed", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_refused_by_both_alike(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    """Design § 7: no view is folded from what is not a fact as it was written, and it says where.

    The fact before it is read all the same.
    """
    path = damaged_store(tmp_path / "a.db", changed)
    fast, sound = refusals(path)
    assert isinstance(fast, StoreDamaged)
    assert isinstance(sound, StoreDamaged)
    assert str(fast) == str(sound)
    assert (fast.what, fast.why, fast.try_) == (sound.what, sound.why, sound.try_)
    assert "at position 2" in fast.what
    with connected(path) as connection:
        told_before = skimmed(connection, 0)
        assert next(told_before).position == 1
        with pytest.raises(StoreDamaged, match="at position 2"):
            next(told_before)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"type": "moon-landed", "line": a_line(type="moon-landed"), "narrative": None},
            "the kind moon-landed, version 2",
        ),
        ({"line": a_line(version=3), "narrative": None}, "the kind barrier-raised, version 3"),
        (
            {"line": a_line(version=3, facts={"flag": True}), "narrative": None},
            "the kind barrier-raised, version 3",
        ),
    ],
    ids=["kind", "version", "fields"],
)
def test_what_a_newer_version_wrote_is_refused_by_both_alike(
    tmp_path: Path, changed: dict[str, object], said: str
) -> None:
    """Design § 7: a newer store asks for a newer program; it is neither folded nor called damaged.

    That holds too where the newer fact has all the fields of today's.
    """
    fast, sound = refusals(damaged_store(tmp_path / "a.db", changed))
    assert isinstance(fast, StoreNewer)
    assert isinstance(sound, StoreNewer)
    assert (fast.what, fast.why, fast.try_) == (sound.what, sound.why, sound.try_)
    assert said in fast.why


HEADLINE = b'{"salt":"00","headline":"No address, no GP"}'


@pytest.mark.parametrize(
    "facts",
    [
        {"barrier": "B-0001", "raised_by": "county"},
        {"barrier": "B-0001", "raised_by": "county", "group": "river"},
    ],
    ids=["other fields", "today's fields among them"],
)
@pytest.mark.parametrize("narrative", [None, HEADLINE], ids=["withheld", "told"])
def test_an_older_version_is_lifted_in_both_readings(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    facts: Line,
    narrative: bytes | None,
) -> None:
    """Design § 6: an older fact is skimmed as today's model has it, its narrative too.

    Not even one that has today's fields is taken as it stands: its version says what they meant.
    """

    def lift(old: Line) -> Line:
        return {
            "barrier": old["barrier"],
            "group": old["raised_by"],
            "title": old.get("headline"),
        }

    monkeypatch.setitem(cast("dict[tuple[str, int], Any]", LIFTS), ("barrier-raised", -1), lift)
    monkeypatch.setitem(
        cast("dict[tuple[str, int], Any]", LIFTS), ("barrier-raised", 0), lambda fields: fields
    )
    line = a_line(HEADLINE, version=-1, facts=facts)
    path = damaged_store(tmp_path / "a.db", {"line": line, "narrative": narrative})
    assert_skimmed_as_checked(path, 2, 1 if narrative is None else 0)
    fact: Any = skim(rows(path)[-1]).fact
    assert fact.group == "county"
    assert fact.title == (None if narrative is None else "No address, no GP")


def test_an_older_version_no_lift_leads_from_is_damage_in_both_readings(tmp_path: Path) -> None:
    """Design § 6: what cannot be understood is said with its place, not guessed at."""
    line = a_line(version=-1)
    fast, sound = refusals(damaged_store(tmp_path / "a.db", {"line": line, "narrative": None}))
    assert isinstance(fast, StoreDamaged)
    assert str(fast) == str(sound)


@given(st.lists(any_recorded(), min_size=1, max_size=3), st.data())
def test_a_narrative_with_the_least_change_is_refused(
    tmp_path_factory: pytest.TempPathFactory, facts: Sequence[Recorded], data: st.DataObject
) -> None:
    """Design § 6: the line has the hash of its own narrative, and no other is read with it."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", placed(facts))
    position, kind, line, narrative = data.draw(st.sampled_from(rows(path)))
    other = (narrative or b'{"salt":"00"}') + b" "
    with pytest.raises(StoreDamaged, match=f"at position {position}"):
        skim((position, kind, line, other))
