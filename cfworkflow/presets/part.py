"""What every part of a preset is: read strictly, never changed, and nothing in it passed over."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A table of a preset file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
