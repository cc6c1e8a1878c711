"""`cfworkflow audit keygen` and `checkpoint`: what the record holds, signed, to keep elsewhere."""

from __future__ import annotations

import os
import shlex
import sys

import click

from cfworkflow.cli.failure import REFUSED, CommandFailure, Failure
from cfworkflow.cli.look import Look, show_json
from cfworkflow.cli.options import shows

_FILE = click.Path(dir_okay=False)
_PASSPHRASE = "CFWORKFLOW_PASSPHRASE"  # noqa: S105 - the name of a variable, not what it holds


@click.command()
@click.argument("file", metavar="FILE", type=_FILE)
@click.option(
    "--name",
    metavar="NAME",
    required=True,
    help="Whose signatures they will be, such as cfworkflow/cambridgeshire.",
)
@click.option(
    "--passphrase", is_flag=True, help=f"Encrypt it: asks, or takes {_PASSPHRASE} if that is set."
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def keygen(file: str, name: str, *, passphrase: bool, as_json: bool) -> None:
    """Make a key to sign checkpoints with.

    FILE is only for you (mode 0600); FILE.pub is for everyone who is to verify what you signed.
    Neither is ever written over.

    \b
    Example:
      cfworkflow audit keygen partnership.key --name cfworkflow/cambridgeshire
    """
    from cfworkflow.audit.keys import new_key, write_key

    skey, vkey = new_key(name)
    public = write_key(file, skey, _passphrase(confirm=True) if passphrase else None)
    if as_json:
        show_json({"private": file, "public": str(public), "key": vkey})
        return
    click.echo(vkey)
    click.echo(f"Private key: {file}. Keep it, and a copy, where only you can read it.", err=True)
    click.echo(f"Public key: {public}. Give it to whoever is to verify.", err=True)
    click.echo(f"Next: cfworkflow audit checkpoint --key {file}", err=True)


@click.command()
@click.option("--key", metavar="FILE", type=_FILE, help="The private key to sign it with.")
@click.option("--out", metavar="FILE", type=_FILE, help="Write it to a new file.")
@shows
def checkpoint(look: Look, key: str | None, out: str | None) -> None:
    """Write down what the record holds now, in three lines to keep elsewhere.

    They name the log, count its facts and give their root. Whoever keeps them, on paper if need be,
    can tell for ever whether a fact up to then was changed. With a key they are signed as well.

    \b
    Example:
      cfworkflow audit checkpoint
    """
    from cfworkflow.as_of.provenance import origin_of
    from cfworkflow.audit.checkpoint import Checkpoint
    from cfworkflow.audit.log import Log
    from cfworkflow.audit.note import sign
    from cfworkflow.cli.audit.verifying import record

    skey = private_key(key) if key else None
    with record(look) as views:
        log = Log(views.connection)
        log.require_of_all()
        size = log.size()
        made = Checkpoint(origin_of(skey), size, log.root(size))
    text = sign(made.text(), skey) if skey else made.text()
    if out:
        _write(out, text)
    if look.as_json:
        show_json({"origin": made.origin, "size": size, "root": made.root.hex(), "note": text})
    elif not out:
        click.echo(text, nl=False)
    if not skey:
        click.echo("It is not signed: whoever keeps it must know where it came from.", err=True)
    if out:
        with_key = f" --key {shlex.quote(f'{key}.pub')}" if key else ""
        verify = f"cfworkflow audit verify --checkpoint {shlex.quote(out)}{with_key}"
        click.echo(f"Keep {out} elsewhere. To hold the record against it: {verify}", err=True)


def private_key(key: str) -> str:
    """The private key in a file; its passphrase is asked for where somebody can answer."""
    from cfworkflow.audit.keys import read_key
    from cfworkflow.audit.refusals import KeyPassphraseNeeded

    try:
        return read_key(key, os.environ.get(_PASSPHRASE))
    except KeyPassphraseNeeded:
        if not sys.stdin.isatty():
            raise
        return read_key(key, _passphrase(confirm=False))


def _passphrase(*, confirm: bool) -> str:
    given = os.environ.get(_PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise click.UsageError(f"Nobody can be asked for a passphrase here; set {_PASSPHRASE}.")
    return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm, err=True))


def _write(path: str, text: str) -> None:
    from cfworkflow.audit.new_file import NewFile
    from cfworkflow.audit.refusals import (
        CheckpointFileExists,
        CheckpointFileUnwritable,
        FileExists,
        FileUnwritable,
    )

    try:
        NewFile(CheckpointFileExists, CheckpointFileUnwritable).write(path, text.encode())
    except (FileExists, FileUnwritable) as refusal:
        failure = Failure(refusal.code, refusal.what, refusal.why, refusal.try_)
        raise CommandFailure(REFUSED, [failure]) from None
