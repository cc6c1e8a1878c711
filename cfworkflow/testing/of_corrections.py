"""Commands about what was recorded wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.correction import fields
from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, seldom
from cfworkflow.testing.scene import Scene

_PARTICULARS = ("homelessness", "mental-health, homelessness", "fen", "faith", "no such word", "")


@composite
def correct(draw: DrawFn, scene: Scene) -> Correct:
    """A fact should have said something else: its words, mostly, or what no correction changes."""
    tags = [f"{kind}:{ref}" for kind, there in scene.things.items() for ref in there]
    if not tags or seldom(draw, 20):
        return Correct(thing="barrier:B-9999", changes={"title": "Nothing"}, because=draw(TEXTS))
    tag = draw(st.sampled_from(tags))
    told = draw(st.sampled_from(scene.standing_facts[tag]))
    position = told.position if seldom(draw, 2) else None
    if seldom(draw, 8):
        return Correct(thing=tag, position=position, note=draw(TEXTS), because=draw(TEXTS))
    sensible = [*fields.words_of(told.fact), *fields.particulars_of(told.fact)]
    every = [*type(told.fact).model_fields]
    name = draw(st.sampled_from(sensible if sensible and not seldom(draw, 4) else every))
    if name in fields.particulars_of(told.fact):
        text = draw(st.sampled_from(_PARTICULARS[:-1]))
    else:
        text = draw(TEXTS)
    return Correct(thing=tag, position=position, changes={name: text}, because=draw(TEXTS))


@composite
def undo(draw: DrawFn, scene: Scene) -> Undo:
    """The last command is taken back; now and then an older one is meant."""
    last = scene.last.position if scene.last else 1
    position = draw(st.integers(1, last + 1)) if seldom(draw, 6) else None
    return Undo(because=draw(TEXTS) if seldom(draw, 2) else None, position=position)


def _promising(scene: Scene) -> Promising:
    last = scene.last.fact if scene.last else None
    voted, turned = isinstance(last, DecisionMade), isinstance(last, FactCorrected | CommandUndone)
    return {Undo: 12 * voted + 4 * turned}


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    fact = told.fact
    if isinstance(fact, FactCorrected):
        yield "particulars corrected" if fact.particulars else "words corrected or noted"
    if isinstance(fact, CommandUndone):
        if fact.command == "decision vote":
            yield "vote undone"
        if fact.command == "correct":
            yield "correction undone"
        if scene.last is not None and isinstance(scene.last.fact, CommandUndone):
            yield "two commands undone running"


CHAPTER = Chapter(
    commands={Correct: correct, Undo: undo},
    promising=_promising,
    notable=_notable,
    deep=frozenset(
        {
            "particulars corrected",
            "words corrected or noted",
            "vote undone",
            "correction undone",
            "two commands undone running",
        }
    ),
)
