"""A preset as a whole. Each chapter of it is a module of its own: its parts, and its commands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from cfworkflow.domain.programme import Dated
from cfworkflow.domain.words import Text
from cfworkflow.presets import (
    of_briefings,
    of_contracts,
    of_elements,
    of_groups,
    of_teams,
    of_visions,
)
from cfworkflow.presets.of_briefings import Briefed
from cfworkflow.presets.of_contracts import PresetStrand, PresetSupport
from cfworkflow.presets.of_elements import PresetElement
from cfworkflow.presets.of_groups import Area, NamedPetal, NamedSector, PresetGroup
from cfworkflow.presets.of_teams import PresetTeam
from cfworkflow.presets.of_visions import Principle, Vision
from cfworkflow.presets.part import Part


class Preset(Part):
    """A programme, or a part of one, as data.

    `in_effect_from` is the date its commands are meant to take effect, but for those that have a
    date of their own. Without groups it adds to a programme that another preset has begun.
    """

    programme: Text
    source: Text | None = None
    in_effect_from: date = Field(strict=True)
    areas: tuple[Area, ...] = ()
    petals: tuple[NamedPetal, ...] = ()
    sectors: tuple[NamedSector, ...] = ()
    visions: tuple[Vision, ...] = ()
    principles: tuple[Principle, ...] = ()
    groups: tuple[PresetGroup, ...] = ()
    teams: tuple[PresetTeam, ...] = ()
    briefings: tuple[Briefed, ...] = ()
    elements: tuple[PresetElement, ...] = ()
    strands: tuple[PresetStrand, ...] = ()
    support: tuple[PresetSupport, ...] = ()

    def commands(self) -> list[Dated]:
        """What sets the programme up, in an order that works, each with its date.

        Each may be sent again: what is on record already is not recorded twice.
        """
        return [*self._chapters()]

    def _chapters(self) -> Iterator[Dated]:
        yield from of_groups.commands(self.groups)
        yield from of_teams.commands(self.teams)
        yield from of_briefings.commands(self.briefings)
        yield from of_visions.commands(self.visions, self.principles)
        yield from of_elements.commands(self.elements)
        yield from of_contracts.commands(self.strands, self.support)
