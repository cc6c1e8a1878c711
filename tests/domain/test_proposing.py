"""Items before they are decided: put to a meeting, put again, deferred, withdrawn."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ProposeDecision,
    PutAgain,
    WithdrawDecision,
)
from cfworkflow.domain.decision.facts import (
    DecisionDeferred,
    DecisionProposed,
    DecisionPutAgain,
    DecisionWithdrawn,
)
from cfworkflow.domain.group.commands import EstablishGroup
from cfworkflow.domain.meeting.commands import CancelMeeting, CloseMeeting, ScheduleMeeting
from cfworkflow.domain.meeting.facts import MeetingClosed
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import DecisionKind
from tests.domain.a_programme import (
    BARRIER,
    BEGINNING,
    ITEM,
    MEETING,
    at_tactical,
    escalation,
    in_session,
    key_item,
    programme,
    vote,
)
from tests.domain.given_when_then import TODAY, given, on

SEPTEMBER = date(2026, 9, 10)
NOVEMBER = date(2026, 11, 12)

CLOSE = CloseMeeting(meeting=MEETING)
DEFER = DeferDecision(decision=ITEM, deferred_for="inquorate", because="Five came")
WITHDRAW = WithdrawDecision(decision=ITEM, because="Overtaken")
AGAIN = PutAgain(decision=ITEM, meeting="M-0002")


def item(kind: DecisionKind, **more: object) -> ProposeDecision:
    """A proposal of a kind."""
    return ProposeDecision(meeting=MEETING, kind=kind, title="An item", **more)


def test_an_item_is_put_with_all_that_its_record_will_hold() -> None:
    """D1: what is proposed, by which principles, for which reasons, on what evidence."""
    given(programme(), at_tactical(), in_session()).when(
        ProposeDecision(
            meeting=MEETING,
            kind="escalate",
            title="Take it to the board",
            barrier=BARRIER,
            recommended=("Care-of addresses", "A named officer"),
            principles=("equal-voice",),
            reasons="It is beyond our remit.",
            alternatives="Waiting",
            lived_experience="The forum was heard.",
            evidence="Twelve cases",
        )
    ).then(
        DecisionProposed(
            decision=ITEM,
            meeting=MEETING,
            group="tactical",
            kind="escalate",
            barrier=BARRIER,
            recommendations=2,
            title="Take it to the board",
            recommended=("Care-of addresses", "A named officer"),
            principles=("equal-voice",),
            stated=("reasons", "alternatives", "lived-experience", "evidence"),
            reasons="It is beyond our remit.",
            alternatives="Waiting",
            lived_experience="The forum was heard.",
            evidence="Twelve cases",
        ),
        on=TODAY,
    )


def test_an_item_can_be_put_to_a_meeting_to_come() -> None:
    """An agenda is made beforehand; the item takes effect when it was put."""
    called = ScheduleMeeting(group="tactical", day=NOVEMBER)
    given(programme(), called).when(item("permit", until=date(2027, 3, 31))).then(
        DecisionProposed(
            decision=ITEM,
            meeting=MEETING,
            group="tactical",
            kind="permit",
            until=date(2027, 3, 31),
            title="An item",
        ),
        on=TODAY,
    )


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("escalate", "barrier"),
        ("return", "barrier and response"),
        ("adopt-terms", "terms"),
        ("permit", "until"),
    ],
)
def test_an_item_brings_what_its_kind_needs(kind: DecisionKind, missing: str) -> None:
    """Each kind of decision says what it is about, or it could bring nothing about."""
    with pytest.raises(ValidationError, match=f"a decision of kind {kind} needs {missing}"):
        item(kind)


@pytest.mark.parametrize(
    ("kind", "more", "idle"),
    [
        ("key", {"until": TODAY}, "until"),
        ("escalate", {"barrier": BARRIER, "answers": ("declined",)}, "answers"),
        ("adopt-terms", {"terms": Terms(), "barrier": BARRIER}, "barrier"),
        ("permit", {"until": TODAY, "recommended": ("One",), "response": "So"}, "recommended and"),
    ],
)
def test_an_item_brings_nothing_its_kind_has_no_use_for(
    kind: DecisionKind, more: dict[str, object], idle: str
) -> None:
    """What would have no effect is not taken in silence as if it had."""
    with pytest.raises(ValidationError, match=f"of kind {kind} has no use for {idle}"):
        item(kind, **more)


def test_a_permission_does_not_end_before_it_begins() -> None:
    """D1: what was allowed, and until when, must make sense on the day it was decided."""
    given(programme(), in_session()).when(item("permit", until=SEPTEMBER)).then_refused(
        "D1", "until 2026-09-10", "The meeting is on 2026-10-15", "--until"
    )


def test_nothing_is_put_about_a_barrier_nobody_had_met_yet() -> None:
    """C1: a meeting in September cannot have talked about what was raised in October."""
    record = given(programme(), at_tactical(), in_session(day=SEPTEMBER))
    record.when(item("key", barrier=BARRIER)).then_refused(
        "C1", "B-0001 begins on 2026-10-15", "on or after 2026-10-15"
    )


@pytest.mark.parametrize(
    ("ended", "state"),
    [(CLOSE, "closed"), (CancelMeeting(meeting=MEETING), "cancelled")],
)
def test_no_item_is_put_to_a_meeting_that_is_over(ended: Command, state: str) -> None:
    """S1: items are decided in session, so none is put where no session will be."""
    before = in_session() if state == "closed" else ScheduleMeeting(group="tactical", day=TODAY)
    given(programme(), before, ended).when(key_item()).then_refused(
        "S1", f"M-0001 is {state}, not in session"
    )


def test_a_group_does_not_adopt_anothers_terms() -> None:
    """T2: terms change only by a carried decision of that group."""
    command = item("adopt-terms", terms=Terms(), terms_for="board")
    given(programme(), in_session()).when(command).then_refused(
        "T2", "tactical would adopt terms for board", "Put it to a meeting of board"
    )


def test_terms_no_meeting_could_meet_are_not_put() -> None:
    """T3: every fault of bad terms is found before anyone votes on them."""
    command = item("adopt-terms", terms=Terms(quorum_fraction="3/2", majority=0))
    given(programme(), in_session()).when(command).then_refused("T3", also=["T3", "T3"])


def test_only_the_tactical_tier_escalates() -> None:
    """P1: operational → tactical → strategic; what is on the ground is referred first."""
    raised = RaiseBarrier(group="county", title="No address, no GP")
    record = given(programme(), raised, in_session(group="county"))
    record.when(escalation()).then_refused("P1", "refer it to the Tactical Group")


def test_a_barrier_does_not_skip_the_tactical_tier() -> None:
    """P1, P3: the Tactical Group does not escalate what was never handed to it."""
    raised = RaiseBarrier(group="county", title="No address, no GP")
    given(programme(), raised, in_session()).when(escalation()).then_refused(
        "P1", "no such step from there", "tactical would decide about B-0001", also=["P3"]
    )


def test_an_escalation_hands_on_at_least_one_recommendation() -> None:
    """P2: escalation to Strategic needs recommendations for approaches (ToR, Purpose)."""
    given(programme(), at_tactical(), in_session()).when(escalation(recommended=0)).then_refused(
        "P2", "at least one recommendation", "--recommend"
    )


def test_only_the_holder_decides_about_a_barrier() -> None:
    """P3: a board that holds nothing escalates, returns and permits nothing."""
    record = given(programme(), at_tactical(), in_session(group="board"))
    for command in (
        item("permit", barrier=BARRIER, until=NOVEMBER),
        item("key", barrier=BARRIER),
        item("return", barrier=BARRIER, response="No"),
    ):
        record.when(command).then_refused("P3", "It stands with tactical", "board")
    record.when(escalation()).then_refused("P3")


def test_a_barrier_already_addressed_is_not_escalated_or_returned() -> None:
    """P1: what is dealt with waits for its evidence check."""
    addressed = AddressBarrier(barrier=BARRIER, how="Care-of addresses")
    record = given(programme(), at_tactical(), addressed, in_session())
    record.when(escalation()).then_refused("P1", "It stands as addressed", "barrier check B-0001")
    back = item("return", barrier=BARRIER, response="Try again")
    record.when(back).then_refused("P1", "It stands as addressed")


def test_nobody_escalates_to_a_board_that_is_not_there() -> None:
    """P1: the way up ends where no group is on record above."""
    alone = on(BEGINNING, EstablishGroup(group="tactical", tier="tactical"))
    county = on(
        BEGINNING, EstablishGroup(group="county", tier="operational", overseen_by="tactical")
    )
    refused = given(alone, county, at_tactical(), in_session()).when(escalation())
    told = refused.then_refused("P1", "No group is on record as overseeing tactical")
    assert told.try_ == "Say who oversees it: cfworkflow group oversee tactical --by GROUP"


def test_nothing_is_escalated_to_a_board_that_was_not_yet_established() -> None:
    """G1, T1: in March there was no board to take it on, whatever there is since."""
    march, june = date(2026, 3, 2), date(2026, 6, 1)
    record = given(
        on(june, EstablishGroup(group="board", tier="strategic")),
        on(BEGINNING, EstablishGroup(group="tactical", tier="tactical", overseen_by="board")),
        on(
            BEGINNING,
            EstablishGroup(group="county", tier="operational", overseen_by="tactical"),
            at_tactical(),
        ),
        in_session(day=march),
    )
    record.when(escalation()).then_refused("G1", "board was to act on 2026-03-02", "2026-06-01")


def test_an_item_about_a_barrier_nobody_knows_names_it() -> None:
    """A reference to nothing is told apart from a rule broken."""
    given(programme(), in_session()).when(escalation()).then_unknown("barrier", BARRIER)


def test_an_item_is_deferred_with_its_reason() -> None:
    """Q1: an inquorate meeting puts its items off; that is not a vote against them."""
    outcome = given(programme(), in_session(5), key_item()).when(DEFER)
    outcome.then(
        DecisionDeferred(
            decision=ITEM, meeting=MEETING, deferred_for="inquorate", because="Five came"
        ),
        on=TODAY,
    )
    outcome.after.when(DEFER).then_quiet()


def test_what_is_decided_is_not_deferred_or_withdrawn() -> None:
    """S2: a decision stands; only another one changes what it brought about."""
    record = given(programme(), in_session(6), key_item(), vote(4))
    record.when(DEFER).then_refused("S2", "It is carried", "Nothing follows this state")
    record.when(WITHDRAW).then_refused("S2", "It is carried")


def test_a_deferred_item_is_put_to_a_later_meeting_of_its_group() -> None:
    """S1: what one meeting did not decide another of the same group can."""
    record = given(
        programme(), in_session(day=SEPTEMBER), key_item(), DEFER, in_session(meeting="M-0002")
    )
    outcome = record.when(AGAIN)
    outcome.then(DecisionPutAgain(decision=ITEM, meeting="M-0002"), on=TODAY)
    outcome.after.when(AGAIN).then_quiet()


def test_an_item_is_put_again_only_once_deferred_and_to_its_own_group() -> None:
    """S2: an item belongs to one group and stands on one agenda at a time."""
    record = given(
        programme(), in_session(), key_item(), in_session(group="board", meeting="M-0002")
    )
    record.when(AGAIN).then_refused(
        "S2",
        "It is proposed",
        "It is an item of tactical",
        "M-0002 is a meeting of board",
        also=["S2"],
    )
    over = record.and_given(DEFER, CloseMeeting(meeting="M-0002"))
    over.when(AGAIN).then_refused("S1", "M-0002 is closed", also=["S2"])


def test_an_item_is_put_again_on_the_day_of_the_meeting() -> None:
    """S1, T1: no date can be chosen for it to suit the roll."""
    later = in_session(meeting="M-0002", day=date(2026, 10, 1))
    record = given(programme(), in_session(day=SEPTEMBER), key_item(), DEFER, later)
    record.when(AGAIN, on=TODAY).then_refused("S1", "M-0002 was held on 2026-10-01")
    record.when(AGAIN).then(DecisionPutAgain(decision=ITEM, meeting="M-0002"), on=date(2026, 10, 1))


def test_an_item_is_not_put_again_to_a_meeting_before_its_own() -> None:
    """C1: on one decision, time does not run backwards."""
    earlier = in_session(day=SEPTEMBER, meeting="M-0002")
    given(programme(), in_session(), key_item(), DEFER, earlier).when(AGAIN).then_refused(
        "C1", "D-0001", "15 October 2026"
    )


def test_an_item_is_withdrawn_before_it_is_decided() -> None:
    """An item can be taken back by those who put it, with the reason on record."""
    outcome = given(programme(), in_session(), key_item()).when(WITHDRAW)
    outcome.then(DecisionWithdrawn(decision=ITEM, meeting=MEETING, because="Overtaken"), on=TODAY)
    outcome.after.when(WITHDRAW).then_quiet()
    outcome.after.when(DEFER).then_refused("S2", "It is withdrawn", "Nothing follows this state")


def test_a_deferred_item_can_be_withdrawn_whatever_became_of_its_meeting() -> None:
    """An item that waits for a meeting need not wait for ever."""
    record = given(programme(), in_session(day=SEPTEMBER), key_item(), CLOSE)
    withdrawn = record.when(WITHDRAW).the(DecisionWithdrawn)
    assert (withdrawn.decision, withdrawn.because) == (ITEM, "Overtaken")


def test_withdrawing_a_deferred_item_adds_nothing_to_its_closed_meeting() -> None:
    """S1: a closed meeting takes no more facts but its minutes' approval."""
    record = given(programme(), in_session(day=SEPTEMBER), key_item(), CLOSE, WITHDRAW)
    of_meeting = [told for told in record.told if f"meeting:{MEETING}" in told.fact.tags()]
    assert of_meeting[-1].fact == MeetingClosed(meeting=MEETING)


@pytest.mark.parametrize("command", [DEFER, WITHDRAW, AGAIN], ids=lambda command: command.NAME)
def test_an_item_nobody_knows_is_named(command: Command) -> None:
    """A reference to nothing is told apart from a rule broken."""
    given().when(command).then_unknown("decision", ITEM)


def test_items_are_numbered_one_after_another() -> None:
    """A reference is short, sayable, and stands for one item (N1)."""
    record = given(programme(), in_session(), [key_item()] * 5)
    assert record.when(key_item()).the(DecisionProposed).decision == "D-0006"
