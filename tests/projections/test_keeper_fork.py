"""Where an interval of positions hangs, and where those that cover a position are looked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.projections.kept_schema import ancestors, fork

positions = st.integers(1, 70) | st.integers(1, 2**40)


@st.composite
def covered(draw: st.DrawFn) -> tuple[int, int, int]:
    """An interval and a position inside it; the interval's end is not."""
    since, position, last = sorted(draw(st.lists(positions, min_size=3, max_size=3)))
    return since, position, last + 1


@given(covered(), st.integers(0, 1_000))
def test_an_interval_hangs_at_an_ancestor_of_every_position_inside(
    interval: tuple[int, int, int], later: int
) -> None:
    """None that covers a position is missed when the ancestors of that position are looked at."""
    since, position, until = interval
    assert since <= fork(since, until) < until
    assert fork(since, until) in ancestors(position, until + later)


def test_every_interval_of_a_short_history_is_found_from_every_position_inside() -> None:
    """All of them, not only some: the bits of small numbers differ in every way there is."""
    head = 40
    for since in range(1, head):
        for until in range(since + 1, head + 1):
            node = fork(since, until)
            assert since <= node < until
            for position in range(since, until):
                assert node in ancestors(position, head), (since, until, position)


@given(positions, st.integers(0, 2**40))
def test_the_places_to_look_at_are_few(position: int, more: int) -> None:
    """One for each binary digit of the last position, so a look costs no more in a long history."""
    found = ancestors(position, position + more)
    assert len(found) == len({*found}) <= (position + more).bit_length() + 1
