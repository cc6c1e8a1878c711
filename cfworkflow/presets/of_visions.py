"""Visions and principles in a preset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cfworkflow.domain.programme import Dated
from cfworkflow.domain.vision.commands import StatePrinciple, StateVision
from cfworkflow.domain.words import Line, Slug
from cfworkflow.presets.part import Part


class Vision(Part):
    """Something the programme wants to bring about."""

    id: Slug
    text: Line


class Principle(Part):
    """Something decisions are to be in line with; their records name it by its id."""

    id: Slug
    text: Line
    fundamental: bool = False


def commands(visions: Sequence[Vision], principles: Sequence[Principle]) -> Iterator[Dated]:
    """Visions, then principles, in the words of the preset."""
    for vision in visions:
        yield None, StateVision(vision=vision.id, title=vision.text)
    for principle in principles:
        yield (
            None,
            StatePrinciple(
                principle=principle.id, title=principle.text, fundamental=principle.fundamental
            ),
        )
