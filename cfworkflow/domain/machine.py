"""State machines: one `Machine` a kind, shared, asked what a trigger leads to.

`transitions` keeps its state on a model; ours is a throwaway walker, so that one machine serves
every barrier and every process without holding on to any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from transitions import Machine, MachineError

Condition = Callable[..., bool]
Step = tuple[str, str, str] | tuple[str, str, str, Condition]


class _Walker:
    def __init__(self, state: str) -> None:
        self.state = state


def machine(states: Iterable[str], steps: Iterable[Step]) -> Machine:
    """A machine over `states`, its first the initial one; each step is trigger, from, to[, if]."""
    names = [*states]
    return Machine(
        model=None,
        states=names,
        initial=names[0],
        auto_transitions=False,
        transitions=[
            {"trigger": step[0], "source": step[1], "dest": step[2], "conditions": [*step[3:]]}
            for step in steps
        ],
    )


def step(path: Machine, trigger: str, state: str, thing: object = None) -> str | None:
    """The state `trigger` leads to from `state`, or None where the path does not allow it.

    `thing` is handed to the conditions of the step.
    """
    walker = _Walker(state)
    try:
        moved = path.events[trigger].trigger(walker, thing)
    except MachineError:
        return None
    return walker.state if moved else None


def steps_of(path: Machine) -> list[tuple[str, str, str]]:
    """Every step of a machine as (trigger, from, to)."""
    return [
        (trigger, transition.source, transition.dest or transition.source)
        for trigger, event in path.events.items()
        for transitions in event.transitions.values()
        for transition in transitions
    ]


def triggers_from(path: Machine, state: str) -> list[str]:
    """The triggers that lead somewhere from `state`."""
    return sorted({trigger for trigger, source, _ in steps_of(path) if source == state})


def mermaid(path: Machine) -> str:
    """The machine as a Mermaid state diagram, drawn from the machine itself."""
    steps = steps_of(path)
    final = [state for state in path.states if all(source != state for _, source, _ in steps)]
    return "\n".join(
        [
            "stateDiagram-v2",
            f"    [*] --> {path.initial}",
            *(f"    {source} --> {dest}: {trigger}" for trigger, source, dest in steps),
            *(f"    {state} --> [*]" for state in final),
        ]
    )
