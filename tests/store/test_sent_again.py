"""I2: the same command sent twice is recorded once, and another one is not mistaken for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import apsw
import pytest
from eventsourcing.dcb.popo import InMemoryDCBRecorder

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.commands import Correct
from cfworkflow.domain.meeting.commands import (
    CloseMeeting,
    RecordAttendance,
)
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.rules.identity import CommandIdTaken
from cfworkflow.domain.rules.quorum import NotQuorate
from cfworkflow.store.engine import Engine
from cfworkflow.store.sqlite import SQLiteRecorder
from tests.domain.a_programme import (
    MEETING,
    groups,
    in_session,
    key_item,
    programme,
    vote,
)
from tests.store.watched import NOON, RAISE, STORY, Watched, do, play


@pytest.fixture(params=["memory", "file"])
def recorder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watched]:
    """A store, in memory and in a file: the engine does not tell them apart."""
    if request.param == "memory":
        yield Watched(InMemoryDCBRecorder())
    else:
        with SQLiteRecorder(tmp_path / "store.db") as inner:
            yield Watched(inner)


def test_each_command_has_an_id_of_its_own(recorder: Watched) -> None:
    """I2: where none is given, the facts of one command still belong together and to no other."""
    engine = Engine(recorder)
    play(engine, groups())
    ids = [{each.command_id for each in do(engine, RAISE).facts} for _ in range(3)]
    assert [len(each) for each in ids] == [1, 1, 1]
    assert len(set.union(*ids)) == 3


def test_the_same_command_sent_twice_is_recorded_once(recorder: Watched) -> None:
    """I2: whoever did not hear the answer may ask again, and hears the same."""
    engine = Engine(recorder)
    play(engine, STORY)
    first = do(engine, vote(4), command_id="sent-twice")
    head = len([*engine.history()])
    again = do(engine, vote(4), command_id="sent-twice")
    assert again.facts == first.facts
    assert (again.repeated, again.recorded) == (True, True)
    assert len([*engine.history()]) == head
    assert do(engine, RAISE, command_id="another").facts


def test_a_repeated_command_is_heard_after_the_world_moved_on(recorder: Watched) -> None:
    """I2: the answer is what was recorded then, not what the rules would say now."""
    engine = Engine(recorder)
    play(engine, STORY)
    first = do(engine, vote(4), command_id="v")
    play(engine, CloseMeeting(meeting=MEETING))
    assert do(engine, vote(4), command_id="v").facts == first.facts


def test_an_id_stands_for_one_command(recorder: Watched) -> None:
    """I2: another command under the same id is refused, not mistaken for the first."""
    engine = Engine(recorder)
    before = play(engine, STORY)
    do(engine, RAISE, command_id="once")
    with pytest.raises(CommandIdTaken) as refused:
        do(engine, vote(4), command_id="once")
    assert "The command 'decision vote' was sent with the id once" in refused.value.what
    assert "another one: 'barrier raise', recorded on 2026-10-15" in refused.value.why
    assert len([*engine.history()]) == len(before) + 1


@pytest.mark.parametrize(
    "other",
    [
        RaiseBarrier(group="river", title="No address, no GP"),
        RaiseBarrier(group="county", title="Another title"),
        RaiseBarrier(group="nobody", title="No address, no GP"),
    ],
    ids=["group", "title", "refused by itself"],
)
def test_an_id_does_not_stand_for_another_command_of_the_same_kind(
    recorder: Watched, other: Command
) -> None:
    """I2: a second barrier under the first one's id is refused, or it would be lost in silence."""
    engine = Engine(recorder)
    play(engine, groups())
    do(engine, RAISE, command_id="once")
    with pytest.raises(CommandIdTaken, match="another one"):
        do(engine, other, command_id="once")
    with pytest.raises(CommandIdTaken):
        do(engine, RAISE, command_id="once", on=date(2026, 2, 1))
    assert do(engine, RAISE, command_id="once").repeated


def test_a_command_that_would_be_refused_in_part_is_another_one(recorder: Watched) -> None:
    """I2: that the part in order was recorded before does not make the whole the same command."""
    engine = Engine(recorder)
    play(engine, STORY)
    arrival = RecordAttendance(meeting=MEETING, members=("place-7",))
    do(engine, arrival, command_id="in")
    with pytest.raises(CommandIdTaken):
        do(engine, arrival.model_copy(update={"members": ("place-7", "stranger")}), command_id="in")


def test_a_command_sent_again_days_later_is_still_the_same(recorder: Watched) -> None:
    """I2: what took effect on the day it was first sent is not compared with today."""
    engine = Engine(recorder)
    play(engine, groups())
    first = do(engine, RAISE, command_id="once")
    later = NOON + timedelta(days=3)
    again = engine.execute(RAISE, now=later, actor="project-team", command_id="once")
    assert (again.repeated, again.facts) == (True, first.facts)


def test_a_command_whose_words_were_erased_is_known_by_its_facts(tmp_path: Path) -> None:
    """I2: where the narrative is withheld, the facts alone tell what was sent."""
    path = tmp_path / "store.db"
    with SQLiteRecorder(path) as recorder:
        engine = Engine(recorder)
        play(engine, groups())
        do(engine, RAISE, command_id="once")
    erase = apsw.Connection(str(path))
    erase.execute("UPDATE fact SET narrative = NULL WHERE narrative IS NOT NULL")
    erase.close()
    with SQLiteRecorder(path) as recorder:
        engine = Engine(recorder)
        assert do(engine, RAISE, command_id="once").facts[0].withheld
        with pytest.raises(CommandIdTaken):
            do(engine, RAISE.model_copy(update={"group": "river"}), command_id="once")


def test_a_command_on_words_that_were_erased_since_is_still_the_same(tmp_path: Path) -> None:
    """I2: it can't be decided again as it was; nobody is told that their id was another's."""
    with SQLiteRecorder(tmp_path / "store.db") as recorder:
        engine = Engine(recorder)
        play(engine, STORY)
        put_right = Correct(thing="barrier:B-0001", changes={"title": "No beds"}, because="A slip")
        first = do(engine, put_right, command_id="sent-twice")
        why = {"reason": "Names a person", "authority": "The DPO"}
        do(engine, RedactNarratives(thing="barrier:B-0001", **why))
        again = do(engine, put_right, command_id="sent-twice")
        assert again.repeated
        assert [told.position for told in again.facts] == [told.position for told in first.facts]
        with pytest.raises(CommandIdTaken):
            do(engine, RAISE, command_id="sent-twice")


def test_a_refused_command_does_not_use_up_its_id(recorder: Watched) -> None:
    """I2: what was refused recorded nothing, and can be sent again once it is put right."""
    engine = Engine(recorder)
    play(engine, programme(), in_session(5), key_item())
    with pytest.raises(NotQuorate):
        do(engine, vote(4), command_id="v")
    play(engine, RecordAttendance(meeting=MEETING, members=("place-6",)))
    assert do(engine, vote(4), command_id="v").repeated is False


def test_the_same_command_in_two_hands_at_once_is_recorded_once(recorder: Watched) -> None:
    """I2: sent again while the first is still on its way, it is found out at the append."""
    engine, inner = Engine(recorder), Engine(recorder.recorder)
    play(engine, groups())
    recorder.before_append = iter([lambda: do(inner, RAISE, command_id="twice") and None])
    outcome = do(engine, RAISE, command_id="twice")
    assert outcome.repeated
    raised = [each for each in engine.history() if each.command == "barrier raise"]
    assert raised == [*outcome.facts]
