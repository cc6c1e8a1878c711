"""What a preset is made of: groups with their terms and places, visions, principles, words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from cfworkflow.domain.words import TIERS, Petal, Role, Sector, Slug, Text, Tier


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Area(_Part):
    """A city, district or county that groups and places can be for."""

    id: Slug
    name: Text


class NamedPetal(_Part):
    """What the programme calls a petal."""

    id: Petal
    name: Text


class NamedSector(_Part):
    """What the programme calls a sector."""

    id: Sector
    name: Text


class Vision(_Part):
    """Something the programme wants to bring about."""

    id: Slug
    text: Text


class Principle(_Part):
    """Something decisions are to be in line with; their records name it by its id."""

    id: Slug
    text: Text
    fundamental: bool = False


class PresetMember(_Part):
    """A place on a group, held for an organisation; `organisation` is `id` unless named."""

    id: Slug
    organisation: Slug | None = None
    name: Text | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    sectors: tuple[Sector, ...] = ()
    role: Role = "member"


class PresetGroup(_Part):
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


class Preset(_Part):
    """A programme as data. `in_effect_from` is the date its commands are meant to take effect."""

    programme: Text
    source: Text | None = None
    in_effect_from: date = Field(strict=True)
    areas: tuple[Area, ...] = ()
    petals: tuple[NamedPetal, ...] = ()
    sectors: tuple[NamedSector, ...] = ()
    visions: tuple[Vision, ...] = ()
    principles: tuple[Principle, ...] = ()
    groups: tuple[PresetGroup, ...] = Field(min_length=1)

    def commands(self) -> list[Command]:
        """What sets the programme up: groups from the top tier down, then all places.

        Each may be sent again: what is on record already is not recorded twice.
        """
        downwards = sorted(self.groups, key=lambda group: -TIERS.index(group.tier))
        places = [command for group in downwards for command in group.appointing()]
        return [*(group.establishing() for group in downwards), *places]
