"""Which facts of the record are asked for, and a first look for them among what is written there.

To tell a fact again takes thirty times as long as to look at its line: so lines that can't be meant
are passed over where they lie, and only the others are told again, and then judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.domain.references import bare, tag_of
from cfworkflow.projections.succession import checking, standing_in_for

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.timeline import TimelineRow

_EPOCH, _DAY_SECONDS = date(1970, 1, 1), 86_400

_NAMED = """EXISTS (SELECT 1 FROM json_each({0}, '$.facts')
    WHERE atom IN (SELECT value FROM json_each(:about)))"""

_CONDITIONS = {
    "about": _NAMED,
    "actor": "{0} ->> '$.actor' = :actor",
    "kind": "{0} ->> '$.type' = :kind",
    "since": "{0} ->> '$.on' >= :since",
    "until": "{0} ->> '$.on' <= :until",
    "recorded_since": "unixepoch({0} ->> '$.recorded_at') >= :recorded_since",
    "recorded_until": "unixepoch({0} ->> '$.recorded_at') <= :recorded_until",
}
"""What is asked for → what its line then says; {0} is the line."""


class Sought(NamedTuple):
    """What is asked of facts; None stands for any, and dates are included in what they bound.

    `about` are references and groups of which a fact names one; `kind` its stored name; `since` and
    `until` bound the date it took effect, the others the date it was recorded where we are.
    """

    about: frozenset[str] | None = None
    actor: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    recorded_since: date | None = None
    recorded_until: date | None = None

    def covers(self, told: TimelineRow) -> bool:
        """Whether this fact is asked for."""
        recorded = told.recorded_at.astimezone().date()
        return (
            (self.about is None or not self.about.isdisjoint(told.about))
            and self.actor in (None, told.actor)
            and self.kind in (None, told.kind)
            and (self.since is None or self.since <= told.on)
            and (self.until is None or told.on <= self.until)
            and (self.recorded_since is None or self.recorded_since <= recorded)
            and (self.recorded_until is None or recorded <= self.recorded_until)
        )

    def question(self) -> tuple[str, dict[str, object]]:
        """The SQL that finds the lines to be told again, the newest first, and what it is given.

        It finds every fact asked for up to `:position`, and may find others. A line that is none
        is found as well: whoever tells it again will notice.
        """
        asked = {name: value for name, value in self._asdict().items() if value is not None}
        meant = " AND ".join(_CONDITIONS[name].format("said") for name in asked) or "TRUE"
        return (
            f"""SELECT position, line, narrative
            FROM (SELECT *, CAST(line AS TEXT) AS said FROM fact WHERE position <= :position)
            WHERE CASE WHEN json_valid(said) THEN {meant} ELSE TRUE END
            ORDER BY position DESC""",
            {name: _given(name, value) for name, value in asked.items()},
        )


def _given(name: str, value: object) -> object:
    if isinstance(value, frozenset):
        # A field holds a reference alone, or a tag: where its kind is said by the field, or is not.
        return json.dumps([each for ref in value for each in (bare(ref), tag_of(ref))])
    if not isinstance(value, date):
        return value
    if not name.startswith("recorded"):
        return value.isoformat()
    # Some days more on either side: where we are decides which day it was, and `covers` knows that.
    days = (value - _EPOCH).days + (-2 if name == "recorded_since" else 3)
    return days * _DAY_SECONDS


def of_group(views: Views, group: str) -> frozenset[str]:
    """A group and what is its own: its meetings, decisions and actions, the barriers it raised.

    Those that a partnership raised are, with its area, its successor's too.
    """
    return frozenset({group, *_owned(views, group)})


def _owned(views: Views, group: str) -> Iterator[str]:
    facet = f"group:{group}"
    for rows in (views.meetings, views.decisions, views.actions):
        yield from rows.keys_where(facet)
    groups = views.groups
    names = (group, *standing_in_for(groups, group))
    for row in views.barriers.where(tuple(f"group:{name}" for name in names)):
        if group in (row.raised_by, checking(groups, row)):
            yield row.barrier
