"""All views of a record at one moment; and all of them folded in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from cfworkflow.domain.references import kind_of, ref_of, tag_of
from cfworkflow.projections.views import every_view, parts_of, view_at

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.actions import ActionRow
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.members import MemberRow
    from cfworkflow.projections.table import Table
    from cfworkflow.projections.timeline import Timeline, TimelineRow
    from cfworkflow.projections.view import Standing, View

R = TypeVar("R")


class Views(ABC):
    """The rows of every view at some moment, and the position they tell of.

    A view is loaded when it is looked at: a reader that lists barriers pays for barriers.
    """

    position: int

    @abstractmethod
    def rows(self, view: View[R]) -> Standing[R]:
        """The rows of one view."""

    @property
    @abstractmethod
    def timeline(self) -> Timeline:
        """Every fact as a sentence."""

    @property
    def groups(self) -> Standing[GroupRow]:
        """By slug."""
        from cfworkflow.projections.groups import GROUPS

        return self.rows(GROUPS)

    @property
    def members(self) -> Standing[MemberRow]:
        """By `group/member#tenure`."""
        from cfworkflow.projections.members import MEMBERS

        return self.rows(MEMBERS)

    @property
    def meetings(self) -> Standing[MeetingRow]:
        """By reference."""
        from cfworkflow.projections.meetings import MEETINGS

        return self.rows(MEETINGS)

    @property
    def decisions(self) -> Standing[DecisionRow]:
        """By reference."""
        from cfworkflow.projections.decisions import DECISIONS

        return self.rows(DECISIONS)

    @property
    def barriers(self) -> Standing[BarrierRow]:
        """By reference."""
        from cfworkflow.projections.barriers import BARRIERS

        return self.rows(BARRIERS)

    @property
    def actions(self) -> Standing[ActionRow]:
        """By reference."""
        from cfworkflow.projections.actions import ACTIONS

        return self.rows(ACTIONS)

    def story(self, ref: str) -> tuple[TimelineRow, ...]:
        """What happened to `ref`, a reference or a group, in order; empty where nothing did.

        The story of a barrier includes the decisions about it, its actions and its checks, that
        of a decision what carried it out, that of an inquiry its experiments.
        """
        refs, tag = [ref], tag_of(ref)
        for part in parts_of(kind_of(ref)):
            keys = self.rows(view_at(part.where)).keys_where(tag)
            refs += [ref_of(f"{part.tells_of}:{key}") for key in keys]
        told = {row.position: row for each in refs for row in self.timeline.of(each)}
        return tuple(told[position] for position in sorted(told))


class Reading(Views):
    """All views of a history, folded in memory."""

    def __init__(self) -> None:
        from cfworkflow.projections.table import Table
        from cfworkflow.projections.timeline import TimelineInMemory

        self.position = 0
        self._tables: dict[str, Table[Any]] = {view.name: Table(view) for view in every_view()}
        self._timeline = TimelineInMemory()

    @property
    def timeline(self) -> Timeline:
        """Every fact as a sentence."""
        return self._timeline

    def rows(self, view: View[R]) -> Table[R]:
        """The rows of one view."""
        return cast("Table[R]", self._tables[view.name])

    def take(self, told: Recorded) -> None:
        """Fold one more fact into every view."""
        for view in every_view():
            view.fold(self._tables[view.name], told)
        self._timeline.take(told)
        self.position = max(self.position, told.position)


def read_views(history: Iterable[Recorded]) -> Reading:
    """Fold a history, from its beginning, into every view."""
    reading = Reading()
    for told in history:
        reading.take(told)
    return reading
