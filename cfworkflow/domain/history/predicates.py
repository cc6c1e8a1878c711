"""Every rule of the catalogue as predicates: those across chapters, and what chapters bring."""

from __future__ import annotations

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.fact import Fact
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
from cfworkflow.domain.history.chapter import Finds, Kinds, Predicate
from cfworkflow.domain.history.chapters import ACTING, CHAPTERS
from cfworkflow.domain.meeting import facts as meeting

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

_OF_ALL: dict[str, Predicate] = {
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
    "G1": Predicate(session.g1_active, tuple(ACTING)),
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
"""The rules that look across chapters."""


def _by_code() -> dict[str, tuple[Predicate, ...]]:
    found: dict[str, tuple[Predicate, ...]] = {}
    for predicates in (_OF_ALL, *(chapter.predicates for chapter in CHAPTERS)):
        for code, predicate in predicates.items():
            found[code] = (*found.get(code, ()), predicate)
    return found


PREDICATES = _by_code()
"""Every rule of the catalogue by its code: what looks for breaches of it."""

JUDGED: dict[str, frozenset[type[Fact]]] = {
    code: frozenset(kind for each in predicates for kind in each.kinds)
    for code, predicates in PREDICATES.items()
}
"""Code → the kinds of fact it is put to."""

BY_KIND: dict[type[Fact], tuple[tuple[str, Finds], ...]] = {
    kind: tuple(
        (code, each.finds)
        for code, predicates in PREDICATES.items()
        for each in predicates
        if kind in each.kinds
    )
    for kind in _ALL
}
"""Kind of fact → what is asked of it, and by which rule."""
