"""The path of a partnership."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

PARTNERSHIP_PATH = machine(
    ["forming", "active", "ended"],
    [
        ("activate", "forming", "active"),
        ("reassign_areas", "active", "active"),
        ("end", "forming", "ended"),
        ("end", "active", "ended"),
    ],
)
