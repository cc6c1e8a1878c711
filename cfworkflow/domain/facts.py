"""Every kind of fact there is, by its stored name."""

from __future__ import annotations

from inspect import isclass
from types import ModuleType

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.fact import Fact
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.meeting import facts as meeting


def _kinds(module: ModuleType) -> list[type[Fact]]:
    return [
        thing
        for thing in vars(module).values()
        if isclass(thing) and issubclass(thing, Fact) and "NAME" in vars(thing)
    ]


FACTS: dict[str, type[Fact]] = {
    kind.NAME: kind
    for module in (group, meeting, decision, barrier, action)
    for kind in _kinds(module)
}
