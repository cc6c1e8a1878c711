"""Briefings in a preset: which audiences are briefed, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cfworkflow.domain.briefing.commands import ScheduleBriefings
from cfworkflow.domain.briefing.facts import Every
from cfworkflow.domain.programme import Dated
from cfworkflow.domain.words import Audience
from cfworkflow.presets.part import Part


class Briefed(Part):
    """An audience, and how often it is briefed: counted from when the preset is put on record."""

    id: Audience
    every: Every


def commands(briefings: Sequence[Briefed]) -> Iterator[Dated]:
    """How often each audience is briefed."""
    for each in briefings:
        yield None, ScheduleBriefings(audience=each.id, every=each.every)
