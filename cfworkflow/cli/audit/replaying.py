"""`cfworkflow audit replay`: the record step by step, with the state after each fact."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT
from cfworkflow.cli.options import shows
from cfworkflow.cli.place import store_url
from cfworkflow.cli.table import fact_lines, show_facts

if TYPE_CHECKING:
    from cfworkflow.cli.moment import Moment
    from cfworkflow.projections.kept_views import KeptViews
    from cfworkflow.projections.replay import State, Step

    Tell = Callable[[int], Step]


class Stretch(NamedTuple):
    """The positions to be replayed, from `begin` to `last`, and how a step is told."""

    begin: int
    last: int
    tell: Tell


@click.command()
@click.option(
    "--from",
    "begin",
    type=MOMENT,
    metavar="MOMENT",
    help="Begin with the first fact recorded then or later; a date, a time, or @POSITION.",
)
@click.option(
    "--until", "end", type=MOMENT, metavar="MOMENT", help="Go no further than was on record then."
)
@click.option("--no-input", is_flag=True, help="Never wait for a key: tell every step in order.")
@shows
def replay(look: Look, begin: Moment | None, end: Moment | None, *, no_input: bool) -> None:
    """Step through the record, with what each fact changed and the state after it.

    On a terminal: enter, space or n goes forward, b or p goes back, g goes to a position, q
    quits. Elsewhere, and with --no-input, every step is told in order.

    \b
    Examples:
      cfworkflow audit replay
      cfworkflow audit replay --from 2026-03-01 --until 2026-03-31 --no-input
      cfworkflow audit replay --from @1 --until @20 --json
    """
    stretch = _stretch(look, begin, end)
    try:
        if look.as_json:
            _tell_as_data(look, stretch)
        elif stretch.begin > stretch.last:
            between = "".join(
                f" {word} {moment.typed}"
                for word, moment in (("from", begin), ("until", end))
                if moment is not None
            )
            click.echo(f"Nothing was recorded{between}.", err=True)
        elif no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
            _tell_in_order(stretch)
        else:
            _step_by_keys(stretch)
    except KeyboardInterrupt:
        click.echo(err=True)
        raise click.Abort from None


def _tell_as_data(look: Look, stretch: Stretch) -> None:
    from cfworkflow.cli.progress import Progress

    steps = []
    with Progress("Replaying", stretch.begin - 1, stretch.last) as progress:
        for position in range(stretch.begin, stretch.last + 1):
            steps.append(stretch.tell(position))
            progress(position)
    look.show(steps, lambda: None)


def _tell_in_order(stretch: Stretch) -> None:
    for position in range(stretch.begin, stretch.last + 1):
        if position > stretch.begin:
            click.echo()
        _show(stretch.tell(position), stretch.last)


def _step_by_keys(stretch: Stretch) -> None:
    from cfworkflow.cli.audit.stepping import KEYS, asked, pressed, walk

    last = stretch.last
    for found in walk(pressed(), stretch.begin, last, lambda at: asked(at, last)):
        click.echo()
        if isinstance(found, int):
            _show(stretch.tell(found), last)
            click.echo()
        else:
            click.echo(found, err=True)
        for line in fact_lines([("Keys", KEYS)]):
            click.echo(line, err=True)


def _show(step: Step, last: int) -> None:
    told = step.fact
    recorded = told.recorded_at.astimezone()
    changed = "\n".join(change.sentence for change in step.changes)
    show_facts(
        [
            ("fact", f"{step.position} of {last}, {told.kind}"),
            ("happened", told.sentence),
            ("took effect", told.on),
            ("recorded", f"{recorded:%Y-%m-%d} at {recorded:%H:%M} by {told.actor}"),
            ("changed", changed or "nothing more than that"),
            ("open barriers", _in_a_line(step.state)),
            ("in session", ", ".join(step.state.in_session) or "no meeting"),
        ]
    )


def _in_a_line(state: State) -> str:
    return (
        f"{state.operational} operational, {state.tactical} tactical, "
        f"{state.strategic} strategic, {state.addressed} addressed"
    )


def _stretch(look: Look, begin: Moment | None, end: Moment | None) -> Stretch:
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
