"""Problems in the words of the log: what has no reference yet goes by the log's own id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.meeting.facts import MeetingScheduled
from cfworkflow.domain.references import tag_of
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.words import spoken

_REFERENCE = re.compile(r"\b[ABDM]-\d{4,}\b")

_TRY = {
    "A1": "Put only who was a member of the group then (cfworkflow member list GROUP), or a "
    "proxy they sent; or say what the words mean in the map, under words.present.",
    "A2": "Put the votes right: who has declared an interest is not among those who vote.",
    "C1": "Put the dates right in the sheet: each step comes on or after the one before it, "
    "and none is still to come.",
    "D1": "Say the reasons in the row; where nobody wrote them down, say so there.",
    "E2": "Let someone else record the checks: import with --without-checks now, and then the "
    "same file once more with another --actor.",
    "M2": "Put the votes right, or those present.",
    "O1": "Put a member who held a place then (cfworkflow member list GROUP); say what the word "
    "means in the map, under words.owner; or name their group there, as group.",
    "N1": "A meeting that is over takes no more items: leave the row out, by skip_rows in the map.",
    "P2": "Say in the row what was recommended.",
    "S2": "Nothing is added to what is over: import an action in one file with its barrier, so "
    "that it comes before the end; or leave the row out, by skip_rows in the map.",
    "Q1": "Put all who were there into present; where they were too few, the item was deferred.",
}
"""What to do about a refusal where it is a row of a log that was refused."""

_OTHERWISE = "Put the row right; or leave out of the map what tells of this step."


def names_of(decided: Iterable[Recorded], own: Mapping[str, str]) -> dict[str, str]:
    """What is called by a reference now, and won't be unless all of it is recorded.

    `own` are the ids of the log by tag.
    """
    names = {}
    for told in decided:
        match told.fact:
            case BarrierRaised() as fact:
                names[fact.barrier] = _quoted(own.get(f"barrier:{fact.barrier}"), "the barrier")
            case ActionAdded() as fact:
                names[fact.action] = _quoted(own.get(f"action:{fact.action}"), "the action")
            case MeetingScheduled() as fact:
                names[fact.meeting] = f"the meeting of {fact.group} on {spoken(fact.day)}"
            case DecisionProposed() as fact:
                names[fact.decision] = "the item"
            case _:
                pass
    return names


def called_by_its_own_id(
    problem: Refusal | Unknown, own: str, told: Callable[[str], Sequence[Recorded]]
) -> Refusal | Unknown:
    """A problem in which a reference that nothing has is the thing the row was to become."""
    if isinstance(problem, Unknown):
        return problem
    free = {ref for ref in _REFERENCE.findall(problem.what) if not told(tag_of(ref))}
    return in_the_logs_words(problem, dict.fromkeys(free, f"“{own}”")) if free else problem


def _quoted(own: str | None, otherwise: str) -> str:
    return f"“{own}”" if own else otherwise


def in_the_logs_words(problem: Refusal | Unknown, names: Mapping[str, str]) -> Refusal | Unknown:
    """A problem without references that nothing has yet, and with what can be done about a row."""
    if isinstance(problem, Unknown):
        return problem

    def named(text: str) -> str:
        said = _REFERENCE.sub(lambda found: names.get(found[0], found[0]), text)
        return said if said[:1] == text[:1] else said[:1].upper() + said[1:]

    try_ = problem.try_
    if "the map" not in try_:  # else it is of a log already
        not_yet = any(ref in names for ref in _REFERENCE.findall(try_))
        of_reasons = problem.code != "D1" or "--reasons" in try_
        try_ = (of_reasons and _TRY.get(problem.code)) or (_OTHERWISE if not_yet else try_)
    return type(problem)(named(problem.what), named(problem.why), try_)
