"""The path of a meeting."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

MEETING_PATH = machine(
    ["scheduled", "in_session", "closed", "approved", "cancelled"],
    [
        ("open", "scheduled", "in_session"),
        ("close", "in_session", "closed"),
        ("approve_minutes", "closed", "approved"),
        ("cancel", "scheduled", "cancelled"),
    ],
)
