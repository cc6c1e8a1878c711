"""Histories of any length, decided by the domain itself: a realistic mix for measuring.

Every fact comes from a decision function on one long past, so that what is measured is what the
rules allow: meetings with and without a quorum, escalations, returns, checks met and not met,
actions, members who come and go. The same length gives the same history.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from cfworkflow.domain.action.commands import AddAction, CompleteAction, ReportProgress
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
)
from cfworkflow.domain.command import Command
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ProposeDecision,
    PutAgain,
    TakeVote,
)
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup, StandDown
from cfworkflow.domain.meeting.commands import (
    CloseMeeting,
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    ScheduleMeeting,
)
from cfworkflow.domain.past import Past

BEGIN = date(1990, 1, 1)
PARTNERSHIPS = ("north", "south", "east", "west")
PETALS = ("mental-health", "homelessness", "criminal-justice", "domestic-abuse")
DAYS_A_CYCLE = 2


class _Years:
    """A programme going round: barriers, a tactical meeting, now and then the board."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.day = BEGIN
        self.past = self._new_past()
        self.members = [f"place-{n}" for n in range(17)]
        self.board = [f"seat-{n}" for n in range(5)]
        self.tactical: list[str] = []
        self.strategic: list[str] = []
        self.deferred: dict[str, list[tuple[str, str]]] = {"escalate": [], "return": []}
        self.open_actions: list[str] = []

    def _new_past(self) -> Past:
        now = datetime(BEGIN.year, 1, 1, 12, tzinfo=UTC)
        return Past(lambda _: (), lambda _: False, DECIDERS, now=now, actor="project-team")

    def ask(self, command: Command) -> list[Fact]:
        """Decide on a command today."""
        self.past.now = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        self.past.command = command.NAME
        self.past.command_id = f"bench-{len(self.past.decided)}"
        with self.past.within(self.day):
            return [told.fact for told in self.past.decide(command)]

    def begin(self) -> None:
        """Establish the groups and fill their places."""
        self.ask(EstablishGroup(group="strategic", tier="strategic"))
        self.ask(EstablishGroup(group="tactical", tier="tactical", overseen_by="strategic"))
        for name in PARTNERSHIPS:
            self.ask(
                EstablishGroup(
                    group=name, tier="operational", overseen_by="tactical", areas=(f"{name}-area",)
                )
            )
        for member in self.members:
            self.ask(AppointMember(group="tactical", member=member, petals=(PETALS[0],)))
        for member in self.board:
            self.ask(AppointMember(group="strategic", member=member))

    def cycle(self, number: int) -> None:
        """Two days of a busy programme."""
        self.day = BEGIN + timedelta(days=DAYS_A_CYCLE * number)
        for _ in range(6):
            self._raise()
        self._meet("tactical", self.members, self.tactical, "escalate")
        if number % 3 == 0:
            self._meet("strategic", self.board, self.strategic, "return")
        while len(self.tactical) > 30:
            self._address(self.tactical.pop(0))
        if number % 20 == 0:
            self._turn_over(number)

    def _raise(self) -> None:
        group = self.chance.choice(PARTNERSHIPS)
        (fact,) = self.ask(
            RaiseBarrier(
                group=group,
                title=f"A barrier met in the {group}",
                description="Two services each ask people to finish with the other one first.",
                petals=(self.chance.choice(PETALS),),
                areas=(f"{group}-area",),
            )
        )
        ref = str(fact.barrier)  # type: ignore[attr-defined]
        if self.chance.random() < 0.2:
            self._address(ref)
            return
        self.ask(ReferBarrier(barrier=ref))
        self.tactical.append(ref)
        if self.chance.random() < 0.5:
            self._act_on(ref)

    def _act_on(self, ref: str) -> None:
        owner = self.chance.choice(self.members)
        due = self.day + timedelta(days=60)
        (fact,) = self.ask(
            AddAction(barrier=ref, owner=owner, due=due, title="Draft a joint protocol")
        )
        self.open_actions.append(str(fact.action))  # type: ignore[attr-defined]
        if len(self.open_actions) > 20:
            action = self.open_actions.pop(0)
            self.ask(ReportProgress(action=action, note="A draft is out for comment."))
            self.ask(CompleteAction(action=action))

    def _address(self, ref: str) -> None:
        self.past.actor = "programme-lead"
        self.ask(AddressBarrier(barrier=ref, how="A protocol is in place."))
        self.past.actor = "project-team"
        met = self.chance.random() < 0.8
        self.ask(CheckEvidence(barrier=ref, met=met, findings="Ten people were asked."))
        if not met:
            self.ask(AddressBarrier(barrier=ref, how="The protocol was mended."))
            self.past.actor = "programme-lead"
            self.ask(CheckEvidence(barrier=ref, met=True, findings="Ten more were asked."))
            self.past.actor = "project-team"

    def _meet(self, group: str, members: list[str], barriers: list[str], kind: str) -> None:
        (scheduled,) = self.ask(ScheduleMeeting(group=group, day=self.day))
        meeting = str(scheduled.meeting)  # type: ignore[attr-defined]
        self.ask(OpenMeeting(meeting=meeting))
        quorate = self.chance.random() < 0.9
        there = self.chance.sample(members, len(members) // 2 + 1 if quorate else 1)
        self.ask(RecordAttendance(meeting=meeting, members=tuple(there)))
        away = [member for member in members if member not in there][:2]
        self.ask(RecordApologies(meeting=meeting, members=tuple(away)))
        left = self.deferred[kind]
        for decision, ref in [left.pop(0) for _ in range(len(left))]:
            self.ask(PutAgain(decision=decision, meeting=meeting))
            self._vote(decision, ref, kind, len(there) if quorate else 0)
        for ref in self._items(group, barriers):
            self._item(meeting, kind, ref, len(there) if quorate else 0)
        self.ask(CloseMeeting(meeting=meeting))

    def _items(self, group: str, barriers: list[str]) -> list[str]:
        return [barriers.pop(0) for _ in range(min(2 if group == "tactical" else 8, len(barriers)))]

    def _item(self, meeting: str, kind: str, ref: str, voices: int) -> None:
        (proposed,) = self.ask(
            ProposeDecision(
                meeting=meeting,
                kind=kind,  # type: ignore[arg-type]
                title=f"What to do about {ref}",
                barrier=ref,
                recommended=("Fund a pilot", "Ask the commissioners") if kind == "escalate" else (),
                response="The board funds a pilot." if kind == "return" else None,
                reasons="No service can change it by itself.",
                principles=("evidence-driven",),
            )
        )
        decision = str(proposed.decision)  # type: ignore[attr-defined]
        self._vote(decision, ref, kind, voices)

    def _vote(self, decision: str, ref: str, kind: str, voices: int) -> None:
        if not voices:
            self.ask(DeferDecision(decision=decision, deferred_for="inquorate"))
            self.deferred[kind].append((decision, ref))
            return
        self.ask(TakeVote(decision=decision, ballot=Ballot(in_favour=voices)))
        (self.strategic if kind == "escalate" else self.tactical).append(ref)

    def _turn_over(self, number: int) -> None:
        gone = self.members.pop(0)
        self.ask(StandDown(group="tactical", member=gone))
        self.members.append(f"place-{17 + number // 20}")
        self.ask(AppointMember(group="tactical", member=self.members[-1]))


def history(length: int, seed: int = 1) -> Iterator[Recorded]:
    """The first `length` facts of a programme that never ends, in order, without positions."""
    years = _Years(seed)
    years.begin()
    given, number = 0, 0
    while given < length:
        fresh = years.past.decided[given:length]
        yield from fresh
        given += len(fresh)
        years.cycle(number)
        number += 1
