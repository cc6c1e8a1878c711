"""How facts about themes change the small world, and what may be put under one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cfworkflow.domain.barrier.facts import BarrierThemed
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Since, Step, since
from cfworkflow.domain.history.things import Barrier, Blank
from cfworkflow.domain.history.world import World
from cfworkflow.domain.theme.facts import ThemeNamed, ThemeRetired
from cfworkflow.domain.theme.path import THEME_PATH


@dataclass(slots=True)
class Theme(Blank):
    """A theme, named or retired."""

    KIND: ClassVar[str] = "theme"


def _named(world: World, _told: Recorded, fact: ThemeNamed) -> None:
    world.at(Theme, fact.theme).status = "named"


def _retired(world: World, _told: Recorded, fact: ThemeRetired) -> None:
    world.at(Theme, fact.theme).status = "retired"


def under_a_theme(world: World, what: str, theme: str | None) -> Iterator[str]:
    """What is wrong with putting something under a theme."""
    if theme is not None and world.at(Theme, theme).status == "retired":
        yield f"{what} was put under theme {theme}, which was retired."


def _into(world: World, fact: ThemeRetired) -> Iterator[str]:
    if fact.into == fact.theme:
        yield f"The theme {fact.theme} was retired into itself."
    else:
        yield from under_a_theme(world, f"What was under {fact.theme}", fact.into)


def _themed(world: World, fact: BarrierThemed) -> Iterator[str]:
    yield from under_a_theme(world, fact.barrier, fact.theme)


def _named_by_then(world: World, fact: ThemeRetired) -> tuple[Since, ...]:
    return since(world, Theme, fact.into, "named")


def _there_by_then(world: World, fact: BarrierThemed) -> tuple[Since, ...]:
    return (
        *since(world, Barrier, fact.barrier, "raised"),
        *since(world, Theme, fact.theme, "named"),
    )


CHAPTER = Chapter(
    begins={ThemeNamed: Theme},
    changes={ThemeNamed: _named, ThemeRetired: _retired},
    steps={ThemeRetired: Step(THEME_PATH, "retire", Theme)},
    further={ThemeRetired: _into, BarrierThemed: _themed},
    known={ThemeRetired: _named_by_then, BarrierThemed: _there_by_then},
)
