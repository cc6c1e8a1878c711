"""Sentences about actions and how they get on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import plain, spoken, titled

if TYPE_CHECKING:
    from cfworkflow.domain.action.facts import ActionAdded, ActionReassigned


def action_added(fact: ActionAdded) -> str:
    """What is to be done, by whom and by when."""
    return (
        f"{fact.action} added to {fact.barrier or fact.approach} for {fact.owner} of {fact.group}, "
        f"due {spoken(fact.due)}{titled(fact.title)}."
    )


action_started = plain("{0.action} started.")
action_progressed = plain("Progress reported on {0.action}.")
action_completed = plain("{0.action} done.")
action_dropped = plain("{0.action} dropped.")
action_reopened = plain("{0.action} reopened.")


def action_reassigned(fact: ActionReassigned) -> str:
    """Who has it now, and by when."""
    return f"{fact.action} is now {fact.owner}'s, of {fact.group}, due {spoken(fact.due)}."
