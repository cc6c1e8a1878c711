"""The log: each fact that stands as an event, and what facts are about as objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cfworkflow.reports.ocel.course import Course
from cfworkflow.reports.ocel.moments import Moments
from cfworkflow.reports.ocel.naming import Named, named_by
from cfworkflow.reports.ocel.parts import Change, Event, Kind, Object, Scalar
from cfworkflow.reports.ocel.things import (
    RECORD,
    RECORD_ID,
    object_kind,
    row_id,
    values_in,
)
from cfworkflow.reports.ocel.values import attributes_of, time_of, values_of

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.reports.ocel.standing import Standing

_TO_THE_RECORD = {
    "fact-corrected": "corrected in",
    "command-undone": "taken back from",
    "narratives-erased": "texts erased from",
}
"""What happens to the record itself, and as what: no object comes up by it that is not there."""


class Log:
    """An object-centric event log of facts that stand, in the order they were recorded.

    It is made as its events are taken; what `objects` and the types tell is whole once all were.
    Narratives are told only with `texts`.
    """

    def __init__(self, facts: Iterable[Standing], *, texts: bool = False) -> None:
        self._facts = facts
        self._texts = texts
        self._course = Course()
        self._moments = Moments()
        self._many = 0
        self._types: set[str] = set()
        self._kinds: set[str] = set()
        self._objects: dict[str, Object] = {}
        self._stands: dict[str, dict[str, Scalar]] = {}

    def events(self) -> Iterator[Event]:
        """Every event, in the order of recording."""
        for told, corrected_at in self._facts:
            time = self._moments.of(told.on)
            for kind, key, row in self._course.take(told):
                self._stand(kind, row_id(kind, key), row, time)
            event = Event(
                f"@{told.position}",
                told.fact.NAME,
                time,
                self._said(told, corrected_at),
                self._related(told, time),
            )
            self._types.add(event.type)
            self._many += 1
            yield event

    def objects(self) -> Iterator[Object]:
        """Every object, in the order they came up."""
        return iter(self._objects.values())

    def counts(self) -> dict[str, int]:
        """How many events were taken, and how many objects there are of them."""
        return {"events": self._many, "objects": len(self._objects)}

    def event_kinds(self) -> list[Kind]:
        """The types of events there are, by name."""
        return [self.event_kind(name) for name in sorted(self._types)]

    def object_kinds(self) -> list[Kind]:
        """The types of objects there are, by name."""
        return [self.object_kind(name) for name in sorted(self._kinds)]

    def event_kind(self, name: str) -> Kind:
        """A type of events: a kind of fact, by its stored name."""
        return Kind(name, attributes_of(name, texts=self._texts))

    def object_kind(self, name: str) -> Kind:
        """A type of objects."""
        return object_kind(name, texts=self._texts)

    def _said(self, told: Recorded, corrected_at: tuple[int, ...]) -> dict[str, Scalar]:
        said: dict[str, Scalar] = {
            "position": told.position,
            "took_effect": time_of(told.on),
            "recorded_at": time_of(told.recorded_at),
            "recorded_by": told.actor,
            "by_command": told.command,
            "command_id": told.command_id,
        }
        if corrected_at:
            said["corrected_by"] = ", ".join(f"@{position}" for position in corrected_at)
        said.update(values_of(told, texts=self._texts))
        return said

    def _related(self, told: Recorded, time: str) -> dict[str, str]:
        """The objects a fact is about, and as what each; several words for one are joined."""
        named = list(named_by(told.fact, self._course))
        if told.fact.NAME in _TO_THE_RECORD:
            named = [each for each in named if each.id in self._objects]
            named.append(Named(RECORD, RECORD_ID, _TO_THE_RECORD[told.fact.NAME]))
        related: dict[str, list[str]] = {}
        for kind, ref, role, _ in named:
            self._object(kind, ref, time)
            words = related.setdefault(ref, [])
            if role not in words:
                words.append(role)
        first = self._objects[named[0].id]
        for each in named[1:]:
            first.related.update(dict.fromkeys((each.id, word) for word in each.to_first))
        return {ref: ", ".join(words) for ref, words in related.items()}

    def _object(self, kind: str, ref: str, time: str) -> Object:
        if ref not in self._objects:
            self._objects[ref] = Object(ref, kind, time)
            self._kinds.add(kind)
        return self._objects[ref]

    def _stand(self, kind: str, ref: str, row: Any, time: str) -> None:  # noqa: ANN401
        """Note what a row tells of an object, where that is other than before."""
        values = values_in(kind, row, texts=self._texts)
        thing, before = self._object(kind, ref, time), self._stands.get(ref)
        if before is None:
            thing.attributes, thing.since = values, time
        else:
            thing.changes += [
                Change(time, name, value) for name, value in values.items() if value != before[name]
            ]
        self._stands[ref] = values
