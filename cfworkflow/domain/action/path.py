"""The path of an action."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

_UNDER_WAY = ("open", "in_progress")

ACTION_PATH = machine(
    ["open", "in_progress", "done", "dropped"],
    [
        ("start", "open", "in_progress"),
        *(("progress", state, "in_progress") for state in _UNDER_WAY),
        *(("complete", state, "done") for state in _UNDER_WAY),
        *(("drop", state, "dropped") for state in _UNDER_WAY),
        *(("reopen", state, "open") for state in ("done", "dropped")),
        *(("reassign", state, state) for state in _UNDER_WAY),
    ],
)
