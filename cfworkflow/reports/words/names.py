"""How groups and members are called, at the moment of the views."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cfworkflow.projections.members import latest_place, organisation_named, roll_on
from cfworkflow.projections.principles import PRINCIPLES
from cfworkflow.projections.themes import THEMES
from cfworkflow.projections.view import GONE
from cfworkflow.reports.document import Ref
from cfworkflow.reports.words.wording import AUDIENCES, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.members import MemberRow
    from cfworkflow.projections.reading import Views


class Names:
    """The names of groups and members. What was looked up once is known."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._members: dict[tuple[str, str], str] = {}
        self._told_apart: set[str] = set()

    @cached_property
    def _groups(self) -> dict[str, GroupRow]:
        return {row.group: row for row in self._views.groups.values()}

    def full(self, group: str) -> str:
        """The whole name of a group, such as stands over its minutes."""
        row = self._groups.get(group)
        return _given(row.name if row else None) or tidy(group)

    def short(self, group: str) -> str:
        """A group as it is called: the only one of its tier by the tier, another by its name."""
        row = self._groups.get(group)
        if row is not None and row.tier != "operational" and row.status != "ended":
            alike = [one for one in self._groups.values() if one.tier == row.tier]
            if [one.group for one in alike if one.status != "ended"] == [group]:
                return AUDIENCES[row.tier]
        return self.full(group)

    def the(self, group: str) -> str:
        """A group as it is called within a sentence."""
        return with_article(self.short(group))

    def group(self, group: str) -> Ref:
        """A group, to be looked up."""
        return Ref("group", group, self.short(group))

    def the_group(self, group: str) -> Ref:
        """A group within a sentence, to be looked up."""
        return Ref("group", group, self.the(group))

    def member(self, group: str, member: str) -> str:
        """A member by the name of its place on a group; by its id where it never had one.

        Those who hold a place now are told apart, unless those of another day are (`roll`).
        """
        key = group, member
        if key not in self._members and group not in self._told_apart:
            self._tell_apart(group, self._views.members.where(f"serving:{group}"))
        if key not in self._members:
            row = self._latest(group, member)
            self._members[key] = name_of(row) if row else tidy(member)
        return self._members[key]

    def known_member(self, groups: Iterable[str], member: str) -> str | None:
        """A member of any of these groups by name; None where none of them ever had it."""
        held = (group for group in groups if self._latest(group, member))
        return next((self.member(group, member) for group in held), None)

    def organisation(self, organisation: str) -> str:
        """An organisation as the places held for it are called, where they all are called so."""
        return organisation_named(self._views.members, organisation) or tidy(organisation)

    def _latest(self, group: str, member: str) -> MemberRow | None:
        return latest_place(self._views.members, group, member)

    def principle(self, principle: str) -> Ref:
        """A principle by what it says in short."""
        row = self._views.rows(PRINCIPLES).get(principle)
        return Ref("principle", principle, _given(row.title if row else None) or tidy(principle))

    def theme(self, theme: str) -> str:
        """A theme by its title."""
        row = self._views.rows(THEMES).get(theme)
        return _given(row.title if row else None) or tidy(theme)

    @staticmethod
    def element(element: str, title: str | None) -> str:
        """An element of the Trusted Person model by its title."""
        return _given(title) or tidy(element)

    def roll(self, group: str, day: date) -> dict[str, MemberRow]:
        """Who held a place on a group on a date; their names are told apart from now on."""
        roll = roll_on(self._views.members, group, day)
        self._tell_apart(group, roll.values())
        return roll

    def _tell_apart(self, group: str, rows: Iterable[MemberRow]) -> None:
        self._told_apart.add(group)
        self._members |= {(group, member): name for member, name in told_apart(rows).items()}


def with_article(name: str) -> str:
    """A name as it stands within a sentence."""
    return name if name.lower().startswith("the ") else f"the {name}"


def name_of(row: MemberRow) -> str:
    """What a place is called: by its name, or the organisation it is held for."""
    return _given(row.name) or tidy(row.organisation)


def told_apart(rows: Iterable[MemberRow]) -> dict[str, str]:
    """Members' names; several places of one name are numbered in the order of the roll."""
    among = [*rows]
    names = [name_of(row) for row in among]
    seen: dict[str, int] = {}
    found: dict[str, str] = {}
    for row, name in zip(among, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        found[row.member] = f"{name} ({seen[name]})" if names.count(name) > 1 else name
    return found


def _given(name: str | None) -> str | None:
    """A name; None where none was given, or it was erased: an id names no person."""
    return None if name in GONE else name
