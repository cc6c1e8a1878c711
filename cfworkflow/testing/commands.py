"""Commands of every kind, for whatever there is to act on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.command import Command
from cfworkflow.testing import of_actions, of_groups
from cfworkflow.testing.chapter import Chapter
from cfworkflow.testing.chapters import CHAPTERS, COMMANDS, THE_PATH
from cfworkflow.testing.scene import Scene

OF_BODIES = frozenset({*of_groups.CHAPTER.commands, *of_actions.CHAPTER.commands})
"""What goes on beside the path of barriers through meetings."""


@composite
def commands(
    draw: DrawFn, scene: Scene, of: Collection[type[Command]] = frozenset(COMMANDS)
) -> Command:
    """A command of one of the kinds in `of`, for what `scene` holds.

    Kinds that lead somewhere come more often: an item before a meeting in session is voted on.
    Mostly the command makes sense; sometimes it names what is not there, the wrong group or tier,
    a doubled proxy, too many votes.
    """
    kinds = [kind for kind in (*_promising(scene, CHAPTERS), *COMMANDS) if kind in of]
    return draw(COMMANDS[draw(st.sampled_from(kinds))](scene))


@composite
def next_commands(draw: DrawFn, scene: Scene) -> Command:
    """A command that leads somewhere from here on the path of barriers through the tiers."""
    return draw(COMMANDS[draw(st.sampled_from(_promising(scene, THE_PATH)))](scene))


@composite
def commands_of(draw: DrawFn, scene: Scene, chapter: Chapter) -> Command:
    """A command of one chapter."""
    kinds = [*_promising(scene, [chapter]), *chapter.commands]
    return draw(COMMANDS[draw(st.sampled_from(kinds))](scene))


def _promising(scene: Scene, chapters: Sequence[Chapter]) -> list[type[Command]]:
    return [
        kind
        for chapter in chapters
        for kind, times in chapter.promising(scene).items()
        for _ in range(times)
    ]
