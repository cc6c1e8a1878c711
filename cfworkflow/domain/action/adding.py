"""How an action is added to a barrier or an approach."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.approach.state import Approach
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.identity import o1_owner_in_post
from cfworkflow.domain.rules.session import NotFromHere
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.succession import answering
from cfworkflow.domain.words import Plan


def add_action(past: Past, command: AddAction) -> Facts:
    """Add an action for a barrier or an approach that is not over. Refuses O1, S2 and C1."""
    about = _about(past, command)
    group = past.load(Group, command.group or about.group)
    what = f"An action was to be added to {about.ref}."
    refuse_any(
        NotFromHere(what, f"It is {about.over}.", about.try_) if about.over else None,
        c1_known_by_then(what, about.ref, about.since, past.on),
        o1_owner_in_post(group, command.owner, past.on),
    )
    yield ActionAdded(
        action=past.free_reference(Action),
        plan=about.plan,
        **command.model_dump(exclude={"group"}),
        group=group.ref,
    )


class _About(NamedTuple):
    """What an action is for; `over` says how, where it no longer matters, and `try_` what then."""

    ref: str
    plan: Plan
    group: str
    since: date
    over: str
    try_: str


def _about(past: Past, command: AddAction) -> _About:
    if command.barrier is None:
        approach = past.load(Approach, command.approach or "")
        over = "set aside" if approach.status == "set_aside" else ""
        try_ = f"If it is gone about after all: cfworkflow approach take-up {approach.ref}"
        since = approach.proposed_on
        return _About(approach.ref, approach.plan, approach.group, since, over, try_)
    barrier = past.load(Barrier, command.barrier)
    over = barrier.status if barrier.status in ("closed", "withdrawn") else ""
    try_ = f"If it is not gone after all: cfworkflow barrier reopen {barrier.ref}"
    holder = answering(past, barrier)
    return _About(barrier.ref, barrier.plan, holder, barrier.raised_on, over, try_)
