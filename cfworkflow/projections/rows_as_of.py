"""The rows of a view as they stood at a position, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

import msgspec

from cfworkflow.projections.kept_schema import ancestors
from cfworkflow.projections.view import EVERY, Standing, ViewsDamaged

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
    f"SELECT * FROM (SELECT since, thing FROM {condition} ORDER BY since DESC LIMIT :most)"
    for condition in (
        "kept_true_{0} WHERE word = :word AND since <= :position",
        """kept_once_{0} WHERE word = :word AND node IN (SELECT value FROM json_each(:below))
            AND until > :position""",
        """kept_once_{0} WHERE word = :word AND node IN (SELECT value FROM json_each(:above))
            AND since <= :position""",
    )
)
_LATEST = f"SELECT thing FROM ({_TRUE}) ORDER BY since DESC, thing DESC LIMIT :most"

_KEYS = f"""SELECT key FROM ({_LATEST}) JOIN kept_thing_{{0}} USING (thing) ORDER BY thing"""

_ROWS = f"""SELECT key, ({_CONTENT.format("{0}", "t.thing")})
    FROM ({_LATEST}) JOIN kept_thing_{{0}} AS t USING (thing) ORDER BY thing"""

_ANY = f"""SELECT ({_CONTENT.format("{0}", "f.thing")}) FROM (
    SELECT thing FROM kept_true_{{0}}
        WHERE word IN (SELECT value FROM json_each(:words)) AND since <= :position
    UNION SELECT thing FROM kept_once_{{0}}
        WHERE word IN (SELECT value FROM json_each(:words))
            AND node IN (SELECT value FROM json_each(:below)) AND until > :position
    UNION SELECT thing FROM kept_once_{{0}}
        WHERE word IN (SELECT value FROM json_each(:words))
            AND node IN (SELECT value FROM json_each(:above)) AND since <= :position
    ) AS f ORDER BY thing"""

_COUNT = """SELECT number FROM kept_count_{0} WHERE word = :word AND since <= :position
    ORDER BY since DESC LIMIT 1"""


_BEGIN, _FURTHER = 50, 8
"""How many are looked at first, and how many times as many next."""


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
        found = self._ask(_KEYS, word=self._word(EVERY), most=-1)
        return (cast("str", key) for (key,) in found)

    def __len__(self) -> int:
        return len(self._ask(_LATEST, word=self._word(EVERY), most=-1))

    def values(self) -> list[R]:  # type: ignore[override]  # a list serves as a view does
        """All rows."""
        return self.where()

    def items(self) -> list[tuple[str, R]]:  # type: ignore[override]
        """All keys and their rows."""
        return [(key, self._decode(content)) for key, content in self._rows(EVERY)]

    def where(self, *facets: str, most: int = -1) -> list[R]:
        """The rows of which all `facets` are true, in order.

        With `most`, those so many of which the first facet has become true last.
        """
        first, *others = facets or (EVERY,)
        if not others:
            return [self._decode(content) for _, content in self._rows(first, most)]
        if most < 0:
            among = set.intersection(*({*self._things(other)} for other in others))
            return [self._row(thing) for thing in sorted(among.intersection(self._things(first)))]
        return self._latest(first, {*others}, most)

    def where_any(self, facets: Iterable[str]) -> list[R]:
        """The rows of which any of the facets is true, each once, in order."""
        words = msgspec.json.encode([self._word(facet) for facet in facets]).decode()
        return [self._decode(cast("bytes", content)) for (content,) in self._ask(_ANY, words=words)]

    def _latest(self, first: str, others: set[str], most: int) -> list[R]:
        """The last so many of a facet of which others are true too, looked for further and further.

        What is asked for is few, and what a facet is true of may be a whole history.
        """
        looked_at = max(_BEGIN, most)
        while True:
            things = self._things(first, looked_at)
            rows = ((thing, self._row(thing)) for thing in things)
            found = [(thing, row) for thing, row in rows if others <= {*self._view.facets(row)}]
            if len(found) >= most or len(things) < looked_at:
                return [row for _, row in sorted(found[:most], key=itemgetter(0))]
            looked_at *= _FURTHER

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

    def _things(self, facet: str, most: int = -1) -> list[int]:
        """The things a facet is true of, that of which it became true last before the others."""
        found = self._ask(_LATEST, word=self._word(facet), most=most)
        return [cast("int", thing) for (thing,) in found]

    def _row(self, thing: int) -> R:
        found = self._ask(_CONTENT.replace("{1}", ":thing"), thing=thing)
        return self._decode(cast("bytes", found[0][0]))

    def _rows(self, facet: str, most: int = -1) -> Sequence[tuple[str, bytes]]:
        found = self._ask(_ROWS, word=self._word(facet), most=most)
        return cast("Sequence[tuple[str, bytes]]", found)

    def _ask(self, question: str, **given: object) -> Sequence[tuple[object, ...]]:
        if ":below" in question:
            given |= self._around
        return self._connection.execute(
            question.replace("{0}", str(self._moment.generation)), {**self._given, **given}
        ).fetchall()
