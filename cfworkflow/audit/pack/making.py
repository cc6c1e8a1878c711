"""Making a pack: the facts asked for, their proofs, and everything needed to check them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files as resources
from typing import TYPE_CHECKING, NamedTuple, cast

from cfworkflow.audit.checkpoint import Checkpoint
from cfworkflow.audit.key_line import read_skey, vkey_of
from cfworkflow.audit.log import Log
from cfworkflow.audit.note import sign
from cfworkflow.audit.pack import files as names
from cfworkflow.audit.pack.checking import withheld
from cfworkflow.audit.pack.choosing import Choice, chosen, story
from cfworkflow.audit.pack.files import Leaf
from cfworkflow.audit.pack.page import About, page
from cfworkflow.audit.pack.refusals import PackEmpty, PackTooLarge, PackWithholdsNothing
from cfworkflow.store.line import damaged

if TYPE_CHECKING:
    import apsw

NARRATIVE = "narrative"
"""What is said to withhold every narrative."""

UNSIGNED_LOG = "cfworkflow"

_EVERY = 1_000

_STORED = """SELECT coalesce(sum(octet_length(line) + CASE
        WHEN position IN (SELECT value FROM json_each(?2)) THEN 0
        ELSE coalesce(octet_length(narrative), 0) END), 0)
    FROM fact WHERE position IN (SELECT value FROM json_each(?1))"""


class Pack(NamedTuple):
    """A pack that is not yet written: its files by name, and what is in it.

    `withheld` are the positions whose texts are not there, `vkey` the key it is signed with.
    """

    files: dict[str, bytes]
    checkpoint: Checkpoint
    positions: list[int]
    withheld: list[int]
    vkey: str | None


def make_pack(
    connection: apsw.Connection,
    choice: Choice,
    *,
    withhold: Sequence[str] = (),
    skey: str | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Pack:
    """Make a pack of what is on record, as `connection` sees it, whose log is up to date.

    `withhold` names whose texts are left out: "narrative" for all, or things and groups. With the
    private key in the line `skey` it is signed. Raises a `PackRefusal`, `KeyMalformed`, `Unknown`
    or `StoreDamaged`.
    """
    log = Log(connection)
    log.require_of_all()
    origin = read_skey(skey).name if skey else UNSIGNED_LOG
    checkpoint = Checkpoint(origin, log.size(), log.root())
    positions = chosen(connection, choice)
    if not positions:
        raise PackEmpty
    hidden = _hidden(connection, positions, withhold)
    # Asked before they are read, and proved one by one: the file will be larger still.
    _refuse_larger(names.FACTS, _stored(connection, positions, hidden))
    leaves = list(_leaves(connection, log, positions, hidden, progress))
    vkey = vkey_of(skey) if skey else None
    files = {
        names.PAGE: page(About(choice.in_words(), checkpoint, vkey), leaves).encode(),
        names.VERIFIER: resources(__package__).joinpath(names.VERIFIER).read_bytes(),
        names.CHECKPOINT: _note(checkpoint.text(), skey),
        names.FACTS: names.facts_file(leaves),
        names.PROOFS: names.proofs_file(leaves),
        names.RULES_FILE: names.rules_file(),
    }
    if vkey:
        files[names.KEY] = f"{vkey}\n".encode()
    files[names.MANIFEST] = _note(names.manifest_text(files), skey)
    for name, data in files.items():
        _refuse_larger(name, len(data))
    return Pack(files, checkpoint, positions, withheld(leaves), vkey)


def _note(text: str, skey: str | None) -> bytes:
    return (sign(text, skey) if skey else text).encode()


def _hidden(
    connection: apsw.Connection, positions: Sequence[int], withhold: Iterable[str]
) -> set[int]:
    """The positions among these whose narratives are to be withheld."""
    found: set[int] = set()
    for each in withhold:
        hidden = {*positions}
        if each != NARRATIVE:
            hidden &= story(connection, each)
        if not hidden:
            raise PackWithholdsNothing(f"No fact about {each} is in the pack.")
        found |= hidden
    return found


def _leaves(
    connection: apsw.Connection,
    log: Log,
    positions: Iterable[int],
    hidden: set[int],
    progress: Callable[[int], None],
) -> Iterable[Leaf]:
    size = log.size()
    for done, position in enumerate(positions, 1):
        stored = connection.execute(
            "SELECT line, narrative FROM fact WHERE position = ?", (position,)
        ).fetchone()
        line, narrative = cast("tuple[bytes, bytes | None]", stored)
        try:
            line.decode(), (narrative or b"").decode()
        except UnicodeDecodeError:
            raise damaged(position) from None
        text = None if position in hidden else narrative
        yield Leaf(position, line, text, log.inclusion(position, size))
        if done % _EVERY == 0:
            progress(done)


def _stored(connection: apsw.Connection, positions: Iterable[int], hidden: Iterable[int]) -> int:
    """How many bytes these facts have as they are stored, without the texts that are hidden."""
    found = connection.execute(_STORED, (json.dumps([*positions]), json.dumps([*hidden]))).get
    return cast("int", found)


def _refuse_larger(name: str, size: int) -> None:
    if size > names.LARGEST:
        raise PackTooLarge(
            f"Its {name} would have over {names.LARGEST} bytes, and no verifier reads more."
        )
