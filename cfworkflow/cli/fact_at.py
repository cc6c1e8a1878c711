"""The position of a fact as people type it."""

from __future__ import annotations

import re
from typing import Any

import click


class FactAt(click.ParamType[int]):
    """A position on record: @12, or 12."""

    name = "position"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The position; a usage error where it is none."""
        said = re.fullmatch(r"@?([1-9][0-9]{0,17})", str(value))
        if said is None:
            return self.fail(f"{value!r} is no position; write it as @12.", param, ctx)
        return int(said[1])


FACT = FactAt()
