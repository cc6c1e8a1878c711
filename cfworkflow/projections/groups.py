"""View `groups`: the bodies of the three tiers, with their areas, statuses and terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.group.facts import (
        AreasReassigned,
        GroupEstablished,
        OversightAssigned,
        PartnershipActivated,
        PartnershipEnded,
        TermsAdopted,
    )


class StatusSince(Row, frozen=True):
    """A status (`forming`, `active`, `ended`) and the date from which it holds."""

    status: str
    since: date


class HandedOn(Row, frozen=True):
    """Areas that passed to another partnership on a date."""

    to: str
    areas: tuple[str, ...]
    on: date


class TermsSince(Row, frozen=True):
    """Terms and the date from which they hold; `decision` is None for a group's first terms.

    `terms` holds every field of the domain's `Terms` as JSON has it: fractions are text, `1/3`.
    """

    since: date
    decision: str | None
    terms: dict[str, Any]
    at: int = 0
    """The position of the fact that said so."""


class GroupRow(Row, frozen=True):
    """A group as it stands. `since` is the date of its present status."""

    group: str
    tier: str
    name: str | None
    status: str
    since: date
    established: date
    areas: tuple[str, ...] = ()
    overseen_by: str | None = None
    successor: str | None = None
    statuses: tuple[StatusSince, ...] = ()
    handed_on: tuple[HandedOn, ...] = ()
    terms: TermsSince | None = None
    earlier_terms: tuple[TermsSince, ...] = ()


def _established(rows: Rows[GroupRow], told: Recorded, fact: GroupEstablished) -> None:
    status = "forming" if fact.forming else "active"
    row = GroupRow(
        group=fact.group,
        tier=fact.tier,
        name=shown(fact.name, told),
        status=status,
        since=told.on,
        established=told.on,
        areas=fact.areas,
        overseen_by=fact.overseen_by,
        statuses=(StatusSince(status, told.on),),
    )
    rows.add(fact.group, row)


def _becomes(row: GroupRow, status: str, on: date) -> GroupRow:
    statuses = (*row.statuses, StatusSince(status, on))
    return replace(row, status=status, since=on, statuses=statuses)


def _activated(rows: Rows[GroupRow], told: Recorded, fact: PartnershipActivated) -> None:
    rows.put(fact.group, _becomes(known(rows, fact.group), "active", told.on))


def _reassigned(rows: Rows[GroupRow], told: Recorded, fact: AreasReassigned) -> None:
    _pass_on(rows, fact.group, HandedOn(fact.to, fact.areas, told.on))


def _ended(rows: Rows[GroupRow], told: Recorded, fact: PartnershipEnded) -> None:
    _pass_on(rows, fact.group, HandedOn(fact.successor, fact.areas, told.on))
    row = _becomes(known(rows, fact.group), "ended", told.on)
    rows.put(fact.group, replace(row, successor=fact.successor))


def _pass_on(rows: Rows[GroupRow], giver: str, passed: HandedOn) -> None:
    row = known(rows, giver)
    kept = tuple(area for area in row.areas if area not in passed.areas)
    rows.put(giver, replace(row, areas=kept, handed_on=(*row.handed_on, passed)))
    taker = known(rows, passed.to)
    taken = tuple(dict.fromkeys((*taker.areas, *passed.areas)))
    rows.put(passed.to, replace(taker, areas=taken))


def _overseen(rows: Rows[GroupRow], _told: Recorded, fact: OversightAssigned) -> None:
    row = known(rows, fact.group)
    rows.put(fact.group, replace(row, overseen_by=fact.overseen_by))


def _terms_adopted(rows: Rows[GroupRow], told: Recorded, fact: TermsAdopted) -> None:
    row = known(rows, fact.group)
    terms = fact.terms.model_dump(mode="json")
    since = TermsSince(told.on, fact.decision, terms, at=told.position)
    earlier = (*row.earlier_terms, row.terms) if row.terms else row.earlier_terms
    rows.put(fact.group, replace(row, terms=since, earlier_terms=earlier))


def _facets(row: GroupRow) -> Iterator[str]:
    yield f"tier:{row.tier}"
    yield f"state:{row.status}"


GROUPS = View(
    "groups",
    GroupRow,
    {
        "group-established": _established,
        "partnership-activated": _activated,
        "areas-reassigned": _reassigned,
        "partnership-ended": _ended,
        "oversight-assigned": _overseen,
        "terms-adopted": _terms_adopted,
    },
    facets=_facets,
    corrected=Words("group", {"group-established": {"name": "name"}}).taken(),
)
"""Key: the group's slug."""
