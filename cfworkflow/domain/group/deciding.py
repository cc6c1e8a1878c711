"""How groups come about, change and end."""

from __future__ import annotations

from cfworkflow.domain.fact import same_facts
from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    EndPartnership,
    EstablishGroup,
    ReassignAreas,
)
from cfworkflow.domain.group.facts import (
    AreasReassigned,
    GroupEstablished,
    PartnershipActivated,
    PartnershipEnded,
    TermsAdopted,
)
from cfworkflow.domain.group.path import PARTNERSHIP_PATH
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.identity import n1_name_is_free
from cfworkflow.domain.rules.path import p1_overseen_from_the_next_tier
from cfworkflow.domain.rules.session import NotFromHere, g1_group_is_active, s2_step_is_open
from cfworkflow.domain.rules.terms import t3_can_be_met


def establish_group(past: Past, command: EstablishGroup) -> Facts:
    """Establish a group and its first terms. Refuses N1, P1, S2 and T3."""
    there = past.find(Group, command.group)
    overseer = past.load(Group, command.overseen_by) if command.overseen_by else None
    facts = [
        GroupEstablished(**command.model_dump(exclude={"terms"})),
        TermsAdopted(group=command.group, terms=command.terms),
    ]
    first = [told.fact for told in past.told(f"group:{command.group}")[:2]]
    if len(first) == len(facts) and all(map(same_facts, first, facts)):
        return
    refuse_any(
        n1_name_is_free("group", command.group, taken=there is not None),
        p1_overseen_from_the_next_tier(command.group, command.tier, overseer),
        _only_partnerships_form(command),
        *t3_can_be_met(command.terms, {}),
    )
    yield from facts


def _only_partnerships_form(command: EstablishGroup) -> Refusal | None:
    if not command.forming or command.tier == "operational":
        return None
    return NotFromHere(
        f"{command.group} was to be established as forming.",
        "Only an Operational Partnership is forming before it is active.",
        "Leave out --forming.",
    )


def _only_partnerships(group: Group, what: str) -> Refusal | None:
    if group.tier == "operational":
        return None
    return NotFromHere(
        what, f"{group.ref} is of the {group.tier} tier.", "Name an Operational Partnership."
    )


def activate_partnership(past: Past, command: ActivatePartnership) -> Facts:
    """Activate a forming partnership, and pass areas to it. Refuses S2, and G1 of the giver.

    Quiet when it is active and has those areas.
    """
    group = past.load(Group, command.group)
    if group.status != "active":
        refuse_any(s2_step_is_open(PARTNERSHIP_PATH, "activate", group.ref, group.status))
        yield PartnershipActivated(group=group.ref)
    if command.taken_from is not None:
        past.decide(ReassignAreas(group=command.taken_from, to=group.ref, areas=command.areas))


def reassign_areas(past: Past, command: ReassignAreas) -> Facts:
    """Pass areas between active partnerships. Refuses G1 and S2; quiet when nothing moves."""
    giver = past.load(Group, command.group)
    taker = past.load(Group, command.to)
    areas = set(command.areas)
    if areas <= taker.areas and not areas & giver.areas:
        return
    refuse_any(
        _only_partnerships(giver, f"Areas of {giver.ref} were to pass to {taker.ref}."),
        _only_partnerships(taker, f"Areas of {giver.ref} were to pass to {taker.ref}."),
        g1_group_is_active(giver, past.on),
        g1_group_is_active(taker, past.on),
        _has_areas(giver, areas),
        _another(giver, taker, f"Areas of {giver.ref} were to pass to {taker.ref}."),
    )
    yield AreasReassigned(group=giver.ref, to=taker.ref, areas=command.areas)


def _has_areas(giver: Group, areas: set[str]) -> Refusal | None:
    missing = sorted(areas - giver.areas)
    if not missing:
        return None
    return NotFromHere(
        f"{giver.ref} was to pass on {', '.join(sorted(areas))}.",
        f"{', '.join(missing)} is not among its areas.",
        f"Its areas: {', '.join(sorted(giver.areas)) or 'none'}.",
    )


def end_partnership(past: Past, command: EndPartnership) -> Facts:
    """End a partnership; all its areas pass to its successor. Refuses G1 and S2."""
    group = past.load(Group, command.group)
    successor = past.load(Group, command.successor)
    if group.status == "ended" and group.successor == successor.ref:
        return
    refuse_any(
        _only_partnerships(group, f"{group.ref} was to end."),
        _only_partnerships(successor, f"{successor.ref} was to succeed {group.ref}."),
        s2_step_is_open(PARTNERSHIP_PATH, "end", group.ref, group.status),
        g1_group_is_active(successor, past.on),
        _another(group, successor, f"{group.ref} was to succeed itself."),
    )
    yield PartnershipEnded(
        group=group.ref,
        successor=successor.ref,
        areas=tuple(sorted(group.areas)),
        because=command.because,
    )


def _another(group: Group, other: Group, what: str) -> Refusal | None:
    if group.ref != other.ref:
        return None
    return NotFromHere(what, "They are one and the same.", "Name another partnership.")
