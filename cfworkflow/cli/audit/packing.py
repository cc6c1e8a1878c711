"""`cfworkflow audit pack`: what an outsider needs to check facts without trusting anybody."""

from __future__ import annotations

import shlex
from datetime import date
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.dates import DAY, check_period
from cfworkflow.cli.failure import REFUSED, CommandFailure, Failure
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import shows
from cfworkflow.domain.references import in_full

if TYPE_CHECKING:
    from cfworkflow.audit.pack.choosing import Choice
    from cfworkflow.audit.pack.making import Pack

_FILE = click.Path(dir_okay=False)


@click.command()
@click.argument("ref", metavar="[REF]", type=in_full, required=False)
@click.option("--group", metavar="GROUP", help="The doings of a group: itself and its meetings.")
@click.option(
    "--since", type=DAY, metavar="DATE", help="Only what took effect on this day or later."
)
@click.option(
    "--until", type=DAY, metavar="DATE", help="Only what took effect by the end of this day."
)
@click.option(
    "--withhold",
    metavar="narrative|REF",
    type=in_full,
    multiple=True,
    help="Leave out all texts, or those about REF (repeat for more).",
)
@click.option("--key", metavar="FILE", type=_FILE, help="The private key to sign it with.")
@click.option("--out", metavar="FILE", type=_FILE, required=True, help="The zip, a new file.")
@shows
def pack(
    look: Look,
    ref: str | None,
    group: str | None,
    since: date | None,
    until: date | None,
    withhold: tuple[str, ...],
    key: str | None,
    out: str,
) -> None:
    """Pack facts with their proofs into a zip that an outsider verifies with Python alone.

    REF is a barrier, a group or any other thing; of a barrier or decision there come along its
    meetings, and the roll and terms these went by. Without a choice all facts are packed.
    In the zip are a page to read and the verifier. Texts can be withheld: all else still verifies.
    Sign it with --key, or nobody can tell that it is yours.

    \b
    Examples:
      cfworkflow audit pack B-0001 --out B-0001.zip
      cfworkflow audit pack tactical --withhold narrative --out tactical.zip
      cfworkflow audit pack --since 2022-01-01 --until 2022-12-31 --out 2022.zip
    """
    if ref and group:
        raise click.UsageError("Give REF or --group, not both.")
    check_period(since, until)
    from cfworkflow.audit.pack.choosing import Choice
    from cfworkflow.audit.pack.refusals import PackRefusal

    try:
        made = _made(look, Choice(ref or group, since, until), withhold, key, out)
    except PackRefusal as refusal:
        failure = Failure(refusal.code, refusal.what, refusal.why, refusal.try_)
        raise CommandFailure(REFUSED, [failure]) from None
    _tell(look, made, out, key)


def _made(look: Look, choice: Choice, withhold: tuple[str, ...], key: str | None, out: str) -> Pack:
    """The pack, written."""
    from cfworkflow.audit.pack.making import make_pack
    from cfworkflow.audit.pack.zipped import require_new, write_pack
    from cfworkflow.cli.audit.signing import private_key
    from cfworkflow.cli.audit.verifying import record
    from cfworkflow.cli.near import with_near
    from cfworkflow.cli.place import store_url
    from cfworkflow.cli.progress import Progress
    from cfworkflow.domain.refusal import Unknown

    require_new(out)
    skey = private_key(key) if key else None
    try:
        with record(look) as views, Progress("Packing", 0, views.head()) as progress:
            made = make_pack(
                views.connection, choice, withhold=withhold, skey=skey, progress=progress
            )
    except Unknown as unknown:
        raise with_near(unknown, store_url(look.store)) from None
    write_pack(out, made)
    return made


def _tell(look: Look, made: Pack, out: str, key: str | None) -> None:
    size = made.checkpoint.size
    data = {
        "out": out,
        "facts": len(made.positions),
        "positions": made.positions,
        "withheld": made.withheld,
        "key": made.vkey,
        "origin": made.checkpoint.origin,
        "size": size,
        "root": made.checkpoint.root.hex(),
    }

    def in_words() -> None:
        click.echo(f"{out}: {len(made.positions)} of {size} facts, with their proofs.")
        missing = ", ".join(map(str, made.withheld))
        click.echo(f"Texts withheld or erased: {missing or 'none'}.")
        if made.vkey:
            click.echo(f"Signed with {made.vkey}")
        else:
            click.echo("It is not signed: whoever is given it must know where it came from.")
        with_key = f" --key {shlex.quote(f'{key}.pub')}" if key else ""
        verify = f"cfworkflow audit verify --pack {shlex.quote(out)}{with_key}"
        click.echo(f"Next: {verify} (or python verify.py, which is in it)", err=True)

    look.show(data, in_words)
