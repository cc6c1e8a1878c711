"""What a carried decision brings about, in the same append: one effect a kind."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.barrier.commands import AddressBarrier
from cfworkflow.domain.barrier.facts import BarrierReturned
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.group.commands import AppointMember, ReassignAreas
from cfworkflow.domain.group.facts import TermsAdopted
from cfworkflow.domain.meeting.commands import (
    RecordDeparture,
)
from cfworkflow.domain.terms import Terms
from tests.domain.a_programme import (
    BARRIER,
    BECAUSE,
    ITEM,
    MEETING,
    at_tactical,
    escalation,
    groups,
    in_session,
    key_item,
    members,
    programme,
    vote,
)
from tests.domain.given_when_then import TODAY, Record, given, on

SEPTEMBER = date(2026, 9, 10)


def put(present: int, item: Command | None = None, count: int = 17) -> Record:
    """An item before a meeting of the tactical group with so many present."""
    return given(programme(count), at_tactical(), in_session(present), item or escalation())


def leaves(*names: str) -> RecordDeparture:
    """Members who go."""
    return RecordDeparture(meeting=MEETING, members=names)


def test_what_changed_since_an_item_was_put_is_seen_when_it_is_voted_on() -> None:
    """P1: an escalation is judged by where the barrier stands when the vote is taken."""
    addressed = AddressBarrier(barrier=BARRIER, how="Care-of addresses")
    record = put(6).and_given(addressed)
    record.when(vote(4)).then_refused("P1", "It stands as addressed")
    record.when(vote(3)).then_refused("P1", "It stands as addressed")


def answered(*answers: str) -> ProposeDecision:
    """The board's answer."""
    return ProposeDecision(
        meeting="M-0002",
        kind="return",
        title="Our answer",
        barrier=BARRIER,
        response="Try the first",
        answers=answers,
        reasons=BECAUSE,
    )


def before_the_board() -> Record:
    """The barrier escalated, and the board in session with four of its four members."""
    board = [AppointMember(group="board", member=name) for name in members(4)]
    return put(6).and_given(vote(4), board, in_session(4, group="board", meeting="M-0002"))


def test_the_board_answers_the_recommendations_one_tier_down() -> None:
    """P1, P2: a return leads one tier down with the response, to where the barrier came from."""
    record = before_the_board().and_given(answered("accepted", "declined"))
    outcome = record.when(vote(3, item="D-0002"))
    assert outcome.the(BarrierReturned) == BarrierReturned(
        barrier=BARRIER,
        decision="D-0002",
        from_group="board",
        to_group="tactical",
        answers=("accepted", "declined"),
    )
    barrier = outcome.after.find(Barrier, BARRIER)
    assert (barrier.status, barrier.holder) == ("tactical", "tactical")


def test_recommendations_are_answered_each_or_together() -> None:
    """D1: two recommendations have two answers, or one response to both."""
    record = before_the_board()
    record.when(answered("accepted")).then_refused("D1", "Give 2 times --answer, or none")
    outcome = record.and_given(answered()).when(vote(3, item="D-0002"))
    assert outcome.the(BarrierReturned).answers == ()


def test_recommendations_are_answered_once() -> None:
    """D1: what the board has answered does not ask for an answer on the way further down."""
    record = before_the_board().and_given(answered(), vote(3, item="D-0002"))
    down = ProposeDecision(
        meeting=MEETING,
        kind="return",
        title="For the ground",
        barrier=BARRIER,
        response="Yours",
        answers=("accepted", "accepted"),
        reasons=BECAUSE,
    )
    record.when(down).then_refused("D1", "escalated with 0 recommendations")
    assert record.when(down.model_copy(update={"answers": ()})).facts


def test_a_barrier_returned_to_the_ground_finds_the_successor_for_its_area() -> None:
    """E2: what came from an area goes back to whoever answers for that area now."""
    back = ProposeDecision(
        meeting=MEETING,
        kind="return",
        title="For the ground",
        barrier=BARRIER,
        response="Yours",
        reasons=BECAUSE,
    )
    record = put(6, back).and_given(ReassignAreas(group="county", to="river", areas=("city",)))
    outcome = record.when(vote(4))
    assert outcome.the(BarrierReturned).to_group == "river"
    barrier = outcome.after.find(Barrier, BARRIER)
    assert (barrier.status, barrier.holder) == ("operational", "river")


def test_carried_terms_are_in_force_at_once() -> None:
    """T2: terms change by a carried decision of that group, and count from then on."""
    terms = Terms(quorum_plus=0)
    adoption = ProposeDecision(
        meeting=MEETING, kind="adopt-terms", title="Five", terms=terms, reasons=BECAUSE
    )
    outcome = put(6, adoption).when(vote(4))
    assert outcome.the(TermsAdopted) == TermsAdopted(group="tactical", terms=terms, decision=ITEM)
    next_item = outcome.after.and_given(key_item(), leaves("place-6"))
    assert next_item.when(vote(4, item="D-0002")).the(DecisionMade).figures.quorum == 5
    lost = put(6, adoption).when(vote(3))
    assert [type(fact) for fact in lost.facts] == [DecisionMade]


def test_terms_of_a_late_record_are_not_held_up_by_other_news_of_the_group() -> None:
    """C1: a group's terms follow one another, whatever else became of it meanwhile."""
    adoption = ProposeDecision(
        meeting=MEETING, kind="adopt-terms", title="None", terms=Terms(quorum_plus=0), reasons="So"
    )
    record = given(
        groups(),
        on(SEPTEMBER, AppointMember(group="county", member="place-1")),
        on(TODAY, ReassignAreas(group="county", to="river", areas=("fen",))),
        in_session(1, group="county", day=SEPTEMBER),
        adoption,
    )
    outcome = record.when(vote(1))
    assert outcome.the(TermsAdopted).terms.quorum_plus == 0
    assert {told.on for told in outcome.recorded} == {SEPTEMBER}


@pytest.mark.parametrize("more", [{"kind": "permit", "until": TODAY}, {"kind": "key"}], ids=str)
def test_a_permission_and_a_key_decision_stand_for_themselves(more: dict[str, object]) -> None:
    """Design § 5: these kinds bring nothing further about; the record is what they are for."""
    item = ProposeDecision.model_validate(
        {"meeting": MEETING, "title": "As it says", "reasons": BECAUSE, **more}
    )
    outcome = put(6, item).when(vote(4))
    assert [type(fact) for fact in outcome.facts] == [DecisionMade]
