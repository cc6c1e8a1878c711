"""A history fact by fact: what each one changed, and how things stood after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from cfworkflow.projections.diff import Change, changes
from cfworkflow.projections.row import Row
from cfworkflow.projections.timeline import TimelineRow

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

_OPEN = ("operational", "tactical", "strategic", "addressed")


class FactMissing(Exception):  # noqa: N818 - what is the matter, no error of who reads
    """There is no fact at a position where one was: the record was changed from outside."""


class State(Row, frozen=True):
    """How many barriers stand at each tier or wait for their check, and what is in session."""

    operational: int
    tactical: int
    strategic: int
    addressed: int
    in_session: tuple[str, ...]


class Step(Row, frozen=True):
    """A fact, what it changed, and the state after it."""

    position: int
    fact: TimelineRow
    changes: tuple[Change, ...]
    state: State


def state_of(views: Views) -> State:
    """The state at a moment."""
    standing = Counter(
        row.status for row in views.barriers.where_any(f"state:{state}" for state in _OPEN)
    )
    return State(
        **{state: standing[state] for state in _OPEN},
        in_session=tuple(row.meeting for row in views.meetings.where("state:in_session")),
    )


def step(views: Callable[[int], Views], position: int) -> Step:
    """The step at a position, from 1, told from the `views` as of it and of the one before.

    Raises `FactMissing`.
    """
    before, after = views(position - 1), views(position)
    fact = after.timeline.at(position)
    if fact is None:
        raise FactMissing(position)
    return Step(position, fact, changes(before, after), state_of(after))
