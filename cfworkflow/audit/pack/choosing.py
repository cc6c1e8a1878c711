"""Which facts a pack holds: a thing's story with what it rests on, a group's doings, or a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cfworkflow.domain.references import bare, kind_of, tag_of
from cfworkflow.domain.refusal import Unknown
from cfworkflow.store.line import command_tag, damaged

if TYPE_CHECKING:
    import apsw

Told = dict[str, Any]


class Choice(NamedTuple):
    """What is asked for; all of it has to be true of a fact. Dates are when facts took effect.

    `ref` is a reference or a group: B-0001, tactical.
    """

    ref: str | None = None
    since: date | None = None
    until: date | None = None

    def in_words(self) -> str:
        """What was asked for, to stand after "facts"."""
        about = f"about {self.ref}, and what they rest on" if self.ref else ""
        since = f"that took effect on {self.since} or later" if self.since else ""
        until = f"that took effect by {self.until}" if self.until else ""
        return ", ".join(part for part in (about, since, until) if part) or "on record"


def chosen(connection: apsw.Connection, choice: Choice) -> list[int]:
    """The positions of the facts asked for, in order. Raises `Unknown` or `StoreDamaged`."""
    record = _Record(connection)
    found = {*record.all()} if choice.ref is None else record.with_basis(choice.ref)
    if choice.since is None and choice.until is None:
        return sorted(found)
    begin, end = choice.since or date.min, choice.until or date.max
    told = record.told(found)
    return [each for each, fact in told if begin.isoformat() <= fact["on"] <= end.isoformat()]


def story(connection: apsw.Connection, ref: str) -> set[int]:
    """The positions of the facts about a thing or a group. Raises `Unknown` or `StoreDamaged`.

    Those that touch it, the decisions and actions about it, and what a vote on it brought about.
    """
    return _Record(connection).story(ref)


class _Record:
    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def all(self) -> list[int]:
        return self._positions("SELECT position FROM fact")

    def told(self, positions: Iterable[int]) -> Iterator[tuple[int, Told]]:
        """The lines of these facts, in order, read."""
        return self._read(
            """SELECT position, line FROM fact
            WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position""",
            json.dumps([*positions]),
        )

    def story(self, ref: str) -> set[int]:
        """See `story`."""
        kind = kind_of(ref)
        found = self._tagged([tag_of(ref)])
        if not found:
            raise Unknown(kind, bare(ref))
        if kind in _PARTS:
            # Their tags do not name the whole, so that they are found by what they say.
            parts = _PARTS[kind]
            named = self._first_named(kind, ref, *parts)
            refs = [(each, fact["facts"].get(each)) for fact in named for each in parts.values()]
            found |= self._tagged(f"{each}:{name}" for each, name in refs if name)
        if kind == "group":
            called = self._first_named("group", ref, "meeting-scheduled")
            found |= self._tagged(f"meeting:{fact['facts']['meeting']}" for fact in called)
        return found | self._brought_about(found)

    def with_basis(self, ref: str) -> set[int]:
        """A story with its meetings, and with the roll and the terms these went by."""
        found = self.story(ref)
        told = [fact["facts"] for _, fact in self.told(found)]
        meetings = {facts[field] for facts in told for field in _HELD if field in facts} - {None}
        held = self._tagged(f"meeting:{meeting}" for meeting in meetings)
        groups = {
            fact["facts"]["group"]
            for _, fact in self.told(held)
            if fact["type"] == "meeting-scheduled"
        }
        return found | held | self._tagged(f"group:{group}" for group in groups)

    def _brought_about(self, found: set[int]) -> set[int]:
        """What votes among these facts did: recorded by their command, and naming the decision."""
        voted = [fact for _, fact in self.told(found) if fact["type"] == "decision-made"]
        decisions = {fact["facts"]["decision"] for fact in voted}
        beside = self._tagged(command_tag(fact["command_id"]) for fact in voted)
        return {
            position
            for position, fact in self.told(beside)
            if fact["facts"].get("decision") in decisions
        }

    def _first_named(self, field: str, ref: str, *kinds: str) -> list[Told]:
        """The facts of these kinds whose `field` is `ref`."""
        found = self._read(
            """SELECT position, line FROM fact
            WHERE type IN (SELECT value FROM json_each(?)) AND instr(line, CAST(? AS BLOB))""",
            json.dumps(kinds),
            json.dumps(ref),
        )
        return [fact for _, fact in found if fact["facts"].get(field) == ref]

    def _tagged(self, tags: Iterable[str]) -> set[int]:
        among = "SELECT position FROM tag WHERE tag IN (SELECT value FROM json_each(?))"
        return {*self._positions(among, json.dumps([*tags]))}

    def _positions(self, question: str, *given: str) -> list[int]:
        found = cast("list[tuple[int]]", self._connection.execute(question, given).fetchall())
        return [position for (position,) in found]

    def _read(self, question: str, *given: str) -> Iterator[tuple[int, Told]]:
        found = self._connection.execute(question, given)
        for position, line in cast("Iterator[tuple[int, bytes]]", found):
            try:
                told = json.loads(line)
                yield position, {each: told[each] for each in _NEEDED}
            except (ValueError, LookupError, TypeError):
                raise damaged(position) from None


_NEEDED = ("type", "on", "command_id", "facts")
_PARTS = {
    "barrier": {"decision-proposed": "decision", "action-added": "action"},
    "inquiry": {"experiment-started": "experiment"},
}
"""Kind of a thing → which facts begin a part of it, and of which kind that part is."""
_HELD = ("meeting", "forum")
"""The fields in which facts name the meeting where they were said."""
