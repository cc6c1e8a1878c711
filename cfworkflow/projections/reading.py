"""All views of a history, folded in one pass and held in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from cfworkflow.projections.actions import ACTIONS
from cfworkflow.projections.barriers import BARRIERS
from cfworkflow.projections.decisions import DECISIONS
from cfworkflow.projections.groups import GROUPS
from cfworkflow.projections.meetings import MEETINGS
from cfworkflow.projections.members import MEMBERS
from cfworkflow.projections.timeline import TIMELINE, TimelineRow
from cfworkflow.projections.view import Standing, Table, View
from cfworkflow.projections.views import VIEWS

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded

R = TypeVar("R")


class Views(ABC):
    """The rows of every view at some moment, and the position they tell of.

    `groups` by slug; `members` by `group/member#tenure`; `meetings`, `decisions`, `barriers` and
    `actions` by reference; `timeline` by position. `rows` gives those of any view.
    """

    position: int

    def __init__(self) -> None:
        self.groups = self.rows(GROUPS)
        self.members = self.rows(MEMBERS)
        self.meetings = self.rows(MEETINGS)
        self.decisions = self.rows(DECISIONS)
        self.barriers = self.rows(BARRIERS)
        self.actions = self.rows(ACTIONS)
        self.timeline = self.rows(TIMELINE)

    @abstractmethod
    def rows(self, view: View[R]) -> Standing[R]:
        """The rows of one view."""

    @abstractmethod
    def story(self, ref: str) -> tuple[TimelineRow, ...]:
        """What happened to `ref`, a reference or a group, in order; empty where nothing did.

        The story of a barrier includes the decisions about it, its actions and its checks.
        """


class Reading(Views):
    """All views of a history, folded in memory."""

    def __init__(self) -> None:
        self.position = 0
        self._tables: dict[str, Table[Any]] = {view.name: Table(view.facets) for view in VIEWS}
        super().__init__()

    def rows(self, view: View[R]) -> Table[R]:
        """The rows of one view."""
        return cast("Table[R]", self._tables[view.name])

    def take(self, told: Recorded) -> None:
        """Fold one more fact into every view."""
        for view in VIEWS:
            view.fold(self._tables[view.name], told)
        self.position = max(self.position, told.position)

    def story(self, ref: str) -> tuple[TimelineRow, ...]:
        """What happened to `ref`, a reference or a group, in order; empty where nothing did.

        The story of a barrier includes the decisions about it, its actions and its checks.
        """
        about = {ref, *self._belonging_to(ref)}
        return tuple(row for row in self.timeline.values() if about.intersection(row.about))

    def _belonging_to(self, ref: str) -> set[str]:
        if ref not in self.barriers:
            return set()
        decided = {row.decision for row in self.decisions.values() if row.barrier == ref}
        return decided | {row.action for row in self.actions.values() if row.barrier == ref}


def read_views(history: Iterable[Recorded]) -> Reading:
    """Fold a history, from its beginning, into every view."""
    reading = Reading()
    for told in history:
        reading.take(told)
    return reading
