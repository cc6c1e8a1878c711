"""Moments of the record as an option of the command line."""

from __future__ import annotations

from typing import Any

import click

from cfworkflow.as_of.moment import Moment, read_moment

__all__ = ["MOMENT", "Moment", "MomentType"]


class MomentType(click.ParamType[Moment]):
    """What was on record at the end of a day, at a time, or once the fact @1234 was there."""

    name = "moment"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Moment:
        """The moment meant; a usage error where it cannot be told."""
        if isinstance(value, Moment):
            return value
        moment = read_moment(str(value))
        if moment is None:
            self.fail(
                f"{value!r} is not a moment; write a date (2026-03-31), a time (2026-03-31T12:00) "
                "or the position of a fact (@1234).",
                param,
                ctx,
            )
        return moment


MOMENT = MomentType()
