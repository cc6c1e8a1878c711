"""What one capability brings to the property tests: its commands, and what they are to reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from hypothesis import strategies as st

from cfworkflow.domain.command import Command
from cfworkflow.domain.fact import Recorded
from cfworkflow.testing.scene import Scene

Commands = Mapping[type[Command], Callable[[Scene], st.SearchStrategy[Command]]]
Promising = Mapping[type[Command], int]


def _nothing(_scene: Scene, _told: Recorded) -> Iterator[str]:
    yield from ()


class Chapter(NamedTuple):
    """The commands of one capability, each with the strategy that draws it for a scene."""

    commands: Commands
    promising: Callable[[Scene], Promising]
    """How much oftener than others a command is drawn, for what it leads to from here."""
    notable: Callable[[Scene, Recorded], Iterator[str]] = _nothing
    """What a fact tells that is worth counting; the scene is as it was before."""
    deep: frozenset[str] = frozenset()
    """Of what is notable, what random commands must come to for the rules to be tried."""
