"""How objects came to be what they are: the rows of the views, as fact after fact is folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cfworkflow.projections.views import ENTRIES, view_at
from cfworkflow.reports.ocel.things import SOURCES
from cfworkflow.store.refusals import StoreDamaged

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded


class _Rows:
    """The rows of one view as its fold sees them, and the keys at which it put one just now."""

    def __init__(self) -> None:
        self._rows: dict[str, Any] = {}
        self.touched: list[str] = []

    def get(self, key: str, /) -> Any:  # noqa: ANN401 - rows are of as many types as views
        """The row at `key`, or None where there is none."""
        return self._rows.get(key)

    def put(self, key: str, row: Any, /) -> None:  # noqa: ANN401
        """Let `row` stand at `key`."""
        self._rows[key] = row
        self.touched.append(key)

    add = put

    def remove(self, key: str, /) -> None:
        """Let nothing stand at `key`."""
        self._rows.pop(key, None)

    def back_to(self, first: int, touches: Iterable[str], /) -> None:
        """Nothing: what was taken back is not folded."""

    def settle(self, position: int, /) -> None:
        """Nothing: each fact is taken for itself."""


class Course:
    """The rows of every view that objects are told of from."""

    def __init__(self) -> None:
        self._rows = {kind: _Rows() for kind in SOURCES}
        self._takers: dict[str, list[tuple[str, Callable[..., None]]]] = {}
        for kind, source in SOURCES.items():
            for name, take in view_at(ENTRIES[source.view].where).takes.items():
                self._takers.setdefault(name, []).append((kind, take))

    def row(self, kind: str, key: str) -> Any:  # noqa: ANN401
        """The row of a thing as it stands; None where there is none."""
        return self._rows[kind].get(key)

    def take(self, told: Recorded) -> Iterator[tuple[str, str, Any]]:
        """Fold one more fact; gives the rows that stand anew: of which type, at which key.

        Raises `StoreDamaged` where the fact goes on with what is not there.
        """
        for kind, take in self._takers.get(told.fact.NAME, ()):
            rows = self._rows[kind]
            try:
                take(rows, told, told.fact)
            except LookupError as error:
                raise StoreDamaged(f"at position {told.position}", f"There {error}.") from error
            for key in dict.fromkeys(rows.touched):
                if (row := rows.get(key)) is not None:
                    yield kind, key, row
            rows.touched.clear()
