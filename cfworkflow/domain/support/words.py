"""The words of support as types."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator

from cfworkflow.domain.words import Figure

Every = Literal["contract", "month"]
"""What the days agreed are for: the whole of a contract, or each month."""


def _some(days: str) -> str:
    if days == "0" or days.startswith("-"):
        msg = "days of support are more than 0"
        raise ValueError(msg)
    return days


Days = Annotated[Figure, AfterValidator(_some)]
"""A number of days above nothing, such as `38.5`."""
