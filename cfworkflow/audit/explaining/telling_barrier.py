"""A barrier's path in sentences: each step, why it could be taken, and what is next."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.audit.explaining.barrier import BarrierExplanation
from cfworkflow.audit.explaining.next_steps import Next
from cfworkflow.audit.explaining.path import Step
from cfworkflow.audit.explaining.telling import (
    Line,
    Section,
    at,
    cited,
    doubted,
    facts_section,
    titled,
)
from cfworkflow.domain.words import spoken


def barrier_in_words(told: BarrierExplanation) -> list[Section]:
    """The whole explanation, what matters most first."""
    return [section for section in _sections(told) if section.lines]


def _sections(told: BarrierExplanation) -> Iterator[Section]:
    yield Section(_title(told), tuple(_in_short(told)))
    yield Section("What on record cannot be so", tuple(_doubts(told)))
    yield Section("What must happen next", tuple(_must(told)))
    yield Section("What may happen", tuple(_next(each) for each in told.next if not each.must))
    for number, step in enumerate(told.steps, 1):
        yield Section(f"Step {number}: {spoken(step.on)}", tuple(_step(step)))
    yield Section("Decisions about it that did not move it", tuple(_other_items(told)))
    yield facts_section(told.facts)


def _title(told: BarrierExplanation) -> str:
    return f"{titled(told.barrier, told.title)} {_STANDS[told.status].format(told.holder)}"


_STANDS = {
    "operational": "stands on the ground, with {0}",
    "tactical": "stands at the tactical tier, with {0}",
    "strategic": "stands at the strategic tier, with {0}",
    "addressed": "is said to be addressed by {0}",
    "closed": "is closed",
    "withdrawn": "is withdrawn",
}


def _in_short(told: BarrierExplanation) -> Iterator[Line]:
    first, last = told.steps[0], told.steps[-1]
    groups = [first.holder]
    for step in told.steps:
        if step.holder != groups[-1]:
            groups.append(step.holder)
    since = f"Its last step was on {spoken(last.on)}{at([last.position])}."
    yield Line(f"Raised by {told.raised_by} on {spoken(first.on)}{at([first.position])}. {since}")
    yield Line(f"Held by {' → '.join(groups)}.")
    if not any(_doubts(told)):
        yield Line("No step breaks a rule of the path; each says below which rules allowed it.")


def _doubts(told: BarrierExplanation) -> Iterator[Line]:
    for doubt in (*told.doubts, *(each for item in told.items for each in item.doubts)):
        yield doubted(doubt)


def _must(told: BarrierExplanation) -> Iterator[Line]:
    waited_for = [each for each in told.next if each.must]
    if not waited_for:
        yield Line("Nothing: its path is at its end.")
    elif len(waited_for) > 1:
        yield Line("One of these:")
    for each in waited_for:
        yield _next(each)
    for item in told.items:
        if item.status in ("proposed", "deferred"):
            yield Line(f"{item.decision} waits: to {item.kind} it, {item.line}.", "-")


def _next(each: Next) -> Line:
    return Line(f"{each.by}: {each.what} ({each.rule}).", "-")


def _step(step: Step) -> Iterator[Line]:
    yield Line(cited(step.what, [step.position]))
    if step.because:
        yield Line(f"Reason given: {step.because}")
    if step.count:
        yield Line(f"{step.decision}, {step.count}.")
    for rule in step.rules:
        broken = "" if rule.kept else "BROKEN: "
        rests_on = "" if "[@" in rule.how else at(rule.facts)
        yield Line(f"{broken}{rule.how}{rests_on} ({rule.source}).", rule.rule)
    if step.held_by and step.held_by != step.holder:
        yield Line(f"Held by {step.held_by} until then, by {step.holder} from then on.")


def _other_items(told: BarrierExplanation) -> Iterator[Line]:
    moved = {step.decision for step in told.steps}
    for item in told.items:
        if item.decision not in moved and item.status not in ("proposed", "deferred"):
            yield Line(f"to {item.kind} it: {item.line}.", item.decision)
