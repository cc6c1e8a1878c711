"""View `learnings`: what was learned, from which outcome, what it is about, who took it up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.learning.facts import LearningLinked, LearningShared, LearningTakenUp

_KINDS = ("barrier", "decision", "inquiry", "approach", "theme")


class Link(Row, frozen=True):
    """What learning is about: the kind of thing, and its reference without the kind."""

    kind: str
    ref: str
    on: date
    at: int


class TakenUp(Row, frozen=True):
    """Who took it up, when and how; by which decision, if by one."""

    on: date
    by: str
    how: str | None
    at: int
    decision: str | None = None


class LearningRow(Row, frozen=True):
    """What a group learned from a success, a failure or a mixed outcome; shared or taken_up.

    `findings` are what it would do differently. `links` and `taken_up` stand in order.
    """

    learning: str
    title: str | None
    group: str
    outcome: str
    status: str
    description: str | None
    findings: str | None
    petals: tuple[str, ...]
    areas: tuple[str, ...]
    shared_on: date
    changed_on: date
    links: tuple[Link, ...] = ()
    taken_up: tuple[TakenUp, ...] = ()


def _shared(rows: Rows[LearningRow], told: Recorded, fact: LearningShared) -> None:
    row = LearningRow(
        learning=fact.learning,
        title=shown(fact.title, told),
        group=fact.group,
        outcome=fact.outcome,
        status="shared",
        description=fact.description,
        findings=fact.findings,
        petals=fact.petals,
        areas=fact.areas,
        shared_on=told.on,
        changed_on=told.on,
    )
    rows.add(fact.learning, row)


def _linked(rows: Rows[LearningRow], told: Recorded, fact: LearningLinked) -> None:
    row = known(rows, fact.learning)
    named = ((kind, getattr(fact, kind)) for kind in _KINDS)
    links = tuple(Link(kind, ref, told.on, told.position) for kind, ref in named if ref)
    rows.put(fact.learning, replace(row, links=(*row.links, *links)))


def _taken_up(rows: Rows[LearningRow], told: Recorded, fact: LearningTakenUp) -> None:
    row = known(rows, fact.learning)
    how = shown(fact.how, told)
    taken = TakenUp(told.on, fact.group, how, told.position, fact.decision)
    rows.put(
        fact.learning,
        replace(row, status="taken_up", changed_on=told.on, taken_up=(*row.taken_up, taken)),
    )


def _facets(row: LearningRow) -> Iterator[str]:
    yield f"state:{row.status}"
    yield f"outcome:{row.outcome}"
    yield from dict.fromkeys(
        f"group:{group}" for group in (row.group, *(taken.by for taken in row.taken_up))
    )
    yield from (f"petal:{petal}" for petal in row.petals)
    yield from (f"area:{area}" for area in row.areas)
    yield from dict.fromkeys(f"{link.kind}:{link.ref}" for link in row.links)


_SAID = ("title", "description", "findings")
_PARTICULARS = ("outcome", "petals", "areas")

LEARNINGS = View(
    "learnings",
    LearningRow,
    {
        "learning-shared": _shared,
        "learning-linked": _linked,
        "learning-taken-up": _taken_up,
    },
    facets=_facets,
    corrected=Words(
        "learning",
        {
            "learning-shared": {name: name for name in (*_SAID, *_PARTICULARS)},
            "learning-taken-up": {"how": "taken_up.how"},
        },
    ).taken(),
)
"""Key: the learning's reference."""
