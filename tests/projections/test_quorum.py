"""The quorum of a group on any day, by the rows, held against the domain's own account."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain import arithmetic
from cfworkflow.domain.count import quorum_of
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.thing import folded
from cfworkflow.projections.members import roll_on
from cfworkflow.projections.quorum import shares_of, terms_on
from cfworkflow.projections.reading import read_views
from tests.projections.a_year import TODAY, year

days = st.dates(date(2026, 1, 5), TODAY)


def tactical() -> Group:
    """The tactical group as the domain folds it."""
    return folded(
        Group, "tactical", (told for told in year() if "group:tactical" in told.fact.tags())
    )


@given(days)
def test_it_is_the_quorum_the_domain_would_judge_by(day: date) -> None:
    """T1: the terms and the roll of that day, whatever was adopted and whoever came since."""
    group, reading = tactical(), read_views(year())
    in_force, roll = (
        terms_on(reading.groups["tactical"], day),
        roll_on(reading.members, "tactical", day),
    )
    assert in_force is not None
    assert in_force.terms == group.terms_on(day).model_dump(mode="json")
    assert {*roll} == {*group.roll_on(day)}
    quorum = arithmetic.quorum(shares_of(in_force.terms), len(roll))
    assert quorum == quorum_of(group.terms_on(day), len(group.roll_on(day)))


def test_before_a_group_was_established_it_had_no_terms() -> None:
    """There is nothing to judge a quorum by, and none is made up."""
    reading = read_views(year())
    assert terms_on(reading.groups["tactical"], date(2026, 1, 4)) is None
    assert roll_on(reading.members, "tactical", date(2026, 1, 4)) == {}
