"""Telling again: the sentences told from the record alone are those of the facts themselves."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, cast

import pytest
from eventsourcing.dcb.api import DCBEvent
from hypothesis import given

from cfworkflow.domain.fact import Recorded
from cfworkflow.projections.timeline import timeline_row, touched
from cfworkflow.projections.view import ERASED
from cfworkflow.store.line import LIFTS, Retold, retell
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.refusals import StoreDamaged
from tests.domain.any_fact import any_recorded
from tests.projections.a_year import whole_year
from tests.store.test_golden_events import GOLDEN_FILES, stored
from tests.store.test_mapper import RAISED, told

IN_ENVELOPE = ("position", "on", "recorded_at", "actor", "command", "command_id", "withheld")


def parts(event: DCBEvent) -> tuple[bytes, bytes | None]:
    """The line of a stored event, and its narrative where it has one."""
    line, _, narrative = event.data.partition(b"\n")
    return line, narrative or None


def assert_retold(event: DCBEvent, position: int) -> None:
    """Told again and read with every check, an event gives the same row, story and envelope."""
    again = retell(position, *parts(event))
    sound = Mapper().read(event, position)
    for name in IN_ENVELOPE:
        assert getattr(again, name) == getattr(sound, name), name
    told_again = cast("Recorded", again)
    assert timeline_row(told_again) == timeline_row(sound)
    assert again.fact.tags() == sound.fact.tags()
    assert touched(again.fact) == touched(sound.fact)


def without_words(event: DCBEvent) -> DCBEvent:
    """A stored event whose narrative was erased."""
    return DCBEvent(event.type, parts(event)[0], event.tags)


@pytest.mark.parametrize("fact", whole_year(), ids=lambda each: f"{each.position}-{each.fact.NAME}")
def test_every_kind_of_fact_is_told_again_in_the_same_sentence(fact: Recorded) -> None:
    """One timeline, whichever way the record is read, with all that was said or none of it."""
    event = Mapper().write(fact)
    assert_retold(event, fact.position)
    assert_retold(without_words(event), fact.position)


@pytest.mark.parametrize("path", GOLDEN_FILES, ids=lambda path: path.stem)
def test_golden_events_are_told_again_in_the_same_sentence(path: Any) -> None:  # noqa: ANN401
    """Design § 6: with every field given, and with only those it cannot do without."""
    for event in stored(path):
        assert_retold(event, 7)
        assert_retold(without_words(event), 7)


@given(any_recorded())
def test_any_fact_is_told_again_in_the_same_sentence(fact: Recorded) -> None:
    """Whatever its words and figures are, telling it again takes none of the domain's models."""
    event = Mapper().write(fact)
    assert_retold(event, 3)
    assert_retold(without_words(event), 3)


@given(any_recorded())
def test_what_a_fact_touches_is_not_the_command_that_recorded_it(fact: Recorded) -> None:
    """Rule I2: the tag of a command finds its facts again, and is part of nobody's story."""
    again = retell(1, *parts(Mapper().write(fact)))
    assert again.fact.tags() == fact.fact.tags()
    assert fact.command_id not in {tag.partition(":")[2] for tag in again.fact.tags()}
    assert again.command_id == fact.command_id
    assert touched(again.fact) == touched(fact.fact)


def test_an_erased_narrative_is_told_as_withheld() -> None:
    """§ 6: the sentence says that something was said once, and no word of it."""
    line, narrative = parts(Mapper().write(told(RAISED)))
    whole, bare = (cast("Recorded", retell(1, line, said)) for said in (narrative, None))
    assert (whole.withheld, bare.withheld) == (False, True)
    assert "No address, no GP" in timeline_row(whole).sentence
    assert ERASED not in timeline_row(whole).sentence
    assert "No address" not in timeline_row(bare).sentence
    assert timeline_row(bare).sentence.endswith(ERASED)


def test_a_fact_without_words_is_not_told_as_withheld() -> None:
    """§ 6: where nothing was ever said, nothing is missing."""
    silent = RAISED.model_copy(update={"title": None})
    line, narrative = parts(Mapper().write(told(silent)))
    assert narrative is None
    assert not retell(1, line, None).withheld


def changed(line: bytes, **fields: object) -> bytes:
    """A line with some of it changed; what becomes None is left out."""
    whole = json.loads(line) | fields
    return json.dumps({name: value for name, value in whole.items() if value is not None}).encode()


LINE, SAID = parts(Mapper().write(told(RAISED)))
LISTED = b'["salt","00"]'

DAMAGED: dict[str, tuple[bytes, bytes | None]] = {
    "another narrative": (LINE, b'{"salt":"00","title":"No address, no GP"}'),
    "a narrative with a space more": (LINE, (SAID or b"") + b" "),
    "a narrative that was not announced": (changed(LINE, narrative=None), SAID),
    "a narrative of a list": (changed(LINE, narrative=sha256(LISTED).hexdigest()), LISTED),
    "nothing": (b"", None),
    "no JSON": (LINE[:-1], None),
    "a list": (b"[]", None),
    "brackets without end": (b"[" * 100_000, None),
    "no type": (changed(LINE, type=None), SAID),
    "no version": (changed(LINE, version=None), SAID),
    "no tags": (changed(LINE, tags=None), SAID),
    "no facts": (changed(LINE, facts=None), SAID),
    "no actor": (changed(LINE, actor=None), SAID),
    "no command": (changed(LINE, command=None), SAID),
    "no command id": (changed(LINE, command_id=None), SAID),
    "no such day": (changed(LINE, on="2026-02-30"), SAID),
    "no moment": (changed(LINE, recorded_at="yesterday"), SAID),
}


@pytest.mark.parametrize("written", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_not_told_again(written: tuple[bytes, bytes | None]) -> None:
    """Design § 7: a damaged fact is refused with its place, never told as if it were one."""
    with pytest.raises(StoreDamaged) as refused:
        retell(23, *written)
    assert "at position 23" in refused.value.what


def test_an_older_version_is_told_again_as_the_last_one_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Design § 6: lifted step by step, its narrative too, as where it is read with every check."""
    lifts = cast("dict[tuple[str, int], Any]", LIFTS)
    monkeypatch.setitem(
        lifts,
        ("barrier-raised", -1),
        lambda old: {"barrier": old["barrier"], "by": old["group"], "title": old.get("title")},
    )
    monkeypatch.setitem(
        lifts,
        ("barrier-raised", 0),
        lambda old: {"barrier": old["barrier"], "group": old["by"], "title": old["title"]},
    )
    older: DCBEvent = DCBEvent(
        "barrier-raised",
        changed(LINE, version=-1) + b"\n" + (SAID or b""),
        json.loads(LINE)["tags"],
    )
    assert_retold(older, 4)
    again: Retold = retell(4, *parts(older))
    assert (again.fact.group, again.fact.title) == ("county", "No address, no GP")
