"""How groups are linked: which one oversees another, and which one a team reports to."""

from __future__ import annotations

from cfworkflow.domain.group.commands import AgreeReporting, OverseeGroup
from cfworkflow.domain.group.facts import OversightAssigned, ReportingAgreed
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.path import p1_overseen_from_the_next_tier
from cfworkflow.domain.rules.session import NotFromHere, g1_group_is_active
from cfworkflow.domain.rules.time import c1_known_by_then


def oversee_group(past: Past, command: OverseeGroup) -> Facts:
    """Let a group of the next tier up oversee a group. Refuses P1, G1, S2 and C1; quiet if so."""
    group = past.load(Group, command.group)
    overseer = past.load(Group, command.by)
    if group.overseen_by == overseer.ref:
        return
    what = f"{group.ref} was to be overseen by {overseer.ref}."
    refuse_any(
        p1_overseen_from_the_next_tier(group.ref, group.tier, overseer),
        g1_group_is_active(overseer, past.on),
        _not_ended(group, what),
        c1_known_by_then(what, group.ref, group.established, past.on),
    )
    yield OversightAssigned(group=group.ref, overseen_by=overseer.ref)


def _not_ended(group: Group, what: str) -> Refusal | None:
    if group.status != "ended":
        return None
    return NotFromHere(
        what, f"{group.ref} has ended.", f"Name its successor, {group.successor}, in its place."
    )


def agree_reporting(past: Past, command: AgreeReporting) -> Facts:
    """Let a team report to a group. Refuses G1; quiet when it does so already."""
    group = past.load(Group, command.to)
    agreed = ReportingAgreed(**command.model_dump())
    if _reports_to(past, command.team) == group.ref and (
        command.name is None or past.repeats(agreed)
    ):
        return
    refuse_any(g1_group_is_active(group, past.on))
    yield agreed


def _reports_to(past: Past, team: str) -> str | None:
    agreed = [
        told.fact.to for told in past.told(f"team:{team}") if isinstance(told.fact, ReportingAgreed)
    ]
    return agreed[-1] if agreed else None
