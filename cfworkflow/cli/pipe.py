"""Writing to someone who may have stopped reading."""

from __future__ import annotations

import os

# What type checkers take as true: the version is told without loading `typing`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def let_go(stream: TextIO) -> None:
    """Send what is still buffered nowhere: whoever read it has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
