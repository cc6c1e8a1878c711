"""Commands about themes and about what was learned."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.learning.commands import LinkLearning, ShareLearning, TakeUpLearning
from cfworkflow.domain.learning.facts import LearningShared
from cfworkflow.domain.learning.state import LINKED, Learning
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme, ThemeBarrier
from cfworkflow.domain.theme.facts import ThemeRetired
from cfworkflow.domain.theme.state import Theme
from cfworkflow.domain.words import Lesson
from cfworkflow.testing.cast import AREAS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom, some
from cfworkflow.testing.scene import Scene

_THEMES = ("discharge", "first-contact", "letters", "waiting")
_LESSONS: tuple[Lesson, ...] = ("success", "failure", "mixed")
_UNKNOWN = {
    "barrier": "B-9999",
    "decision": "D-9999",
    "inquiry": "I-9999",
    "approach": "T-9999",
    "theme": "nothing",
}


def _a_theme(draw: DrawFn, scene: Scene) -> str:
    return mostly(draw, scene.refs(Theme, "named"), [*scene.of(Theme)], "nothing")


def _a_learning(draw: DrawFn, scene: Scene) -> str:
    return mostly(draw, scene.refs(Learning, "shared"), [*scene.of(Learning)], "L-9999")


def _about(draw: DrawFn, scene: Scene) -> tuple[str, str]:
    """Something that there is to learn about, of a kind there is something of."""
    there = [kind for kind in LINKED if scene.things.get(kind)]
    kind = mostly(draw, there, LINKED, "theme")
    if kind == "theme":
        return kind, _a_theme(draw, scene)
    return kind, mostly(draw, [*scene.things.get(kind, {})][::-1], (), _UNKNOWN[kind])


@composite
def name_theme(draw: DrawFn, scene: Scene) -> NameTheme:
    """Something has a name from now on."""
    free = [name for name in _THEMES if name not in scene.of(Theme)]
    return NameTheme(theme=mostly(draw, free, _THEMES), title=draw(TEXTS))


@composite
def retire_theme(draw: DrawFn, scene: Scene) -> RetireTheme:
    """A theme is used no longer, or was another one all the time."""
    theme = _a_theme(draw, scene)
    others = [name for name in scene.refs(Theme, "named") if name != theme]
    into = None if seldom(draw, 3) else mostly(draw, others, [*scene.of(Theme)], "nothing")
    return RetireTheme(theme=theme, into=into, because=draw(TEXTS))


@composite
def theme_barrier(draw: DrawFn, scene: Scene) -> ThemeBarrier:
    """A barrier is put under a theme, now and then under none."""
    return ThemeBarrier(
        barrier=mostly(draw, [*scene.barriers][::-1], (), "B-9999"),
        theme=None if seldom(draw, 6) else _a_theme(draw, scene),
    )


@composite
def share_learning(draw: DrawFn, scene: Scene) -> ShareLearning:
    """A group tells what it learned."""
    barriers = some(draw, [*scene.barriers], at_most=2)
    return ShareLearning(
        group=mostly(draw, scene.standing("active"), [*scene.groups]),
        outcome=draw(st.sampled_from(_LESSONS)),
        title=draw(TEXTS),
        findings=draw(TEXTS) if draw(st.booleans()) else None,
        areas=some(draw, AREAS, at_most=2),
        barriers=barriers,
        themes=(_a_theme(draw, scene),) if seldom(draw, 3) else (),
    )


@composite
def link_learning(draw: DrawFn, scene: Scene) -> LinkLearning:
    """What was learned is about something."""
    kind, ref = _about(draw, scene)
    return LinkLearning.model_validate({"learning": _a_learning(draw, scene), kind: ref})


@composite
def take_up_learning(draw: DrawFn, scene: Scene) -> TakeUpLearning:
    """A group does something because of what was learned."""
    group = mostly(draw, scene.standing("active"), [*scene.groups]) if seldom(draw, 2) else None
    decision = mostly(draw, [*scene.decisions][::-1], (), "D-9999") if seldom(draw, 3) else None
    return TakeUpLearning(
        learning=_a_learning(draw, scene), group=group, decision=decision, how=draw(TEXTS)
    )


def _promising(scene: Scene) -> Promising:
    named = len(scene.refs(Theme, "named"))
    return {
        NameTheme: 2 * (named <= 1),
        RetireTheme: 2 * (named > 1),
        ThemeBarrier: bool(named and scene.barriers),
        ShareLearning: 1,
        LinkLearning: bool(scene.of(Learning)),
        TakeUpLearning: bool(scene.refs(Learning, "shared")),
    }


def _notable(_scene: Scene, told: Recorded) -> Iterator[str]:
    if isinstance(told.fact, LearningShared) and told.fact.outcome == "failure":
        yield "learning of a failure"
    if isinstance(told.fact, ThemeRetired) and told.fact.into:
        yield "theme retired into another"


CHAPTER = Chapter(
    commands={
        NameTheme: name_theme,
        RetireTheme: retire_theme,
        ThemeBarrier: theme_barrier,
        ShareLearning: share_learning,
        LinkLearning: link_learning,
        TakeUpLearning: take_up_learning,
    },
    promising=_promising,
    notable=_notable,
    deep=frozenset({"learning of a failure", "theme retired into another"}),
)
