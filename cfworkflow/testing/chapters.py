"""All chapters, and their tables put together once."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.fact import Recorded
from cfworkflow.testing import (
    of_actions,
    of_approaches,
    of_barriers,
    of_briefings,
    of_corrections,
    of_groups,
    of_imports,
    of_inquiries,
    of_items,
    of_learning,
    of_meetings,
    of_outcomes,
    of_risks,
    of_strands,
    of_support,
    of_texts,
    of_visions,
    of_votes,
    of_whole_meetings,
)
from cfworkflow.testing.chapter import Chapter, Commands
from cfworkflow.testing.scene import Scene

THE_PATH: tuple[Chapter, ...] = (
    of_groups.CHAPTER,
    of_meetings.CHAPTER,
    of_whole_meetings.CHAPTER,
    of_items.CHAPTER,
    of_votes.CHAPTER,
    of_barriers.CHAPTER,
    of_actions.CHAPTER,
)
"""What a barrier's path through the tiers takes."""

CHAPTERS: tuple[Chapter, ...] = (
    *THE_PATH,
    of_texts.CHAPTER,
    of_approaches.CHAPTER,
    of_strands.CHAPTER,
    of_support.CHAPTER,
    of_risks.CHAPTER,
    of_inquiries.CHAPTER,
    of_learning.CHAPTER,
    of_briefings.CHAPTER,
    of_visions.CHAPTER,
    of_outcomes.CHAPTER,
    of_corrections.CHAPTER,
    of_imports.CHAPTER,
)
"""All that goes on in a programme, one chapter a capability."""

COMMANDS: Commands = {
    kind: drawn for chapter in CHAPTERS for kind, drawn in chapter.commands.items()
}
"""For each kind of command, the strategy that draws it for a scene."""

DEEP = frozenset(state for chapter in CHAPTERS for state in chapter.deep)
"""What random commands must come to for the rules to be tried in earnest."""


def notable(scene: Scene, told: Recorded) -> Iterator[str]:
    """What a fact tells that is worth counting; `scene` is as it was before."""
    yield f"fact {told.fact.NAME}"
    for chapter in CHAPTERS:
        yield from chapter.notable(scene, told)
