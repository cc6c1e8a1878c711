"""`cfworkflow audit verify` and `rules`: whether the record is what it was, and kept its rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import shows
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from cfworkflow.audit.verification import Progress
    from cfworkflow.projections.kept_views import KeptViews

FILE = click.Path(dir_okay=False)


@click.command()
@click.option(
    "--checkpoint",
    "checkpoints",
    metavar="FILE",
    type=FILE,
    multiple=True,
    help="A checkpoint kept elsewhere (repeat for more).",
)
@click.option(
    "--key",
    "keys",
    metavar="FILE|KEY",
    multiple=True,
    help="The public key of who signed it, or its file (repeat for more).",
)
@click.option(
    "--pack",
    metavar="FILE|FOLDER",
    type=click.Path(),
    help="Verify an evidence pack instead: its zip, or the folder it was unpacked into.",
)
@click.option("--leaves-only", is_flag=True, help="Leave out rules and views: much faster.")
@shows
def verify(
    look: Look,
    checkpoints: tuple[str, ...],
    keys: tuple[str, ...],
    pack: str | None,
    *,
    leaves_only: bool,
) -> None:
    """Verify that nothing was changed since, and that all rules were kept.

    Every leaf and the root are worked out again, each checkpoint given is held against them, each
    fact is read and judged by every rule, and the views are compared with a fresh fold. Exit code 5
    and a list of what is wrong, first what matters most, where anything is.

    \b
    Examples:
      cfworkflow audit verify
      cfworkflow audit verify --leaves-only
    """
    from cfworkflow.audit.verification import verify as verify_record
    from cfworkflow.cli.audit.files import given_checkpoint, public_keys, require_there
    from cfworkflow.cli.audit.telling import OF_A_PACK, tell_report

    vkeys = public_keys(keys)
    if pack is not None:
        if checkpoints or leaves_only:
            raise click.UsageError("A pack is verified by itself: give --key with it, if anything.")
        from cfworkflow.audit.pack import verify_pack

        require_there(pack)
        tell_report(look, verify_pack(pack, vkeys), what_now=OF_A_PACK)
        return
    if vkeys and not checkpoints:
        raise click.UsageError(
            "--key is of whoever signed a checkpoint or a pack: give that with it."
        )
    given = [given_checkpoint(file, vkeys) for file in checkpoints]
    with record(look, whatever=True) as views, _parts(views) as progress:
        kept = None if leaves_only else views
        report = verify_record(views.connection, kept, given, progress, rules=not leaves_only)
    tell_report(look, report)


@click.command()
@shows
def rules(look: Look) -> None:
    """Judge the whole history by every rule, and tell how many facts each was put to.

    Facts recorded later with an earlier date that would have mattered (T1) are listed: they are no
    breach, and re-judge nothing. Exit code 5 where a rule was not kept.

    \b
    Example:
      cfworkflow audit rules
    """
    from cfworkflow.audit.verification import judge_record
    from cfworkflow.cli.audit.telling import tell_rules

    with record(look, whatever=True) as views, _parts(views) as progress:
        judged = judge_record(views.connection, lambda done: progress("rules", done))
    tell_rules(look, judged)


@contextmanager
def record(look: Look, *, whatever: bool = False) -> Iterator[KeptViews]:
    """One sight of a store for all that is looked at, its log brought up to date before.

    That is left where a part of the file can't be read, for who tells of `whatever` is there.
    """
    from apsw import CorruptError

    from cfworkflow.as_of.kept import kept_views
    from cfworkflow.audit.log import Log
    from cfworkflow.store.opening import MEMORY
    from cfworkflow.store.refusals import StoreDamaged

    url = store_url(look.store)
    if url == MEMORY:
        raise click.UsageError("memory: keeps nothing that could be proved; name a file.")
    views = kept_views(url)
    with suppress(*((CorruptError, StoreDamaged) if whatever else ())):
        Log(views.connection).catch_up()
    with views.sight():
        yield views


@contextmanager
def _parts(views: KeptViews) -> Iterator[Progress]:
    """What tells of one part after another how far it has come."""
    from cfworkflow.cli.progress import Progress as Bar
    from cfworkflow.store.damage import last_position

    head = last_position(views.connection)
    bars: dict[str, Bar] = {}

    def tell(part: str, done: int) -> None:
        if part not in bars:
            close()
            bars[part] = Bar(f"Verifying the {part}", 0, head)
        bars[part](done)

    def close() -> None:
        for bar in bars.values():
            bar.close()

    try:
        yield tell
    finally:
        close()
