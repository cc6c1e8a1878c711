"""`cfworkflow serve`: the record as a page to read in a browser."""

from __future__ import annotations

import socket
import sys
from ipaddress import ip_address
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.failure import NOTHING_THERE, REFUSED, CommandFailure, Failure
from cfworkflow.cli.look import Look, show_json
from cfworkflow.cli.options import shows
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from starlette.applications import Starlette


@click.command()
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="The address it answers at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    metavar="PORT",
    help="The port; 0 for one that is free.",
)
@click.option("--allow-remote", is_flag=True, help="Let other machines see it.")
@click.option(
    "--name",
    "names",
    metavar="NAME",
    multiple=True,
    help="A name by which other machines know this one (repeat for more).",
)
@shows
def serve(look: Look, host: str, port: int, names: tuple[str, ...], *, allow_remote: bool) -> None:
    """Show the record as a page in a browser, to read and search, as of any moment.

    Nothing can be changed there, and nobody is asked who they are: whoever can open the page reads
    all that is on record. So it answers to this machine alone, unless other machines are allowed.
    What is recorded meanwhile shows at the next look. Ctrl-C ends it.

    \b
    Examples:
      cfworkflow serve
      cfworkflow serve --port 8080
      cfworkflow serve --host 0.0.0.0 --allow-remote --name records.example.org
    """
    if not (allow_remote or _is_loopback(host)):
        raise CommandFailure(REFUSED, [_open_to_others(host)])
    app = _page(look, host, names, allow_remote=allow_remote)
    from cfworkflow.web import serving

    with _listening(host, port) as listening:
        address = serving.address_of(listening)
        if look.as_json:
            show_json({"url": address})
            sys.stdout.flush()
        click.echo(f"The record, to read: {address} (Ctrl-C ends it)", err=True)
        serving.run(app, listening)
        click.echo("Ended.", err=True)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _open_to_others(host: str) -> Failure:
    return Failure(
        "serve-remote",
        f"Tried to show the record at {host}, where other machines may see it.",
        "The page asks nobody who they are: whoever can reach it reads all that is on record.",
        "Leave --host out, to see it on this machine alone; or add --allow-remote, if it stands "
        "behind what lets only those in who may.",
    )


def _page(look: Look, host: str, names: tuple[str, ...], *, allow_remote: bool) -> Starlette:
    """The page of the store, which is brought up to date here, where it shows how long it takes."""
    from cfworkflow.cli.export.needing import needs
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.store.opening import MEMORY

    url = store_url(look.store)
    if url == MEMORY:
        raise click.UsageError("memory: keeps nothing that could be shown; name a file.")
    with needs("web"), needs("reports"):
        import cfworkflow.web.serving  # noqa: F401 - asked for before anything is begun
        from cfworkflow.web.app import make_app

        known = (host, *names, *([socket.gethostname()] if allow_remote else []))
        app = make_app(url, names=known, any_number=allow_remote)
    up_to_date(url).let_go()
    return app


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; a failure that says why where there can be none."""
    from cfworkflow.web.serving import listen

    try:
        return listen(host, port)
    except socket.gaierror as error:
        raise CommandFailure(NOTHING_THERE, [_unreachable(host, error)]) from None
    except OSError as error:
        raise CommandFailure(NOTHING_THERE, [_taken(host, port, error)]) from None


def _unreachable(host: str, error: OSError) -> Failure:
    return Failure(
        "serve-address",
        f"Tried to show the record at {host}.",
        f"That is no address of this machine ({error.strerror}).",
        "Leave --host out, or give an address such as 127.0.0.1.",
    )


def _taken(host: str, port: int, error: OSError) -> Failure:
    return Failure(
        "serve-port",
        f"Tried to show the record at {host}, port {port}.",
        f"That port can't be had: {error.strerror}. Perhaps the page runs there already.",
        "Try another port: cfworkflow serve --port 0 finds one that is free.",
    )
