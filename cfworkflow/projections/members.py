"""View `members`: who holds and held which place on which group, one row a tenure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import GONE, Rows, Standing, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.group.facts import MemberAppointed, MemberStoodDown


class MemberRow(Row, frozen=True):
    """A place held from `since` until `until` (that day no longer included; None: still held).

    `tenure` counts from 1: who stood down and was appointed again has two rows.
    """

    group: str
    member: str
    tenure: int
    organisation: str
    name: str | None
    petals: tuple[str, ...]
    areas: tuple[str, ...]
    sectors: tuple[str, ...]
    role: str
    since: date
    until: date | None = None
    because: str | None = None
    at: int = 0
    """The position of the appointment."""
    left_at: int | None = None
    """The position of the standing down."""

    def in_post_on(self, day: date) -> bool:
        """Whether the place was held on `day` (rule T1)."""
        return self.since <= day and (self.until is None or day < self.until)


def tenure_key(group: str, member: str, tenure: int) -> str:
    """The key of a tenure: `tactical/cpsl-mind#1`."""
    return f"{group}/{member}#{tenure}"


def _tenures(rows: Rows[MemberRow], group: str, member: str) -> int:
    count = 0
    while rows.get(tenure_key(group, member, count + 1)) is not None:
        count += 1
    return count


def _appointed(rows: Rows[MemberRow], told: Recorded, fact: MemberAppointed) -> None:
    tenure = _tenures(rows, fact.group, fact.member) + 1
    row = MemberRow(
        group=fact.group,
        member=fact.member,
        tenure=tenure,
        organisation=fact.organisation,
        name=shown(fact.name, told),
        petals=fact.petals,
        areas=fact.areas,
        sectors=fact.sectors,
        role=fact.role,
        since=told.on,
        at=told.position,
    )
    rows.add(tenure_key(fact.group, fact.member, tenure), row)


def _stood_down(rows: Rows[MemberRow], told: Recorded, fact: MemberStoodDown) -> None:
    key = tenure_key(fact.group, fact.member, _tenures(rows, fact.group, fact.member))
    because = shown(fact.because, told)
    row = replace(known(rows, key), until=told.on, because=because, left_at=told.position)
    rows.put(key, row)


def _facets(row: MemberRow) -> Iterator[str]:
    yield f"group:{row.group}"
    if row.until is None:
        yield f"serving:{row.group}"
    else:
        yield from (
            f"served:{row.group}/{year}" for year in range(row.since.year, row.until.year + 1)
        )


def roll_on(members: Standing[MemberRow], group: str, day: date) -> dict[str, MemberRow]:
    """Who held a place on a group on a date (rule T1), by the member's id.

    They are sought among the places still held and those that were in that year, not among all
    that ever were.
    """
    sought = members.where_any((f"serving:{group}", f"served:{group}/{day.year}"))
    return {row.member: row for row in sought if row.in_post_on(day)}


def latest_place(members: Mapping[str, MemberRow], group: str, member: str) -> MemberRow | None:
    """The place a member holds on a group, or held last; None where it never had one."""
    tenure, found = 1, None
    while row := members.get(tenure_key(group, member, tenure)):
        tenure, found = tenure + 1, row
    return found


def organisation_named(members: Mapping[str, MemberRow], organisation: str) -> str | None:
    """An organisation as the places held for it are called, where they all are called so."""
    held = (row.name for row in members.values() if row.organisation == organisation)
    called = {name for name in held if name and name not in GONE}
    return called.pop() if len(called) == 1 else None


MEMBERS = View(
    "members",
    MemberRow,
    {"member-appointed": _appointed, "member-stood-down": _stood_down},
    facets=_facets,
    corrected=Words(
        "member",
        {
            "member-appointed": {name: name for name in ("name", "petals", "areas", "sectors")},
            "member-stood-down": {"because": "because"},
        },
    ).taken(),
)
"""Key: group, member and tenure, `tactical/cpsl-mind#1`."""
