"""The path of a decision. A vote is carried or not; a deferred item comes again."""

from __future__ import annotations

from cfworkflow.domain.count import Figures
from cfworkflow.domain.machine import machine


def _carried(figures: Figures) -> bool:
    return figures.carried


def _not_carried(figures: Figures) -> bool:
    return not figures.carried


DECISION_PATH = machine(
    ["proposed", "carried", "not_carried", "deferred", "withdrawn"],
    [
        ("vote", "proposed", "carried", _carried),
        ("vote", "proposed", "not_carried", _not_carried),
        ("defer", "proposed", "deferred"),
        ("put_again", "deferred", "proposed"),
        ("withdraw", "proposed", "withdrawn"),
        ("withdraw", "deferred", "withdrawn"),
    ],
)
