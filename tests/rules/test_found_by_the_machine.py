"""What random commands found and people had not: each kept as the shortest story that shows it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
)
from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.group.commands import EndPartnership, EstablishGroup, ReassignAreas
from cfworkflow.domain.meeting.commands import ApproveMinutes
from cfworkflow.domain.meeting.whole import RecordMeeting
from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.terms import Terms
from cfworkflow.testing import CAST, PlainRecord, check_rules

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
JANUARY, FEBRUARY = date(2026, 1, 12), date(2026, 2, 10)


def a_programme() -> PlainRecord:
    """The cast, there since New Year, and a barrier that North met today."""
    record = PlainRecord(lambda: NOON)
    for command in CAST:
        record.do(command, on=date(2026, 1, 1))
    record.do(RaiseBarrier(group="north", title="No beds.", areas=("town",)))
    return record


@pytest.mark.parametrize(
    "passing_on",
    [
        EndPartnership(group="north", successor="south"),
        ReassignAreas(group="north", to="south", areas=("town",)),
    ],
    ids=lambda command: command.NAME,
)
def test_a_successor_does_not_check_its_own_work(
    passing_on: EndPartnership | ReassignAreas,
) -> None:
    """E2: who recorded that a successor addressed a barrier does not record the check as well."""
    record = a_programme()
    record.do(passing_on)
    record.do(AddressBarrier(barrier="B-0001", how="Beds found."))
    check = CheckEvidence(barrier="B-0001", met=True, findings="There they are.")
    with pytest.raises(Refusal) as refused:
        record.do(check)
    assert refused.value.code == "E2"
    record.do(check, actor="partnership-lead")
    assert check_rules(record.history()) == []


def test_terms_are_not_adopted_about_a_barrier() -> None:
    """P3: nobody asked whether the barrier of such an item was there, and whose it was."""
    with pytest.raises(ValidationError, match="no use for barrier"):
        ProposeDecision(
            meeting="M-0001", kind="adopt-terms", terms=Terms(), barrier="B-9999", title="Ours."
        )


def refused(record: PlainRecord, command: Command, on: date) -> str:
    """The code of the rule that refuses a command on a date."""
    with pytest.raises(Refusal) as said:
        record.do(command, on=on)
    assert check_rules(record.history()) == []
    return said.value.code


def test_minutes_are_approved_on_the_day_of_the_meeting_that_approves_them() -> None:
    """S1: what is said at a meeting takes effect on the meeting's own day."""
    record = a_programme()
    record.do(RecordMeeting(group="tactical", day=JANUARY))
    record.do(RecordMeeting(group="tactical", day=FEBRUARY, close=False))
    approve = ApproveMinutes(meeting="M-0001", at_meeting="M-0002")
    assert refused(record, approve, NOON.date()) == "S1"
    record.do(approve)


def test_a_barrier_is_not_decided_about_before_it_was_raised() -> None:
    """C1: a meeting typed up late knows nothing of what was met on the ground afterwards."""
    record = a_programme()
    record.do(ReferBarrier(barrier="B-0001"))
    record.do(RecordMeeting(group="tactical", day=FEBRUARY, close=False))
    item = ProposeDecision(
        meeting="M-0001", kind="escalate", barrier="B-0001", title="Up", recommended=("Beds",)
    )
    assert refused(record, item, FEBRUARY) == "C1"


def test_a_barrier_does_not_return_to_a_partnership_that_was_not_there_yet() -> None:
    """G1: a return that is recorded late goes to no group established since."""
    record = a_programme()
    record.do(RaiseBarrier(group="north", title="No bank.", areas=("town",)), on=JANUARY)
    record.do(ReferBarrier(barrier="B-0002"), on=JANUARY)
    later = EstablishGroup(group="new", tier="operational", overseen_by="tactical")
    record.do(later, on=NOON.date())
    record.do(EndPartnership(group="north", successor="new"), on=NOON.date())
    record.do(RecordMeeting(group="tactical", day=FEBRUARY, close=False))
    item = ProposeDecision(
        meeting="M-0001", kind="return", barrier="B-0002", title="Down", response="It is yours."
    )
    assert refused(record, item, FEBRUARY) == "G1"
