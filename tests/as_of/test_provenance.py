"""Where a document comes from: the checkpoint it carries is that of the facts it tells of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cfworkflow import Workflow
from cfworkflow.as_of.kept import kept_views
from cfworkflow.as_of.moment import Moment, read_moment
from cfworkflow.as_of.provenance import ORIGIN, provenance_of
from cfworkflow.as_of.seen import see
from cfworkflow.audit import merkle
from cfworkflow.audit.checkpoint import Checkpoint, read_checkpoint
from cfworkflow.audit.keys import new_key
from cfworkflow.audit.log import Log
from cfworkflow.audit.note import verify
from cfworkflow.projections.kept_views import KeptViews
from cfworkflow.store.connection import disconnect
from cfworkflow.store.refusals import StoreDamaged
from tests.cli.an_archive import archive
from tests.cli.terminal import Desk


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store whose views are up to date."""
    made = archive(tmp_path / "cfworkflow.db")
    Desk(made).done("status")
    return made


@pytest.fixture
def kept(store: Path) -> Iterator[KeptViews]:
    """What is kept in the store."""
    views = kept_views(str(store))
    yield views
    disconnect(views.connection)


def lines(kept: KeptViews) -> list[bytes]:
    """The lines of all facts, which are the leaves of the log."""
    found = kept.connection.execute("SELECT line FROM fact ORDER BY position")
    return [bytes(line) for (line,) in found.fetchall()]  # type: ignore[arg-type]


def root_of(leaves: list[bytes]) -> bytes:
    """The root of leaves, worked out from the start."""
    hashes = [merkle.leaf_hash(line) for line in leaves]
    while len(hashes) > 1:
        pairs = [hashes[n : n + 2] for n in range(0, len(hashes), 2)]
        hashes = [merkle.node_hash(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return hashes[0] if hashes else merkle.EMPTY_ROOT


def test_at_every_position_the_checkpoint_is_that_of_the_facts_up_to_there(
    kept: KeptViews,
) -> None:
    """A document of a past moment is proven by the facts there were then, and by no others."""
    leaves = lines(kept)
    for position in range(len(leaves) + 1):
        made = provenance_of(kept, see(kept, Moment(f"@{position}", position=position)))
        assert made.checkpoint == Checkpoint(ORIGIN, position, root_of(leaves[:position])).text()
        assert (made.position, made.as_of, made.signed) == (position, f"@{position}", False)
        assert (made.recorded_at is None) == (position == 0)


def test_now_is_as_of_the_last_fact(kept: KeptViews, store: Path) -> None:
    """Without a moment it tells of all there is, and says of no moment that it was asked for."""
    made = provenance_of(kept, see(kept, None))
    with Workflow.open(str(store)) as record:
        last = [*record.history()][-1]
    assert (made.position, made.recorded_at, made.as_of) == (last.position, last.recorded_at, None)


def test_with_a_key_the_checkpoint_is_a_signed_note_of_the_log_of_that_name(
    kept: KeptViews,
) -> None:
    """Whoever has the public key can tell that the signer made it, and for which facts."""
    skey, vkey = new_key("cfworkflow/test")
    made = provenance_of(kept, see(kept, read_moment("@7")), skey)
    told = read_checkpoint(verify(made.checkpoint, [vkey]).text)
    assert (told.origin, told.size, made.signed) == ("cfworkflow/test", 7, True)


def test_a_log_that_is_behind_is_brought_up_to_date_beside_what_is_seen(kept: KeptViews) -> None:
    """Making a document needs no second step, and does not change the sight it is made from."""
    kept.connection.execute("DELETE FROM proof_node")
    with kept.sight():
        seen = see(kept, None)
        made = provenance_of(kept, seen)
        assert Log(kept.connection).size() < seen.position
    assert made.checkpoint.splitlines()[1] == str(seen.position)
    assert Log(kept.connection).size() == seen.position


def test_facts_that_were_taken_away_are_told_of_by_no_document(kept: KeptViews) -> None:
    """Where the log and the facts are not of one length, nothing is proven by it."""
    last = kept.head()
    kept.connection.execute(
        "INSERT INTO proof_node VALUES (0, ?, ?)", (last, merkle.leaf_hash(b"gone"))
    )
    with pytest.raises(StoreDamaged):
        provenance_of(kept, see(kept, None))
