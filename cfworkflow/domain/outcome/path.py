"""The path of a measure."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

MEASURE_PATH = machine(
    ["defined", "retired"],
    [("observe", "defined", "defined"), ("retire", "defined", "retired")],
)
