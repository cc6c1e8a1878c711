"""Looking for facts among what is written: none is missed, and no more are told again than need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.facts import FACTS
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.searching import Sought, of_group
from cfworkflow.projections.timeline_as_of import TimelineAsOf
from cfworkflow.store.line import retell
from tests.projections.a_kept_store import connected, placed, write
from tests.projections.a_year import whole_year


class Counting:
    """Tells facts again, and how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, position: int, line: bytes, narrative: bytes | None) -> Any:  # noqa: ANN401
        """Tell one again: a fact with any fields."""
        self.times += 1
        return retell(position, line, narrative)


FRESH = read_views(placed(whole_year()))
LAST = FRESH.position


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a year of facts."""
    return write(tmp_path_factory.mktemp("searching") / "year.db", whole_year())


@pytest.fixture
def timeline(store: Path) -> Iterator[tuple[TimelineAsOf, Counting]]:
    """The timeline of that store, and how many facts were told again for it."""
    counting = Counting()
    with connected(store) as connection:
        yield TimelineAsOf(connection, LAST, counting), counting


days = st.dates(date(2025, 12, 1), date(2027, 2, 1)) | st.sampled_from([date.min, date.max])
soughts = st.builds(
    Sought,
    about=st.none()
    | st.frozensets(st.sampled_from(["B-0001", "M-0001", "D-0001", "A-0002", "tactical", "mind"])),
    actor=st.sampled_from([None, None, "project-team", "nobody"]),
    kind=st.none() | st.sampled_from(sorted(FACTS)),
    since=st.none() | days,
    until=st.none() | days,
    recorded_since=st.none() | days,
    recorded_until=st.none() | days,
)


@given(soughts)
def test_what_is_found_in_a_store_is_what_is_found_in_memory(store: Path, sought: Sought) -> None:
    """The first look at the lines loses nothing of what the facts say, whatever is asked."""
    expected = [told for told in FRESH.timeline.between(0, LAST) if sought.covers(told)]
    assert [*FRESH.timeline.newest(sought)] == expected[::-1]
    with connected(store) as connection:
        found = [*TimelineAsOf(connection, LAST, Counting()).newest(sought)]
    assert found == expected[::-1]


def test_the_last_few_are_found_from_the_end(timeline: tuple[TimelineAsOf, Counting]) -> None:
    """A limit never has the whole history read."""
    found, counting = timeline
    assert [told.position for told in islice(found.newest(Sought()), 3)] == [
        *range(LAST, LAST - 3, -1)
    ]
    assert counting.times == 3


@pytest.mark.parametrize(
    "sought",
    [
        Sought(kind="evidence-checked"),
        Sought(actor="nobody"),
        Sought(since=date(2026, 11, 1)),
        Sought(about=of_group(FRESH, "marsh")),
    ],
)
def test_only_what_is_asked_for_is_told_again(
    timeline: tuple[TimelineAsOf, Counting], sought: Sought
) -> None:
    """What is not meant is passed over where it lies."""
    found, counting = timeline
    rows = [*found.newest(sought)]
    assert counting.times == len(rows) < LAST


def test_a_group_has_its_own_and_no_more() -> None:
    """Its meetings, decisions and actions, and what it raised: not what it was handed."""
    own = of_group(FRESH, "tactical")
    assert "tactical" in own
    for rows, ref in ((FRESH.meetings, "meeting"), (FRESH.decisions, "decision")):
        assert {getattr(row, ref) for row in rows.values() if row.group == "tactical"} <= own
    handed = {row.barrier for row in FRESH.barriers.values() if row.raised_by != "tactical"}
    assert handed
    assert not own & handed
