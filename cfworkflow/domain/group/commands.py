"""What can be asked for about groups and members."""

from __future__ import annotations

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
    """Say that a forming partnership is up and running."""

    NAME = "group activate"

    group: Slug


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
