"""What a section of a briefing is told from: the time it is about, and how things are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from cfworkflow.domain.references import bare, kind_of
from cfworkflow.projections.members import latest_place
from cfworkflow.projections.told.wording import spoken
from cfworkflow.projections.view import WITHHELD
from cfworkflow.projections.views import TELLING, view_of

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

T = TypeVar("T")

CALLED = {
    "operational": "the Operational Partnerships",
    "tactical": "the Tactical Group",
    "strategic": "the Strategic Board",
    "stakeholders": "stakeholders",
}
"""An audience as it is called in a text."""


class Watch(Protocol):
    """What goes through things one by one for us, and tells meanwhile how far it has come."""

    def __call__(self, what: str, things: Iterable[T], many: int, /) -> Iterable[T]:
        """The same things, `many` of them, while doing `what`."""
        ...


def unwatched(_what: str, things: Iterable[T], _many: int, /) -> Iterable[T]:
    """Go through things and tell nobody."""
    return things


class Period:
    """The time from one reading of a record to a later one, told to an audience on a `day`."""

    def __init__(
        self, before: Views, after: Views, audience: str, day: date, watch: Watch = unwatched
    ) -> None:
        self.before = before
        self.after = after
        self.audience = audience
        self.day = day
        self._refs: dict[str, dict[str, None]] = {}
        told = after.timeline.between(before.position, after.position)
        for row in watch("Reading the record", told, after.position - before.position):
            for ref in row.about:
                self._refs.setdefault(kind_of(ref), {})[bare(ref)] = None

    def changed(self, kind: str) -> Iterator[tuple[Any, Any]]:
        """The rows of a kind of thing that are not as they were: the one before, or None, and now.

        They come in the order in which they were first told of.
        """
        if kind in TELLING:
            was, now = (views.rows(view_of(kind)) for views in (self.before, self.after))
            for ref in self._refs.get(kind, ()):
                row = now.get(ref)
                if row is not None and row != was.get(ref):
                    yield was.get(ref), row

    def is_new(self, at: int) -> bool:
        """Whether a part of a row came with a fact of this period, by that fact's position."""
        return at > self.before.position

    def group(self, ref: str) -> str:
        """A group as it is called: the only one of a tier by its tier, another by its name."""
        row = self.after.groups[ref]
        if row.tier != "operational":
            alike = self.after.groups.where(f"tier:{row.tier}")
            if [one.group for one in alike if one.status != "ended"] == [ref]:
                return CALLED[row.tier]
        name = said(row.name)
        return (name if name.lower().startswith("the ") else f"the {name}") if name else ref

    def member(self, group: str, member: str) -> str:
        """A member of a group as it is called: by the name of its place, else by its id."""
        place = latest_place(self.after.members, group, member)
        return said(place.name if place else None) or member

    def is_theirs(self, group: str) -> bool:
        """Whether a group is of the tier that is told."""
        return self.after.groups[group].tier == self.audience


def said(text: str | None) -> str:
    """A text as it stands within a sentence; nothing where there is none, or none any more."""
    if text is None or text == WITHHELD:
        return ""
    return " ".join(text.split()).replace("<", "\\<")


def quoted(text: str | None, before: str = " ") -> str:
    """A text in quotes, behind what leads to it; nothing where there is none."""
    told = said(text)
    return f'{before}"{told}"' if told else ""


def on(day: date) -> str:
    """A date within a sentence."""
    return f"on {spoken(day)}"


def beginning(sentence: str) -> str:
    """A sentence with its first letter large; what begins with a reference or a name is so."""
    return f"T{sentence[1:]}" if sentence.startswith("the ") else sentence
