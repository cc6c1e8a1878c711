"""The rows of one view as its fold changes them, on their way into the tables they are kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from cfworkflow.projections.view import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cfworkflow.projections.pending import Pending
    from cfworkflow.projections.view import View

R = TypeVar("R")

UNKNOWN = -1
"""Since when a facet is true of a row that was read back: looked up when it ends."""

_encode = msgspec.json.Encoder().encode


class _Standing(msgspec.Struct, frozen=True, gc=False):
    """A thing that stands: its row, what is true of it and since when, what it counts as."""

    thing: int
    row: Any
    facets: tuple[str, ...]
    since: dict[str, int]
    word: str | None


class KeptRows(Generic[R]):
    """The rows of a view for its fold. What one fact does to them is settled when it is done.

    Changes gather in `pending` until that is written; what stands is kept at hand meanwhile, up to
    a bound.
    """

    def __init__(self, view: View[R], pending: Pending) -> None:
        self._view = view
        self._pending = pending
        self._decode = msgspec.json.Decoder(view.row).decode
        self._at_hand: dict[str, _Standing | None] = {}
        self._longer: dict[str, _Standing | None] = {}  # not looked at since it was last let go
        self._changed: dict[str, R | None] = {}
        self._gone: set[str] = set()

    def get(self, key: str, /) -> R | None:
        """The row at `key`, or None where there is none."""
        if key in self._changed:
            return self._changed[key]
        found = self._standing(key)
        return found.row if found else None

    def add(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`, where nothing has stood before: that is not looked up."""
        if self._at_hand.setdefault(key, self._longer.pop(key, None)) is not None:
            raise LookupError(f"an earlier fact began {key}")
        self._changed[key] = row

    def put(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`, in place of what stood there."""
        self._changed[key] = row

    def remove(self, key: str, /) -> None:
        """Let nothing stand at `key`; quiet where nothing does."""
        self._changed[key] = None
        self._gone.add(key)

    def back_to(self, first: int, touches: Iterable[str], /) -> None:
        """Let all stand as before the fact at `first`, of what these tags name.

        All that was put so far must have been written.
        """
        refs = {tag.partition(":")[2] for tag in touches}
        for key, content in self._pending.stood_before(first, refs):
            if content is None:
                self.remove(key)
            else:
                self.put(key, self._decode(content))

    def settle(self, position: int) -> None:
        """Take what the fact at `position` has done: of each row, the outcome."""
        for key, row in self._changed.items():
            before = self._standing(key)
            if before is not None and key in self._gone:
                self._end(before, position)
                before = None
            self._at_hand[key] = None if row is None else self._stand(key, row, before, position)
        self._changed.clear()
        if self._gone:
            self._gone.clear()

    def let_go(self) -> None:
        """Forget what was not looked at since this was last asked.

        All that was put up to then must have been written.
        """
        self._longer, self._at_hand = self._at_hand, {}

    def __len__(self) -> int:
        """How many keys were looked at since some were let go."""
        return len(self._at_hand)

    def _standing(self, key: str) -> _Standing | None:
        try:
            return self._at_hand[key]
        except KeyError:
            known = key in self._longer
            self._at_hand[key] = found = self._longer.pop(key) if known else self._read_back(key)
            return found

    def _read_back(self, key: str) -> _Standing | None:
        found = self._pending.standing(key)
        if found is None:
            return None
        thing, content = found
        row = self._decode(content)
        facets = (EVERY, *self._view.facets(row))
        since = dict.fromkeys(facets, UNKNOWN)
        return _Standing(thing, row, facets, since, self._view.counted(row))

    def _stand(self, key: str, row: R, before: _Standing | None, position: int) -> _Standing:
        facets = (EVERY, *self._view.facets(row))
        word = self._view.counted(row)
        if before is None:
            thing = self._pending.came(key, position)
            before = _Standing(thing, None, (), {}, None)
        self._pending.row(before.thing, position, _encode(row))
        self._count(before.word, word, position)
        since = before.since
        if facets != before.facets:
            since = self._change(before, facets, position)
        return _Standing(before.thing, row, facets, since, word)

    def _change(self, before: _Standing, facets: tuple[str, ...], position: int) -> dict[str, int]:
        """Take note of what is true now and was not, and the other way round."""
        was, thing = before.since, before.thing
        since = {}
        for facet in facets:
            began = was.get(facet)
            if began is None and facet not in since:
                self._pending.became_true(facet, thing, position)
            since[facet] = position if began is None else began
        for facet, began in was.items():
            if facet not in since:
                self._became_untrue(thing, facet, began, position)
        return since

    def _end(self, gone: _Standing, position: int) -> None:
        self._pending.row(gone.thing, position, None)
        for facet, began in gone.since.items():
            self._became_untrue(gone.thing, facet, began, position)
        self._count(gone.word, None, position)

    def _became_untrue(self, thing: int, facet: str, began: int, position: int) -> None:
        if began == UNKNOWN:
            began = self._began(thing, facet)
        self._pending.became_untrue(facet, thing, began, position)

    def _began(self, thing: int, facet: str) -> int:
        """Since when a facet has been true of a thing: the rows it had tell."""
        began = UNKNOWN
        for since, content in self._pending.rows_back(thing):
            if facet != EVERY and facet not in self._view.facets(self._decode(content)):
                break
            began = since
        return began

    def _count(self, before: str | None, after: str | None, position: int) -> None:
        if before != after:
            for word, more in ((before, -1), (after, 1)):
                if word is not None:
                    self._pending.count(word, more, position)
