"""Our recorders under the conformance suite that eventsourcing ships for DCB recorders."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from eventsourcing.dcb.tests import DCBRecorderTestCase

from cfworkflow.store.memory import MemoryRecorder
from cfworkflow.store.sqlite import SQLiteRecorder


class TestSQLiteRecorderConforms(DCBRecorderTestCase):
    """Each part of the library's suite, on a fresh file and on one that already has facts."""

    def setUp(self) -> None:
        """A recorder on a new file."""
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.recorder = SQLiteRecorder(Path(folder.name) / "store.db")
        self.addCleanup(self.recorder.close)

    def test_appends_and_reads_as_the_library_expects(self) -> None:
        """Positions, queries, limits, heads and conditions mean what they mean elsewhere."""
        self._test_append_read(self.recorder)

    def test_subscribes_as_the_library_expects(self) -> None:
        """A subscription gives what was recorded, blocks, and gives what is recorded next."""
        self._test_append_subscribe(self.recorder)


class TestMemoryRecorderConforms(DCBRecorderTestCase):
    """The same suite on the record in memory."""

    def test_appends_and_reads_as_the_library_expects(self) -> None:
        """Positions, queries, limits, heads and conditions mean what they mean elsewhere."""
        self._test_append_read(MemoryRecorder())

    def test_subscribes_as_the_library_expects(self) -> None:
        """A subscription gives what was recorded, blocks, and gives what is recorded next."""
        self._test_append_subscribe(MemoryRecorder())
