"""`cfworkflow import cloudevents`: a record as it was elsewhere, down to its root, or nothing."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

import click

from cfworkflow.cli.failure import DAMAGED, NOTHING_THERE, REFUSED, CommandFailure, Failure
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import shows
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    import apsw

    from cfworkflow.audit.verification import Given
    from cfworkflow.importing.cloudevents import Problem, Read
    from cfworkflow.store.receiving import StoreNotEmpty

_FILE = click.Path(dir_okay=False)
_MOST = 50
"""Problems told; the others are counted."""

_GET_ANOTHER = "Nothing was imported. Ask for the file again, as it was written: each line counts."


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True))
@click.option(
    "--checkpoint",
    metavar="FILE",
    type=_FILE,
    help="A checkpoint of that record, kept apart from it; refused unless it holds.",
)
@click.option(
    "--key",
    "keys",
    metavar="FILE|KEY",
    multiple=True,
    help="The public key of who signed it, or its file (repeat for more).",
)
@click.option("--dry-run", is_flag=True, help="Check all of it; record nothing.")
@shows
def cloudevents(
    look: Look, file: str, checkpoint: str | None, keys: tuple[str, ...], *, dry_run: bool
) -> None:
    """Make a whole record again from what `export cloudevents` wrote.

    It begins a record: there is no store yet, or no fact in it. Every event is checked first, and
    all that is wrong is listed with its line. Then every fact stands as it stood, and the same
    root proves it. FILE can be - for what is piped in.

    \b
    Examples:
      cfworkflow import cloudevents record.jsonl --store copy.db
      cfworkflow import cloudevents record.jsonl --store copy.db --dry-run
    """
    from cfworkflow.importing.cloudevents import read_record
    from cfworkflow.store.opening import MEMORY
    from cfworkflow.store.receiving import laid_out

    url = store_url(look.store)
    if url == MEMORY:
        raise click.UsageError("memory: keeps nothing; name a file to import into with --store.")
    given = _checkpoint(checkpoint, keys)
    _require_empty(url)
    with laid_out() as laid:
        with _opened(file) as opened, _progress(opened) as progress:
            read = read_record(opened, laid, progress)
        if read.problems:
            raise _failure(read.problems, file)
        root = _proven(laid, given)
        if not dry_run:
            _receive(url, laid)
    _tell(look, url, read, root, checked=given is not None, dry_run=dry_run)


def _checkpoint(file: str | None, keys: tuple[str, ...]) -> Given | None:
    from cfworkflow.cli.audit.files import given_checkpoint, public_keys

    vkeys = public_keys(keys)
    if vkeys and file is None:
        raise click.UsageError("--key is of whoever signed a checkpoint: give that with it.")
    return None if file is None else given_checkpoint(file, vkeys)


def _require_empty(url: str) -> None:
    from cfworkflow.store.opening import file_path
    from cfworkflow.store.receiving import StoreNotEmpty, require_empty

    try:
        require_empty(file_path(url))
    except StoreNotEmpty as refusal:
        raise _refused(refusal) from None


def _refused(refusal: StoreNotEmpty) -> CommandFailure:
    failure = Failure(refusal.code, refusal.what, refusal.why, refusal.try_)
    return CommandFailure(REFUSED, [failure])


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        opened = open(file, "rb")  # noqa: PTH123, SIM115 - `pathlib` is slow to load
    except OSError as error:
        why = f"{error.strerror or 'It can not be read'}."
        try_ = "Check the name, and that the file is yours to read."
        failure = Failure("file", f"There is no file {file} to read.", why, try_)
        raise CommandFailure(NOTHING_THERE, [failure]) from None
    with opened:
        yield opened


@contextmanager
def _progress(opened: BinaryIO) -> Iterator[Callable[[int], None]]:
    """How far a file was read, by its bytes; of what is piped in nobody knows how long it is."""
    from cfworkflow.cli.progress import Progress

    size = os.fstat(opened.fileno()).st_size if opened.seekable() else 0
    with Progress("Checking the events", 0, size) as progress:
        yield lambda _: progress(opened.tell()) if size else None


def _proven(laid: apsw.Connection, given: Given | None) -> bytes:
    """The root of what is laid out. Raises a failure where a checkpoint tells of other facts."""
    from cfworkflow.audit.leaves import Leaves
    from cfworkflow.audit.log import Log
    from cfworkflow.audit.verification import of_checkpoint

    log = Log(laid)
    size = log.catch_up()
    sizes = {size, min(given.checkpoint.size, size) if given else size}
    leaves = Leaves(size, {each: log.root(each) for each in sizes}, (), None)
    wrong = of_checkpoint(given, leaves).problems if given else ()
    if wrong:
        failure = Failure("checkpoint", "It is not the record that was asked for.", wrong[0].what)
        raise CommandFailure(DAMAGED, [failure._replace(try_=_GET_ANOTHER)])
    return leaves.roots[size]


def _receive(url: str, laid: apsw.Connection) -> None:
    """Record all that is laid out, and make the views of it."""
    from cfworkflow.audit.log import keep_beside
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.store.opening import file_path
    from cfworkflow.store.receiving import StoreNotEmpty, receive

    try:
        receive(file_path(url), laid, keep_beside)
    except StoreNotEmpty as refusal:
        raise _refused(refusal) from None
    up_to_date(url)


def _failure(problems: Sequence[Problem], file: str) -> CommandFailure:
    failures = [
        Failure("event", each.what, place=f"{file}, line {each.line}" if each.line else file)
        for each in problems[:_MOST]
    ]
    more = len(problems) - _MOST
    why = f"{more} more were found." if more > 0 else ""
    failures[-1] = failures[-1]._replace(why=why, try_=_GET_ANOTHER)
    return CommandFailure(DAMAGED, failures)


def _tell(look: Look, url: str, read: Read, root: bytes, *, checked: bool, dry_run: bool) -> None:
    data = {
        "store": url,
        "facts": read.facts,
        "root": root.hex(),
        "withheld": read.withheld,
        "checkpoint": checked,
        "recorded": not dry_run,
    }

    def in_words() -> None:
        facts = "1 fact" if read.facts == 1 else f"{read.facts} facts"
        click.echo(f"{url}: {facts}, each as it stood.")
        click.echo(f"root: {root.hex()} of {read.facts} facts")
        if read.withheld:
            would = "would be" if dry_run else "is"
            click.echo(
                f"Texts withheld from it: {read.withheld}. The store {would} marked as a copy "
                "without them, which `audit verify` tells.",
                err=True,
            )
        if not checked:
            click.echo(
                "No checkpoint was given: only one kept apart can tell that it is all of the "
                "record, and that record.",
                err=True,
            )
        if dry_run:
            click.echo("This was a dry run: nothing was recorded.", err=True)
        else:
            click.echo(f"Next: cfworkflow audit verify --store {shlex.quote(url)}", err=True)

    look.show(data, in_words)
