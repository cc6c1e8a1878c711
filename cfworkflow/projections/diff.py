"""What changed on record between two moments: one telling a thing, the newest last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from cfworkflow.domain.on_use import OnUse
from cfworkflow.domain.references import NAMED, bare, kind_of
from cfworkflow.projections import changed_bodies
from cfworkflow.projections.row import Row
from cfworkflow.projections.view import CORRECTION, UNDOING
from cfworkflow.projections.views import TELLING, view_of

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.timeline import TimelineRow

T = TypeVar("T")


class Watch(Protocol):
    """What goes through things one by one for us, and tells meanwhile how far it has come."""

    def __call__(self, what: str, things: Iterable[T], many: int, /) -> Iterable[T]:
        """The same things, `many` of them, while doing `what`."""
        ...


class Change(Row, frozen=True):
    """How one thing differs between two moments, in words, and the facts that made it so.

    `kind` is that of a thing with a view (barrier, group), terms or member; `ref` its reference,
    its group, or its place on a group (`tactical/cpsl-mind`). `positions` are of every fact about
    it in between; of terms and places, what put right or took back anything of the group as well.
    """

    kind: str
    ref: str
    sentence: str
    positions: tuple[int, ...]


_MEMBERSHIP = ("member-appointed", "member-stood-down")
_TERMS = ("terms-adopted",)
_OF_FACTS = (CORRECTION, UNDOING)
"""What was said of a group by these may have been its terms, its places, or itself."""

_AFTER_DECISIONS, _LAST = "terms", "member"

# Each is of the rows of its own view, so the table as a whole can only promise Any.
_SAID: Mapping[str, Callable[[Any, Any], str]] = OnUse(
    {kind: entry.changed for kind, entry in TELLING.items() if entry.changed}
)


def _order() -> tuple[str, ...]:
    kinds = [*TELLING, _LAST]
    kinds.insert(kinds.index("decision") + 1, _AFTER_DECISIONS)
    return tuple(kinds)


_ORDER = _order()
"""Of what one fact changed, what brought it about comes before what it brought about."""


def _unwatched(_what: str, things: Iterable[T], _many: int, /) -> Iterable[T]:
    return things


def changes(before: Views, after: Views, watch: Watch = _unwatched) -> tuple[Change, ...]:
    """What changed from one reading to a later one of the same record.

    Each thing stands where the last fact about it does. What came to be as it was before is told
    where steps of it are kept, as a barrier's are; otherwise it is no change.
    """
    told = after.timeline.between(before.position, after.position)
    many = after.position - before.position
    facts = _Facts(watch("Reading the record", told, many))
    things = watch("Comparing", facts.about.items(), len(facts.about))
    found = [
        *_things(before, after, things, facts.kinds),
        *_terms(before, after, facts.terms),
        *_members(before, after, facts.members),
    ]
    return tuple(sorted(found, key=lambda each: (each.positions[-1], _ORDER.index(each.kind))))


class _Facts:
    """The positions of facts by the thing they are about, by the group whose terms, or places."""

    def __init__(self, facts: Iterable[TimelineRow]) -> None:
        self.about: dict[str, list[int]] = {}
        self.terms: dict[str, list[int]] = {}
        self.members: dict[str, list[tuple[int, str | None]]] = {}
        self.kinds: dict[str, set[str]] = {}
        for told in facts:
            groups = [ref for ref in told.about if kind_of(ref) == "group"]
            if told.kind in _MEMBERSHIP:
                # A sentence of a place begins with whose it is.
                whose = told.sentence.partition(" ")[0]
                self.members.setdefault(groups[0], []).append((told.position, whose))
            elif told.kind in _TERMS:
                # Of what it is about, a decision may come first; the group is always named.
                self.terms.setdefault(groups[0], []).append(told.position)
            else:
                self._take(told)
            if told.kind in _OF_FACTS:
                for group in groups:
                    self.terms.setdefault(group, []).append(told.position)
                    self.members.setdefault(group, []).append((told.position, None))

    def _take(self, told: TimelineRow) -> None:
        for ref in told.about:
            self.about.setdefault(ref, []).append(told.position)
            self.kinds.setdefault(ref, set()).add(told.kind)


def _things(
    before: Views,
    after: Views,
    about: Iterable[tuple[str, list[int]]],
    told: Mapping[str, set[str]],
) -> Iterator[Change]:
    for ref, positions in about:
        kind, key = kind_of(ref), bare(ref)
        if kind not in _SAID:
            continue
        view = view_of(kind)
        was, now = before.rows(view).get(key), after.rows(view).get(key)
        said = "" if was == now else _said(kind, key, was, now, told[ref])
        if said:
            yield Change(kind, key, said, tuple(positions))


def _said(kind: str, key: str, was: object, now: object, told: set[str]) -> str:
    """How a row differs from what it was, by facts of these kinds."""
    name = f"{kind.capitalize()} {key}" if kind in NAMED else key
    if now is None:
        return f"{name} was taken back."
    # What only went back, or reads otherwise, took no step that could be told.
    said = "" if was is not None and told <= {*_OF_FACTS} else _SAID[kind](was, now)
    if said or told.isdisjoint(_OF_FACTS):
        return said
    return f"{name} went back." if UNDOING in told else f"{name} was put right."


def _terms(before: Views, after: Views, about: dict[str, list[int]]) -> Iterator[Change]:
    for group, positions in about.items():
        was, now = before.groups.get(group), after.groups.get(group)
        differ = was is not None and now is not None and was.terms != now.terms
        said = changed_bodies.terms(was, now) if now is not None and differ else ""
        if said:
            yield Change("terms", group, said, tuple(positions))


def _members(
    before: Views, after: Views, about: dict[str, list[tuple[int, str | None]]]
) -> Iterator[Change]:
    for group, found in about.items():
        was = {(row.member, row.tenure): row for row in before.members.where(f"group:{group}")}
        for now in after.members.where(f"group:{group}"):
            earlier = was.pop((now.member, now.tenure), None)
            if earlier != now:
                said = changed_bodies.member(earlier, now)
                if said:
                    yield _of_place(group, now.member, said, found)
        for gone in was.values():
            said = f"The appointment of {gone.member} to {group} was taken back."
            yield _of_place(group, gone.member, said, found)


def _of_place(group: str, member: str, said: str, found: list[tuple[int, str | None]]) -> Change:
    """What changed of a member's place, by those of the facts about the group's that made it so."""
    own = tuple(position for position, whose in found if whose in (member, None))
    return Change("member", f"{group}/{member}", said, own or tuple(at for at, _ in found))
