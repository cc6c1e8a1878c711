"""`cfworkflow audit redact`: texts that have to go, erased for good."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

import click

from cfworkflow.cli.act import Act
from cfworkflow.cli.options import writes
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    import apsw

    from cfworkflow.audit.redacting import Texts
    from cfworkflow.domain.fact import Recorded

_SHOWN = 10
"""Facts that are named one by one before the rest are only counted."""

_LARGE = 50
"""Megabytes from which on it takes more than a moment to write a file anew."""


@click.command()
@click.argument("ref", metavar="REF|@POSITION")
@click.option("--reason", required=True, metavar="TEXT", help="Why the texts have to go.")
@click.option("--authority", required=True, metavar="TEXT", help="On whose word they go.")
@writes
def redact(act: Act, ref: str, reason: str, authority: str) -> None:
    """Erase the texts of the facts about REF for good.

    Titles, descriptions, reasons and findings go, wherever in the store's file they are;
    references, dates and figures stay, and so does every proof. That it was done, why and on whose
    word is recorded: do not repeat there what is erased. What was handed out before, packs and
    documents, is beyond reach.

    \b
    Examples:
      cfworkflow audit redact B-0001 --reason "Asked for" --authority DPO --yes
      cfworkflow audit redact @12 --reason "A mistake" --authority Chair --yes
    """
    from cfworkflow.audit.redacting import elsewhere
    from cfworkflow.domain.redaction.commands import RedactNarratives

    connection = _connection(act)
    thing, position = _named(connection, ref)
    options = {"reason": "--reason", "authority": "--authority", "thing": "REF"}
    command = act.made(
        RedactNarratives,
        options,
        thing=thing,
        position=position,
        reason=reason,
        authority=authority,
    )
    with act.opened() as record:
        texts = _going(connection, act.rehearsed(record, command).facts)
        if texts:
            _confirm(act, texts)
        outcome = act.carried_out(record, command)
        shredded = not act.dry_run and _shred(act, connection)
        # Looked for last, so that it is told as well where the reason given says it again.
        found = elsewhere(connection, texts)
        act.report(record, outcome, elsewhere=found)
    if not act.as_json:
        _tell(found, shredded=shredded)


def _named(connection: apsw.Connection, ref: str) -> tuple[str, int | None]:
    """The tag of what is meant, and the position if it is one fact."""
    from cfworkflow.domain.references import thing_tag

    if not ref.startswith("@"):
        return thing_tag(ref), None
    from cfworkflow.cli.audit.proving import typed_position
    from cfworkflow.store.line import retell

    position = typed_position(connection, ref)
    line = connection.execute("SELECT line FROM fact WHERE position = ?", (position,)).get
    return retell(position, cast("bytes", line), None).fact.tags()[0], position


def _going(connection: apsw.Connection, facts: tuple[Recorded, ...]) -> dict[int, Texts]:
    """The texts that will go, by the positions of their facts."""
    from cfworkflow.audit.redacting import texts_at

    return texts_at(connection, [each for told in facts for each in told.fact.erases()])


def _confirm(act: Act, texts: dict[int, Texts]) -> None:
    if not act.as_json:
        for position, names in [*texts.items()][:_SHOWN]:
            click.echo(f"@{position}: {', '.join(names)}".replace("_", " "), err=True)
        if len(texts) > _SHOWN:
            click.echo(f"and {len(texts) - _SHOWN} more", err=True)
    act.confirm(f"Erase the texts of {len(texts)} fact{'s' * (len(texts) > 1)} for good?")


def _shred(act: Act, connection: apsw.Connection) -> bool:
    """Overwrite what was erased wherever it may be; whether that was owed.

    Raises `ShreddingUnfinished`; so it does where the views, which hold the texts too, can't be
    made anew: nothing is done then that would have to be done again.
    """
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.store.opening import file_path
    from cfworkflow.store.refusals import ShreddingUnfinished
    from cfworkflow.store.shredding import is_owed, shred

    if not is_owed(connection):
        return False
    url = store_url(act.store)
    path = file_path(url)
    try:
        up_to_date(url)
    except Exception as error:
        why = f"The views, which hold them too, could not be made anew ({error})."
        raise ShreddingUnfinished(path, why) from error
    size = os.path.getsize(path) // 1_000_000  # noqa: PTH202 - `pathlib` is slow to load
    if size >= _LARGE:
        what = f"Writing the file anew without them: {size} MB, and no telling how far it is."
        click.echo(what, err=True)
    shred(connection, path)
    return True


def _connection(act: Act) -> apsw.Connection:
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.store.opening import MEMORY

    url = store_url(act.store)
    if url == MEMORY:
        raise click.UsageError("memory: keeps nothing that could be erased; name a file.")
    return up_to_date(url).connection


def _tell(elsewhere: list[int], *, shredded: bool) -> None:
    if shredded:
        click.echo("The file and its views were written anew without them.", err=True)
    if elsewhere:
        where = " ".join(f"@{position}" for position in elsewhere[:_SHOWN])
        more = len(elsewhere) - _SHOWN
        click.echo(
            f"The same words stand in {where}{f' and {more} more' if more > 0 else ''}; "
            "to erase them there too: cfworkflow audit redact @POSITION",
            err=True,
        )
