"""The past: what a decision looks at, what it decided so far, and the numbers it gives out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.fact import Fact, Recorded, narrative_fields
from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.record import RecordIncomplete
from cfworkflow.domain.thing import Thing
from tests.domain.a_programme import groups, in_session, key_item, programme, vote
from tests.domain.every_kind import every_kind
from tests.domain.given_when_then import TODAY, given, on

HERE = Path(__file__).parent
RAISE = RaiseBarrier(group="county", title="No address, no GP")


def test_each_command_is_asked_for_in_these_tests() -> None:
    """The right facts, the exact refusal, quiet when there is nothing to do: for every command."""
    told = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("*.py"))
    assert [kind.__name__ for kind in every_kind(Command) if f"{kind.__name__}(" not in told] == []


def test_each_kind_of_fact_is_expected_in_these_tests() -> None:
    """No fact is recorded that no test has asked for."""
    told = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("*.py"))
    assert [
        kind.__name__ for kind in FACTS.values() if not re.search(rf"\b{kind.__name__}\b", told)
    ] == []


def test_what_was_decided_is_part_of_the_past_at_once() -> None:
    """Design § 4: commands compose; the second sees what the first decided."""
    past = given(groups()).past()
    past.decide(RAISE)
    past.decide(RAISE)
    assert [told.fact.tags() for told in past.decided] == [("barrier:B-0001",), ("barrier:B-0002",)]
    assert past.load(Barrier, "B-0002").holder == "county"


@hypothesis_given(st.integers(0, 70), st.integers(0, 5))
def test_references_are_given_out_without_gaps(there: int, new: int) -> None:
    """N1: the next reference is one more than the last, however many there are."""
    raised = [BarrierRaised(barrier=f"B-{n:04d}", group="county") for n in range(1, there + 1)]
    past = given(groups(), raised).past()
    for _ in range(new):
        past.decide(RAISE)
    refs = [told.fact.tags()[0] for told in past.decided]
    assert refs == [f"barrier:B-{n:04d}" for n in range(there + 1, there + new + 1)]
    assert past.free_reference(Barrier) == f"B-{there + new + 1:04d}"


def test_a_number_past_the_four_figures_still_sorts_out() -> None:
    """N1: the ten-thousandth reference has five figures, and is found like any other."""
    past = Past(
        lambda _: (),
        lambda tag: tag <= "barrier:B-9999" and len(tag) == len("barrier:B-9999"),
        DECIDERS,
        now=datetime(2026, 10, 15, tzinfo=UTC),
        actor="project-team",
    )
    assert past.free_reference(Barrier) == "B-10000"


def test_the_date_is_the_secretarys_and_the_moment_is_utc() -> None:
    """Design § 6: late in the evening it is still today here, whatever the date in Greenwich."""
    west = timezone(timedelta(hours=-5))
    past = Past(
        lambda _: (),
        lambda _: False,
        DECIDERS,
        now=datetime(2026, 10, 15, 23, 30, tzinfo=west),
        actor="project-team",
    )
    from_groups = next(step.told for step in groups())
    told = past.decide(from_groups)[0]
    assert told.on == TODAY
    assert told.recorded_at == datetime(2026, 10, 16, 4, 30, tzinfo=UTC)
    assert told.recorded_at.tzinfo is UTC


def test_a_past_looks_only_at_what_it_needs() -> None:
    """Design § 4: each look is part of the boundary, so a vote does not look at other meetings."""
    record = given(
        programme(),
        in_session(6, day=date(2026, 9, 1)),
        in_session(6, meeting="M-0002"),
        key_item("M-0002"),
    )
    looked: list[str] = []

    def read(tag: str) -> list[Recorded]:
        looked.append(tag)
        return [told for told in record.told if tag in told.fact.tags()]

    past = Past(
        read,
        lambda tag: bool(read(tag)),
        DECIDERS,
        now=record.past().now,
        actor="project-team",
    )
    past.decide(vote(4))
    assert looked == ["decision:D-0001", "meeting:M-0002", "group:tactical"]


def test_facts_given_by_hand_are_folded_like_any_other() -> None:
    """The support module takes facts as well as commands, each on its date."""
    facts = given(on(date(2026, 1, 5), groups()), RAISE)
    by_hand = given(*(on(told.on, told.fact) for told in facts.told))
    assert by_hand.find(Barrier, "B-0001") == facts.find(Barrier, "B-0001")
    assert by_hand.find(Group, "county") == facts.find(Group, "county")


def test_a_thing_is_not_taken_for_one_of_another_kind() -> None:
    """Folding the wrong facts would make up a state: it is a fault of ours, and says so."""

    class Impostor(Thing):
        KIND = "barrier"

    past = given(groups(), RAISE).past()
    past.load(Barrier, "B-0001")
    with pytest.raises(TypeError, match="barrier:B-0001"):
        past.find(Impostor, "B-0001")
    with pytest.raises(TypeError, match="Impostor"):
        given(groups(), RAISE).past().find(Impostor, "B-0001")


def test_refusals_are_raised_together_or_not_at_all() -> None:
    """All problems show at once: the first carries the others."""
    refuse_any(None, None)
    first, second = (RecordIncomplete("Tried it.", why, "Do it.") for why in ("One.", "Two."))
    with pytest.raises(RecordIncomplete) as raised:
        refuse_any(None, first, None, second)
    assert raised.value.all() == (first, second)
    assert str(first) == "D1: Tried it. One. Do it."


def _refusals(kind: type[Refusal]) -> set[type[Refusal]]:
    return {kind}.union(*(_refusals(below) for below in kind.__subclasses__()))


def test_every_refusal_has_a_code_of_its_own() -> None:
    """Design § 3: each refusal is an exception class of its own, carrying its rule's code."""
    codes = [kind.code for kind in _refusals(Refusal) - {Refusal}]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("kind", FACTS.values(), ids=FACTS)
def test_a_fact_has_a_stored_name_tags_and_no_words_in_them(kind: type[Fact]) -> None:
    """Design § 6: names are stable and plain, and no narrative field makes a tag."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", kind.NAME)
    assert kind.VERSION >= 1
    assert set(kind.TAGS) <= set(kind.model_fields) - narrative_fields(kind)
    assert kind.TAGS or kind.tags is not Fact.tags
    assert all(not kind.model_fields[name].is_required() for name in narrative_fields(kind))
