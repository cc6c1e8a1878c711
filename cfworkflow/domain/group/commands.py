"""What can be asked for about groups and members."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from cfworkflow.domain.words import Line, Petal, Role, Sector, Slug, Text, Tier


class EstablishGroup(Command):
    """Establish a group of a tier, with its first terms (rule T2 lets these be given)."""

    NAME = "group establish"

    group: Slug
    tier: Tier
    name: Line | None = None
    areas: tuple[Slug, ...] = ()
    overseen_by: Slug | None = None
    forming: bool = False
    terms: Terms = CHARITY_STYLE


class ActivatePartnership(Command):
    """Say that a forming partnership is up and running, and which areas it takes from another."""

    NAME = "group activate"

    group: Slug
    areas: tuple[Slug, ...] = ()
    taken_from: Slug | None = None

    @model_validator(mode="after")
    def _takes_areas_from_somebody(self) -> Self:
        if bool(self.areas) != (self.taken_from is not None):
            msg = "give the areas it takes and the partnership it takes them from, or neither"
            raise ValueError(msg)
        return self


class ReassignAreas(Command):
    """Pass areas from one partnership to another."""

    NAME = "group reassign-areas"

    group: Slug
    to: Slug
    areas: tuple[Slug, ...]


class EndPartnership(Command):
    """End a partnership and name its successor, which takes over all its areas."""

    NAME = "group end"

    group: Slug
    successor: Slug
    because: Text | None = None


class OverseeGroup(Command):
    """Say which group of the next tier up oversees a group from now on."""

    NAME = "group oversee"

    group: Slug
    by: Slug


class AgreeReporting(Command):
    """Say which group a team, such as the project team, reports to from now on."""

    NAME = "group reports"

    team: Slug
    to: Slug
    name: Line | None = None


class AppointMember(Command):
    """Give a place on a group to an organisation; `organisation` is `member` unless named."""

    NAME = "member appoint"

    group: Slug
    member: Slug
    organisation: Slug | None = None
    name: Line | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    sectors: tuple[Sector, ...] = ()
    role: Role = "member"


class StandDown(Command):
    """Empty a place from the date this takes effect."""

    NAME = "member stand-down"

    group: Slug
    member: Slug
    because: Text | None = None
