"""Commands about texts that have to go."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom
from cfworkflow.testing.scene import Scene


@composite
def redact_narratives(draw: DrawFn, scene: Scene) -> RedactNarratives:
    """The texts about a thing have to go, or that of one fact."""
    tags = [f"{kind}:{ref}" for kind, there in scene.things.items() for ref in there]
    return RedactNarratives(
        thing=mostly(draw, tags, [], "barrier:B-9999"),
        reason=draw(TEXTS),
        authority=draw(TEXTS),
        position=draw(st.integers(1, 60)) if seldom(draw, 4) else None,
    )


def _promising(_scene: Scene) -> Promising:
    return {}


CHAPTER = Chapter(commands={RedactNarratives: redact_narratives}, promising=_promising)
