"""The path of a vision, and of a principle."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

VISION_PATH = machine(
    ["stated", "retired"],
    [
        *(("restate", state, "stated") for state in ("stated", "retired")),
        ("retire", "stated", "retired"),
    ],
)
