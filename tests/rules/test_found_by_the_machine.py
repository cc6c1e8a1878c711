"""What random commands found and people had not: each kept as the shortest story that shows it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cfworkflow.domain.barrier.commands import AddressBarrier, CheckEvidence, RaiseBarrier
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.group.commands import EndPartnership, ReassignAreas
from cfworkflow.domain.meeting.commands import ScheduleMeeting
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.terms import Terms
from cfworkflow.testing import CAST, PlainRecord, check_rules

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_programme() -> PlainRecord:
    """The cast, and a barrier that North met."""
    record = PlainRecord(lambda: NOON)
    for command in (*CAST, RaiseBarrier(group="north", title="No beds.", areas=("town",))):
        record.do(command)
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


def test_terms_are_not_adopted_about_a_barrier_that_is_not_there() -> None:
    """I1: an item names no barrier that nobody raised, whatever the kind of the item."""
    record = a_programme()
    record.do(ScheduleMeeting(group="tactical", day=NOON.date()))
    item = ProposeDecision(
        meeting="M-0001", kind="adopt-terms", terms=Terms(), barrier="B-9999", title="Ours."
    )
    with pytest.raises(Unknown):
        record.do(item)


def test_terms_are_not_adopted_about_a_barrier_another_group_holds() -> None:
    """P3: only the group that holds a barrier puts an item about it, whatever the kind."""
    record = a_programme()
    record.do(ScheduleMeeting(group="tactical", day=NOON.date()))
    item = ProposeDecision(
        meeting="M-0001", kind="adopt-terms", terms=Terms(), barrier="B-0001", title="Ours."
    )
    with pytest.raises(Refusal) as refused:
        record.do(item)
    assert refused.value.code == "P3"
