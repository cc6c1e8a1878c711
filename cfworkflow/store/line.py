"""One fact, one line: the form in which facts stand on record, and how they are told again from it.

A line of JSON: type, version, tags, envelope, facts, and the SHA-256 of the narrative where there
is one. Then, kept apart, the narrative with a random salt, without which the hash of a short text
could be guessed. The narrative may be erased; the line stands as it was written.

Telling again takes none of the domain's models: it is enough to show what happened.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from cfworkflow.store.refusals import StoreDamaged

Fields = dict[str, Any]
Lift = Callable[[Fields], Fields]
"""Turns the fields of one version of a fact into those of the next."""

Lifts = Mapping[tuple[str, int], Lift]
"""(stored name, version) → what lifts it to the version after."""


def _as_it_was(fields: Fields) -> Fields:
    """Where a later version only has more fields, each with what it was before they came up."""
    return fields


LIFTS: Lifts = {
    ("barrier-raised", 1): _as_it_was,
    ("evidence-checked", 1): _as_it_was,
    ("action-added", 1): _as_it_was,
}

_COMMAND = "command:"


def command_tag(command_id: str) -> str:
    """The tag that all facts of one command carry (rule I2)."""
    return f"{_COMMAND}{command_id}"


def lifted(name: str, version: int, fields: Fields, lifts: Lifts = LIFTS) -> tuple[int, Fields]:
    """The fields of a fact of an older version as the last version has them, and which that is."""
    while (name, version) in lifts:
        fields = lifts[name, version](fields)
        version += 1
    return version, fields


def damaged(position: int) -> StoreDamaged:
    """What to raise where no fact as it was written stands at a position."""
    return StoreDamaged(
        f"at position {position}", "What is stored there is not a fact as it was written."
    )


def is_narrative_of(line_hash: str | None, narrative: bytes) -> bool:
    """Whether a narrative is the one that a line has the hash of."""
    return sha256(narrative).hexdigest() == line_hash


class RetoldFact:
    """The fields of a fact as they were written, by name; what was not said is None.

    `NAME` is its stored name. Dates are text, as JSON has them.
    """

    def __init__(self, name: str, tags: list[str], fields: Fields) -> None:
        given = vars(self)
        for field, said in fields.items():
            given[field] = RetoldFact(field, [], said) if isinstance(said, dict) else said
        given.pop("tags", None)  # a line from elsewhere may say anything; the method stays
        self.NAME = name
        self._tags = tags

    def __getattr__(self, _name: str) -> Any:  # noqa: ANN401 - nothing was written
        return None

    def tags(self) -> tuple[str, ...]:
        """What the fact touches."""
        return tuple(tag for tag in self._tags if not tag.startswith(_COMMAND))


class Retold(NamedTuple):
    """A fact told again, in its envelope."""

    fact: Any
    on: date
    recorded_at: datetime
    actor: str
    command: str
    command_id: str
    position: int
    withheld: bool
    left_out: bool = False


def retell(position: int, line: bytes, narrative: bytes | None) -> Retold:
    """Tell again the fact that was written at a position. Raises `StoreDamaged`."""
    try:
        told: Fields = json.loads(line)
        said: Fields = {}
        if narrative is not None:
            if not is_narrative_of(told.get("narrative"), narrative):
                raise damaged(position)
            said = json.loads(narrative)
        _, fields = lifted(told["type"], told["version"], {**told["facts"], **said})
        return Retold(
            fact=RetoldFact(told["type"], told["tags"], fields),
            on=date.fromisoformat(told["on"]),
            recorded_at=datetime.fromisoformat(told["recorded_at"]),
            actor=told["actor"],
            command=told["command"],
            command_id=told["command_id"],
            position=position,
            withheld="narrative" in told and narrative is None,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged(position) from None
