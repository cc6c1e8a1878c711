"""Facts about the measures of the outcomes framework."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import Figure, Slug, Wanted


class _OfMeasure(Fact):
    """What facts about one measure share."""

    TAGS = ("measure",)

    measure: Slug


class MeasureDefined(_OfMeasure):
    """By this it is seen whether visions come about: more of it is wanted, less, or as much.

    `baseline` is the value before anything was done, `target` the one aimed at, both in `unit`.
    """

    NAME = "measure-defined"

    visions: tuple[Slug, ...] = Field(min_length=1)
    unit: Slug
    wanted: Wanted
    baseline: Figure | None = None
    target: Figure | None = None
    title: Narrative = None
    description: Narrative = None


class MeasureObserved(_OfMeasure):
    """A measure had this value; `of` is the last day of the period it is of, where it is of one."""

    NAME = "measure-observed"

    value: Figure
    of: date | None = None
    note: Narrative = None


class MeasureRetired(_OfMeasure):
    """A measure is observed no longer."""

    NAME = "measure-retired"

    because: Narrative = None
