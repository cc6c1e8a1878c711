"""How places on a group are filled and emptied."""

from __future__ import annotations

from cfworkflow.domain.fact import same_facts
from cfworkflow.domain.group.commands import AppointMember, StandDown
from cfworkflow.domain.group.facts import MemberAppointed, MemberStoodDown
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.identity import n1_name_is_free
from cfworkflow.domain.rules.presence import a1_on_the_roll
from cfworkflow.domain.rules.session import g1_group_is_active


def appoint_member(past: Past, command: AppointMember) -> Facts:
    """Fill a place. Refuses N1 where someone else holds it, G1 before or after the group's time."""
    group = past.load(Group, command.group)
    fact = MemberAppointed(
        **command.model_dump(exclude={"organisation"}),
        organisation=command.organisation or command.member,
    )
    tenures = group.tenures.get(command.member, [])
    in_post = bool(tenures) and tenures[-1].until is None
    if in_post and same_facts(tenures[-1].appointment, fact):
        return
    forming = group.status_on(past.on) == "forming"
    refuse_any(
        n1_name_is_free("member", f"{group.ref}/{command.member}", taken=in_post),
        None if forming else g1_group_is_active(group, past.on),
    )
    yield fact


def stand_down(past: Past, command: StandDown) -> Facts:
    """Empty a place from that day on. Refuses A1; quiet when it is empty already."""
    group = past.load(Group, command.group)
    tenures = group.tenures.get(command.member, [])
    if tenures and tenures[-1].until is not None:
        return
    if not tenures:
        refuse_any(a1_on_the_roll(group, command.member, past.on))
    yield MemberStoodDown(group=group.ref, member=command.member, because=command.because)
