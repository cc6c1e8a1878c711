"""Every view looked at as of random moments, in a short history and in a long one side by side.

A look takes as long as its answer is large, so each tells how many rows it answered with, and the
two histories are compared by looks whose answers are alike.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cfworkflow.cli.kept import up_to_date
from cfworkflow.projections.members import roll_on
from cfworkflow.projections.plan import action_plan
from cfworkflow.projections.status import programme_status

if TYPE_CHECKING:
    from cfworkflow.projections.kept_views import KeptViews
    from cfworkflow.projections.reading import Views

LAST = 20
WARM_UP = 5
EARLY = 500
"""Facts by which there is one of everything."""

ALIKE = 0.1
"""By how much answers that count as alike may differ in size."""


class Point(NamedTuple):
    """A moment, its day, and what was on record by then: by kind, the reference of one of each."""

    position: int
    day: date
    refs: dict[str, str]


class Looked(NamedTuple):
    """How many rows a look answered with, and how many seconds it took.

    `again` is how many it took at once again, when every page it needs was at hand.
    """

    rows: int
    seconds: float
    again: float


Look = Callable[["Views", Point], int]
"""Looks at the views as they stood at a point, and tells how many rows the answer has."""


def _members(views: Views, point: Point) -> int:
    return len(roll_on(views.members, "tactical", point.day))


def _status(views: Views, point: Point) -> int:
    now = programme_status(views, point.day)
    waiting = (now.checks_due, now.unanswered, now.overdue, now.deferred, now.meetings)
    return sum(each.standing for each in now.tiers) + sum(map(len, waiting))


LOOKS: dict[str, Look] = {
    "a barrier": lambda views, point: bool(views.barriers[point.refs["barrier"]]),
    "a decision": lambda views, point: bool(views.decisions[point.refs["decision"]]),
    "a meeting": lambda views, point: bool(views.meetings[point.refs["meeting"]]),
    "an action": lambda views, point: bool(views.actions[point.refs["action"]]),
    "the tactical board": lambda views, _: len(views.barriers.where("state:tactical")),
    "barriers closed, last 20": lambda views, _: len(
        views.barriers.where("state:closed", last=LAST)
    ),
    "decisions, last 20": lambda views, _: len(views.decisions.where(last=LAST)),
    "meetings of a group, last 20": lambda views, _: len(
        views.meetings.where("group:tactical", last=LAST)
    ),
    "members of a group that day": _members,
    "a barrier's story": lambda views, point: len(views.story(point.refs["barrier"])),
    "timeline, 50 facts": lambda views, point: sum(
        1 for _ in views.timeline.between(point.position - 50, point.position)
    ),
    "action plan of what is open": lambda views, point: len(
        action_plan(views, point.day, over=False)
    ),
    "status of the programme": _status,
}


_BEGUN_BY = {
    "barrier": "barrier-raised",
    "decision": "decision-proposed",
    "meeting": "meeting-scheduled",
    "action": "action-added",
}


def look_at(short: str, long: str, looks: int) -> dict[str, list[tuple[Looked, Looked]]]:
    """So many looks of each kind at either store, by turns, at moments drawn by a seed."""
    one, other = up_to_date(short), up_to_date(long)
    points = [*zip(_points(one, WARM_UP + looks), _points(other, WARM_UP + looks), strict=True)]
    return {
        name: [(_timed(one, look, a), _timed(other, look, b)) for a, b in points][WARM_UP:]
        for name, look in LOOKS.items()
    }


def alike(looked: list[tuple[Looked, Looked]]) -> list[tuple[Looked, Looked]]:
    """Each look at the long store, beside those at the short one whose answers are as large.

    Of those it is their median; a look that none is like is left out.
    """
    pairs = []
    for _, long in looked:
        like = [
            short
            for short, _ in looked
            if abs(short.rows - long.rows) <= ALIKE * max(short.rows, long.rows)
        ]
        if like:
            pairs.append((Looked(*map(median, zip(*like, strict=True))), long))
    return pairs


def _timed(kept: KeptViews, look: Look, point: Point) -> Looked:
    times = []
    for _ in range(2):
        begun = time.perf_counter()
        kept.let_go()
        rows = look(kept.as_of(point.position), point)
        times.append(time.perf_counter() - begun)
    return Looked(rows, *times)


def _points(kept: KeptViews, number: int) -> Iterator[Point]:
    """Random moments of a record's last nine tenths, and things as random that were there then."""
    chance, head = random.Random(1), kept.head()
    begin = min(max(head // 10, EARLY), head)
    for _ in range(number):
        position = chance.randint(begin, head)
        on = date.fromisoformat(_line(kept, position)["on"])
        refs = {
            kind: _line(kept, chance.randint(begin, position), first)["facts"][kind]
            for kind, first in _BEGUN_BY.items()
        }
        yield Point(position, on, refs)


def _line(kept: KeptViews, position: int, kind: str | None = None) -> dict[str, Any]:
    """The last fact up to a position, of a kind if one is given, as JSON has it."""
    found = kept.connection.execute(
        """SELECT line FROM fact WHERE position <= ? AND type = coalesce(?, type)
        ORDER BY position DESC LIMIT 1""",
        (position, kind),
    )
    return cast("dict[str, Any]", json.loads(cast("bytes", found.get)))
