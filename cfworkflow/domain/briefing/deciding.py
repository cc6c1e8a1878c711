"""How it is decided when audiences are briefed, and that a briefing counts as issued."""

from __future__ import annotations

from cfworkflow.domain.briefing.commands import IssueBriefing, ScheduleBriefings
from cfworkflow.domain.briefing.facts import BriefingIssued, BriefingsScheduled
from cfworkflow.domain.briefing.state import Briefing, BriefingPlan
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.briefing import c1_covers_what_has_been, i1_written_from_the_record


def schedule_briefings(past: Past, command: ScheduleBriefings) -> Facts:
    """Plan the briefings to an audience; quiet when they are planned so."""
    plan = _plan(past, command.audience)
    if (plan.every, plan.first_due) != (command.every, command.first_due):
        yield BriefingsScheduled(**command.model_dump())


def issue_briefing(past: Past, command: IssueBriefing) -> Facts:
    """Record what was sent. Refuses C1 and I1; quiet when it was sent to this audience before."""
    plan = _plan(past, command.audience)
    if command.sha256 in plan.issued:
        return
    covers_to = command.covers_to or past.on
    # The facts up to there are on record for good: one past the last of them is asked for.
    last = past.before(command.upto + 1)
    refuse_any(
        c1_covers_what_has_been(command.audience, covers_to, past.on),
        i1_written_from_the_record(command.audience, command.upto, last),
    )
    yield BriefingIssued(
        briefing=past.free_reference(Briefing),
        covers_from=min(plan.covered_to, covers_to) if plan.covered_to else None,
        covers_to=covers_to,
        **command.model_dump(exclude={"covers_to"}),
    )


def _plan(past: Past, audience: str) -> BriefingPlan:
    return past.find(BriefingPlan, audience) or BriefingPlan(audience)
