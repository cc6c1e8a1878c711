"""Undo: the last command that stands is taken back, by a fact that says so."""

from __future__ import annotations

from typing import Any

import pytest

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier, WithdrawBarrier
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.domain.correction.facts import CommandUndone
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.commands import CloseMeeting
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.refusal import Unknown
from cfworkflow.domain.rules.identity import CommandIdTaken
from cfworkflow.domain.rules.time import TimeRunsBackwards
from tests.domain.a_programme import (
    BARRIER,
    BEGINNING,
    ITEM,
    MEETING,
    at_tactical,
    escalation,
    in_session,
    programme,
    vote,
)
from tests.domain.a_record import GrowingRecord, recorded
from tests.domain.given_when_then import on

KINDS: tuple[tuple[Any, str], ...] = (
    (Barrier, BARRIER),
    (Meeting, MEETING),
    (Decision, ITEM),
    (Group, "tactical"),
    (Group, "county"),
)


def things(record: GrowingRecord) -> list[object]:
    """How everything these stories are about stands."""
    return [record.thing(kind, ref) for kind, ref in KINDS]


def before_the_vote() -> GrowingRecord:
    """A meeting in session with an escalation to vote on."""
    return recorded(programme(), at_tactical(), in_session(9), escalation())


def test_what_a_command_recorded_is_taken_back_as_a_whole() -> None:
    """I4: a vote goes with all it brought about, and everything stands as it stood before."""
    record = before_the_vote()
    before, head = things(record), record.last.position
    done = record.do(vote(7, 1), command_id="the-vote").facts
    assert len(done) > 1
    assert things(record) != before
    [fact] = record.facts(Undo(because="Counted wrongly"))
    assert fact == CommandUndone(
        undone="the-vote",
        command="decision vote",
        first=head + 1,
        last=head + len(done),
        touches=(f"decision:{ITEM}", f"meeting:{MEETING}", f"barrier:{BARRIER}"),
        because="Counted wrongly",
    )
    assert things(record) == before
    assert fact.things() == ()


def test_both_stay_on_record() -> None:
    """I1: what was taken back and that it was are facts like any other."""
    record = recorded(programme(), at_tactical())
    told = [*record.history()]
    record.do(Undo())
    assert [*record.history()][:-1] == told
    assert record.last.fact.NAME == "command-undone"


def test_again_and_again_it_walks_back() -> None:
    """Anchors: repeating it walks further back, through a command taken back before too."""
    record = recorded(programme(), at_tactical())
    stood = []
    for command in (*in_session(9), escalation(), vote(7)):
        stood.append(things(record))
        record.do(command)
    record.do(Undo())
    record.do(vote(6))
    for before in reversed(stood):
        record.do(Undo())
        assert things(record) == before


def test_what_is_asked_next_goes_by_what_stands() -> None:
    """The vote is open again, a name is free again, and no number is given twice."""
    record = before_the_vote()
    record.do(vote(9))
    record.do(Undo())
    assert record.facts(vote(5, 4))[0].outcome == "carried"  # type: ignore[attr-defined]
    name = EstablishGroup(group="coast", tier="operational", overseen_by="tactical")
    record.do(name)
    record.do(Undo())
    assert record.facts(name)[0].NAME == "group-established"
    raised = RaiseBarrier(group="county", title="No bus")
    assert record.facts(raised)[0].barrier == "B-0002"  # type: ignore[attr-defined]
    record.do(Undo())
    assert record.facts(raised)[0].barrier == "B-0003"  # type: ignore[attr-defined]


def test_what_was_taken_back_is_not_there_any_more() -> None:
    """Who goes on with it is told that there is no such thing."""
    record = recorded(programme(), RaiseBarrier(group="county", title="No bus"), Undo())
    assert record.thing(Barrier, BARRIER) is None
    with pytest.raises(Unknown, match=BARRIER):
        record.do(AddressBarrier(barrier=BARRIER, how="A bus"))


def test_a_date_given_by_mistake_holds_up_nothing_once_it_is_taken_back() -> None:
    """C1: the time of a thing is that of the facts about it that stand."""
    raised = on(BEGINNING, RaiseBarrier(group="county", title="No bus"))
    record = recorded(programme(), raised, AddressBarrier(barrier=BARRIER, how="A bus"))
    withdrawn = WithdrawBarrier(barrier=BARRIER, because="Raised twice")
    with pytest.raises(TimeRunsBackwards):
        record.do(withdrawn, on=BEGINNING)
    record.do(Undo())
    assert record.do(withdrawn, on=BEGINNING).facts[0].on == BEGINNING


def test_only_who_recorded_it_takes_it_back() -> None:
    """I4: what another recorded is theirs to take back."""
    record = recorded(programme(), at_tactical())
    refusal = record.refusal(Undo(), actor="programme-lead")
    assert refusal.code == "I4"
    assert "by project-team, not by programme-lead" in refusal.why


def test_who_means_another_than_the_last_is_told_what_came_since() -> None:
    """I4: what came later may rest on it."""
    record = recorded(programme(), at_tactical(), AppointMember(group="board", member="late"))
    refusal = record.refusal(Undo(position=record.last.position - 1))
    assert refusal.code == "I4"
    assert f"member appoint was recorded by project-team (@{record.last.position})" in refusal.why
    assert "cfworkflow correct" in refusal.try_
    named = Undo(position=record.last.position)
    assert record.facts(named)[0].NAME == "command-undone"
    assert record.facts(named) == []


@pytest.mark.parametrize("decided", ["the vote", "the closing"])
def test_what_was_decided_is_taken_back_within_a_day(decided: str) -> None:
    """I4: a slip of the same day is put right; later, what was decided stays decided."""
    record = before_the_vote()
    record.do(vote(7))
    if decided == "the closing":
        record.do(CloseMeeting(meeting=MEETING))
    record.wait(24)
    assert record.do(Undo(), dry_run=True).facts
    record.wait(0.01)
    refusal = record.refusal(Undo())
    assert refusal.code == "I4"
    assert "24 hours" in refusal.why


def test_what_decided_nothing_is_taken_back_at_any_time() -> None:
    """A title typed wrongly last month, and nothing since, need not stand for ever."""
    record = recorded(programme(), at_tactical())
    record.wait(24 * 40)
    assert record.facts(Undo())[0].NAME == "command-undone"


def test_what_was_erased_is_not_put_back() -> None:
    """I4: an erasure stands, and so does all before it."""
    record = recorded(programme(), at_tactical())
    erase = RedactNarratives(thing=f"barrier:{BARRIER}", reason="Asked for", authority="The DPO")
    record.do(erase)
    refusal = record.refusal(Undo())
    assert (refusal.code, refusal.why) == ("I4", "What was erased is not put back.")


def test_of_an_empty_record_nothing_is_taken_back() -> None:
    """I4: there is nothing; nor when everything was taken back."""
    assert recorded().refusal(Undo()).code == "I4"
    record = recorded(EstablishGroup(group="board", tier="strategic"), Undo())
    assert "Nothing that stands" in record.refusal(Undo()).why


def test_an_undo_sent_again_is_recorded_once() -> None:
    """I2: whoever did not hear the answer may ask again, and takes back no more than they meant."""
    record = recorded(programme(), at_tactical())
    first = record.do(Undo(), command_id="back").facts
    assert record.do(Undo(), command_id="back").facts == first
    assert record.last == first[0]
    with pytest.raises(CommandIdTaken):
        record.do(Undo(because="Another"), command_id="back")


def test_a_command_that_was_taken_back_is_not_done_again_under_its_id() -> None:
    """I2: one id stands for one command, whatever became of it."""
    record = recorded(programme(), at_tactical())
    action = AddAction(
        barrier=BARRIER, group="tactical", owner="place-1", due=record.now.date(), title="Ask"
    )
    done = record.do(action, command_id="once").facts
    record.do(Undo())
    assert record.do(action, command_id="once").facts == done
    assert record.last.fact.NAME == "command-undone"


def test_a_correction_is_taken_back_like_anything_else() -> None:
    """What a correction said wrongly reads as before."""
    record = recorded(programme(), at_tactical())
    told = [*record.history()]
    slip = Correct(thing=f"barrier:{BARRIER}", changes={"title": "No GP"}, because="A slip")
    record.do(slip)
    [undone] = record.facts(Undo())
    assert undone.tags() == (f"barrier:{BARRIER}",)
    again = record.facts(slip)
    assert again[0].corrects == told[-2].position  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("beyond", "words"), [(1, "not taken back in its turn"), (2, "Nothing was recorded there")]
)
def test_what_is_no_command_that_stood_is_not_said_to_be_gone(beyond: int, words: str) -> None:
    """I4: neither an undoing, nor what was never recorded, was taken back already."""
    record = before_the_vote()
    voted = record.do(vote(7, 1)).facts[-1].position
    record.do(Undo())
    assert record.facts(Undo(position=voted)) == []
    assert words in str(record.refusal(Undo(position=voted + beyond)))


def test_an_undoing_that_names_what_is_to_come_is_passed_over() -> None:
    """I4: the way back always ends, whatever somebody wrote into the file."""
    record = before_the_vote()
    last = record.last
    forged = CommandUndone(
        undone="none", command="none", first=last.position + 9, last=last.position + 9, touches=()
    )
    record.slip_in(forged)
    assert record.facts(Undo())[0].first == last.position  # type: ignore[attr-defined]
