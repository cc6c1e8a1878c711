"""The paths of a system inquiry and of an experiment."""

from __future__ import annotations

from itertools import pairwise

from cfworkflow.domain.machine import machine
from cfworkflow.domain.words import PHASES

INQUIRY_PATH = machine(
    [*PHASES, "concluded"],
    [
        *(("advance", phase, then) for phase, then in pairwise(PHASES)),
        ("loop_back", PHASES[-1], PHASES[0]),
        ("conclude", PHASES[-1], "concluded"),
    ],
)

EXPERIMENT_PATH = machine(["running", "ended"], [("end", "running", "ended")])
