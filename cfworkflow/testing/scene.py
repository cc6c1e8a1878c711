"""What there is to act on, so that most of what is drawn makes sense."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from cfworkflow.domain.action.state import Action
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.facts import MeetingScheduled
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.thing import Thing
from cfworkflow.domain.words import Tier
from cfworkflow.testing.things import THINGS

T = TypeVar("T", bound=Thing)


class Scene:
    """Everything on record as it stands, and the day by the clock.

    It only steers what is drawn: nothing is judged by it.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        self.things: dict[str, dict[str, Any]] = {kind: {} for kind in THINGS}
        self.sittings: set[tuple[str, str, date]] = set()
        """Which group holds a meeting of which kind on which day."""
        self.standing_facts: dict[str, list[Recorded]] = {}
        """Tag → the facts that stand, as corrected."""
        self.last: Recorded | None = None
        self._told: dict[str, list[Recorded]] = {}

    def take(self, told: Recorded) -> None:
        """Take one more fact into account."""
        if isinstance(told.fact, MeetingScheduled):
            self.sittings.add((told.fact.group, told.fact.kind, told.fact.day))
        for tag in told.fact.tags():
            self._told.setdefault(tag, []).append(told)
            if isinstance(told.fact, FactCorrected | CommandUndone):
                self._tell_anew(tag)
            else:
                self.standing_facts.setdefault(tag, []).append(told)
                self._evolve(tag, told)
        self.last = told

    def _evolve(self, tag: str, told: Recorded) -> None:
        name, _, ref = tag.partition(":")
        kind = THINGS.get(name)
        if kind is not None:
            self.things[name].setdefault(ref, kind(ref)).evolve(told)

    def _tell_anew(self, tag: str) -> None:
        name, _, ref = tag.partition(":")
        if name in THINGS:
            self.things[name].pop(ref, None)
        self.standing_facts[tag] = as_it_stands(self._told[tag])
        for told in self.standing_facts[tag]:
            self._evolve(tag, told)

    def of(self, kind: type[T]) -> dict[str, T]:
        """The things of a kind, by reference."""
        return self.things[kind.KIND]

    def refs(self, kind: type[Thing], *statuses: str) -> list[str]:
        """The things of a kind with these statuses, the latest first."""
        return [ref for ref, one in self.things[kind.KIND].items() if one.status in statuses][::-1]

    @property
    def groups(self) -> dict[str, Group]:
        """Every group."""
        return self.of(Group)

    @property
    def meetings(self) -> dict[str, Meeting]:
        """Every meeting."""
        return self.of(Meeting)

    @property
    def decisions(self) -> dict[str, Decision]:
        """Every item put to a meeting."""
        return self.of(Decision)

    @property
    def barriers(self) -> dict[str, Barrier]:
        """Every barrier."""
        return self.of(Barrier)

    @property
    def actions(self) -> dict[str, Action]:
        """Every action."""
        return self.of(Action)

    def standing(self, *statuses: str, tier: Tier | None = None) -> list[str]:
        """The groups of these statuses, of one tier or of any."""
        return [
            group.ref
            for group in self.groups.values()
            if group.status in statuses and tier in (None, group.tier)
        ]

    def meeting_refs(self, *statuses: str) -> list[str]:
        """The meetings of these statuses, the latest first."""
        return self.refs(Meeting, *statuses)

    def closed(self, group: str) -> list[str]:
        """The closed meetings of a group, the latest first."""
        return [ref for ref in self.meeting_refs("closed") if self.meetings[ref].group == group]

    def due(self) -> list[str]:
        """The scheduled meetings whose day has come, the latest first."""
        refs = self.meeting_refs("scheduled")
        return [ref for ref in refs if self.meetings[ref].day <= self.today]

    def decision_refs(self, *statuses: str) -> list[str]:
        """The items of these statuses, the latest first."""
        return self.refs(Decision, *statuses)

    def votable(self) -> list[str]:
        """The items that are before a meeting in session."""
        return [
            ref
            for ref in self.decision_refs("proposed")
            if self.meetings[self.decisions[ref].meeting].status == "in_session"
        ]

    def barrier_refs(self, *statuses: str) -> list[str]:
        """The barriers of these statuses, the latest first."""
        return self.refs(Barrier, *statuses)

    def action_refs(self, *statuses: str) -> list[str]:
        """The actions of these statuses, the latest first."""
        return self.refs(Action, *statuses)

    def roll(self, group: str, day: date | None = None) -> list[str]:
        """Who is in post on a group on that day, by default today."""
        one = self.groups.get(group)
        return [*one.roll_on(day or self.today)] if one else []

    def absent(self, meeting: Meeting) -> list[str]:
        """The members who could still come to a meeting."""
        members = self.roll(meeting.group, meeting.latest)
        stand_ins = meeting.room.values()
        return [who for who in members if who not in meeting.room and who not in stand_ins]

    def casting(self, group: str, day: date) -> bool:
        """Whether the terms of a group give its chair a casting vote that day."""
        one = self.groups.get(group)
        return one is not None and one.terms_on(day).casting_vote

    def voices(self, item: Decision) -> list[str]:
        """The members who may vote on an item now."""
        meeting = self.meetings[item.meeting]
        members = self.roll(meeting.group, meeting.latest)
        return [who for who in members if who in meeting.room and who not in item.interests]
