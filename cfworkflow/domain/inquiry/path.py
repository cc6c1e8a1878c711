"""The paths of a system inquiry and of an experiment."""

from __future__ import annotations

from cfworkflow.domain.machine import machine
from cfworkflow.domain.words import PHASES

INQUIRY_PATH = machine(
    [*PHASES, "concluded"],
    [
        *(("advance", phase, then) for phase, then in zip(PHASES, PHASES[1:], strict=False)),
        ("loop_back", PHASES[-1], PHASES[0]),
        ("conclude", PHASES[-1], "concluded"),
    ],
)

EXPERIMENT_PATH = machine(["running", "ended"], [("end", "running", "ended")])
