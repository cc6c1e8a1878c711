"""The engine: what was decided is recorded as it was decided, once, whoever else is at work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
)
from eventsourcing.dcb.popo import InMemoryDCBRecorder

from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.group.commands import AppointMember, StandDown
from cfworkflow.domain.meeting.commands import (
    CloseMeeting,
    DeclareInterest,
    RecordAttendance,
    RecordDeparture,
)
from cfworkflow.domain.meeting.facts import AttendeeLeft
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.meeting.whole import MeetingProblems, RecordMeeting
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.rules.majority import VotesDoNotFit
from cfworkflow.domain.rules.quorum import NotQuorate
from cfworkflow.store.engine import ATTEMPTS, Engine
from cfworkflow.store.refusals import StoreBusy, StoreContended, StoreDamaged
from cfworkflow.store.sqlite import SQLiteRecorder
from tests.domain.a_programme import (
    ITEM,
    MEETING,
    groups,
    in_session,
    key_item,
    programme,
    vote,
)
from tests.domain.given_when_then import given
from tests.store.watched import NOON, RAISE, STORY, Watched, do, play


@pytest.fixture(params=["memory", "file"])
def recorder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watched]:
    """A store, in memory and in a file: the engine does not tell them apart."""
    if request.param == "memory":
        yield Watched(InMemoryDCBRecorder())
    else:
        with SQLiteRecorder(tmp_path / "store.db") as inner:
            yield Watched(inner)


def test_the_engine_decides_as_the_rules_do_on_a_plain_list(recorder: Watched) -> None:
    """Design § 4: decision functions run unchanged on any store."""
    engine = Engine(recorder)
    story = [*STORY, vote(4, 1, 1), CloseMeeting(meeting=MEETING)]
    recorded = play(engine, story)
    plain = given(story).told
    assert [(each.fact, each.on) for each in recorded] == [(each.fact, each.on) for each in plain]
    assert [each.position for each in recorded] == [*range(1, len(plain) + 1)]
    assert {each.recorded_at for each in recorded} == {NOON}


def test_what_is_given_back_is_what_is_on_record(recorder: Watched) -> None:
    """I1: the facts a command ends in are the facts that are read from then on."""
    engine = Engine(recorder)
    before = len(play(engine, STORY))
    outcome = do(engine, vote(4), command_id="the-vote")
    assert (outcome.recorded, outcome.repeated) == (True, False)
    assert [*engine.history(before)] == [*outcome.facts]
    assert {(each.command, each.command_id) for each in outcome.facts} == {
        ("decision vote", "the-vote")
    }


def test_a_dry_run_tells_and_records_nothing(recorder: Watched) -> None:
    """Design § 4: a dry run is the same without the append."""
    engine = Engine(recorder)
    before = play(engine, STORY)
    appends = recorder.appends
    outcome = do(engine, vote(4, 1, 1), dry_run=True)
    assert outcome.recorded is False
    assert {each.position for each in outcome.facts} == {0}
    assert recorder.appends == appends
    assert [*engine.history()] == before
    real = do(engine, vote(4, 1, 1))
    assert [each.fact for each in real.facts] == [each.fact for each in outcome.facts]


def test_a_dry_run_is_refused_like_the_real_one(recorder: Watched) -> None:
    """Design § 10: what would be refused is said beforehand."""
    engine = Engine(recorder)
    play(engine, programme(), in_session(5), key_item())
    with pytest.raises(NotQuorate):
        do(engine, vote(4), dry_run=True)


def test_where_there_is_nothing_to_do_nothing_is_appended(recorder: Watched) -> None:
    """A fact says that something changed; a quiet command leaves no trace."""
    engine = Engine(recorder)
    play(engine, programme())
    appends = recorder.appends
    outcome = do(engine, AppointMember(group="tactical", member="place-1"))
    assert (outcome.facts, outcome.recorded) == ((), True)
    assert recorder.appends == appends


REFUSED: list[tuple[Command, type[Exception]]] = [
    (vote(7), VotesDoNotFit),
    (vote(4, item="D-0099"), Unknown),
    (StandDown(group="tactical", member="stranger"), Refusal),
    (RecordAttendance(meeting=MEETING, members=("place-7", "stranger")), Refusal),
    (
        RecordMeeting.model_validate(
            {"day": "2026-10-15", "group": "tactical", "present": ["place-1", "stranger"]}
        ),
        MeetingProblems,
    ),
]


@pytest.mark.parametrize(("command", "kind"), REFUSED, ids=lambda value: str(value)[:30])
def test_what_is_refused_records_nothing(
    recorder: Watched, command: Command, kind: type[Exception]
) -> None:
    """A refusal loses nothing and changes nothing, even where part of a command was in order."""
    engine = Engine(recorder)
    before = play(engine, STORY)
    with pytest.raises(kind):
        do(engine, command)
    assert [*engine.history()] == before


def between(recorder: Watched, *commands: Command) -> None:
    """Have these recorded by someone else between the next command's look and its append."""
    inner = Engine(recorder.recorder)
    recorder.before_append = iter([lambda: [do(inner, each) for each in commands] and None])


def test_a_departure_between_look_and_append_is_seen(recorder: Watched) -> None:
    """Q1, Q2: an attendance change can't slip between the count and the vote."""
    engine = Engine(recorder)
    play(engine, STORY)
    between(recorder, RecordDeparture(meeting=MEETING, members=("place-6",)))
    with pytest.raises(NotQuorate, match="5 count as present"):
        do(engine, vote(4))
    assert [type(each.fact) for each in engine.history()][-1] is AttendeeLeft


@pytest.mark.parametrize(
    ("meanwhile", "figures"),
    [
        ([RecordAttendance(meeting=MEETING, members=("place-7",))], (17, 6, 7, 4)),
        ([StandDown(group="tactical", member="place-17")], (16, 6, 6, 4)),
        ([AppointMember(group="tactical", member="newcomer")], (18, 7, 6, 4)),
        ([DeclareInterest(decision=ITEM, member="place-1")], (17, 6, 5, 3)),
    ],
    ids=["arrival", "stood down", "appointed", "interest"],
)
def test_a_vote_counts_what_was_true_when_it_was_appended(
    recorder: Watched, meanwhile: list[Command], figures: tuple[int, int, int, int]
) -> None:
    """Q1, M1, A2: whatever changed the room, the roll or the item is counted, or refuses it."""
    engine = Engine(recorder)
    play(engine, STORY)
    between(recorder, *meanwhile)
    members, quorum, present, needed = figures
    if present < quorum:
        with pytest.raises(NotQuorate):
            do(engine, vote(4))
        return
    [made] = [
        each.fact for each in do(engine, vote(4)).facts if isinstance(each.fact, DecisionMade)
    ]
    found = made.figures
    assert (found.members, found.quorum, found.present, found.needed) == (
        members,
        quorum,
        present,
        needed,
    )


def test_what_is_none_of_a_commands_business_does_not_make_it_wait(recorder: Watched) -> None:
    """Design § 4: the boundary is what was looked at; news of other things is no conflict."""
    engine = Engine(recorder)
    play(engine, STORY)
    between(recorder, RAISE, key_item())
    appends = recorder.appends
    do(engine, StandDown(group="tactical", member="place-17"))
    assert recorder.appends == appends + 1


def test_a_reference_taken_meanwhile_is_not_given_out_again(recorder: Watched) -> None:
    """N1: of two who would take the next number, the second takes the one after."""
    engine = Engine(recorder)
    play(engine, groups(), RAISE)
    between(recorder, RAISE, RAISE)
    [raised] = do(engine, RAISE).facts
    assert raised.fact.tags() == ("barrier:B-0004",)


def test_a_command_gives_up_after_so_many_tries(recorder: Watched) -> None:
    """Design § 4: bounded retries, then a clear error; nothing of it is recorded."""
    engine, inner = Engine(recorder), Engine(recorder.recorder)
    play(engine, groups())
    recorder.before_append = iter([lambda: do(inner, RAISE) and None] * ATTEMPTS)
    appends = recorder.appends
    with pytest.raises(StoreContended) as refused:
        do(engine, RAISE, command_id="unlucky")
    assert recorder.appends == appends + ATTEMPTS
    assert refused.value.what == "Tried to record: barrier raise."
    assert "Others were faster" in refused.value.why
    assert "Nothing was recorded" in refused.value.try_
    assert "unlucky" not in {each.command_id for each in engine.history()}


def test_a_command_that_gets_through_at_the_last_try_is_recorded(recorder: Watched) -> None:
    """Design § 4: it is decided anew each time, on what the others recorded."""
    engine, inner = Engine(recorder), Engine(recorder.recorder)
    play(engine, groups())
    recorder.before_append = iter([lambda: do(inner, RAISE) and None] * (ATTEMPTS - 1))
    [raised] = do(engine, RAISE).facts
    assert raised.fact.tags() == (f"barrier:B-{ATTEMPTS:04d}",)


def test_an_append_is_always_on_condition(recorder: Watched) -> None:
    """Design § 7: an unconditional append is one that somebody's decision does not see."""
    conditions: list[DCBAppendCondition | None] = []
    append = recorder.recorder.append

    def noting(events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None) -> int:
        conditions.append(condition)
        return append(events, condition)

    recorder.recorder.append = noting  # type: ignore[method-assign]
    play(Engine(recorder), STORY, vote(4))
    assert conditions
    for condition in conditions:
        assert condition is not None
        items = condition.fail_if_events_match.items
        assert items
        assert all(len(item.tags) == 1 and not item.types for item in items)


def test_every_look_is_by_one_tag(recorder: Watched) -> None:
    """Design § 4: what a command costs does not depend on how much else is on record."""
    engine = Engine(recorder)
    play(engine, STORY)
    recorder.reads.clear()
    do(engine, vote(4), command_id="v")
    tags = [item.tags for query in recorder.reads if query for item in query.items]
    assert len(tags) == len(recorder.reads)
    assert tags[0] == ["command:v"]
    assert [*map(len, tags)] == [1] * len(tags)
    assert len(tags) <= 8


def test_a_thing_is_folded_from_its_own_facts(recorder: Watched) -> None:
    """A command line shows the new state after a change, without replaying everything."""
    engine = Engine(recorder)
    play(engine, STORY)
    meeting = engine.thing(Meeting, MEETING)
    assert meeting is not None
    assert (meeting.status, len(meeting.room)) == ("in_session", 6)
    assert engine.thing(Meeting, "M-0099") is None


def test_history_goes_on_from_a_position(recorder: Watched) -> None:
    """Views are kept by reading what came after the position they have reached."""
    engine = Engine(recorder)
    everything = play(engine, STORY)
    assert [*engine.history(0)] == everything
    assert [*engine.history(10)] == everything[10:]
    assert [*engine.history(len(everything))] == []
    assert [*engine.history(len(everything) + 5)] == []


def test_a_damaged_fact_stops_a_decision_that_rests_on_it(recorder: Watched) -> None:
    """Design § 7: a decision on what cannot be read is no decision; others still can be taken."""
    engine = Engine(recorder)
    position = len(play(engine, STORY)) + 1
    everything = DCBAppendCondition(DCBQuery(), after=position)
    recorder.recorder.append([DCBEvent("x", b"{}", [f"meeting:{MEETING}"])], everything)
    with pytest.raises(StoreDamaged, match=f"at position {position}"):
        do(engine, vote(4))
    assert do(engine, RAISE).facts
    with pytest.raises(StoreDamaged):
        [*engine.history()]


def test_an_append_that_fails_is_not_taken_for_a_success() -> None:
    """I1: only what the store has confirmed is told as recorded; its refusal is not swallowed."""

    def refuse() -> None:
        raise StoreBusy("record.db")

    watched = Watched(InMemoryDCBRecorder())
    engine = Engine(watched)
    watched.before_append = iter([refuse])
    with pytest.raises(StoreBusy):
        play(engine, groups())
    assert watched.appends == 1
    assert [*engine.history()] == []
