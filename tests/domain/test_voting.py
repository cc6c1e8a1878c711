"""Votes: judged by the room, the roll and the terms of that moment, and never again."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.barrier.facts import BarrierEscalated
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot, Figures
from cfworkflow.domain.decision.commands import DeferDecision, ProposeDecision, TakeVote
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.commands import AppointMember, StandDown
from cfworkflow.domain.meeting.commands import (
    CloseMeeting,
    DeclareInterest,
    OpenMeeting,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
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


def named(**votes: str) -> TakeVote:
    """A vote by name: `place_1="for"`."""
    return TakeVote(
        decision=ITEM, votes={name.replace("_", "-"): each for name, each in votes.items()}
    )


def figures(in_favour: int, against: int, abstained: int, **more: int) -> Figures:
    """The figures of a vote of six present out of seventeen."""
    given_away = {"members": 17, "quorum": 6, "present": 6, "entitled": 6, "needed": 4} | more
    silent = given_away["entitled"] - in_favour - against - abstained
    return Figures(
        in_favour=in_favour, against=against, abstained=abstained, no_vote=silent, **given_away
    )


def test_five_of_seventeen_decide_nothing() -> None:
    """Q1: quorum = ⌊17 ÷ 3⌋ + 1 = 6, and five are too few."""
    put(5).when(vote(5)).then_refused(
        "Q1",
        "D-0001 was put to the vote at M-0001",
        "The quorum is 6 of 17 members, and 5 count as present",
        "decision defer D-0001 --reason inquorate",
    )


def test_three_for_two_against_one_abstaining_is_not_carried() -> None:
    """M1: three of six present are not more than half; nothing comes of it."""
    outcome = put(6).when(vote(3, 2, 1))
    outcome.then(
        DecisionMade(
            decision=ITEM,
            meeting=MEETING,
            group="tactical",
            outcome="not_carried",
            figures=figures(3, 2, 1),
            terms=CHARITY_STYLE,
            counted=members(6),
        ),
        on=TODAY,
    )
    assert outcome.after.find(Barrier, BARRIER).status == "tactical"


def test_four_for_one_against_one_abstaining_is_carried_and_escalates() -> None:
    """M1, P2: a carried escalation moves the barrier up with its recommendations, at once."""
    outcome = put(6).when(vote(4, 1, 1))
    outcome.then(
        DecisionMade(
            decision=ITEM,
            meeting=MEETING,
            group="tactical",
            outcome="carried",
            figures=figures(4, 1, 1),
            terms=CHARITY_STYLE,
            counted=members(6),
        ),
        BarrierEscalated(
            barrier=BARRIER,
            decision=ITEM,
            from_group="tactical",
            to_group="board",
            recommendations=2,
        ),
        on=TODAY,
    )
    barrier = outcome.after.find(Barrier, BARRIER)
    assert (barrier.status, barrier.holder, barrier.recommendations) == ("strategic", "board", 2)


@pytest.mark.parametrize(
    ("present", "ballot", "outcome"),
    [
        (8, (4, 1, 3), "not_carried"),
        (8, (5, 0, 0), "carried"),
        (8, (4, 0, 0), "not_carried"),
        (7, (4, 3, 0), "carried"),
        (6, (0, 0, 0), "not_carried"),
        (17, (9, 8, 0), "carried"),
        (17, (8, 0, 0), "not_carried"),
    ],
)
def test_more_than_half_of_those_present_must_agree(
    present: int, ballot: tuple[int, int, int], outcome: str
) -> None:
    """M1: abstaining, or not voting, is not agreeing: 8 present, 4-1-3 is not carried."""
    made = put(present).when(vote(*ballot)).the(DecisionMade)
    assert made.outcome == outcome
    assert made.figures.no_vote == present - sum(ballot)


@pytest.mark.parametrize(
    ("count", "quorum"), [(1, 1), (2, 1), (3, 2), (10, 4), (12, 5), (16, 6), (17, 6), (18, 7)]
)
def test_the_quorum_follows_the_members(count: int, quorum: int) -> None:
    """Q1: ⌊members ÷ 3⌋ + 1 of the members as they stand: 17 → 6, 10 → 4."""
    enough = put(quorum, key_item(), count).when(vote(quorum)).the(DecisionMade)
    assert (enough.figures.members, enough.figures.quorum) == (count, quorum)
    put(quorum - 1, key_item(), count).when(vote(0)).then_refused("Q1")


def test_who_left_does_not_count() -> None:
    """Q2: quorum is judged when the decision is taken, and the refusal says who was missing."""
    record = put(6).and_given(leaves("place-6"))
    record.when(vote(4)).then_refused("Q1", "5 count as present (place-6 left: Q2)")
    back = record.and_given(RecordAttendance(meeting=MEETING, members=("place-6",)))
    assert back.when(vote(4)).the(DecisionMade).outcome == "carried"


def test_who_left_after_the_vote_changes_nothing_about_it() -> None:
    """Q2: what was quorate when it was decided stays decided; the next item is not."""
    record = put(6).and_given(vote(4), key_item(), leaves("place-6"))
    assert record.find(Decision, ITEM).status == "carried"
    record.when(vote(4, item="D-0002")).then_refused("Q1", "place-6 left")


def test_who_stands_aside_does_not_count_and_does_not_vote() -> None:
    """Q2, A2: a conflict of interest takes a member out of the quorum of that item only."""
    aside = DeclareInterest(decision=ITEM, member="place-6")
    record = put(6).and_given(key_item(), aside)
    record.when(vote(4)).then_refused("Q1", "place-6 stood aside for an interest: Q2")
    assert record.when(vote(4, item="D-0002")).the(DecisionMade).outcome == "carried"
    seventh = record.and_given(RecordAttendance(meeting=MEETING, members=("place-7",)))
    made = seventh.when(vote(4)).the(DecisionMade)
    assert made.interests == ("place-6",)
    assert made.counted == (*members(5), "place-7")
    assert made.figures == figures(4, 0, 0)
    seventh.when(vote(7)).then_refused("M2", "Only 6 are present and entitled to vote")


def test_a_member_who_stands_down_changes_the_next_vote_only() -> None:
    """Q1, T1: members are counted as they stand at that moment; sixteen still need six."""
    record = put(6).and_given(vote(4), key_item(), StandDown(group="tactical", member="place-6"))
    assert record.find(Decision, ITEM).status == "carried"
    record.when(vote(4, item="D-0002")).then_refused(
        "Q1", "The quorum is 6 of 16 members, and 5 count as present"
    )


def test_a_place_emptied_elsewhere_can_lower_the_quorum() -> None:
    """Q1: with fifteen members six are still needed, with fourteen five are enough."""
    record = put(5).and_given(
        *(StandDown(group="tactical", member=f"place-{number}") for number in (16, 17))
    )
    record.when(vote(5)).then_refused("Q1", "The quorum is 6 of 15 members")
    fewer = record.and_given(StandDown(group="tactical", member="place-15"))
    assert fewer.when(vote(5)).the(DecisionMade).figures.quorum == 5


def test_a_proxy_counts_as_the_member_who_sent_them() -> None:
    """A1: a place filled by a stand-in is present, and votes under the member's name."""
    record = given(
        programme(),
        in_session(5),
        RecordAttendance(meeting=MEETING, proxies={"place-6": "deputy"}),
        key_item(),
    )
    ballot = named(**{f"place_{number}": "for" for number in range(1, 7)})
    made = record.when(ballot).the(DecisionMade)
    assert (made.outcome, made.counted) == ("carried", members(6))
    assert made.proxies == {"place-6": "deputy"}
    stand_in = TakeVote(decision=ITEM, votes={"deputy": "for"})
    record.when(stand_in).then_refused("M2", "deputy would vote on D-0001")


def test_a_stand_in_with_an_interest_takes_the_place_out_of_it() -> None:
    """A2, Q2: whoever sits there and has an interest takes no part, for whomever they came."""
    record = given(
        programme(),
        in_session(6),
        RecordAttendance(meeting=MEETING, proxies={"place-7": "deputy"}),
        key_item(),
    )
    aside = record.and_given(DeclareInterest(decision=ITEM, member="deputy"))
    made = aside.when(vote(4)).the(DecisionMade)
    assert (made.counted, made.interests) == (members(6), ("deputy",))
    aside.when(named(place_7="for")).then_refused("A2", "place-7 would vote on D-0001")
    absent = DeclareInterest(decision=ITEM, member="another-deputy")
    record.when(absent).then_refused("A1", "another-deputy holds no place")


def test_a_stand_in_counts_only_while_the_terms_allow_it() -> None:
    """A1, T1: terms adopted in the meeting hold for the rest of it, for those already there too."""
    adoption = ProposeDecision(
        meeting=MEETING,
        kind="adopt-terms",
        title="In person",
        terms=Terms(proxies=False),
        reasons=BECAUSE,
    )
    record = given(
        programme(),
        in_session(5),
        RecordAttendance(meeting=MEETING, proxies={"place-6": "deputy"}),
        adoption,
        vote(4),
        key_item(),
    )
    record.when(vote(4, item="D-0002")).then_refused("Q1", "5 count as present")


def test_a_late_record_is_judged_by_the_roll_of_its_day() -> None:
    """T1: who stood down since still counts; who was appointed since does not."""
    typed_up = given(
        programme(),
        on(TODAY, StandDown(group="tactical", member="place-6")),
        on(TODAY, *(AppointMember(group="tactical", member=name) for name in ("new-1", "new-2"))),
        in_session(6, day=SEPTEMBER),
        key_item(),
    )
    outcome = typed_up.when(vote(4))
    made = outcome.the(DecisionMade)
    assert {told.on for told in outcome.recorded} == {SEPTEMBER}
    assert (made.figures.members, made.figures.quorum, made.figures.present) == (17, 6, 6)
    assert "place-6" in made.counted
    arrival = RecordAttendance(meeting=MEETING, members=("new-1",))
    typed_up.when(arrival).then_refused("A1", "on 2026-09-10")


def test_a_late_record_is_judged_by_the_terms_of_its_day() -> None:
    """T1: terms adopted since do not re-judge what was decided before them."""
    stricter = Terms(quorum_fraction="1/2", quorum_plus=0, quorum_rounding="up")
    adoption = ProposeDecision(
        meeting=MEETING, kind="adopt-terms", title="Half", terms=stricter, reasons=BECAUSE
    )
    record = given(programme(), in_session(6), adoption, vote(4))
    late = record.and_given(in_session(6, day=SEPTEMBER, meeting="M-0002"), key_item("M-0002"))
    judged = late.when(vote(4, item="D-0002")).the(DecisionMade)
    assert (judged.outcome, judged.terms) == ("carried", CHARITY_STYLE)
    now = record.and_given(key_item())
    now.when(vote(4, item="D-0002")).then_refused("Q1", "The quorum is 9 of 17 members")


def test_news_with_an_earlier_date_never_re_judges_a_vote() -> None:
    """T1: what is recorded afterwards is listed by the audit, not applied to the past."""
    record = put(6).and_given(vote(4))
    news = on(SEPTEMBER, StandDown(group="tactical", member="place-6"))
    later = record.and_given(news)
    assert later.told[: len(record.told)] == record.told
    assert later.find(Decision, ITEM).status == "carried"
    assert later.find(Barrier, BARRIER).status == "strategic"


def test_more_votes_than_voices_are_refused() -> None:
    """M2: votes recorded may not exceed those present and entitled."""
    put(6).when(vote(4, 2, 1)).then_refused(
        "M2", "7 votes were counted", "4 for, 2 against, 1 abstaining", "Only 6 are present"
    )


def test_named_votes_are_counted() -> None:
    """M2: a vote by name makes its own count, once each; who is not named did not vote."""
    ballot = named(place_1="for", place_2="for", place_3="for", place_4="for", place_5="against")
    made = put(6).when(ballot).the(DecisionMade)
    assert made.figures == figures(4, 1, 0)
    assert made.votes == ballot.votes


def test_a_count_beside_named_votes_must_agree_with_them() -> None:
    """M2: two answers to one question are one too many."""
    ballot = TakeVote(
        decision=ITEM, ballot=Ballot(in_favour=5, against=1), votes={"place-1": "for"}
    )
    put(6).when(ballot).then_refused("M2", "5 for, 1 against, 0 abstaining", "named: 1, 0, 0")
    same = TakeVote(decision=ITEM, ballot=Ballot(in_favour=1), votes={"place-1": "for"})
    assert put(6).when(same).the(DecisionMade).figures.in_favour == 1


def test_only_those_in_the_room_vote_by_name() -> None:
    """M2: a member at home and a stranger have no vote, whatever the paper says."""
    put(6).when(named(place_9="for", stranger="for")).then_refused(
        "M2", "place-9, stranger would vote on D-0001", "meeting attend"
    )


def test_who_stands_aside_has_no_named_vote() -> None:
    """A2: who has declared an interest in an item takes no part in it."""
    record = put(7).and_given(DeclareInterest(decision=ITEM, member="place-1"))
    record.when(named(place_1="against", place_2="for")).then_refused(
        "A2", "place-1 would vote on D-0001", "Leave out these votes"
    )


def test_there_is_no_casting_vote_unless_the_terms_give_one() -> None:
    """M3: every participant has an equal voice (ToR, Principles)."""
    tie = TakeVote(decision=ITEM, ballot=Ballot(in_favour=3, against=3, casting="for"))
    put(6).when(tie).then_refused("M3", "equal voice")


def test_reasons_are_written_down_before_a_decision_is() -> None:
    """D1: a record without reasons cannot be judged two years later."""
    bare = ProposeDecision(meeting=MEETING, kind="key", title="Hold it monthly")
    put(6, bare).when(vote(4)).then_refused("D1", "holds its reasons", "--reasons")
    said = TakeVote(decision=ITEM, ballot=Ballot(in_favour=4), reasons=BECAUSE)
    made = put(6, bare).when(said).the(DecisionMade)
    assert (made.reasons, made.stated) == (BECAUSE, ("reasons",))


def test_all_that_stands_against_a_vote_is_said_at_once() -> None:
    """A refusal carries the others of the same command, so that they are mended in one go."""
    bare = ProposeDecision(meeting=MEETING, kind="key", title="Hold it monthly")
    record = put(5, bare).and_given(DeclareInterest(decision=ITEM, member="place-1"))
    wild = TakeVote(
        decision=ITEM,
        ballot=Ballot(in_favour=9, against=8, casting="for"),
        votes={"place-1": "for", "stranger": "for"},
    )
    record.when(wild).then_refused("Q1", also=["M2", "M2", "M2", "M3", "A2", "D1"])


def test_a_vote_is_taken_in_session_on_what_is_undecided() -> None:
    """S1, S2: not before the meeting is open, not after, and not twice."""
    called = ScheduleMeeting(group="tactical", day=TODAY)
    given(programme(), called, key_item()).when(vote(4)).then_refused("S1", "M-0001 is scheduled")
    decided = put(6).and_given(vote(4))
    decided.when(vote(4)).then_refused("S2", "It is carried", "What is decided stays decided")
    deferred = put(6).and_given(DeferDecision(decision=ITEM))
    deferred.when(vote(4)).then_refused("S2", "It is deferred", "Put a deferred item again")
    closed = put(6).and_given(CloseMeeting(meeting=MEETING))
    closed.when(vote(4)).then_refused("S2", "M-0001 is closed", also=["S1"])


def test_a_group_without_members_decides_nothing() -> None:
    """Q1: a quorum is at least one, so nobody is never enough."""
    record = given(groups(), in_session(), key_item())
    record.when(vote(0)).then_refused("Q1", "The quorum is 1 of 0 members, and 0 count as present")


def test_an_item_nobody_knows_is_named() -> None:
    """A reference to nothing is told apart from a rule broken."""
    given().when(vote(4)).then_unknown("decision", ITEM)


def test_a_vote_waits_for_its_meeting_to_open() -> None:
    """S1: with the meeting opened, the same vote is taken."""
    called = [ScheduleMeeting(group="tactical", day=TODAY), key_item()]
    opened = [
        OpenMeeting(meeting=MEETING),
        RecordAttendance(meeting=MEETING, members=members(6)),
    ]
    made = given(programme(), called, opened).when(vote(4)).the(DecisionMade)
    assert made.outcome == "carried"
