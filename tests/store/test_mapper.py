"""How facts are written down: one line each, read again for ever, whatever happens to the code."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.dcb.api import DCBEvent
from hypothesis import example, given
from hypothesis import strategies as st

from cfworkflow.domain.barrier.facts import BarrierClosed, BarrierRaised, EvidenceChecked
from cfworkflow.domain.fact import Fact, Narrative, Recorded, narrative_fields
from cfworkflow.store.mapper import SALT_BYTES, Mapper
from cfworkflow.store.refusals import StoreDamaged, StoreNewer
from tests.domain.any_fact import any_recorded

GOLDEN = Path(__file__).parent / "golden"
MOMENT = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
ENVELOPE: dict[str, Any] = {
    "on": date(2026, 3, 31),
    "recorded_at": MOMENT,
    "actor": "project-team",
    "command": "barrier raise",
    "command_id": "f00d",
}
RAISED = BarrierRaised(
    barrier="B-0001", group="county", petals=("homelessness",), title="No address, no GP"
)
KEYS = ["type", "version", "tags", "on", "recorded_at", "actor", "command", "command_id", "facts"]

Line = dict[str, Any]


def told(fact: Fact) -> Recorded:
    """A fact in an envelope."""
    return Recorded(fact, **ENVELOPE)


def event(line: Line | bytes, narrative: Line | bytes | None = None) -> DCBEvent:
    """A stored event put together by hand, in order but for what its lines themselves say."""
    if narrative is None:
        first = line if isinstance(line, bytes) else json.dumps(line).encode()
        return beside(first)
    second = narrative if isinstance(narrative, bytes) else json.dumps(narrative).encode()
    assert isinstance(line, dict)
    first = json.dumps({**line, "narrative": sha256(second).hexdigest()}).encode()
    return beside(first + b"\n" + second)


def beside(data: bytes) -> DCBEvent:
    """A stored event whose type and tags agree with its line, as far as that can be read."""
    try:
        line = json.loads(data.partition(b"\n")[0])
        return DCBEvent(line["type"], data, line["tags"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return DCBEvent("barrier-closed", data, ["barrier:B-0001"])


def lines(event: DCBEvent) -> tuple[bytes, bytes]:
    """The two lines of a stored event."""
    first, _, second = event.data.partition(b"\n")
    return first, second


def a_line(**changed: object) -> Line:
    """The first line of a sound stored event, but for what is changed."""
    line: Line = json.loads(lines(Mapper().write(told(BarrierClosed(barrier="B-0001"))))[0])
    return line | changed


def test_a_fact_is_one_line_and_its_narrative_another() -> None:
    """Design § 6: type, version, tags, envelope, facts, and the hash of the salted narrative."""
    written = Mapper().write(told(RAISED))
    first, second = lines(written)
    line, narrative = json.loads(first), json.loads(second)
    assert written.type == "barrier-raised"
    assert written.tags == ["barrier:B-0001", "command:f00d"]
    assert line == {
        "type": "barrier-raised",
        "version": 2,
        "tags": ["barrier:B-0001", "command:f00d"],
        "on": "2026-03-31",
        "recorded_at": "2026-04-02T09:30:00+00:00",
        "actor": "project-team",
        "command": "barrier raise",
        "command_id": "f00d",
        "facts": {
            "barrier": "B-0001",
            "group": "county",
            "plan": "barriers",
            "tier": "operational",
            "approach": None,
            "petals": ["homelessness"],
            "areas": [],
        },
        "narrative": sha256(second).hexdigest(),
    }
    assert narrative == {"salt": narrative["salt"], "title": "No address, no GP"}
    assert len(bytes.fromhex(narrative["salt"])) == SALT_BYTES == 16


def test_a_fact_without_words_is_one_line_only() -> None:
    """Design § 6: where there is no narrative there is no second line, and no hash of one."""
    written = Mapper().write(told(BarrierClosed(barrier="B-0001")))
    assert b"\n" not in written.data
    assert list(json.loads(written.data)) == KEYS


def test_the_salt_is_new_each_time() -> None:
    """Design § 6: without its salt the hash of a short text could be guessed."""
    salts = {json.loads(lines(Mapper().write(told(RAISED)))[1])["salt"] for _ in range(20)}
    assert len(salts) == 20


@given(any_recorded())
def test_what_is_written_is_read_again(recorded: Recorded) -> None:
    """Design § 6: facts, words and envelope come back as they were, at the position they got."""
    mapper = Mapper()
    assert mapper.read(mapper.write(recorded), 12) == replace(recorded, position=12)


@given(any_recorded())
def test_the_lines_hold_what_they_are_meant_to(recorded: Recorded) -> None:
    """Design § 6: one newline at most; the first line hashes the second; tags stand in both."""
    written = Mapper().write(recorded)
    first, second = lines(written)
    line = json.loads(first)
    assert b"\n" not in second
    assert list(line)[:9] == KEYS
    assert line["tags"] == written.tags == [*recorded.fact.tags(), f"command:{line['command_id']}"]
    assert set(line["facts"]) == set(type(recorded.fact).model_fields) - narrative_fields(
        type(recorded.fact)
    )
    assert ("narrative" in line) == bool(second)
    if second:
        assert line["narrative"] == sha256(second).hexdigest()


@given(any_recorded())
def test_no_word_of_a_narrative_stands_in_the_first_line(recorded: Recorded) -> None:
    """Design § 6: the line that is proved, and can never be erased, holds no free text."""
    marked = recorded.fact.model_copy(
        update={
            name: f"☞{value}☜" if isinstance(value, str) else tuple(f"☞{each}☜" for each in value)
            for name in narrative_fields(type(recorded.fact))
            if (value := getattr(recorded.fact, name)) is not None
        }
    )
    first, second = lines(Mapper().write(replace(recorded, fact=marked)))
    assert "☞".encode() not in first
    assert b"\\u261e" not in first
    said = [getattr(marked, name) for name in narrative_fields(type(marked))]
    texts = sum(1 if isinstance(words, str) else len(words) for words in said if words is not None)
    assert second.count("☞".encode()) == texts


@given(any_recorded())
def test_a_withheld_narrative_leaves_the_facts(recorded: Recorded) -> None:
    """Design § 6: the second line can be erased, and replay and rules still hold."""
    mapper = Mapper()
    written = mapper.write(recorded)
    first, second = lines(written)
    read = mapper.read(DCBEvent(written.type, first, written.tags), 3)
    assert read.withheld == bool(second)
    kind = type(recorded.fact)
    silent = {
        name: field.get_default(call_default_factory=True)
        for name, field in kind.model_fields.items()
        if name in narrative_fields(kind)
    }
    assert read.fact == recorded.fact.model_copy(update=silent)
    assert replace(read, fact=recorded.fact, withheld=False, position=0) == recorded


class Raised4(Fact):
    """A barrier as a later version of the programme tells of it."""

    NAME = "barrier-raised"
    VERSION = 4
    TAGS = ("barrier",)

    barrier: str
    raised_by: str
    weight: int
    headline: Narrative = None


LIFTS: dict[tuple[str, int], Callable[[Line], Line]] = {
    ("barrier-raised", 2): lambda old: {
        "barrier": old["barrier"],
        "group": old["group"],
        "weight": len(old["petals"]),
        "title": old.get("title"),
    },
    ("barrier-raised", 3): lambda old: {
        "barrier": old["barrier"],
        "raised_by": old["group"],
        "weight": old["weight"],
        "headline": old["title"],
    },
}


def test_an_older_version_is_lifted_step_by_step() -> None:
    """Design § 6: an older version is lifted to today's model; its bytes stay as they are."""
    later = Mapper(kinds={"barrier-raised": Raised4}, lifts=LIFTS)
    read = later.read(Mapper().write(told(RAISED)), 1)
    assert read.fact == Raised4(
        barrier="B-0001", raised_by="county", weight=1, headline="No address, no GP"
    )
    third_version = a_line(
        type="barrier-raised",
        version=3,
        facts={"barrier": "B-0001", "group": "river", "weight": 2, "title": None},
    )
    lifted = later.read(event(third_version), 1).fact
    assert lifted == Raised4(barrier="B-0001", raised_by="river", weight=2)
    assert json.loads(later.write(told(lifted)).data)["version"] == 4


def test_a_version_no_lift_leads_from_is_damage() -> None:
    """Design § 6: what cannot be understood is said with its place, not guessed at."""
    gap = Mapper(
        kinds={"barrier-raised": Raised4},
        lifts={("barrier-raised", 3): LIFTS["barrier-raised", 3]},
    )
    with pytest.raises(StoreDamaged, match="at position 4"):
        gap.read(Mapper().write(told(RAISED)), 4)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"type": "moon-landed"}, "a fact of the kind moon-landed, version 1, unknown here"),
        ({"version": 2}, "a fact of the kind barrier-closed, version 2, unknown here"),
        ({"type": "moon-landed", "facts": {"flag": True}}, "unknown here"),
    ],
    ids=["kind", "version", "fields"],
)
def test_what_a_newer_version_wrote_is_told_apart_from_damage(changed: Line, said: str) -> None:
    """Design § 7: a newer store asks for a newer program, and is left untouched."""
    with pytest.raises(StoreNewer) as refused:
        Mapper().read(event(a_line(**changed)), 41)
    assert "at position 41" in refused.value.what
    assert said in refused.value.why
    assert "Update cfworkflow" in refused.value.try_


DAMAGED: dict[str, DCBEvent] = {
    "nothing": event(b""),
    "no JSON": event(b"{"),
    "not UTF-8": event(b'{"type":"\xff"}'),
    "a list": event(b"[]"),
    "a number": event(b"7"),
    "null": event(b"null"),
    "no type": event({name: value for name, value in a_line().items() if name != "type"}),
    "no facts": event({name: value for name, value in a_line().items() if name != "facts"}),
    "no actor": event({name: value for name, value in a_line().items() if name != "actor"}),
    "type of a list": event(a_line(type=["barrier-closed"])),
    "version in words": event(a_line(version="one")),
    "version nought": event(a_line(version=0)),
    "version half": event(a_line(version=0.5)),
    "no version": event(a_line(version=None)),
    "no day": event(a_line(on="2026-02-30")),
    "a day as a number": event(a_line(on=20260331)),
    "no moment": event(a_line(recorded_at="yesterday")),
    "a fact too many": event(a_line(facts={"barrier": "B-0001", "more": 1})),
    "a fact too few": event(a_line(facts={})),
    "no such barrier": event(a_line(facts={"barrier": "Barrier 1"})),
    "facts of a list": event(a_line(facts=["B-0001"])),
    "narrative of a list": event(a_line(), b"[1]"),
    "narrative of a number": event(a_line(), b"1"),
    "narrative cut off": event(a_line(), b'{"salt":"00'),
    "narrative of another fact": event(a_line(), {"salt": "00", "title": "Whose?"}),
    "a number without end": event(b'{"type":' + b"9" * 5_000 + b"}"),
}


@pytest.mark.parametrize("broken", DAMAGED.values(), ids=DAMAGED)
def test_damage_is_told_with_its_place(broken: DCBEvent) -> None:
    """Design § 7: a damaged store gives a clear refusal, never a stack trace."""
    with pytest.raises(StoreDamaged) as refused:
        Mapper().read(broken, 23)
    assert "at position 23" in refused.value.what
    assert refused.value.why == "What is stored there is not a fact as it was written."


@pytest.mark.parametrize(
    "bad", [event(b"[" * 100_000), event(a_line(), b"[" * 100_000)], ids=["line", "narrative"]
)
def test_brackets_without_end_are_damage_too(bad: DCBEvent) -> None:
    """Design § 7: what a file says is data; it cannot make the program fall over."""
    with pytest.raises(StoreDamaged):
        Mapper().read(bad, 1)


@pytest.mark.parametrize(
    "changed",
    [
        {"actor": None},
        {"actor": 7},
        {"command": ["barrier close"]},
        {"command_id": {}},
        {"recorded_at": "2026-04-02T09:30:00"},
    ],
    ids=str,
)
def test_an_envelope_is_held_to_its_own_form(changed: Line) -> None:
    """Design § 6: who, when in UTC, by which command: an envelope without that is damaged."""
    with pytest.raises(StoreDamaged):
        Mapper().read(event(a_line(**changed)), 1)


def test_a_narrative_cannot_stand_in_for_a_fact() -> None:
    """Design § 6: folding and rules use facts only, and the line that is proved holds them all.

    Whoever can write to the second line, which no proof covers once it is withheld, must not be
    able to turn a check that was not met into one that was.
    """
    check = EvidenceChecked(barrier="B-0001", group="county", met=False, findings="Still there")
    first, _ = lines(Mapper().write(told(check)))
    forgeries = (
        beside(first + b'\n{"salt":"00","met":true}'),
        event(json.loads(first), {"salt": "00", "met": True}),
    )
    for forged in forgeries:
        with pytest.raises(StoreDamaged):
            Mapper().read(forged, 1)


def test_a_narrative_that_was_exchanged_is_damage() -> None:
    """Design § 6: the first line has the hash of the second, and reading holds them together."""
    first, second = lines(Mapper().write(told(RAISED)))
    for other in (second.replace(b"No address", b"No letters"), b'{"salt":"00"}', second + b" "):
        with pytest.raises(StoreDamaged):
            Mapper().read(beside(first + b"\n" + other), 1)
    unannounced = json.loads(first)
    del unannounced["narrative"]
    with pytest.raises(StoreDamaged):
        Mapper().read(beside(json.dumps(unannounced).encode() + b"\n" + second), 1)


@pytest.mark.parametrize(
    ("kind", "tags"),
    [("barrier-closed", ["command:f00d", "barrier:B-0001"]), ("barrier-closed", []), ("x", None)],
)
def test_what_is_kept_beside_the_line_must_agree_with_it(kind: str, tags: list[str] | None) -> None:
    """Design § 6: a fact is found by its tags; other tags would hide it, or show it elsewhere."""
    written = Mapper().write(told(BarrierClosed(barrier="B-0001")))
    moved = DCBEvent(kind, written.data, written.tags if tags is None else tags)
    with pytest.raises(StoreDamaged):
        Mapper().read(moved, 1)


@given(any_recorded(), st.data())
def test_a_stored_event_cut_short_or_scrambled_is_refused_or_read(
    recorded: Recorded, data: st.DataObject
) -> None:
    """Design § 7: whatever the bytes, reading ends in a fact or in a refusal of the store."""
    written = Mapper().write(recorded).data
    place = data.draw(st.integers(0, len(written)))
    until = data.draw(st.integers(place, min(len(written), place + 8)))
    scrambled = written[:place] + data.draw(st.binary(max_size=4)) + written[until:]
    _read_or_refused(scrambled)
    _read_or_refused(written[:place])


@given(st.binary(max_size=200))
@example(b'{"type":"barrier-closed"}')
def test_garbage_is_refused(data: bytes) -> None:
    """Design § 7: bytes nobody wrote are never taken for a fact."""
    with pytest.raises(StoreDamaged):
        Mapper().read(DCBEvent("t", data, []), 1)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*KEYS, "barrier", "salt"]), inner, max_size=5)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*KEYS, "narrative"]), JSON), st.none() | JSON)
def test_json_of_any_shape_is_refused_or_read(changed: Line, narrative: object) -> None:
    """Design § 7: sound JSON with nonsense in it is refused like any other damage."""
    second = b"" if narrative is None else b"\n" + json.dumps(narrative).encode()
    _read_or_refused(json.dumps(a_line(**changed)).encode() + second)


def _read_or_refused(data: bytes) -> None:
    refused = ""
    try:
        read = Mapper().read(beside(data), 5)
    except (StoreDamaged, StoreNewer) as no:
        refused = no.what
    assert "at position 5" in refused or isinstance(read.fact, Fact)
