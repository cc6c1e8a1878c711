"""What changed on record between two moments: one telling a thing, the newest last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from cfworkflow.projections import changed, changed_bodies
from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.timeline import TimelineRow


class Change(Row, frozen=True):
    """How one thing differs between two moments, in words, and the facts that made it so.

    `kind` is barrier, decision, meeting, action, group, terms or member; `ref` its reference,
    its group, or its place on a group (`tactical/cpsl-mind`). `positions` are of every fact about
    it in between; of terms and places, those about the group's terms and places.
    """

    kind: str
    ref: str
    sentence: str
    positions: tuple[int, ...]


_ORDER = ("group", "meeting", "decision", "terms", "barrier", "action", "member")
"""Of what one fact changed, what brought it about comes before what it brought about."""

_MEMBERSHIP = ("member-appointed", "member-stood-down")
_TERMS = ("terms-adopted",)
_KINDS = {"B": "barriers", "D": "decisions", "M": "meetings", "A": "actions"}
_SAID: dict[str, Callable[[Any, Any], str]] = {
    "barriers": changed.barrier,
    "decisions": changed.decision,
    "meetings": changed_bodies.meeting,
    "actions": changed.action,
    "groups": changed_bodies.group,
}


def changes(before: Views, after: Views) -> tuple[Change, ...]:
    """What changed from one reading to a later one of the same record.

    Each thing stands where the last fact about it does. What came to be as it was before is told
    where steps of it are kept, as a barrier's are; otherwise it is no change.
    """
    facts = [*after.timeline.between(before.position, after.position)]
    found = [
        *_things(before, after, facts),
        *_terms(before, after, facts),
        *_members(before, after, facts),
    ]
    return tuple(sorted(found, key=lambda each: (each.positions[-1], _ORDER.index(each.kind))))


def _things(before: Views, after: Views, facts: list[TimelineRow]) -> Iterator[Change]:
    about: dict[str, list[int]] = {}
    for told in facts:
        if told.kind not in (*_MEMBERSHIP, *_TERMS):
            for ref in told.about:
                about.setdefault(ref, []).append(told.position)
    for ref, positions in about.items():
        view = _KINDS.get(ref[:1], "groups")
        was, now = getattr(before, view).get(ref), getattr(after, view)[ref]
        said = _SAID[view](was, now) if was != now else ""
        if said:
            yield Change(view.removesuffix("s"), ref, said, tuple(positions))


def _by_group(facts: list[TimelineRow], kinds: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """Group → the positions of the facts of these kinds about it."""
    found: dict[str, tuple[int, ...]] = {}
    for told in facts:
        if told.kind in kinds:
            # Of what such a fact is about, a decision may come first; the group is always named.
            group = next(ref for ref in told.about if ref[:1] not in _KINDS)
            found[group] = (*found.get(group, ()), told.position)
    return found


def _terms(before: Views, after: Views, facts: list[TimelineRow]) -> Iterator[Change]:
    for group, positions in _by_group(facts, _TERMS).items():
        was = before.groups.get(group)
        said = changed_bodies.terms(was, after.groups[group])
        if said:
            yield Change("terms", group, said, positions)


def _members(before: Views, after: Views, facts: list[TimelineRow]) -> Iterator[Change]:
    for group, positions in _by_group(facts, _MEMBERSHIP).items():
        was = {(row.member, row.tenure): row for row in before.members.where(f"group:{group}")}
        for now in after.members.where(f"group:{group}"):
            if was.get((now.member, now.tenure)) != now:
                said = changed_bodies.member(was.get((now.member, now.tenure)), now)
                yield Change("member", f"{group}/{now.member}", said, positions)
