"""The path of an approach."""

from __future__ import annotations

from cfworkflow.domain.machine import machine

APPROACH_PATH = machine(
    ["proposed", "adopted", "set_aside"],
    [
        ("adopt", "proposed", "adopted"),
        *(("set_aside", state, "set_aside") for state in ("proposed", "adopted")),
        ("take_up", "set_aside", "proposed"),
    ],
)
