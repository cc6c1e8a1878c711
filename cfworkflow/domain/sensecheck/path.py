"""The path of a sense check."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

SENSE_CHECK_PATH = machine(
    ["asked", "answered", "acted_on", "withdrawn"],
    [
        ("answer", "asked", "answered"),
        ("act", "answered", "acted_on"),
        ("withdraw", "asked", "withdrawn"),
    ],
)
