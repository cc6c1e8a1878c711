"""Golden stored events: what was once written means the same for ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent
from pydantic import ValidationError

from cfworkflow.domain.decision.facts import DecisionMade, DecisionProposed
from cfworkflow.domain.fact import Fact
from cfworkflow.domain.facts import FACTS
from cfworkflow.store.mapper import Mapper

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_FILES = sorted(GOLDEN.glob("*.jsonl"))
OF_TODAY = [GOLDEN / f"{name}-{kind.VERSION}.jsonl" for name, kind in FACTS.items()]
"""The golden files of the last version of each kind."""


def stored(path: Path) -> list[DCBEvent]:
    """The stored events of a golden file: a first line each, then its narrative if it has one."""
    events: list[DCBEvent] = []
    for text in path.read_bytes().splitlines():
        line = json.loads(text)
        if "type" in line:
            events.append(DCBEvent(line["type"], text, line["tags"]))
        else:
            given_so_far = events.pop()
            data = given_so_far.data + b"\n" + text
            events.append(DCBEvent(given_so_far.type, data, given_so_far.tags))
    return events


def first_line(event: DCBEvent) -> bytes:
    """The line of a stored event that is proved."""
    return event.data.partition(b"\n")[0]


def test_every_kind_and_version_of_fact_has_its_golden_events() -> None:
    """Design § 6: what was ever written is kept here and must load for ever.

    A new kind, or a new version of one, needs a file of its own: the stored event with every
    field given, and the one with only those it cannot do without. Old files stay as they are.
    """
    wanted = {
        f"{name}-{version}.jsonl"
        for name, kind in FACTS.items()
        for version in range(1, kind.VERSION + 1)
    }
    assert wanted == {path.name for path in GOLDEN_FILES}


@pytest.mark.parametrize("path", GOLDEN_FILES, ids=lambda path: path.stem)
def test_a_golden_event_loads_for_ever(path: Path) -> None:
    """Design § 6: a stored name and version mean the same thing whatever became of the code."""
    name, _, version = path.stem.rpartition("-")
    both = [Mapper().read(each, 7) for each in stored(path)]
    assert [(each.fact.NAME, each.position, each.withheld) for each in both] == [
        (name, 7, False)
    ] * 2
    firsts = [json.loads(first_line(each)) for each in stored(path)]
    assert [first["version"] for first in firsts] == [int(version)] * 2
    for first, each in zip(firsts, both, strict=True):
        assert first["on"] == each.on.isoformat()
        assert first["recorded_at"] == each.recorded_at.isoformat()
        assert each.recorded_at.utcoffset() is not None
        envelope = (each.actor, each.command, each.command_id)
        assert (first["actor"], first["command"], first["command_id"]) == envelope


@pytest.mark.parametrize("path", GOLDEN_FILES, ids=lambda path: path.stem)
def test_a_golden_event_is_written_as_it_was(path: Path) -> None:
    """Design § 6: the first line is the Merkle leaf: the same fact gives the same bytes.

    Where the model of a fact changed, this fails, and a new version with a lift is due.
    """
    for each in stored(path):
        recorded = Mapper().read(each, 1)
        second = each.data.partition(b"\n")[2]
        salt = bytes.fromhex(json.loads(second)["salt"]) if second else b""
        version = json.loads(first_line(each))["version"]
        if version == recorded.fact.VERSION:
            assert Mapper(salt=lambda _, salt=salt: salt).write(recorded) == each


@pytest.mark.parametrize("path", OF_TODAY, ids=lambda path: path.stem)
def test_the_golden_events_give_every_field_and_only_the_required_ones(path: Path) -> None:
    """Golden events teach nothing about a field that none of them holds.

    An older version knew of fewer fields; its file is kept as it is.
    """
    whole, required = (Mapper().read(each, 1).fact for each in stored(path))
    fields = type(whole).model_fields
    for name, field in fields.items():
        if not field.is_required():
            default = field.get_default(call_default_factory=True)
            assert getattr(required, name) == default, name
            assert getattr(whole, name) != default, name


@pytest.mark.parametrize("path", GOLDEN_FILES, ids=lambda path: path.stem)
def test_a_field_that_may_be_missing_can_be(path: Path) -> None:
    """Design § 6: an event written before a field came up loads without it."""
    _, required = stored(path)
    line = json.loads(required.data)
    fields = FACTS[line["type"]].model_fields
    line["facts"] = {
        name: value for name, value in line["facts"].items() if fields[name].is_required()
    }
    bare = DCBEvent(required.type, json.dumps(line).encode(), required.tags)
    assert Mapper().read(bare, 1).fact == Mapper().read(required, 1).fact


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("barrier-raised", {"plan": "barriers", "tier": "operational", "approach": None}),
        (
            "evidence-checked",
            {"beneficial": None, "sustainable": None, "transformational": None},
        ),
        ("action-added", {"plan": "barriers", "barrier": "B-0001", "approach": None}),
    ],
)
def test_what_was_written_before_there_were_three_plans_means_what_it_did(
    name: str, meant: dict[str, object]
) -> None:
    """Design § 6: a lift says what an older fact meant: a barrier, met on the ground."""
    for each in stored(GOLDEN / f"{name}-1.jsonl"):
        fact = Mapper().read(each, 1).fact
        assert {field: getattr(fact, field) for field in meant} == meant


@pytest.mark.parametrize("kind", [DecisionMade, DecisionProposed], ids=lambda kind: kind.NAME)
def test_a_fact_read_again_cannot_be_changed(kind: type[Fact]) -> None:
    """I1: a fact, once recorded, is never changed, not even in memory by mistake."""
    fact = Mapper().read(stored(GOLDEN / f"{kind.NAME}-1.jsonl")[0], 1).fact
    with pytest.raises(ValidationError, match="frozen"):
        fact.meeting = "M-0009"  # type: ignore[attr-defined]
