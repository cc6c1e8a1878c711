"""Judging a history, fact by fact, by every rule; in one pass, in step with its length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.history import (
    evidence,
    identity,
    majority,
    path,
    quorum,
    record,
    session,
    steps,
    terms,
    time,
)
from cfworkflow.domain.history.folding import fold
from cfworkflow.domain.history.judgement import Breach, Judgement, Late
from cfworkflow.domain.history.world import World
from cfworkflow.domain.meeting import facts as meeting

Finds = Callable[[World, Recorded], Iterator[str]]
Kinds = tuple[type[Fact], ...]


class Predicate(NamedTuple):
    """A rule over a history: what it finds wrong with a fact, and which kinds it is put to."""

    finds: Finds
    kinds: Kinds


_ALL: Kinds = tuple(FACTS.values())
_MADE: Kinds = (decision.DecisionMade,)
_PUT: Kinds = (decision.DecisionProposed, decision.DecisionMade)
_HANDED_OVER: Kinds = (
    barrier.BarrierReferred,
    barrier.BarrierEscalated,
    barrier.BarrierReturned,
)
_STEPS: Kinds = (
    *_HANDED_OVER,
    barrier.BarrierAddressed,
    barrier.BarrierReopened,
    barrier.BarrierWithdrawn,
)
_ROOM: Kinds = (
    meeting.ApologiesRecorded,
    meeting.AttendanceRecorded,
    meeting.AttendeeLeft,
    meeting.InterestDeclared,
)
_OF_MEETINGS: Kinds = (
    *_ROOM,
    meeting.MeetingOpened,
    *_PUT,
    decision.DecisionPutAgain,
    decision.DecisionDeferred,
    decision.DecisionWithdrawn,
    meeting.MeetingClosed,
    meeting.MeetingCancelled,
    meeting.MinutesApproved,
)

PREDICATES: dict[str, Predicate] = {
    "Q1": Predicate(quorum.q1_quorum, _MADE),
    "Q2": Predicate(quorum.q2_present_at_the_vote, _MADE),
    "M1": Predicate(majority.m1_majority, _MADE),
    "M2": Predicate(majority.m2_votes_fit, _MADE),
    "M3": Predicate(majority.m3_casting_vote, _MADE),
    "T1": Predicate(terms.t1_terms_of_the_date, _MADE),
    "T2": Predicate(terms.t2_by_decision, (group.TermsAdopted,)),
    "T3": Predicate(terms.t3_can_be_met, (group.TermsAdopted,)),
    "A1": Predicate(quorum.a1_members_or_their_proxies, (*_ROOM, *_MADE, group.MemberStoodDown)),
    "A2": Predicate(quorum.a2_takes_no_part, _MADE),
    "S1": Predicate(session.s1_in_session, _OF_MEETINGS),
    "S2": Predicate(steps.s2_from_a_state_that_allows_it, steps.STEPPING),
    "G1": Predicate(session.g1_active, session.ACTING),
    "P1": Predicate(
        path.p1_one_tier_at_a_time,
        (group.GroupEstablished, barrier.BarrierRaised, *_PUT, *_STEPS),
    ),
    "P2": Predicate(
        path.p2_decided_with_recommendations,
        (decision.DecisionProposed, barrier.BarrierEscalated),
    ),
    "P3": Predicate(path.p3_held, (*_PUT, *_STEPS)),
    "E1": Predicate(
        evidence.e1_checked_before_closed,
        (barrier.EvidenceChecked, barrier.BarrierClosed, barrier.BarrierReopened),
    ),
    "E2": Predicate(evidence.e2_checked_by_those_who_raised_it, (barrier.EvidenceChecked,)),
    "D1": Predicate(record.d1_complete, (*_PUT, barrier.BarrierReturned)),
    "C1": Predicate(time.c1_time_runs_forward, _ALL),
    "O1": Predicate(identity.o1_owner_in_post, (action.ActionAdded, action.ActionReassigned)),
    "N1": Predicate(identity.n1_one_name_one_thing, identity.NAMING),
    "I1": Predicate(identity.i1_nothing_missing, _ALL),
    "I2": Predicate(identity.i2_recorded_once, _ALL),
}
"""Every rule of the catalogue by its code."""

_BY_KIND: dict[type[Fact], tuple[tuple[str, Finds], ...]] = {
    kind: tuple((code, rule.finds) for code, rule in PREDICATES.items() if kind in rule.kinds)
    for kind in _ALL
}


class Judge:
    """Hears a history fact by fact. What it has found so far can be asked for at any point."""

    def __init__(self) -> None:
        self._world = World()
        self._breaches: list[Breach] = []
        self._late: list[Late] = []
        self._heard: Counter[type[Fact]] = Counter()

    def hear(self, told: Recorded) -> None:
        """Judge one more fact, by what was told before it."""
        world, kind = self._world, type(told.fact)
        self._heard[kind] += 1
        owed = world.owed
        if owed is not None and not owed.paid_by(told):
            self._breaches.append(Breach(owed.code, owed.position, owed.what))
        for code, finds in _BY_KIND[kind]:
            for what in finds(world, told):
                self._breaches.append(Breach(code, told.position, what))
        late = terms.t1_recorded_late(world, told)
        if late is not None:
            self._late.append(late)
        fold(world, told)

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Every breach so far, the history taken to end here."""
        owed = self._world.owed
        missing = [Breach(owed.code, owed.position, owed.what)] if owed else []
        return (*self._breaches, *missing)

    def judgement(self) -> Judgement:
        """What was found, the history taken to end here."""
        return Judgement(
            breaches=self.breaches,
            late=tuple(self._late),
            judged={
                code: sum(self._heard[kind] for kind in rule.kinds)
                for code, rule in PREDICATES.items()
            },
            facts=self._heard.total(),
        )


def judge(history: Iterable[Recorded]) -> Judgement:
    """Judge a whole history, from its first fact, by every rule; in one pass.

    Only facts are looked at, never narrative, so that a redacted history is judged alike.
    """
    one = Judge()
    for told in history:
        one.hear(told)
    return one.judgement()


def check_rules(history: Iterable[Recorded]) -> list[Breach]:
    """Find every breach of the rules in a whole history; none is what there should be."""
    return [*judge(history).breaches]
