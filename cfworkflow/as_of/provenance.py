"""Where a document comes from: the record as it is seen, and the checkpoint that proves it."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Provenance

if TYPE_CHECKING:
    from cfworkflow.as_of.seen import Seen
    from cfworkflow.projections.kept_views import KeptViews

ORIGIN = "cfworkflow"
"""The name of a log whose checkpoints no key signs."""


def provenance_of(kept: KeptViews, seen: Seen, skey: str | None = None) -> Provenance:
    """The provenance of what is told of the views as they are `seen` in what is `kept`.

    Its checkpoint is of as many facts as were seen, whatever came later; signed with the private
    key in the line `skey`, where there is one. Raises `StoreDamaged` where the log kept with the
    facts has not a leaf for each of them, and `KeyMalformed`.
    """
    return Provenance(
        as_of=seen.moment.typed if seen.moment else None,
        day=seen.day,
        position=seen.position,
        recorded_at=seen.recorded_at,
        checkpoint=_checkpoint(seen.position, _root(kept, seen.position), skey),
        signed=skey is not None,
    )


def origin_of(skey: str | None) -> str:
    """The log's name: that of the key, as the specification of checkpoints recommends."""
    from cfworkflow.audit.key_line import read_skey

    return read_skey(skey).name if skey else ORIGIN


def _checkpoint(size: int, root: bytes, skey: str | None) -> str:
    if skey is None:
        # As `Checkpoint.text` writes it; what signs is slow to load, and reading does without.
        return f"{ORIGIN}\n{size}\n{b64encode(root).decode('ascii')}\n"
    from cfworkflow.audit.checkpoint import Checkpoint
    from cfworkflow.audit.note import sign

    return sign(Checkpoint(origin_of(skey), size, root).text(), skey)


def _root(kept: KeptViews, size: int) -> bytes:
    """The root of the first `size` facts.

    A log that is behind is brought up to date beside the sight that `kept` has of the file: what
    it sees stays as it is.
    """
    from cfworkflow.audit.log import Log

    log = Log(kept.connection)
    if log.size() < kept.head():
        return _root_beside(kept.connection.filename, size)
    log.require_of_all()
    return log.root(size)


def _root_beside(file: str, size: int) -> bytes:
    from cfworkflow.audit.log import Log
    from cfworkflow.store.connection import connect, disconnect

    connection = connect(file, create=False)
    try:
        log = Log(connection)
        log.catch_up()
        with connection:  # one sight of the log and the facts
            log.require_of_all()
            root = log.root(size)
    finally:
        disconnect(connection)
    return root
