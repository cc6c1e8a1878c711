"""Every view there is. A later one is a module of its own and a line here."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from cfworkflow.projections.kept_schema import LAYOUT
from cfworkflow.projections.view import View


class Entry(NamedTuple):
    """Where a view lives (`package.module:NAME`), and its version.

    The version is raised whenever the same facts make other rows, words or counts than before, so
    that what is kept of the view is made anew. It stands here for readers to know of every view
    without loading it.
    """

    where: str
    version: int = 1


ENTRIES = {
    "groups": Entry("cfworkflow.projections.groups:GROUPS"),
    "members": Entry("cfworkflow.projections.members:MEMBERS"),
    "meetings": Entry("cfworkflow.projections.meetings:MEETINGS"),
    "decisions": Entry("cfworkflow.projections.decisions:DECISIONS"),
    "barriers": Entry("cfworkflow.projections.barriers:BARRIERS"),
    "actions": Entry("cfworkflow.projections.actions:ACTIONS"),
}

FOLDS = f"{LAYOUT};" + ",".join(f"{name}:{entry.version}" for name, entry in ENTRIES.items())
"""By which folds views are made, and how they are kept; all else is made anew."""


@cache
def every_view() -> tuple[View[Any], ...]:
    """All views, loaded."""
    return tuple(view_at(entry.where) for entry in ENTRIES.values())


def view_at(where: str) -> View[Any]:
    """The view at `package.module:NAME`. Raises `TypeError` where none is."""
    module, _, name = where.partition(":")
    view = getattr(import_module(module), name)
    if not isinstance(view, View):
        raise TypeError(where)
    return view
