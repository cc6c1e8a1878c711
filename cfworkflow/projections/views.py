"""Every view there is. A later one is a module of its own and a line here."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from cfworkflow.domain.references import kind_of
from cfworkflow.projections.kept_schema import LAYOUT
from cfworkflow.projections.view import View


class Entry(NamedTuple):
    """Where a view lives (`package.module:NAME`), and its version.

    The version is raised whenever the same facts make other rows, words or counts than before, so
    that what is kept of the view is made anew. It stands here for readers to know of every view
    without loading it.

    `parts` are the views that have the parts of such a thing, found there by its reference; what
    happened to them belongs to its story.

    `tells_of` is the kind of thing whose references are the view's keys, `changed` where the
    sentence about how such a row differs from an earlier one is made, `lists` the command that
    lists such things where it is not `KIND list`.
    """

    where: str
    version: int = 1
    tells_of: str | None = None
    changed: str | None = None
    lists: str | None = None
    parts: tuple[str, ...] = ()


ENTRIES = {
    "groups": Entry(
        "cfworkflow.projections.groups:GROUPS",
        version=4,
        tells_of="group",
        changed="cfworkflow.projections.changed_bodies:group",
    ),
    "members": Entry("cfworkflow.projections.members:MEMBERS", version=3),
    "meetings": Entry(
        "cfworkflow.projections.meetings:MEETINGS",
        version=4,
        tells_of="meeting",
        changed="cfworkflow.projections.changed_bodies:meeting",
    ),
    "decisions": Entry(
        "cfworkflow.projections.decisions:DECISIONS",
        version=4,
        tells_of="decision",
        changed="cfworkflow.projections.changed:decision",
    ),
    "barriers": Entry(
        "cfworkflow.projections.barriers:BARRIERS",
        version=5,
        tells_of="barrier",
        changed="cfworkflow.projections.changed:barrier",
        parts=("decisions", "actions", "learnings"),
    ),
    "actions": Entry(
        "cfworkflow.projections.actions:ACTIONS",
        version=5,
        tells_of="action",
        changed="cfworkflow.projections.changed:action",
    ),
    # bodies: links, areas, coverage, attendance
    "teams": Entry("cfworkflow.projections.teams:TEAMS", version=2),
    # the Trusted Person plan and sense checks
    "elements": Entry(
        "cfworkflow.projections.elements:ELEMENTS",
        version=2,
        tells_of="element",
        changed="cfworkflow.projections.changed_approach:element",
        lists="plan show trusted-person",
    ),
    "approaches": Entry(
        "cfworkflow.projections.approaches:APPROACHES",
        version=2,
        tells_of="approach",
        changed="cfworkflow.projections.changed_approach:approach",
        parts=("sense_checks", "actions"),
    ),
    "sense_checks": Entry(
        "cfworkflow.projections.sense_checks:SENSE_CHECKS",
        version=2,
        tells_of="sense-check",
        changed="cfworkflow.projections.changed_approach:sense_check",
    ),
    # briefings and communications
    "briefings": Entry(
        "cfworkflow.projections.briefings:BRIEFINGS",
        version=2,
        tells_of="briefing",
        changed="cfworkflow.projections.changed_briefings:briefing",
    ),
    "briefing_plans": Entry("cfworkflow.projections.briefings:BRIEFING_PLANS", version=3),
    "communications": Entry(
        "cfworkflow.projections.communications:COMMUNICATIONS",
        version=2,
        tells_of="communication",
        changed="cfworkflow.projections.changed_briefings:communication",
    ),
    # learning and themes
    "themes": Entry(
        "cfworkflow.projections.themes:THEMES",
        version=2,
        tells_of="theme",
        changed="cfworkflow.projections.changed_learning:theme",
    ),
    "learnings": Entry(
        "cfworkflow.projections.learnings:LEARNINGS",
        version=2,
        tells_of="learning",
        changed="cfworkflow.projections.changed_learning:learning",
    ),
    # system inquiries
    "inquiries": Entry(
        "cfworkflow.projections.inquiries:INQUIRIES",
        version=2,
        tells_of="inquiry",
        changed="cfworkflow.projections.changed_inquiry:inquiry",
        parts=("experiments",),
    ),
    "experiments": Entry(
        "cfworkflow.projections.experiments:EXPERIMENTS",
        version=2,
        tells_of="experiment",
        changed="cfworkflow.projections.changed_inquiry:experiment",
        lists="inquiry agents",
    ),
    # work strands, support and risks
    "strands": Entry(
        "cfworkflow.projections.strands:STRANDS",
        version=2,
        tells_of="strand",
        changed="cfworkflow.projections.changed_strands:strand",
    ),
    "tasks": Entry(
        "cfworkflow.projections.tasks:TASKS",
        version=2,
        tells_of="task",
        changed="cfworkflow.projections.changed_strands:task",
        lists="strand show",
    ),
    "support": Entry(
        "cfworkflow.projections.support:SUPPORT",
        version=2,
        tells_of="support",
        changed="cfworkflow.projections.changed_strands:support",
    ),
    "risks": Entry("cfworkflow.projections.risks:RISKS", version=2),
    # vision, principles and outcomes
    "visions": Entry(
        "cfworkflow.projections.visions:VISIONS",
        version=2,
        tells_of="vision",
        changed="cfworkflow.projections.changed_vision:vision",
    ),
    "principles": Entry(
        "cfworkflow.projections.principles:PRINCIPLES",
        version=2,
        tells_of="principle",
        changed="cfworkflow.projections.changed_vision:principle",
    ),
    "measures": Entry(
        "cfworkflow.projections.measures:MEASURES",
        version=2,
        tells_of="measure",
        changed="cfworkflow.projections.changed_vision:measure",
    ),
    # corrections and undo
}

TELLING = {entry.tells_of: entry for entry in ENTRIES.values() if entry.tells_of}
"""The kind of a thing → the view that has its rows."""

FOLDS = f"{LAYOUT};" + ",".join(f"{name}:{entry.version}" for name, entry in ENTRIES.items())
"""By which folds views are made, and how they are kept; all else is made anew."""


@cache
def every_view() -> tuple[View[Any], ...]:
    """All views, loaded."""
    return tuple(view_at(entry.where) for entry in ENTRIES.values())


def view_of(kind: str) -> View[Any]:
    """The view that has the rows of a kind of thing. Raises `KeyError` where none has."""
    return view_at(TELLING[kind].where)


def parts_of(kind: str) -> list[Entry]:
    """The views that have the parts of a thing of that kind; none where it has none."""
    return [ENTRIES[name] for name in TELLING[kind].parts] if kind in TELLING else []


def listed_by(kind: str) -> str:
    """The command that lists the things of a kind; the help where none does."""
    if kind not in TELLING:
        return "cfworkflow --help"
    return f"cfworkflow {TELLING[kind].lists or f'{kind} list'}"


def shown_by(ref: str) -> str:
    """The command that shows what a numbered reference names; its facts, where none does."""
    kind = kind_of(ref)
    has_own = kind in TELLING and TELLING[kind].lists is None
    return f"cfworkflow {kind} show {ref}" if has_own else f"cfworkflow audit log --ref {ref}"


def view_at(where: str) -> View[Any]:
    """The view at `package.module:NAME`. Raises `TypeError` where none is."""
    module, _, name = where.partition(":")
    view = getattr(import_module(module), name)
    if not isinstance(view, View):
        raise TypeError(where)
    return view
