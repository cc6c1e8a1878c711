"""Which positions of a record are to be replayed, and how a step at one of them is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from cfworkflow.cli.moment import Moment
    from cfworkflow.projections.kept_views import KeptViews
    from cfworkflow.projections.replay import Step

    Tell = Callable[[int], Step]


class Stretch(NamedTuple):
    """The positions to be replayed, from `begin` to `last`, and how a step is told."""

    begin: int
    last: int
    tell: Tell


def stretch_of(look: Look, begin: Moment | None, end: Moment | None) -> Stretch:
    """What is to be replayed. Raises a usage error where it begins after its end."""
    from cfworkflow.cli.kept import position_of, up_to_date
    from cfworkflow.store.opening import MEMORY

    url = store_url(look.store)
    kept = None if url == MEMORY else up_to_date(url)
    if kept is None or not kept.head():
        return Stretch(1, 0, _gone)
    last = kept.head() if end is None else position_of(kept, end)
    first = 1 if begin is None else _first_from(kept, begin)
    if begin and end and (first > last + 1 or _is_later(begin, end)):
        raise click.UsageError(f"{begin.typed} is later than {end.typed}; name the earlier first.")
    return Stretch(first, last, _teller(kept))


def _is_later(begin: Moment, end: Moment) -> bool:
    """Whether two moments of one kind are the wrong way round."""
    if begin.at and end.at:
        return begin.at > end.at
    return begin.at is end.at is None and (begin.position or 0) > (end.position or 0)


def _first_from(kept: KeptViews, moment: Moment) -> int:
    """The position of the first fact recorded at a moment or later; of a date, on that day."""
    from cfworkflow.cli.kept import position_of

    if moment.at is None:
        return max(position_of(kept, moment), 1)
    apart = timedelta(microseconds=1)
    local = moment.at.astimezone()
    ends_a_day = (local + apart).time() == time()
    begin = datetime.combine(local.date(), time()).astimezone() if ends_a_day else local
    return kept.position_at(begin - apart) + 1


def _teller(kept: KeptViews) -> Tell:
    from cfworkflow.projections.replay import FactMissing, step

    def tell(position: int) -> Step:
        try:
            return step(kept.as_of, position)
        except FactMissing:
            return _gone(position)
        finally:
            # A person may look at it for long, and the file is not held meanwhile.
            kept.let_go()

    return tell


def _gone(position: int) -> Step:
    from cfworkflow.cli.failure import DAMAGED, CommandFailure, Failure

    what = f"There is no fact at position {position}."
    why = "A fact is never removed by this program: the record was changed from outside."
    raise CommandFailure(DAMAGED, [Failure("store-damaged", what, why, "cfworkflow audit verify")])
