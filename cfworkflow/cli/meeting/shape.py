"""What a meeting's file says, as far as it makes sense, so that all of it can be judged at once.

What makes none is told, and then taken for what was most likely meant; where nobody can tell what
that is, for something that finds no fault. Nothing of it is recorded: such a file is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import MATTERS
from cfworkflow.domain.meeting.whole import Interest, Item, MeetingInPart, RecordMeeting
from cfworkflow.domain.parts import Place, refuse_parts
from cfworkflow.domain.references import in_full
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import is_slug
from cfworkflow.importing.days import NoDay, day_in

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_ROUNDS = 20
"""How often what is left is looked at again; a slip seldom hides more than two others."""

_TRIES = 2
"""How often a value is supposed before what it is part of is: what was meant, and then anything."""

_AS_TYPED = {"in_favour": "for", "abstained": "abstain"}
_TABLES: Mapping[str, Iterable[str]] = {
    "items": Item.model_fields,
    "actions": AddAction.model_fields,
    "interests": Interest.model_fields,
    "terms": Terms.model_fields,
    "vote": [_AS_TYPED.get(name, name) for name in Ballot.model_fields],
}
"""A table of the file → the settings there can be in it."""

_REFERENCES = ("meeting", "approve_minutes_of", "again", "barrier", "approach")
NO_BARRIER = "B-0000"
"""What is supposed for a barrier's reference; nothing has it."""

_UNKNOWN = "not-read"
_SUPPOSED: Mapping[str, Any] = {
    "due": date.max,
    "until": date.max,
    **dict.fromkeys(("title", "response", "reasons", "recommended"), "?"),
    **dict.fromkeys(("owner", "member", "group"), _UNKNOWN),
    **dict.fromkeys(("present", "apologies", "left", "arrived", "principles"), _UNKNOWN),
    "answers": "accepted",
    "defer": "other",
    "barrier": NO_BARRIER,
    "items": {"kind": "key", "title": "?"},
    "interests": {"member": _UNKNOWN},
    "actions": {"barrier": NO_BARRIER, "owner": _UNKNOWN, "title": "?", "due": date.max},
}
"""What is supposed of a setting that has to be there, or of an element of a list."""


class Shape:
    """A file's values, put into shape. `findings` are what was wrong, each at its place as typed.

    `command` is the meeting; or what is left of it, to be judged; None where nothing is.
    """

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = deepcopy(values)
        self._unread: set[Place] = set()
        self._guessed: set[Place] = set()
        self._tries: dict[Place, int] = {}
        self._moved: dict[Place, Place] = {}
        self.findings: list[tuple[Place, ErrorDetails]] = []
        _write_out(self._values)
        self.command = self._read()

    def _read(self) -> RecordMeeting | None:
        for _ in range(_ROUNDS):
            try:
                whole = RecordMeeting.model_validate(self._values)
                refuse_parts("RecordMeeting", _due_before(whole))
            except ValidationError as error:
                for finding in error.errors(include_url=False):
                    self._take(finding)
                continue
            if not self.findings:
                return whole
            return MeetingInPart(
                **vars(whole), unread=frozenset(self._unread), guessed=frozenset(self._guessed)
            )
        return None

    def _take(self, finding: ErrorDetails) -> None:
        """Tell of a finding unless it comes of one before, and put right what it is about."""
        place = tuple(part for part in finding["loc"] if part != "[key]")
        place = (*place[:-1], _AS_TYPED.get(str(place[-1]), place[-1])) if place else place
        known = self._unread | self._guessed
        if not any(place[:length] in known for length in range(1, len(place) + 1)):
            self.findings.append((self.as_typed(place), finding))
        self._put_right(place, finding)

    def as_typed(self, place: Place) -> Place:
        """A place as it stands in the file, where a setting was taken for another one."""
        for length in range(len(place), 0, -1):
            if place[:length] in self._moved:
                return self._moved[place[:length]] + place[length:]
        return place

    def _put_right(self, place: Place, finding: ErrorDetails) -> None:
        self._tries[place] = self._tries.get(place, 0) + 1
        holder = _holder(self._values, place)
        if holder is None:
            return
        meant = _meant(finding) if self._tries[place] == 1 else None
        if finding["type"] == "extra_forbidden":
            self._put_where_it_belongs(place, holder)
        elif meant is not None:
            self._guessed.add(place)
            holder[place[-1]] = meant
        elif self._tries[place] > _TRIES and len(place) > 1:
            self._put_right(place[:-1], finding)
        else:
            self._unread.add(place)
            self._suppose(place, holder)

    def _put_where_it_belongs(self, place: Place, holder: Any) -> None:
        """Take a setting that there is not for the one it was meant for, if any."""
        value = holder.pop(place[-1], None)
        near = nearest(str(place[-1]), settings_at(place))
        if near and near not in holder:
            self._moved[*place[:-1], near] = place
            holder[near] = value

    def _suppose(self, place: Place, holder: Any) -> None:
        *above, last = place
        if isinstance(last, int):
            holder[last] = deepcopy(_SUPPOSED.get(str(above[-1]), "?"))
        elif last in ("kind", "again", "terms") and above[:1] == ["items"]:
            # An item of no particular kind: what it is about may be what can't be told.
            for name in {"again", *MATTERS} - {"barrier"}:
                holder.pop(name, None)
            holder["kind"] = "key"
            holder.setdefault("title", "?")
        elif last == "day":
            holder[last] = date.min  # whoever judges it knows that nobody knows
        elif last == "group" and not above and "meeting" in holder:
            holder.pop(last, None)
        elif last in _SUPPOSED and last in _needed(place):
            holder[last] = _SUPPOSED[last]
        else:
            holder.pop(last, None)


def _due_before(whole: RecordMeeting) -> Iterator[tuple[bool, Place, str]]:
    """The actions that were due before the meeting at which they were agreed."""
    for number, action in enumerate(whole.actions):
        said = f"{action.due.isoformat()} is before the meeting, on {whole.day.isoformat()}"
        yield action.due < whole.day, ("actions", number, "due"), said


def _needed(place: Place) -> Iterable[str]:
    """The settings that are supposed and not left out, of the table that a place is in."""
    if place[:1] == ("items",):
        return ("title", "barrier", "until", "response", "reasons", "defer", "member")
    if place[:1] == ("actions",):
        return ("owner", "due", "title", "barrier")
    return ("group",)


def settings_at(place: Place) -> Iterable[str]:
    """The settings there could have been in the table that a place is in."""
    tables = [part for part in place[:-1] if isinstance(part, str)]
    return _TABLES.get(tables[-1], ()) if tables else RecordMeeting.model_fields


def nearest(said: str, known: Iterable[str]) -> str:
    """The one that was most likely meant; empty where none is near."""
    return next(iter(get_close_matches(said, [*known], n=1)), "")


def _holder(values: Any, place: Place) -> Any:
    """The table or list that a place is in; None where there is none, or it is the file."""
    for part in place[:-1]:
        try:
            values = values[part]
        except (KeyError, IndexError, TypeError):
            return None
    return values if place and isinstance(values, dict | list) else None


def _meant(finding: ErrorDetails) -> Any:
    """What a value was most likely meant to be; None where nobody can tell."""
    given = finding["input"]
    match finding["type"]:
        case "tuple_type" if isinstance(given, str | dict):
            return [given]
        case "literal_error" if isinstance(given, str):
            known = re.findall(r"'([^']+)'", str(finding.get("ctx", {}).get("expected", "")))
            return nearest(given.strip().lower().replace(" ", "-"), known) or None
        case "string_pattern_mismatch" if isinstance(given, str):
            slug = re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")
            return slug if is_slug(slug) else None
        case kind if kind.startswith("date_"):
            try:
                return day_in(given)
            except NoDay:
                return None
    return None


def _write_out(values: MutableMapping[str, Any]) -> None:
    """Write out the references that are typed as people say them: M-4 is M-0004."""
    for table in _tables(values):
        for name in _REFERENCES:
            if isinstance(table.get(name), str):
                table[name] = in_full(table[name])


def _tables(values: MutableMapping[str, Any]) -> Iterator[MutableMapping[str, Any]]:
    yield values
    for name in ("items", "actions"):
        listed = values.get(name)
        for each in listed if isinstance(listed, list) else ():
            if isinstance(each, dict):
                yield each
