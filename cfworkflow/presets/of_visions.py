"""Visions and principles in a preset."""

from __future__ import annotations

from cfworkflow.domain.words import Slug, Text
from cfworkflow.presets.part import Part


class Vision(Part):
    """Something the programme wants to bring about."""

    id: Slug
    text: Text


class Principle(Part):
    """Something decisions are to be in line with; their records name it by its id."""

    id: Slug
    text: Text
    fundamental: bool = False
