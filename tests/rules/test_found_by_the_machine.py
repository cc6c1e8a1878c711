"""What random commands found and people had not: each kept as the shortest story that shows it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from cfworkflow.domain.barrier.commands import AddressBarrier, CheckEvidence, RaiseBarrier
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.group.commands import EndPartnership, ReassignAreas
from cfworkflow.domain.refusal import Refusal
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


def test_terms_are_not_adopted_about_a_barrier() -> None:
    """P3: nobody asked whether the barrier of such an item was there, and whose it was."""
    with pytest.raises(ValidationError, match="no use for barrier"):
        ProposeDecision(
            meeting="M-0001", kind="adopt-terms", terms=Terms(), barrier="B-9999", title="Ours."
        )
