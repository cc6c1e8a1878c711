"""`cfworkflow audit replay`: the record step by step, with the state after each fact."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT
from cfworkflow.cli.options import shows
from cfworkflow.cli.place import store_url
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.cli.moment import Moment
    from cfworkflow.projections.kept_views import KeptViews
    from cfworkflow.projections.replay import State, Step


class Stretch(NamedTuple):
    """The positions of a record to be replayed, and the views they are told from."""

    kept: KeptViews
    begin: int
    last: int

    def steps(self) -> Iterator[Step]:
        """Every step in order."""
        tell = self.teller()
        return (tell(position) for position in range(self.begin, self.last + 1))

    def teller(self) -> Teller:
        """What tells one step after another."""
        return Teller(self.kept)


class Teller:
    """Tells the step at a position, and lets go of the file before a person thinks about it."""

    def __init__(self, kept: KeptViews) -> None:
        from cfworkflow.projections.replay import Replay

        self._kept = kept
        self._replay = Replay(kept.as_of)

    def __call__(self, position: int) -> Step:
        """The step at a position. Raises a failure where the fact is gone."""
        try:
            return self._replay.step(position)
        except LookupError:
            raise _gone(position) from None
        finally:
            self._kept.let_go()
