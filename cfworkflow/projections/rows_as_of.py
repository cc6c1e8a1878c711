"""The rows of a view as they stood at a position, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

import msgspec

from cfworkflow.projections.kept_schema import ancestors
from cfworkflow.projections.view import EVERY, Facet, Standing, ViewsDamaged, last_of

if TYPE_CHECKING:
    import apsw

    from cfworkflow.projections.view import View

R = TypeVar("R")

_CONTENT = """SELECT content FROM kept_row_{0} AS r
    WHERE r.thing = {1} AND r.since <= :position ORDER BY r.since DESC LIMIT 1"""

_ONE = f"""SELECT ({_CONTENT.format("{0}", "t.thing")}) FROM kept_thing_{{0}} AS t
    WHERE view = :view AND key = :key AND born <= :position
    ORDER BY born DESC, thing DESC LIMIT 1"""

_TRUE = " UNION ALL ".join(
    f"""SELECT * FROM (SELECT since, thing FROM {condition}
        ORDER BY since DESC, thing DESC LIMIT :most)"""
    for condition in (
        "kept_true_{0} WHERE word = :word AND since <= :position",
        """kept_once_{0} WHERE word = :word AND node IN (SELECT value FROM json_each(:below))
            AND until > :position""",
        """kept_once_{0} WHERE word = :word AND node IN (SELECT value FROM json_each(:above))
            AND since <= :position""",
    )
)

_STILL_TRUE = "SELECT since, thing FROM kept_true_{0} WHERE word = :word"

_THINGS = """SELECT json_group_array(thing) FROM (
    SELECT thing FROM kept_true_{0}
        WHERE word IN (SELECT value FROM json_each(:words)) AND since <= :position
    UNION ALL SELECT thing FROM kept_once_{0}
        WHERE word IN (SELECT value FROM json_each(:words))
            AND node IN (SELECT value FROM json_each(:below)) AND until > :position
    UNION ALL SELECT thing FROM kept_once_{0}
        WHERE word IN (SELECT value FROM json_each(:words))
            AND node IN (SELECT value FROM json_each(:above)) AND since <= :position)"""
"""The numbers alone, as one text: a word may be true of a whole history."""

_THINGS_STILL = """SELECT json_group_array(thing) FROM kept_true_{0}
    WHERE word IN (SELECT value FROM json_each(:words))"""


class _Questions(NamedTuple):
    """What is asked for by a word, or by several: the `things` any of them is true of.

    `latest` are those of which a word has become true last, with their `keys` and `rows`.
    """

    latest: str
    keys: str
    rows: str
    things: str


def _questions(true: str, things: str) -> _Questions:
    latest = f"SELECT thing FROM ({true}) ORDER BY since DESC, thing DESC LIMIT :most"
    kept = f"FROM ({latest}) JOIN kept_thing_{{0}} AS t USING (thing) ORDER BY thing"
    content = _CONTENT.format("{0}", "t.thing")
    return _Questions(latest, f"SELECT key {kept}", f"SELECT key, ({content}) {kept}", things)


_THEN = _questions(_TRUE, _THINGS)
_NOW = _questions(_STILL_TRUE, _THINGS_STILL)
"""At the head what was true for a while is true no longer: only what is true still is looked at."""

_AT = (
    f"""SELECT ({_CONTENT.format("{0}", "t.value")}) FROM json_each(:things) AS t ORDER BY t.key"""
)

_KEYS_AT = """SELECT kept.key FROM json_each(:things) AS t
    JOIN kept_thing_{0} AS kept ON kept.thing = t.value ORDER BY t.key"""

_COUNT = """SELECT number FROM kept_count_{0} WHERE word = :word AND since <= :position
    ORDER BY since DESC LIMIT 1"""


_AT_ONCE = 50
"""How many rows are read at once on the way back from the newest."""

_TIMES = (3, 12)
"""Among how many times as many of the newest rows the last of a facet are looked for first: what is
true of much is true of some of these, and what is true of little is found at once anyway."""

_numbers = msgspec.json.Decoder(list[int]).decode


class Moment(NamedTuple):
    """A position, in a generation of kept views that goes on to a head."""

    generation: int
    position: int
    head: int


class RowsAsOf(Standing[R]):
    """The rows of a view as they stood at a position, in the order their keys first came."""

    def __init__(self, connection: apsw.Connection, view: View[R], moment: Moment) -> None:
        self._connection = connection
        self._view = view
        self._moment = moment
        self._read = msgspec.json.Decoder(view.row).decode
        self._asked = _NOW if moment.position == moment.head else _THEN
        self._given: dict[str, object] = {"view": view.name, "position": moment.position}

    @cached_property
    def _around(self) -> dict[str, object]:
        """Where what was true for a while is looked for."""
        position = self._moment.position
        nodes = ancestors(position, self._moment.head)
        return {
            "below": str([node for node in nodes if node <= position]),
            "above": str([node for node in nodes if node > position]),
        }

    def __getitem__(self, key: str) -> R:
        found = self._ask(_ONE, key=key)
        if not found or found[0][0] is None:
            raise KeyError(key)
        return self._decode(cast("bytes", found[0][0]))

    def __iter__(self) -> Iterator[str]:
        found = self._ask(self._asked.keys, word=self._word(EVERY), most=-1)
        return (cast("str", key) for (key,) in found)

    def __len__(self) -> int:
        return len(self._ask(self._asked.latest, word=self._word(EVERY), most=-1))

    def values(self) -> list[R]:  # type: ignore[override]  # a list serves as a view does
        """All rows."""
        return self.where()

    def items(self) -> list[tuple[str, R]]:  # type: ignore[override]
        """All keys and their rows."""
        return [(key, self._decode(content)) for key, content in self._rows(EVERY)]

    def where(self, *facets: Facet, last: int | None = None) -> list[R]:
        """The rows of which all `facets` are true, in order; the `last` so many of them if given.

        Which are the last goes by that same order, whatever the facets: by when their keys came.
        """
        if not facets:
            # What has come last has become one of all rows last, and these are found by an index.
            return self.latest(EVERY, -1 if last is None else last)
        if last is not None:
            for among in (last * times for times in _TIMES):
                rows = self.latest(EVERY, among)
                found = [row for row in rows if self._all_true(facets, row)]
                if len(found) >= last or len(rows) < among:
                    return [*last_of(found, last)]
        return self._at(last_of(self._things(facets), last))

    def keys_where(self, *facets: Facet) -> list[str]:
        """The keys of the rows of which all `facets` are true, in order; no row is read for it."""
        things = msgspec.json.encode(self._things(facets or (EVERY,))).decode()
        return [cast("str", key) for (key,) in self._ask(_KEYS_AT, things=things)]

    def _all_true(self, facets: Iterable[Facet], row: R) -> bool:
        true = {EVERY, *self._view.facets(row)}
        return all(
            facet in true if isinstance(facet, str) else not true.isdisjoint(facet)
            for facet in facets
        )

    def newest(self, *facets: Facet) -> Iterator[R]:
        """The same rows the other way round, read as they are asked for."""
        things = self._things(facets or (EVERY,))[::-1]
        for first in range(0, len(things), _AT_ONCE):
            yield from self._at(things[first : first + _AT_ONCE])

    def latest(self, facet: str, most: int) -> list[R]:
        """The `most` rows of which a facet has become true last, in the order their keys came."""
        return [self._decode(content) for _, content in self._rows(facet, most)]

    def count(self, word: str) -> int:
        """How many rows stand that the view counts under `word`."""
        found = self._ask(_COUNT, word=self._word(word))
        return cast("int", found[0][0]) if found else 0

    def _decode(self, content: bytes) -> R:
        try:
            return self._read(content)
        except (msgspec.MsgspecError, TypeError) as error:
            raise ViewsDamaged(f"a row of {self._view.name} is not one ({error})") from error

    def _word(self, facet: str) -> str:
        return f"{self._view.name} {facet}"

    def _things(self, facets: Iterable[Facet]) -> list[int]:
        """The things all facets are true of, in the order they came."""
        found = sorted((self._things_of(facet) for facet in facets), key=len)
        return sorted(found[0].intersection(*found[1:]))

    def _things_of(self, facet: Facet) -> set[int]:
        words = (facet,) if isinstance(facet, str) else facet
        asked = msgspec.json.encode([self._word(word) for word in words]).decode()
        return {*_numbers(cast("str", self._ask(self._asked.things, words=asked)[0][0]))}

    def _at(self, things: Sequence[int]) -> list[R]:
        found = self._ask(_AT, things=msgspec.json.encode(things).decode())
        return [self._decode(cast("bytes", content)) for (content,) in found]

    def _rows(self, facet: str, most: int = -1) -> Sequence[tuple[str, bytes]]:
        found = self._ask(self._asked.rows, word=self._word(facet), most=most)
        return cast("Sequence[tuple[str, bytes]]", found)

    def _ask(self, question: str, **given: object) -> Sequence[tuple[object, ...]]:
        if ":below" in question:
            given |= self._around
        return self._connection.execute(
            question.replace("{0}", str(self._moment.generation)), {**self._given, **given}
        ).fetchall()
