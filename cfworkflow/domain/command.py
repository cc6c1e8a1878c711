"""What a command is: a wish, in the imperative, that the rules grant or refuse."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Command(BaseModel):
    """One thing someone asks for. `NAME` goes into the envelope's command id (rule I2)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    NAME: ClassVar[str]
    DATES_ITS_PARTS: ClassVar[bool] = False
    """Whether it is a whole of commands, each of which may take effect on a date of its own."""
