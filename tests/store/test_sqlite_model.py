"""Our recorders, on a file and in memory, do whatever the library's in-memory recorder does."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBQueryItem,
    DCBRecorder,
    DCBSequencedEvent,
)
from eventsourcing.dcb.popo import InMemoryDCBRecorder
from eventsourcing.persistence import IntegrityError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cfworkflow.store.memory import MemoryRecorder
from cfworkflow.store.sqlite import SQLiteRecorder

# Few enough to meet often, odd enough to trip SQL and JSON.
TYPES = st.sampled_from(["raised", "closed", "", "it's"])
TAGS = st.sampled_from(
    ["barrier:1", "barrier:2", "group:a", "", 'q"', "nul\0", "nul", "\u00e9\\u0000"]
)
POSITIONS = st.none() | st.integers(-1, 25)
LIMITS = st.none() | st.integers(-1, 6)

EVENTS = st.builds(DCBEvent, TYPES, st.binary(max_size=6), st.lists(TAGS, max_size=4))
ITEMS = st.builds(DCBQueryItem, st.lists(TYPES, max_size=2), st.lists(TAGS, max_size=3))
QUERIES = st.builds(DCBQuery, st.lists(ITEMS, max_size=4))
CONDITIONS = st.none() | st.builds(DCBAppendCondition, QUERIES, POSITIONS)


def appended(
    recorder: DCBRecorder, events: list[DCBEvent], condition: DCBAppendCondition | None
) -> int | None:
    """The position an append gives, None if its condition fails."""
    try:
        return recorder.append(events, condition)
    except IntegrityError:
        return None


def read(
    recorder: DCBRecorder,
    query: DCBQuery | None = None,
    after: int | None = None,
    limit: int | None = None,
) -> tuple[int | None, list[DCBSequencedEvent], int | None]:
    """The head at once, all events, and the head at the end."""
    response = recorder.read(query, after=after, limit=limit)
    return response.head, list(response), response.head


class RecorderModel(RuleBasedStateMachine):
    """The same appends and reads, on all recorders, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.db"
        self.model = InMemoryDCBRecorder()
        self.memory = MemoryRecorder()
        self.real = SQLiteRecorder(self.path)

    @rule(events=st.lists(EVENTS, min_size=1, max_size=4), condition=CONDITIONS)
    def append(self, events: list[DCBEvent], condition: DCBAppendCondition | None) -> None:
        """All give the same position, or all say that the condition fails."""
        expected = appended(self.model, events, condition)
        assert appended(self.real, events, condition) == expected
        assert appended(self.memory, events, condition) == expected

    @rule(query=st.none() | QUERIES, after=POSITIONS, limit=LIMITS)
    def read(self, query: DCBQuery | None, after: int | None, limit: int | None) -> None:
        """All give the same events in the same order, and the same head."""
        expected = read(self.model, query, after, limit)
        assert read(self.real, query, after, limit) == expected
        assert read(self.memory, query, after, limit) == expected

    @rule()
    def reopen(self) -> None:
        """Closing and opening changes nothing."""
        self.real.close()
        self.real = SQLiteRecorder(self.path, create=False)

    @invariant()
    def holds_the_same(self) -> None:
        """After each step, all hold the same record."""
        assert read(self.real) == read(self.memory) == read(self.model)

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.real.close()
        self.folder.cleanup()


TestRecorderModel = RecorderModel.TestCase
TestRecorderModel.__doc__ = RecorderModel.__doc__


@given(records=st.lists(EVENTS, min_size=1, max_size=12), queries=st.lists(QUERIES, min_size=1))
def test_every_query_finds_what_the_model_finds(
    records: list[DCBEvent], queries: list[DCBQuery]
) -> None:
    """Types, tags and their mixtures select the same facts on all, whatever was recorded."""
    model, memory = InMemoryDCBRecorder(), MemoryRecorder()
    model.append(records)
    memory.append(records)
    with TemporaryDirectory() as folder, SQLiteRecorder(Path(folder) / "store.db") as real:
        real.append(records)
        for query in queries:
            assert read(real, query) == read(memory, query) == read(model, query)


def test_what_is_read_from_memory_or_was_given_to_it_can_be_changed_without_changing_it() -> None:
    """I1: a record in memory is nobody's to change either, by the hand it was given or told to."""
    memory, given = MemoryRecorder(), DCBEvent("raised", b"{}", ["barrier:1"])
    memory.append([given])
    given.tags.append("barrier:2")
    [told] = memory.read()
    told.event.tags.clear()
    told.event.data = b"another"
    assert [*memory.read()] == [DCBSequencedEvent(DCBEvent("raised", b"{}", ["barrier:1"]), 1)]


def test_what_was_asked_of_memory_is_told_as_it_was_then() -> None:
    """A reader on its way through a record in memory does not meet what is recorded meanwhile."""
    memory = MemoryRecorder()
    memory.append([DCBEvent("raised", b"{}")])
    response = memory.read()
    memory.append([DCBEvent("closed", b"{}")])
    assert [told.position for told in response] == [1]
    assert response.head == 1
