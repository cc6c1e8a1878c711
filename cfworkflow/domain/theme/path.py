"""The path of a theme."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

THEME_PATH = machine(["named", "retired"], [("retire", "named", "retired")])
