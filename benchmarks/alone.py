"""Measuring in a process of its own, and holding what comes of it against a budget."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

FLAT = 1.2
"""At most so many times the memory for ten times the facts."""

_MEGABYTE = 1_000_000
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes: `ru_maxrss` counts kibibytes, but on macOS bytes."""


def alone(work: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
    """What comes of `work` in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given, **named).result()


def peak(whose: int = resource.RUSAGE_SELF) -> float:
    """The most memory, in megabytes, that this process, or the largest of its own, has had."""
    return resource.getrusage(whose).ru_maxrss * _RSS_UNIT / _MEGABYTE


def verdict(*, met: bool) -> str:
    """Whether a figure is within its budget, in a word."""
    return "met" if met else "MISSED"


def flatness(peaks: list[float]) -> str:
    """Peaks of memory in shorter and longer histories, and how many times the last is the first."""
    times = peaks[-1] / peaks[0]
    shown = "".join(f"{each:19.0f}" for each in peaks)
    return f"{shown}   {times:.2f} times <= {FLAT}: {verdict(met=times <= FLAT)}"
