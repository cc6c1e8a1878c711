"""Elements of the Trusted Person model in a preset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cfworkflow.domain.approach.commands import NameElement
from cfworkflow.domain.programme import Dated
from cfworkflow.domain.words import Line, Slug, Text
from cfworkflow.presets.part import Part


class PresetElement(Part):
    """A part of the Trusted Person model, by which its plan is laid out."""

    id: Slug
    title: Line
    description: Text | None = None


def commands(elements: Sequence[PresetElement]) -> Iterator[Dated]:
    """Each element with its name."""
    for each in elements:
        yield (
            None,
            NameElement(element=each.id, title=each.title, description=each.description),
        )
