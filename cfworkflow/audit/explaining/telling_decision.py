"""A decision's explanation in sentences that a councillor understands at first reading."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.audit.explaining.decision import DecisionExplanation
from cfworkflow.audit.explaining.findings import Change, Hearing
from cfworkflow.audit.explaining.sums import counted
from cfworkflow.audit.explaining.telling import (
    Line,
    Section,
    at,
    cited,
    doubted,
    facts_section,
    titled,
)
from cfworkflow.audit.explaining.telling_hearing import (
    composition,
    members,
    presence,
    quorum,
    votes,
)
from cfworkflow.audit.explaining.telling_in_brief import how_many, in_brief, reason
from cfworkflow.domain.words import spoken

_STATUS = {
    "carried": "was carried",
    "not_carried": "was not carried",
    "deferred": "was deferred and is not decided",
    "withdrawn": "was withdrawn",
    "proposed": "is not decided yet",
}


def decision_in_words(told: DecisionExplanation) -> list[Section]:
    """The whole explanation, what matters most first."""
    return [section for section in _sections(told) if section.lines]


def _sections(told: DecisionExplanation) -> Iterator[Section]:
    last = told.last
    yield Section(_title(told), (Line(_in_short(told)),))
    yield Section("What on record cannot be so", tuple(_disagreements(told)))
    yield Section(f"Members: {len(last.members)}", tuple(members(last)))
    yield Section(f"Quorum: {last.figures['quorum'].value}", tuple(quorum(last)))
    yield Section(_present(last), tuple(presence(last)))
    if last.composition:
        yield Section("Who else the terms ask for", tuple(composition(last)))
    if "needed" in last.figures:
        yield Section(_votes(last), tuple(votes(last)))
    yield Section("What it brought about", tuple(_brought(told)))
    yield Section(_heading_of_changes(last), tuple(Line(one.what, "-") for one in _changes(last)))
    yield Section("Recorded only afterwards", tuple(_later(told)))
    yield Section("Before that", tuple(Line(in_brief(one)) for one in told.hearings[:-1]))
    yield facts_section(told.facts)


def _title(told: DecisionExplanation) -> str:
    return f"{titled(told.decision, told.title)} {_STATUS[told.status]}"


def _in_short(told: DecisionExplanation) -> str:
    last = told.last
    where = f"{told.group} at {last.meeting}{f' on {spoken(last.day)}' if last.day else ''}"
    if "needed" not in last.figures:
        return _undecided(told, where)
    in_favour, needed = last.figures["in_favour"].value, last.figures["needed"].value
    casting = f", with the chair's casting vote {last.casting}" if last.casting else ""
    return (
        f"It was decided by {where}{at([last.end or 0])}{_recorded(told)}. {how_many(last)}. "
        f"{in_favour} voted for{casting}, and {needed} {'was' if needed == 1 else 'were'} needed."
        f"{_verdict(told)}"
    )


def _recorded(told: DecisionExplanation) -> str:
    """When it was recorded, where that was later."""
    for fact in told.facts:
        day = fact.recorded_at.astimezone().date()
        if fact.position == told.last.end and day > fact.on:
            after = counted((day - fact.on).days, "day")
            return f", and recorded on {spoken(day)}, {after} after"
    return ""


def _verdict(told: DecisionExplanation) -> str:
    if told.doubts or not all(figure.agrees for figure in told.last.figures.values()):
        return " The facts on record do not bear this out: see below."
    return " Every figure the decision states is what the facts on record give."


def _undecided(told: DecisionExplanation, where: str) -> str:
    last, room = told.last, how_many(told.last)
    because, withdrawn = reason(told.withdrawn_because), at([told.withdrawn or 0])
    if told.status == "withdrawn" and last.ended == "deferred":
        return f"It was withdrawn between meetings{because}{withdrawn}. {in_brief(last)}"
    if last.ended == "withdrawn":
        return f"It was withdrawn before a vote, by {where}{because}{withdrawn}. {room}."
    if last.ended == "deferred":
        return in_brief(last)
    if last.day is None:
        when = f"called for {spoken(last.called_for)} and has not been opened"
        return f"It was put to {last.meeting}, which is {when}{at([last.put])}."
    can = "A vote can be taken." if last.quorate else "No vote can be taken."
    return f"It is before {where}{at([last.put])}. So far, {room}. {can}"


def _disagreements(told: DecisionExplanation) -> Iterator[Line]:
    for doubt in told.doubts:
        yield doubted(doubt)
    if not told.doubts:
        for figure in told.last.figures.values():
            if not figure.agrees:
                words = figure.name.replace("_", " ")
                stated = f"The decision states {figure.recorded} ({words})"
                yield Line(f"{stated}; the facts give {figure.value}.", "-")
    if told.status in ("carried", "not_carried") and told.last.result != told.status:
        came = {
            "carried": "it would have been carried",
            "not_carried": "it would not have been carried",
        }.get(told.last.result, "there was no quorum, and it could not be decided")
        yield Line(f"It stands as {told.status.replace('_', ' ')}; by the facts, {came}.", "-")


def _present(last: Hearing) -> str:
    if last.day is None:
        return "Present: nobody yet"
    enough = "a quorum" if last.quorate else "no quorum"
    return f"Present: {last.figures['present'].value}, {enough}"


def _votes(last: Hearing) -> str:
    values = {name: figure.value for name, figure in last.figures.items()}
    return f"Votes: {values['in_favour']} for, {values['needed']} needed"


def _brought(told: DecisionExplanation) -> Iterator[Line]:
    for fact in told.facts:
        if fact.position in told.brought:
            yield Line(cited(fact.sentence, [fact.position]))


def _changes(last: Hearing) -> tuple[Change, ...]:
    """Where an item was not voted on though it could be, numbers were not what kept it."""
    idle = last.ended in ("deferred", "withdrawn") and last.result == "decidable"
    return () if idle or last.day is None else last.changes


def _heading_of_changes(last: Hearing) -> str:
    return "What would change it" if last.ended == "open" else "What would have changed it"


def _later(told: DecisionExplanation) -> Iterator[Line]:
    for late in told.later:
        yield Line(cited(late.what, [late.position]), "-")
    if told.later_count:
        yield Line(told.later_count)
