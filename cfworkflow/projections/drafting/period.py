"""What a section of a briefing is told from: the time it is about, and how things are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from cfworkflow.domain.references import KINDS, bare, kind_of
from cfworkflow.projections.members import latest_place, organisation_named
from cfworkflow.projections.told.wording import spoken
from cfworkflow.projections.view import GONE
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

_IMPORTED = "row-imported"


class Watch(Protocol):
    """What goes through things one by one for us, and tells meanwhile how far it has come."""

    def __call__(self, what: str, things: Iterable[T], many: int, /) -> Iterable[T]:
        """The same things, `many` of them, while doing `what`."""
        ...


def unwatched(_what: str, things: Iterable[T], _many: int, /) -> Iterable[T]:
    """Go through things and tell nobody."""
    return things


class Dated(Protocol):
    """A part of a row: the date it took effect, and the position of the fact that said so."""

    @property
    def on(self) -> date:
        """The date it took effect."""
        ...

    @property
    def at(self) -> int:
        """The position of the fact."""
        ...


class Period:
    """The time from one reading of a record to a later one, told to an audience on a `day`.

    Its news is what happened from the day `since` on. What was put on record in this time and had
    happened before was recorded late: it is told as that (see `late`), never as news. Without
    `since` everything is news, but for what was brought in from a log and had happened before the
    record was begun: that is history. `first_day` is the day that divides them.
    """

    def __init__(  # noqa: PLR0913 - each is a part of what a period is
        self,
        before: Views,
        after: Views,
        audience: str,
        day: date,
        *,
        since: date | None = None,
        watch: Watch = unwatched,
    ) -> None:
        self.before = before
        self.after = after
        self.audience = audience
        self.day = day
        self.since = since
        self.first_day = since or recorded_on(after, 1) or day
        self.of_late = False
        self._refs: dict[str, dict[str, None]] = {}
        self._imported: set[str] = set()
        self._before: set[str] = set()
        told = after.timeline.between(before.position, after.position)
        for row in watch("Reading the record", told, after.position - before.position):
            for ref in row.about:
                self._refs.setdefault(kind_of(ref), {})[bare(ref)] = None
            if row.kind == _IMPORTED:
                self._imported.update(row.about)
            elif row.on < self.first_day:
                self._before.update(row.about)

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

    def is_new(self, ref: str, part: Dated) -> bool:
        """Whether a part of the row of `ref` came with a fact of this period, and is told here."""
        return part.at > self.before.position and self.happened(ref, part.on)

    def happened(self, ref: str, on: date | None) -> bool:
        """Whether what became of `ref` on a day, put on record in this time, is told here."""
        imported = ref in self._imported
        early = on is not None and on < self.first_day and (self.since is not None or imported)
        return early and not imported if self.of_late else not early

    def late(self) -> Period:
        """The same period, in which what was recorded late is told in place of its news.

        What was brought in from a log is not told one by one; see `brought_in`.
        """
        late = copy(self)
        late.of_late = True
        return late

    def brought_in(self) -> Iterator[tuple[str, int]]:
        """The kinds of things that came from a log with a past before `first_day`; of each, many.

        What was imported and taken back is not among them.
        """
        refs = self._imported & self._before
        for kind in sorted({kind_of(ref) for ref in refs}, key=KINDS.index):
            now = self.after.rows(view_of(kind))
            many = sum(kind_of(ref) == kind and ref in now for ref in refs)
            if many:
                yield kind, many

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

    def organisation(self, organisation: str) -> str:
        """An organisation as the places held for it are called, else by its id as it is read."""
        name = organisation_named(self.after.members, organisation)
        return said(name) or organisation.replace("-", " ").capitalize()

    def is_theirs(self, group: str) -> bool:
        """Whether a group is of the tier that is told."""
        return self.after.groups[group].tier == self.audience


def recorded_on(views: Views, position: int) -> date | None:
    """The day on which the fact at a position was recorded, where the program runs."""
    row = views.timeline.at(position)
    return row.recorded_at.astimezone().date() if row else None


def said(text: str | None) -> str:
    """A text as it stands within a sentence; nothing where there is none, or none any more."""
    if text is None or text in GONE:
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
