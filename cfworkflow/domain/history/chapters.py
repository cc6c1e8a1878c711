"""All chapters, and their tables put together once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from cfworkflow.domain.fact import Fact
from cfworkflow.domain.history import (
    of_actions,
    of_approaches,
    of_barriers,
    of_briefings,
    of_corrections,
    of_decisions,
    of_experiments,
    of_groups,
    of_imports,
    of_inquiries,
    of_learning,
    of_meetings,
    of_outcomes,
    of_redactions,
    of_risks,
    of_sense_checks,
    of_strands,
    of_support,
    of_themes,
    of_visions,
)
from cfworkflow.domain.history.chapter import Acting, Change, Further, Known, Step
from cfworkflow.domain.history.things import Blank

CHAPTERS = (
    of_groups.CHAPTER,
    of_meetings.CHAPTER,
    of_decisions.CHAPTER,
    of_barriers.CHAPTER,
    of_actions.CHAPTER,
    of_approaches.CHAPTER,
    of_sense_checks.CHAPTER,
    of_inquiries.CHAPTER,
    of_experiments.CHAPTER,
    of_strands.CHAPTER,
    of_support.CHAPTER,
    of_risks.CHAPTER,
    of_redactions.CHAPTER,
    of_themes.CHAPTER,
    of_learning.CHAPTER,
    of_briefings.CHAPTER,
    of_visions.CHAPTER,
    of_outcomes.CHAPTER,
    of_corrections.CHAPTER,
    of_imports.CHAPTER,
)
"""What the judge knows of, one chapter a capability."""

T = TypeVar("T")


def _together(tables: Iterable[Mapping[type[Fact], T]]) -> dict[type[Fact], T]:
    return {kind: entry for table in tables for kind, entry in table.items()}


CHANGES: dict[type[Fact], Change] = _together(chapter.changes for chapter in CHAPTERS)
BEGINS: dict[type[Fact], type[Blank]] = _together(chapter.begins for chapter in CHAPTERS)
ANEW = frozenset(kind for chapter in CHAPTERS for kind in chapter.anew)
STEPS: dict[type[Fact], Step] = _together(chapter.steps for chapter in CHAPTERS)
FURTHER: dict[type[Fact], Further] = _together(chapter.further for chapter in CHAPTERS)
ACTING: dict[type[Fact], Acting] = _together(chapter.acting for chapter in CHAPTERS)
KNOWN: dict[type[Fact], Known] = _together(chapter.known for chapter in CHAPTERS)
