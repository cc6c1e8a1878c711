"""A whole meeting in one command: the same small decisions, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from pydantic import ValidationError

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.barrier.facts import BarrierEscalated
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ProposeDecision,
    TakeVote,
)
from cfworkflow.domain.decision.facts import (
    DecisionDeferred,
    DecisionMade,
    DecisionProposed,
    DecisionPutAgain,
)
from cfworkflow.domain.group.commands import AppointMember, StandDown
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CancelMeeting,
    CloseMeeting,
    DeclareInterest,
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.facts import MeetingClosed, MeetingScheduled, MinutesApproved
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.meeting.whole import RecordMeeting
from cfworkflow.domain.terms import Terms
from tests.domain.a_programme import (
    BARRIER,
    BECAUSE,
    BEGINNING,
    MEETING,
    at_tactical,
    in_session,
    key_item,
    members,
    programme,
    vote,
)
from tests.domain.given_when_then import TODAY, Record, given, on

SEPTEMBER = date(2026, 9, 10)
DUE = date(2026, 12, 1)
AUGUST = date(2026, 8, 6)

Fields = Mapping[str, object]


def key(**more: object) -> dict[str, object]:
    """A key item as it stands in a file, voted 4-1-0 unless told otherwise."""
    ended = {} if {"vote", "votes", "defer"} & set(more) else {"vote": {"for": 4, "against": 1}}
    return {"kind": "key", "title": "Hold it monthly", "reasons": BECAUSE, **ended, **more}


ESCALATE = {
    "kind": "escalate",
    "title": "Take it to the board",
    "barrier": BARRIER,
    "recommended": ["Approach 1", "Approach 2"],
    "reasons": BECAUSE,
    "vote": {"for": 4, "against": 1, "abstain": 1},
}


def meeting(*items: Fields, present: tuple[str, ...] = members(6), **more: object) -> RecordMeeting:
    """A meeting of the tactical group in September, typed up since."""
    which = {} if "meeting" in more else {"group": "tactical"}
    return RecordMeeting.model_validate(
        {"day": SEPTEMBER, **which, "present": present, "items": items, **more}
    )


def before(*more: object) -> Record:
    """The programme, and in August a barrier that was handed to the tactical group."""
    return given(programme(), on(AUGUST, at_tactical()), *more)


def test_a_whole_meeting_is_the_same_commands_one_by_one() -> None:
    """Design § 4: commands compose; what is typed in one go tells the same facts."""
    record = before(in_session(day=AUGUST), CloseMeeting(meeting=MEETING))
    whole = meeting(
        ESCALATE,
        key(
            left=["place-1"],
            arrived=["place-8"],
            proxies={"place-9": "deputy"},
            interests=[{"member": "place-8", "nature": "Theirs"}],
            votes={f"place-{number}": "for" for number in (2, 3, 4, 5)},
            alternatives="None was better",
        ),
        key(defer="other", because="No time"),
        key(vote={"for": 1}, left=["place-9"], arrived=["place-1"]),
        title="Autumn",
        kind="extraordinary",
        proxies={"place-7": "stand-in"},
        apologies=["place-12"],
        approve_minutes_of=MEETING,
        actions=[
            {
                "barrier": BARRIER,
                "owner": "place-1",
                "due": DUE,
                "title": "Write",
                "group": "tactical",
            }
        ],
    )
    ref = "M-0002"
    key_decision = ProposeDecision(
        meeting=ref, kind="key", title="Hold it monthly", reasons=BECAUSE
    )
    one_by_one = [
        ScheduleMeeting(group="tactical", day=SEPTEMBER, kind="extraordinary", title="Autumn"),
        OpenMeeting(meeting=ref),
        RecordApologies(meeting=ref, members=("place-12",)),
        RecordAttendance(meeting=ref, members=members(6), proxies={"place-7": "stand-in"}),
        ApproveMinutes(meeting=MEETING, at_meeting=ref),
        ProposeDecision.model_validate(
            {"meeting": ref} | {name: told for name, told in ESCALATE.items() if name != "vote"}
        ),
        vote(4, 1, 1),
        RecordDeparture(meeting=ref, members=("place-1",)),
        RecordAttendance(meeting=ref, members=("place-8",), proxies={"place-9": "deputy"}),
        key_decision.model_copy(update={"alternatives": "None was better"}),
        DeclareInterest(decision="D-0002", member="place-8", nature="Theirs"),
        TakeVote(decision="D-0002", votes={f"place-{number}": "for" for number in (2, 3, 4, 5)}),
        key_decision,
        DeferDecision(decision="D-0003", deferred_for="other", because="No time"),
        RecordDeparture(meeting=ref, members=("place-9",)),
        RecordAttendance(meeting=ref, members=("place-1",)),
        key_decision,
        vote(1, item="D-0004"),
        AddAction(barrier=BARRIER, owner="place-1", due=DUE, title="Write", group="tactical"),
        CloseMeeting(meeting=ref),
    ]
    told = [each.fact for each in record.and_given(on(SEPTEMBER, one_by_one)).told]
    outcome = record.when(whole)
    assert outcome.facts == told[len(record.told) :]
    assert {each.on for each in outcome.recorded} == {SEPTEMBER}


def test_a_meeting_already_scheduled_is_filled_in() -> None:
    """Design § 10: what was called is held, under its own reference, apologies and agenda kept."""
    record = before(
        on(
            AUGUST,
            ScheduleMeeting(group="tactical", day=SEPTEMBER),
            RecordApologies(meeting=MEETING, members=("place-9",)),
            key_item(),
        )
    )
    whole = meeting(
        {"again": "D-0001", "vote": {"for": 4}, "reasons": "Said in the room"}, meeting=MEETING
    )
    outcome = record.when(whole)
    assert not [fact for fact in outcome.facts if isinstance(fact, DecisionPutAgain)]
    made = outcome.the(DecisionMade)
    assert (made.decision, made.outcome, made.reasons) == ("D-0001", "carried", "Said in the room")
    held = outcome.after.find(Meeting, MEETING)
    assert (held.status, held.apologies, len(held.room)) == ("closed", {"place-9"}, 6)


def test_an_inquorate_meeting_can_be_recorded_with_its_items_deferred() -> None:
    """Q1: five of seventeen meet, talk, and put their items off; that is a meeting too."""
    whole = meeting(
        {**ESCALATE, "vote": None, "defer": "inquorate"}, key(defer="inquorate"), present=members(5)
    )
    outcome = before().when(whole)
    deferred = [fact for fact in outcome.facts if isinstance(fact, DecisionDeferred)]
    assert [each.deferred_for for each in deferred] == ["inquorate"] * 2
    assert outcome.facts[-1] == MeetingClosed(meeting=MEETING)
    assert outcome.after.find(Barrier, BARRIER).status == "tactical"


def test_an_item_put_off_is_put_again_and_carried() -> None:
    """Design § 5: what one meeting lacked the quorum for the next one decides."""
    first = meeting({**ESCALATE, "vote": None, "defer": "inquorate"}, present=members(5))
    again = meeting({"again": "D-0001", "vote": {"for": 5, "against": 1}}).model_copy(
        update={"day": TODAY}
    )
    outcome = before(first).when(again)
    assert outcome.the(DecisionPutAgain) == DecisionPutAgain(decision="D-0001", meeting="M-0002")
    assert outcome.the(BarrierEscalated).recommendations == 2
    assert outcome.after.find(Barrier, BARRIER).status == "strategic"


def test_an_item_without_an_ending_is_deferred_when_the_meeting_closes() -> None:
    """S1: none is left hanging; it was not reached."""
    item = {"kind": "key", "title": "Not reached", "reasons": BECAUSE}
    outcome = before().when(meeting(item))
    assert outcome.the(DecisionDeferred).deferred_for == "not-reached"
    open_still = before().when(meeting(item, close=False))
    assert [type(fact) for fact in open_still.facts][-1] is DecisionProposed


def test_a_meeting_in_progress_can_be_added_to() -> None:
    """Design § 10: typed live, in two goes: what is open stays open until it is closed."""
    record = before(meeting(key(), close=False))
    more = meeting(key(), meeting=MEETING, present=("place-7",))
    outcome = record.when(more)
    made = outcome.the(DecisionMade)
    assert (made.decision, made.figures.present) == ("D-0002", 7)
    assert outcome.facts[-1] == MeetingClosed(meeting=MEETING)


def test_a_meeting_of_last_month_is_judged_by_last_months_roll() -> None:
    """T1: who stood down since still counts; who was appointed since does not."""
    since = [
        StandDown(group="tactical", member="place-6"),
        AppointMember(group="tactical", member="newcomer"),
    ]
    outcome = before(on(TODAY, since)).when(meeting(ESCALATE))
    made = outcome.the(DecisionMade)
    assert (made.figures.members, made.figures.present, made.outcome) == (17, 6, "carried")
    before(on(TODAY, since)).when(meeting(present=("newcomer",))).then_problems(
        (("present", 0), "A1")
    )


def test_a_meeting_of_last_month_is_judged_by_last_months_terms() -> None:
    """T1: terms adopted since ask for more, and change nothing about September."""
    stricter = Terms(quorum_fraction="1/2")
    adopted = meeting(
        {
            "kind": "adopt-terms",
            "title": "Half",
            "terms": stricter.model_dump(mode="json"),
            "reasons": BECAUSE,
            "vote": {"for": 6},
        },
        key(defer="inquorate"),
    ).model_copy(update={"day": TODAY})
    record = before(adopted)
    assert record.when(meeting(ESCALATE)).the(DecisionMade).figures.quorum == 6
    october = meeting(ESCALATE, kind="extraordinary").model_copy(update={"day": TODAY})
    problems = record.when(october).then_problems((("items", 0, "vote"), "Q1"))
    assert "The quorum is 9 of 17 members" in str(problems.problems[0][1])


def test_all_problems_show_at_once_each_with_its_place() -> None:
    """Design § 10: one bad line records nothing, and every problem is listed with its place."""
    whole = meeting(
        key(arrived=["stranger-1"], proxies={"place-8": "place-1"}, left=["place-9"]),
        key(vote={"for": 19}, interests=[{"member": "stranger-2"}]),
        key(votes={"place-9": "for", "place-2": "for"}),
        {"again": "D-0099", "vote": {"for": 1}},
        {"kind": "escalate", "title": "None", "barrier": "B-0099"},
        {**ESCALATE, "recommended": []},
        {"kind": "key", "title": "No reasons", "vote": {"for": 4, "casting": "for"}},
        present=("place-1", "stranger", *members(5, first=2)),
        proxies={"place-7": "place-2"},
        apologies=["place-12", "stranger-3"],
        approve_minutes_of="M-0099",
        actions=[
            {"barrier": BARRIER, "owner": "place-1", "due": DUE, "title": "Fine"},
            {"barrier": BARRIER, "owner": "stranger", "due": DUE, "title": "Whose?"},
            {"barrier": "B-0099", "owner": "place-1", "due": DUE, "title": "What?"},
        ],
    )
    record = before()
    record.when(whole).then_problems(
        (("apologies", 1), "A1"),
        (("present", 1), "A1"),
        (("proxies", "place-7"), "A1"),
        (("approve_minutes_of",), "unknown"),
        (("items", 0, "left", 0), "A1"),
        (("items", 0, "arrived", 0), "A1"),
        (("items", 0, "proxies", "place-8"), "A1"),
        (("items", 1, "interests", 0), "A1"),
        (("items", 1, "vote"), "M2"),
        (("items", 2, "votes"), "M2"),
        (("items", 3, "again"), "unknown"),
        (("items", 4, "kind"), "P2"),
        (("items", 4, "kind"), "unknown"),
        (("items", 5, "kind"), "P2"),
        (("items", 6, "vote"), "M3"),
        (("items", 6, "vote"), "D1"),
        (("actions", 1), "O1"),
        (("actions", 2), "unknown"),
    )


def test_a_meeting_typed_up_twice_is_recorded_once() -> None:
    """N1, I2: a file that was corrected and sent once more does not hold the meeting again."""
    record = before(meeting(key()))
    corrected = meeting(key(vote={"for": 5}))
    problems = record.when(corrected).then_problems((("group",), "N1"))
    told = str(problems.problems[0][1])
    assert "There is one already: M-0001, closed" in told
    assert 'kind = "extraordinary"' in told
    other = meeting(key(), kind="extraordinary")
    assert record.when(other).the(MeetingScheduled).meeting == "M-0002"
    cancelled = before(
        ScheduleMeeting(group="tactical", day=SEPTEMBER), CancelMeeting(meeting=MEETING)
    )
    assert cancelled.when(meeting(key())).the(MeetingScheduled).meeting == "M-0002"


@pytest.mark.parametrize(
    "which",
    [
        {"present": ["a"], "apologies": ["a"]},
        {"proxies": {"a": "b"}, "apologies": ["a"]},
        {"present": ["a"], "proxies": {"a": "b"}},
        {"items": [key(arrived=["a"], proxies={"a": "b"})]},
        {"items": [key(because="No time")]},
        {"items": [{"again": "D-0001", "title": "Another", "vote": {"for": 1}}]},
        {"items": [{"again": "D-0001", "until": TODAY, "vote": {"for": 1}}]},
        {"items": [{"again": "D-0001", "reasons": "So"}]},
        {"group": None, "meeting": MEETING, "title": "It has one"},
        {"group": None, "meeting": MEETING, "kind": "extraordinary"},
    ],
    ids=str,
)
def test_a_file_that_says_two_things_at_once_is_refused(which: Fields) -> None:
    """Design § 10: what is typed means one thing, or is not taken at all."""
    with pytest.raises(ValidationError, match="Value error"):
        RecordMeeting.model_validate({"day": SEPTEMBER, "group": "tactical", **which})


@pytest.mark.parametrize(
    ("which", "place", "code"),
    [
        ({"group": "marsh"}, ("group",), "G1"),
        ({"group": "nobody"}, ("group",), "unknown"),
        ({"meeting": "M-0099"}, ("meeting",), "unknown"),
        ({"meeting": MEETING}, ("meeting",), "S2"),
    ],
    ids=str,
)
def test_a_meeting_that_cannot_be_held_has_one_problem(
    which: dict[str, str], place: tuple[str, ...], code: str
) -> None:
    """Where there is no meeting, what would have happened in it is not complained of."""
    over = before(in_session(day=AUGUST), CloseMeeting(meeting=MEETING))
    command = RecordMeeting.model_validate(
        {"day": SEPTEMBER, "present": ["stranger"], "items": [key()], **which}
    )
    over.when(command).then_problems((place, code))


def test_a_meeting_is_not_recorded_before_it_is_held() -> None:
    """C1: what has not happened yet is not recorded."""
    whole = meeting(key()).model_copy(update={"day": date(2026, 10, 16)})
    before().when(whole).then_problems((("group",), "C1"))


def test_a_meeting_is_not_recorded_before_its_barrier_came_to_the_group() -> None:
    """C1: nothing is decided about a barrier before it was raised; the place is the item."""
    record = given(programme(), at_tactical())
    problems = record.when(meeting(ESCALATE)).then_problems((("items", 0, "kind"), "C1"))
    assert "B-0001" in str(problems.problems[0][1])


def test_a_refused_meeting_leaves_the_past_as_it_was() -> None:
    """Nothing is decided where one thing is refused: the record after it is the record before."""
    record = before()
    told = record.told
    record.when(meeting(key(), key(vote={"for": 9}))).then_problems((("items", 1, "vote"), "M2"))
    assert record.told == told
    whole = record.when(meeting(key(), key(vote={"for": 4})))
    assert whole.the(MeetingScheduled).meeting == MEETING


@pytest.mark.parametrize(
    ("item", "complaint"),
    [
        ({}, "give either again"),
        ({"again": "D-0001", "kind": "key", "title": "Both"}, "give either again"),
        ({"kind": "key"}, "a decision of kind key needs title"),
        ({"kind": "escalate"}, "needs title and barrier"),
        (key(vote={"for": 1}, defer="other"), "voted on or deferred, not both"),
        (key(votes={"a": "for"}, defer="other"), "voted on or deferred, not both"),
        (key(vote={"for": -1}), "greater than or equal to 0"),
        (key(vote={"for": 1, "maybe": 2}), "Extra inputs"),
        (key(votes={"a": "perhaps"}), "'for', 'against' or 'abstain'"),
    ],
    ids=str,
)
def test_an_item_that_makes_no_sense_is_refused_before_it_is_looked_at(
    item: Fields, complaint: str
) -> None:
    """Design § 10: what a file says is checked in full first."""
    with pytest.raises(ValidationError, match=complaint):
        meeting(item)


def test_a_meeting_is_either_scheduled_or_new() -> None:
    """Design § 10: a file says which meeting it tells of, once."""
    with pytest.raises(ValidationError, match="give either meeting"):
        RecordMeeting(day=SEPTEMBER)
    with pytest.raises(ValidationError, match="give either meeting"):
        RecordMeeting(day=SEPTEMBER, meeting=MEETING, group="tactical")


def test_an_action_agreed_at_a_meeting_is_its_groups_own() -> None:
    """O1: unless another is named, whoever agreed it owns it, wherever the barrier stands."""
    board = on(BEGINNING, AppointMember(group="board", member="board-1"))
    action = {"barrier": BARRIER, "owner": "board-1", "due": DUE, "title": "Ask the region"}
    whole = meeting(present=("board-1",), actions=[action]).model_copy(update={"group": "board"})
    added = before(board).when(whole).the(ActionAdded)
    assert (added.group, added.owner) == ("board", "board-1")


def test_an_approval_of_minutes_is_part_of_a_meeting() -> None:
    """S1: the approval is recorded with the meeting that gave it."""
    record = before(in_session(day=AUGUST), CloseMeeting(meeting=MEETING))
    outcome = record.when(meeting(approve_minutes_of=MEETING))
    assert outcome.the(MinutesApproved) == MinutesApproved(meeting=MEETING, at_meeting="M-0002")
    added = before().when(
        meeting(actions=[{"barrier": BARRIER, "owner": "place-1", "due": DUE, "title": "Write"}])
    )
    assert added.the(ActionAdded).group == "tactical"
