"""`cfworkflow audit redact`: texts that have to go, erased for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from cfworkflow.cli.act import Act
from cfworkflow.cli.options import writes
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    import apsw

    from cfworkflow.audit.redacting import Texts
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.store.engine import Outcome

_SHOWN = 10
"""Facts that are named one by one before the rest are only counted."""


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
      cfworkflow audit redact B-0001 --reason "Asked for by the person" --authority "The DPO"
      cfworkflow audit redact @12 --reason "A name by mistake" --authority "Programme lead"
    """
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
        going = _going(connection, act.rehearsed(record, command).facts)
        if going.texts:
            _confirm(act, going.texts)
        outcome = act.carried_out(record, command)
        if not act.dry_run:
            _shred(act, connection)
        act.report(record, outcome, elsewhere=going.elsewhere)
    if not act.as_json:
        _tell(outcome, going)


class _Going(NamedTuple):
    """The texts that will go, and the positions of facts that hold one of them too and keep it."""

    texts: dict[int, Texts]
    elsewhere: list[int]


def _named(connection: apsw.Connection, ref: str) -> tuple[str, int | None]:
    """The tag of what is meant, and the position if it is one fact."""
    from cfworkflow.domain.reference import thing_tag

    if not ref.startswith("@"):
        return thing_tag(ref), None
    if not ref[1:].isdecimal():
        raise click.UsageError(f"{ref!r} is no position; write it as @12.")
    position = int(ref[1:])
    from cfworkflow.store.line import retell

    line = connection.execute("SELECT line FROM fact WHERE position = ?", (position,)).get
    if not isinstance(line, bytes):
        from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure

        missing = Failure("unknown", f"There is no fact {ref}.", try_="cfworkflow audit log")
        raise CommandFailure(NOTHING_THERE, [missing])
    return retell(position, line, None).fact.tags()[0], position


def _going(connection: apsw.Connection, facts: tuple[Recorded, ...]) -> _Going:
    from cfworkflow.audit.redacting import elsewhere, texts_at

    texts = texts_at(connection, [each for told in facts for each in told.fact.erases()])
    return _Going(texts, elsewhere(connection, texts))


def _confirm(act: Act, texts: dict[int, Texts]) -> None:
    for position, names in [*texts.items()][:_SHOWN]:
        click.echo(f"@{position}: {', '.join(names)}".replace("_", " "), err=True)
    if len(texts) > _SHOWN:
        click.echo(f"and {len(texts) - _SHOWN} more", err=True)
    act.confirm(f"Erase the texts of {len(texts)} fact{'s' * (len(texts) > 1)} for good?")


def _shred(act: Act, connection: apsw.Connection) -> None:
    from cfworkflow.store.opening import file_path
    from cfworkflow.store.shredding import is_owed, shred

    if is_owed(connection):
        shred(connection, file_path(store_url(act.store)))


def _connection(act: Act) -> apsw.Connection:
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.store.opening import MEMORY

    url = store_url(act.store)
    if url == MEMORY:
        raise click.UsageError("memory: keeps nothing that could be erased; name a file.")
    return up_to_date(url).connection


def _tell(outcome: Outcome, going: _Going) -> None:
    if outcome.recorded and outcome.facts:
        click.echo("The file and its views were written anew without them.", err=True)
    if going.elsewhere:
        where = " ".join(f"@{position}" for position in going.elsewhere[:_SHOWN])
        more = len(going.elsewhere) - _SHOWN
        click.echo(
            f"The same words stand in {where}{f' and {more} more' if more > 0 else ''}; "
            "to erase them there too: cfworkflow audit redact @POSITION",
            err=True,
        )
