"""View `decisions`: the register, with every part of a decision's record (rule D1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import field

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, gone, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.decision.facts import (
        DecisionDeferred,
        DecisionMade,
        DecisionProposed,
        DecisionPutAgain,
        DecisionWithdrawn,
    )
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.meeting.facts import InterestDeclared


class Tally(Row, frozen=True):
    """The figures of a vote; what each counts is told in the domain's `Figures`."""

    members: int
    quorum: int
    present: int
    entitled: int
    in_favour: int
    against: int
    abstained: int
    no_vote: int
    needed: int
    casting: str | None = None


class Interest(Row, frozen=True):
    """Who stood aside from an item, since when, and why (rule A2)."""

    member: str
    on: date
    nature: str | None
    at: int = 0
    """The position of the fact that said so."""


class Deferral(Row, frozen=True):
    """A meeting that left an item for later. `why` is inquorate, not-reached or other."""

    meeting: str
    on: date
    why: str
    because: str | None
    at: int = 0
    """The position of the fact that said so."""


class DecisionRow(Row, frozen=True):
    """An item as it stands. `status` is proposed, carried, not_carried, deferred or withdrawn.

    `meeting` is the last it was put to, `put_to` all of them in order; `decided_on` the date of
    the vote. Words given at the vote stand in place of those of the proposal. `counted` are the
    members who made the quorum, `votes` the named votes, where names were taken. `terms` are
    those proposed by an item of kind adopt-terms, `judged_by` those the vote was judged by, both
    as JSON has them. `changed_on` is the date and `changed_at` the position of the last change;
    `said_at` the position at which words were given that may be given more than once.
    """

    decision: str
    group: str
    meeting: str
    kind: str
    title: str | None
    status: str
    proposed_on: date
    changed_on: date
    changed_at: int
    put_to: tuple[str, ...]
    decided_on: date | None = None
    barrier: str | None = None
    principles: tuple[str, ...] = ()
    reasons: str | None = None
    alternatives: str | None = None
    lived_experience: str | None = None
    evidence: str | None = None
    interests: tuple[Interest, ...] = ()
    figures: Tally | None = None
    counted: tuple[str, ...] = ()
    votes: dict[str, str] = field(default_factory=dict)
    recommended: tuple[str, ...] = ()
    response: str | None = None
    answers: tuple[str, ...] = ()
    until: date | None = None
    terms: dict[str, Any] | None = None
    judged_by: dict[str, Any] | None = None
    deferrals: tuple[Deferral, ...] = ()
    withdrawn_because: str | None = None
    said_at: dict[str, int] = field(default_factory=dict)


def _with_words(
    row: DecisionRow, told: Recorded, fact: DecisionProposed | DecisionMade
) -> DecisionRow:
    """The row with the words given with a fact; those that are gone, as such."""
    fields = [name.replace("-", "_") for name in fact.stated]
    words = {name: getattr(fact, name) or gone(told) for name in fields}
    said_at = {**row.said_at, **dict.fromkeys(fields, told.position)}
    return replace(row, **words, said_at=said_at)


def _proposed(rows: Rows[DecisionRow], told: Recorded, fact: DecisionProposed) -> None:
    missing = (gone(told),) * fact.recommendations
    row = DecisionRow(
        decision=fact.decision,
        group=fact.group,
        meeting=fact.meeting,
        kind=fact.kind,
        title=shown(fact.title, told),
        status="proposed",
        proposed_on=told.on,
        changed_on=told.on,
        changed_at=told.position,
        put_to=(fact.meeting,),
        barrier=fact.barrier,
        principles=fact.principles,
        recommended=fact.recommended or missing,
        # Only a return must have a response; elsewhere none is likelier than one erased.
        response=shown(fact.response, told) if fact.kind == "return" else fact.response,
        answers=fact.answers,
        until=fact.until,
        terms=fact.terms.model_dump(mode="json") if fact.terms else None,
    )
    rows.add(fact.decision, _with_words(row, told, fact))


def _put_again(rows: Rows[DecisionRow], told: Recorded, fact: DecisionPutAgain) -> None:
    row = known(rows, fact.decision)
    put_to = (*row.put_to, fact.meeting)
    again = replace(
        row,
        status="proposed",
        meeting=fact.meeting,
        put_to=put_to,
        changed_on=told.on,
        changed_at=told.position,
    )
    rows.put(fact.decision, again)


def _interest(rows: Rows[DecisionRow], told: Recorded, fact: InterestDeclared) -> None:
    row = known(rows, fact.decision)
    interest = Interest(fact.member, told.on, shown(fact.nature, told), told.position)
    rows.put(fact.decision, replace(row, interests=(*row.interests, interest)))


def _made(rows: Rows[DecisionRow], told: Recorded, fact: DecisionMade) -> None:
    row = known(rows, fact.decision)
    made = replace(
        row,
        status=fact.outcome,
        decided_on=told.on,
        changed_on=told.on,
        changed_at=told.position,
        principles=fact.principles or row.principles,
        figures=Tally(**fact.figures.model_dump()),
        counted=fact.counted,
        votes={**fact.votes},
        judged_by=fact.terms.model_dump(mode="json"),
    )
    rows.put(fact.decision, _with_words(made, told, fact))


def _deferred(rows: Rows[DecisionRow], told: Recorded, fact: DecisionDeferred) -> None:
    row = known(rows, fact.decision)
    because = shown(fact.because, told)
    left = Deferral(fact.meeting, told.on, fact.deferred_for, because, told.position)
    deferrals = (*row.deferrals, left)
    rows.put(
        fact.decision,
        replace(
            row,
            status="deferred",
            changed_on=told.on,
            changed_at=told.position,
            deferrals=deferrals,
        ),
    )


def _withdrawn(rows: Rows[DecisionRow], told: Recorded, fact: DecisionWithdrawn) -> None:
    row = replace(
        known(rows, fact.decision), status="withdrawn", changed_on=told.on, changed_at=told.position
    )
    rows.put(fact.decision, replace(row, withdrawn_because=shown(fact.because, told)))


def _facets(row: DecisionRow) -> Iterator[str]:
    yield f"state:{row.status}"
    yield f"group:{row.group}"
    if row.barrier is not None:
        yield f"barrier:{row.barrier}"
    for principle in row.principles:
        yield f"principle:{principle}"


_PUT = ("title", "recommended", "response")
_STATED = ("reasons", "alternatives", "lived_experience", "evidence")


DECISIONS = View(
    "decisions",
    DecisionRow,
    {
        "decision-proposed": _proposed,
        "decision-put-again": _put_again,
        "interest-declared": _interest,
        "decision-made": _made,
        "decision-deferred": _deferred,
        "decision-withdrawn": _withdrawn,
    },
    facets=_facets,
    corrected=Words(
        "decision",
        {
            "decision-proposed": {name: name for name in (*_PUT, *_STATED)},
            "decision-made": {name: name for name in _STATED},
            "interest-declared": {"nature": "interests.nature"},
            "decision-deferred": {"because": "deferrals.because"},
            "decision-withdrawn": {"because": "withdrawn_because"},
        },
    ).taken(),
)
"""Key: the decision's reference."""
