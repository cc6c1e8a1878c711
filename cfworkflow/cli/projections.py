"""`cfworkflow projections`: the kept views, how far they are, made anew, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.failure import DAMAGED, NOTHING_THERE, STOPPED, CommandFailure, Failure
from cfworkflow.cli.look import Look, show_json
from cfworkflow.cli.options import shows
from cfworkflow.cli.place import store_url
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.projections.keeper import Keeper

_REBUILD = "cfworkflow projections rebuild"


@click.group()
def projections() -> None:
    """The views that are kept beside the facts, for reading at once.

    They hold nothing of their own: they can be made anew from the facts at any time.

    \b
    Example:
      cfworkflow projections status
    """


@projections.command()
@shows
def status(look: Look) -> None:
    """Tell how far the views are, and if facts wait.

    \b
    Example:
      cfworkflow projections status
    """
    from cfworkflow.as_of.kept import kept_views

    kept = kept_views(store_url(look.store))
    generations, head = kept.generations(), kept.head()
    live = next((made for made in generations if made.live), None)
    unfinished = next((made for made in generations if not made.live), None)
    position = live.position if live else 0
    figures = {
        "generation": live.number if live else None,
        "live": live is not None,
        "position": position,
        "head": head,
        "behind": head - position,
        "unfinished": unfinished.position if unfinished else None,
    }
    if look.as_json:
        show_json(figures)
        return
    show_facts((name, figures[name]) for name in ("generation", "position", "head", "behind"))
    if unfinished:
        click.echo(f"A making of them was stopped at {unfinished.position} of {head} facts.")
    if not live:
        click.echo("None are whole that this version made; the next command that reads makes them.")
    elif position == head:
        click.echo("They are up to date.")
    else:
        click.echo("They are behind; the next command that reads brings them up to date.")
    if live and unfinished:
        click.echo(f"To go on with the making: {_REBUILD}")


@projections.command()
@click.option("--log", is_flag=True, help="Make the log that serves proofs anew as well.")
@shows
def rebuild(look: Look, *, log: bool) -> None:
    """Make all views anew from the facts.

    The old ones serve until the new ones are whole. Stopped halfway, it goes on from there when it
    is asked for again.

    \b
    Example:
      cfworkflow projections rebuild
    """
    from cfworkflow.as_of.kept import keeper_of

    url = store_url(look.store)
    keeper = keeper_of(url)
    try:
        position = _made_anew(url, keeper)
    except KeyboardInterrupt:
        reached = next((made.position for made in keeper.generations() if not made.live), 0)
        click.echo(f"Stopped at {reached} of {keeper.head()} facts.", err=True)
        old = "The old views still serve. " if any(m.live for m in keeper.generations()) else ""
        click.echo(f"{old}To go on: {_REBUILD}", err=True)
        raise click.exceptions.Exit(STOPPED) from None
    if log:
        from cfworkflow.audit.log import Log
        from cfworkflow.cli.progress import Progress

        with Progress("Making the log anew", 0, position) as progress:
            Log(keeper.connection).make_anew(progress)
    if look.as_json:
        made = keeper.generation()
        show_json({"generation": made.number if made else None, "position": position})
    else:
        click.echo(f"The views are made anew, from {position} facts.")


def _made_anew(url: str, keeper: Keeper) -> int:
    """Make the views anew, whatever is left of those there were; the position reached."""
    import apsw

    from cfworkflow.audit.damage import clear_views, views_unreadable
    from cfworkflow.cli.kept import catch_up
    from cfworkflow.projections.view import ViewsDamaged

    what = "Making the views anew"
    if views_unreadable(keeper.connection):
        clear_views(keeper.connection)
    try:
        return catch_up(url, keeper, what, anew=True)
    except (apsw.CorruptError, apsw.SQLError, apsw.ConstraintError, ViewsDamaged):
        if not clear_views(keeper.connection):
            raise
    return catch_up(url, keeper, what, anew=True)


@projections.command()
@shows
def verify(look: Look) -> None:
    """Compare every view with a fresh fold of its facts.

    Every row there ever was is compared, and by which words it was found. Exit code 5 and a list
    of what differs, where anything does.

    \b
    Example:
      cfworkflow projections verify
    """
    from cfworkflow.as_of.kept import keeper_of
    from cfworkflow.cli.progress import Progress
    from cfworkflow.projections.comparing import differences, fold_afresh
    from cfworkflow.projections.views import every_view
    from cfworkflow.store.skim import history_in

    keeper = keeper_of(store_url(look.store))
    with keeper.sight():
        made = keeper.generation()
        if made is None or not made.live:
            raise CommandFailure(
                NOTHING_THERE, [Failure("unmade", "The views were never made.", try_=_REBUILD)]
            )
        upto, history = made.position, history_in(keeper.connection)
        with Progress("Folding all facts afresh", 0, upto) as progress:
            fold_afresh(keeper.connection, history, upto, every_view(), progress)
        found = [*differences(keeper.connection, made)]
    if found:
        failures = [Failure("views", str(difference)) for difference in found]
        failures[-1] = Failure("views", str(found[-1]), "Facts are not in doubt.", _REBUILD)
        raise CommandFailure(DAMAGED, failures)
    if look.as_json:
        show_json({"position": upto, "differences": []})
    else:
        click.echo(f"Every view equals a fresh fold of its {upto} facts.")
