"""`cfworkflow audit proof`: that facts are on record, for whoever asks and trusts nobody."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast

import click

from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure
from cfworkflow.cli.look import Look, show_json
from cfworkflow.cli.options import shows
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    import apsw

    from cfworkflow.audit.log import Log


@click.command()
@click.argument("ref", metavar="REF|@POSITION")
@shows
def proof(look: Look, ref: str) -> None:
    """Prove that the facts about REF are on record as they stand.

    For each fact: its line, byte for byte, and the hashes that lead from it to the root (RFC 9162),
    which a checkpoint names. docs/proof.md tells how to check one by hand.

    \b
    Examples:
      cfworkflow audit proof @1
      cfworkflow audit proof tactical --json
    """
    from cfworkflow.audit.log import Log
    from cfworkflow.cli.audit.verifying import record

    with record(look) as views:
        log = Log(views.connection)
        log.require_of_all()
        positions = _positions(look, views.connection, ref)
        size = log.size()
        proofs = [_proof(views.connection, log, position, size) for position in positions]
        root = log.root(size).hex()
    if look.as_json:
        show_json({"size": size, "root": root, "proofs": proofs})
        return
    for each in proofs:
        click.echo(f"@{each['position']}  {each['line']}")
        for number, step in enumerate(each["proof"], 1):
            click.echo(f"  {number:>2}  {step}")
    click.echo(f"root  {root} of {size} facts")


def _positions(look: Look, connection: apsw.Connection, ref: str) -> list[int]:
    """The positions of the facts about a thing as people name it, or the one that is given.

    Raises a failure where none is there.
    """
    if ref.startswith("@"):
        return [typed_position(connection, ref)]
    from cfworkflow.domain.references import thing_tag

    tag = thing_tag(ref)
    asked = "SELECT position FROM tag WHERE tag = ? ORDER BY position"
    found = [cast("int", position) for (position,) in connection.execute(asked, (tag,))]
    if not found:
        from cfworkflow.cli.near import with_near
        from cfworkflow.domain.refusal import Unknown

        raise with_near(Unknown(*tag.split(":", 1)), store_url(look.store))
    return found


def typed_position(connection: apsw.Connection, ref: str) -> int:
    """The position of a fact, typed as @12. Raises a failure where none is there."""
    said = re.fullmatch(r"@([0-9]{1,18})", ref)
    if said is None:
        raise click.UsageError(f"{ref} is no position; write it as @12.")
    position = int(said[1])
    if connection.execute("SELECT 1 FROM fact WHERE position = ?", (position,)).get is None:
        last = connection.execute("SELECT max(position) FROM fact").get
        why = f"The last fact is @{last}." if last else "Nothing is on record yet."
        what = f"There is no fact about @{position}."
        failure = Failure("unknown", what, why, "cfworkflow audit log")
        raise CommandFailure(NOTHING_THERE, [failure])
    return position


def _proof(connection: apsw.Connection, log: Log, position: int, size: int) -> dict[str, Any]:
    line = connection.execute("SELECT line FROM fact WHERE position = ?", (position,)).get
    return {
        "position": position,
        "line": cast("bytes", line).decode(),
        "fact": json.loads(cast("bytes", line)),
        "proof": [step.hex() for step in log.inclusion(position, size)],
    }
