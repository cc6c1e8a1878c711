"""How a vote is taken and judged: by the roll, the room and the terms of that moment."""

from __future__ import annotations

from cfworkflow.domain.count import Ballot, count
from cfworkflow.domain.decision.commands import TakeVote
from cfworkflow.domain.decision.effects import effect_of
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.decision.path import DECISION_PATH
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.deciding import load_meeting
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.majority import (
    m1_outcome,
    m2_names_agree,
    m2_names_fit,
    m2_votes_fit,
    m3_casting_vote,
)
from cfworkflow.domain.rules.presence import a2_takes_no_part, q2_counted_as_present
from cfworkflow.domain.rules.quorum import q1_quorum_is_present
from cfworkflow.domain.rules.record import d1_reasons_are_given
from cfworkflow.domain.rules.session import (
    NotFromHere,
    g1_group_is_active,
    s1_in_session,
    s1_on_its_day,
)
from cfworkflow.domain.rules.terms import t1_terms_in_effect


def take_vote(past: Past, command: TakeVote) -> Facts:
    """Judge a vote and, where it is carried, bring about what was decided.

    Refuses S1, S2, G1, Q1, M2, M3, A2, D1, and what the effect forbids.
    """
    item = past.load(Decision, command.decision)
    meeting = load_meeting(past, item.meeting)
    group = past.load(Group, meeting.group)
    refuse_any(
        _still_open(item),
        s1_in_session(meeting, f"{item.ref} was put to the vote."),
        s1_on_its_day(meeting, past.on),
        g1_group_is_active(group, past.on),
    )
    terms = t1_terms_in_effect(group, past.on)
    presence = q2_counted_as_present(group, meeting, item, terms, past.on)
    ballot = _ballot(command)
    figures = count(
        terms,
        members=len(presence.roll),
        present=len(presence.counted),
        entitled=presence.voices,
        ballot=ballot,
    )
    outcome = m1_outcome(figures)
    refuse_any(
        q1_quorum_is_present(item.ref, figures, terms, presence, meeting),
        m2_votes_fit(item.ref, ballot, presence),
        m2_names_fit(item.ref, command.votes, presence, terms),
        m2_names_agree(item.ref, command.votes, ballot),
        m3_casting_vote(item.ref, ballot, terms, presence, meeting),
        a2_takes_no_part(item, meeting, tuple(command.votes)),
        d1_reasons_are_given(item.ref, {*item.put.stated, *command.stated()}),
        *effect_of(item.put).faults(past, group, item.put),
    )
    yield DecisionMade(
        **command.model_dump(exclude={"ballot"}),
        meeting=meeting.ref,
        group=group.ref,
        outcome=outcome,
        figures=figures,
        terms=terms,
        counted=presence.counted,
        proxies={who: by for who, by in meeting.room.items() if by and who in presence.counted},
        interests=tuple(sorted(item.interests)),
        stated=command.stated(),
    )
    if outcome == "carried":
        yield from effect_of(item.put).facts(past, group, item.put)


def _still_open(item: Decision) -> Refusal | None:
    if item.status in DECISION_PATH.events["defer"].transitions:
        return None
    return NotFromHere(
        f"{item.ref} was put to the vote.",
        f"It is {item.status.replace('_', ' ')}.",
        "Put a deferred item again: cfworkflow decision propose --again"
        if item.status == "deferred"
        else "What is decided stays decided; propose a new item: cfworkflow decision propose",
    )


def _ballot(command: TakeVote) -> Ballot:
    if not command.votes or command.ballot.recorded:
        return command.ballot
    named = [*command.votes.values()]
    return Ballot(
        in_favour=named.count("for"),
        against=named.count("against"),
        abstained=named.count("abstain"),
        casting=command.ballot.casting,
    )
