"""The path of a piece of learning: it can be taken up by more than one group."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

LEARNING_PATH = machine(
    ["shared", "taken_up"],
    [("take_up", state, "taken_up") for state in ("shared", "taken_up")],
)
