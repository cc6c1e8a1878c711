"""Groups in a preset, with their terms and their places, and what these are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.programme import Dated
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from cfworkflow.domain.words import TIERS, Petal, Role, Sector, Slug, Text, Tier
from cfworkflow.presets.part import Part


class Area(Part):
    """A city, district or county that groups and places can be for."""

    id: Slug
    name: Text


class NamedPetal(Part):
    """What the programme calls a petal."""

    id: Petal
    name: Text


class NamedSector(Part):
    """What the programme calls a sector."""

    id: Sector
    name: Text


class PresetMember(Part):
    """A place on a group, held for an organisation; `organisation` is `id` unless named."""

    id: Slug
    organisation: Slug | None = None
    name: Text | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    sectors: tuple[Sector, ...] = ()
    role: Role = "member"


class PresetGroup(Part):
    """A group with its first terms and its places. `note` is for readers and is not recorded."""

    id: Slug
    tier: Tier
    name: Text | None = None
    areas: tuple[Slug, ...] = ()
    overseen_by: Slug | None = None
    forming: bool = False
    terms: Terms = CHARITY_STYLE
    note: Text | None = None
    members: tuple[PresetMember, ...] = ()

    def establishing(self) -> EstablishGroup:
        """The command that establishes this group."""
        return EstablishGroup(
            group=self.id,
            tier=self.tier,
            name=self.name,
            areas=self.areas,
            overseen_by=self.overseen_by,
            forming=self.forming,
            terms=self.terms,
        )

    def appointing(self) -> Iterator[AppointMember]:
        """The commands that fill its places."""
        for member in self.members:
            yield AppointMember(
                group=self.id, member=member.id, **member.model_dump(exclude={"id"})
            )


def commands(groups: Sequence[PresetGroup]) -> Iterator[Dated]:
    """Groups from the top tier down, then all places."""
    downwards = sorted(groups, key=lambda group: -TIERS.index(group.tier))
    for group in downwards:
        yield None, group.establishing()
    for group in downwards:
        for appointing in group.appointing():
            yield None, appointing
