"""Comparing kept views with a fresh fold: what differs, row by row and word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from cfworkflow.projections.views import every_view

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Reading, Views
    from cfworkflow.projections.view import View


class Difference(NamedTuple):
    """Where a kept view is not what its facts make of it; `what` says how."""

    view: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.view}: {self.key} {self.what}."


def differences(fresh: Reading, kept: Views) -> list[Difference]:
    """All differences between a fresh fold and the kept views at the same position."""
    return [found for view in every_view() for found in _in_view(view, fresh, kept)]


def _in_view(view: View[Any], fresh: Reading, kept: Views) -> Iterator[Difference]:
    ours, theirs = dict(fresh.rows(view)), dict(kept.rows(view))
    for key in ours.keys() - theirs.keys():
        yield Difference(view.name, key, "is missing")
    for key in theirs.keys() - ours.keys():
        yield Difference(view.name, key, "is there, and no fact tells of it")
    for key in sorted(ours.keys() & theirs.keys()):
        if ours[key] != theirs[key]:
            yield Difference(view.name, key, "says what its facts do not")
    if [*ours] != [*theirs] and ours.keys() == theirs.keys():
        yield Difference(view.name, "the order of its rows", "is not that of its facts")
    yield from _by_facet(view, ours, kept)


def _by_facet(view: View[Any], ours: dict[str, Any], kept: Views) -> Iterator[Difference]:
    by_facet: dict[str, list[Any]] = {}
    for row in ours.values():
        for facet in view.facets(row):
            by_facet.setdefault(facet, []).append(row)
    for facet, rows in sorted(by_facet.items()):
        if kept.rows(view).where(facet) != rows:
            yield Difference(view.name, f"what is found by {facet}", "is not what its facts say")
