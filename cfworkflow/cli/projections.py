"""`cfworkflow projections`: the kept views, how far they are, made anew, checked."""

from __future__ import annotations

import click

from cfworkflow.cli.failure import DAMAGED, NOTHING_THERE, STOPPED, CommandFailure, Failure
from cfworkflow.cli.look import Look, show_json
from cfworkflow.cli.options import shows
from cfworkflow.cli.place import store_url
from cfworkflow.cli.table import show_facts

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
    from cfworkflow.cli.kept import kept_views

    kept = kept_views(store_url(look.store))
    made, head = kept.generation(), kept.head()
    position = made.position if made else 0
    live = made is not None and made.live
    figures = {
        "generation": made.number if made else None,
        "live": live,
        "position": position,
        "head": head,
        "behind": head - position,
    }
    if look.as_json:
        show_json(figures)
        return
    show_facts((name, figures[name]) for name in ("generation", "position", "head", "behind"))
    if not live:
        click.echo("They are not made to their end yet; the next command that reads does it.")
    elif position == head:
        click.echo("They are up to date.")
    else:
        click.echo("They are behind; the next command that reads brings them up to date.")


@projections.command()
@shows
def rebuild(look: Look) -> None:
    """Make all views anew from the facts.

    The old ones serve until the new ones are whole. Stopped halfway, it goes on from there when it
    is asked for again.

    \b
    Example:
      cfworkflow projections rebuild
    """
    from cfworkflow.cli.kept import keeper_of
    from cfworkflow.cli.progress import Progress
    from cfworkflow.store.skim import history_in

    keeper = keeper_of(store_url(look.store))
    history, head = history_in(keeper.connection), keeper.head()
    with Progress("Making the views anew", 0, head) as progress:
        try:
            position = keeper.catch_up(history, anew=True, progress=progress)
        except KeyboardInterrupt:
            progress.close()
            click.echo(f"Stopped at {progress.reached} of {head} facts.", err=True)
            click.echo(f"The old views still serve. To go on: {_REBUILD}", err=True)
            raise click.exceptions.Exit(STOPPED) from None
    if look.as_json:
        made = keeper.generation()
        show_json({"generation": made.number if made else None, "position": position})
    else:
        click.echo(f"The views are made anew, from {position} facts.")


@projections.command()
@shows
def verify(look: Look) -> None:
    """Compare every view with a fresh fold of all facts.

    Exit code 5 and a list of what differs, where anything does.

    \b
    Example:
      cfworkflow projections verify
    """
    from cfworkflow.cli.kept import keeper_of
    from cfworkflow.projections.comparing import differences
    from cfworkflow.projections.reading import read_views
    from cfworkflow.workflow import Workflow

    url = store_url(look.store)
    keeper = keeper_of(url)
    try:
        kept = keeper.as_of()
    except LookupError:
        raise CommandFailure(
            NOTHING_THERE, [Failure("unmade", "The views were never made.", try_=_REBUILD)]
        ) from None
    with Workflow.open(url) as record:
        told = (fact for fact in record.history() if fact.position <= kept.position)
        found = differences(read_views(told), kept)
    if found:
        failures = [Failure("views", str(difference)) for difference in found]
        failures[-1] = Failure("views", str(found[-1]), "Facts are not in doubt.", _REBUILD)
        raise CommandFailure(DAMAGED, failures)
    if look.as_json:
        show_json({"position": kept.position, "differences": []})
    else:
        click.echo(f"Every view equals a fresh fold of its {kept.position} facts.")
