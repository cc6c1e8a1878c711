"""`cfworkflow audit proof`: that facts are on record, for whoever asks and trusts nobody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import click

from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure
from cfworkflow.cli.look import Look, show_json
from cfworkflow.cli.options import shows

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
        positions = _positions(views.connection, ref)
        if not positions:
            what, where = f"There is no fact about {ref}.", "cfworkflow audit log"
            raise CommandFailure(NOTHING_THERE, [Failure("unknown", what, try_=where)])
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


def _positions(connection: apsw.Connection, ref: str) -> list[int]:
    if ref.startswith("@"):
        asked, question = ref[1:], "SELECT position FROM fact WHERE CAST(position AS TEXT) = ?"
    else:
        kinds = {"B": "barrier", "M": "meeting", "D": "decision", "A": "action"}
        asked = f"{kinds.get(ref[:1], 'group')}:{ref}"
        question = "SELECT position FROM tag WHERE tag = ? ORDER BY position"
    found = connection.execute(question, (asked,)).fetchall()
    return [cast("int", position) for (position,) in found]


def _proof(connection: apsw.Connection, log: Log, position: int, size: int) -> dict[str, Any]:
    line = connection.execute("SELECT line FROM fact WHERE position = ?", (position,)).get
    return {
        "position": position,
        "line": cast("bytes", line).decode(),
        "fact": json.loads(cast("bytes", line)),
        "proof": [step.hex() for step in log.inclusion(position, size)],
    }
