"""What was recorded only after a decision and would have mattered (rule T1): told, not applied."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.audit.explaining.evidence import Evidence, as_it_stood
from cfworkflow.audit.explaining.findings import Afterwards
from cfworkflow.domain.count import quorum_of
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.history.folding import fold
from cfworkflow.domain.history.terms import t1_recorded_late
from cfworkflow.domain.history.world import World


def recorded_later(evidence: Evidence, made: Recorded, group: str) -> Iterator[Afterwards]:
    """The facts that the history judge finds late for this decision."""
    world = World()
    fold(world, made)
    for told in evidence.of(f"group:{group}"):
        if told.position > made.position:
            late = t1_recorded_late(world, told)
            if late is not None:
                yield Afterwards(late.what, late.position)


def by_todays_record(evidence: Evidence, made: Recorded, group: str) -> str:
    """What the count would have been, had all that is on record now been known that day."""
    fact = made.fact
    if not isinstance(fact, DecisionMade):
        return ""
    now = as_it_stood(Group, group, evidence.of(f"group:{group}"))
    roll = now.roll_on(made.on)
    quorum = quorum_of(now.terms_on(made.on), len(roll))
    still = sum(member in roll for member in fact.counted)
    enough = "enough for it" if still >= quorum else "too few for it"
    return (
        f"By the record as it stands now, {len(roll)} would have been in post that day and the "
        f"quorum {quorum}. Of the {len(fact.counted)} who counted as present, {still} would have "
        f"been among them, {enough}. It is not judged anew (rule T1)."
    )
