"""By which fact a thing came on record, told to whoever looked back to before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.as_of.first import began, first_of
from cfworkflow.as_of.kept import kept_views
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.correction.commands import Undo
from cfworkflow.projections.kept_views import KeptViews
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.store.connection import disconnect
from tests.cli.an_archive import whole_year
from tests.cli.terminal import Desk

DATED, LATER = date(2026, 12, 31), datetime(2027, 1, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptViews]:
    """What is kept of a store with every kind of fact, and of two that came late."""
    store = whole_year(tmp_path_factory.mktemp("first") / "whole-year.db")
    with Workflow.open(str(store), clock=lambda: LATER) as record:
        for title in ("Late", "Slip"):
            record.do(RaiseBarrier(group="county", title=title), on=DATED)
        record.do(Undo(because="A slip"))
    Desk(store).done("status")
    views = kept_views(str(store))
    yield views
    disconnect(views.connection)


@pytest.fixture(scope="module")
def there(kept: KeptViews) -> list[set[tuple[str, str]]]:
    """For each position the kind and the key of everything that has a row as of it."""
    return [
        {(kind, key) for kind in TELLING for key in kept.as_of(position).rows(view_of(kind))}
        for position in range(kept.head() + 1)
    ]


def test_things_of_every_kind_came_and_some_went(there: list[set[tuple[str, str]]]) -> None:
    """What the next test looks for is to be found."""
    every = set[tuple[str, str]]().union(*there)
    assert {kind for kind, _ in every} == {*TELLING}
    assert {kind for kind, _ in every - there[-1]} == {"barrier", "group"}


@given(data=st.data())
def test_a_thing_came_by_the_first_fact_as_of_which_it_is_there(
    kept: KeptViews, there: list[set[tuple[str, str]]], data: st.DataObject
) -> None:
    """Looked for from wherever it is not: no sooner, no later, and whether it still stands."""
    every = sorted(set[tuple[str, str]]().union(*there))
    thing = data.draw(st.sampled_from(every))
    missing = [position for position, things in enumerate(there) if thing not in things]
    after = data.draw(st.sampled_from(missing))
    beyond = (position for position in range(after + 1, len(there)) if thing in there[position])
    first = first_of(kept, *thing, after)
    assert (first.position if first else None) == next(beyond, None)
    assert first is None or first.stands == (thing in there[-1])


@pytest.mark.parametrize("named", [("barrier", "B-9999"), ("fact", "1"), ("nothing", "B-0001")])
def test_what_never_was_never_came(kept: KeptViews, named: tuple[str, str]) -> None:
    """Nobody is sent to a moment at which there was nothing."""
    assert first_of(kept, *named, 0) is None


def test_a_thing_has_its_own_date_beside_that_of_its_recording(kept: KeptViews) -> None:
    """What was typed up on another day than it happened is known for that."""
    [late] = [key for key, row in kept.as_of().barriers.items() if row.title == "Late"]
    first = first_of(kept, "barrier", late, 0)
    assert first
    assert (first.on, first.recorded_at) == (DATED, LATER)
    assert first.is_dated_otherwise


def test_a_record_begins_with_its_first_fact(kept: KeptViews) -> None:
    """When the first fact was recorded, not when what it tells of took place."""
    first = kept.as_of().timeline.at(1)
    assert first
    assert began(kept) == first.recorded_at
