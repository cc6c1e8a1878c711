"""Who answers for a partnership by the rows, against the domain's own account (rule E2)."""

from __future__ import annotations

from datetime import UTC, datetime, time

from hypothesis import example, given
from hypothesis import strategies as st

from cfworkflow.domain import succession as by_facts
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import ActivatePartnership, EndPartnership, ReassignAreas
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal
from cfworkflow.projections import succession as by_rows
from tests.projections.a_year import TODAY, begun

PARTNERSHIPS = ("county", "river", "marsh")
AREAS = ("city", "fen", "river", "marsh")

partnerships = st.sampled_from(PARTNERSHIPS)
some_areas = st.sets(st.sampled_from(AREAS), min_size=1, max_size=2).map(sorted).map(tuple)
changes: st.SearchStrategy[Command] = st.one_of(
    st.builds(ReassignAreas, group=partnerships, to=partnerships, areas=some_areas),
    st.builds(EndPartnership, group=partnerships, successor=partnerships),
)


@given(st.lists(changes, max_size=12))
@example(
    [
        ReassignAreas(group="county", to="marsh", areas=("fen",)),
        EndPartnership(group="county", successor="river"),
    ]
)
def test_rows_and_facts_name_the_same_successor(commands: list[Command]) -> None:
    """E2: however areas pass on and partnerships end, view and rule send the check to one door."""
    programme = begun().on(
        "01-12",
        ActivatePartnership(group="marsh"),
        *(
            RaiseBarrier(group=group, title="Waiting", areas=areas)
            for group, areas in (
                ("county", ("city", "fen")),
                ("county", ("fen",)),
                ("county", ()),
                ("river", ("river",)),
                ("marsh", ("marsh",)),
            )
        ),
    )
    for command in commands:
        try:
            programme.on("02-01", command)
        except Refusal:
            continue
    history = programme.history()

    def read(tag: str) -> list[Recorded]:
        return [told for told in history if tag in told.fact.tags()]

    now = datetime.combine(TODAY, time(12), UTC)
    past = Past(read, lambda tag: bool(read(tag)), DECIDERS, now=now, actor="auditor")
    reading = programme.read()
    for ref, row in reading.barriers.items():
        barrier = past.load(Barrier, ref)
        assert by_rows.checking(reading.groups, row) == by_facts.checking(past, barrier)
        assert by_rows.answering(reading.groups, row) == by_facts.answering(past, barrier)
