"""View `timeline`: every fact as a sentence, with both its dates and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from cfworkflow.projections.sentences import SENTENCES, sentence
from cfworkflow.projections.view import WITHHELD, Rows, View

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Fact, Recorded

_REFERRING = (
    *("barrier", "decision", "meeting", "action", "group"),
    *("at_meeting", "from_group", "to_group", "to", "successor"),
)
"""The fields of facts that hold a reference or a group."""

_NAMES: dict[type[Fact], tuple[str, ...]] = {}
"""Which of these fields a kind of fact has."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A fact in a sentence: when it took effect (`on`), when and by whom it was recorded.

    `kind` is its stored name, `command` what was asked for, `about` every reference and group
    it names. `recorded_at` is UTC. The sentence ends with what was said: how, why, the findings.
    """

    position: int
    on: date
    recorded_at: datetime
    actor: str
    command: str
    kind: str
    about: tuple[str, ...]
    sentence: str


def moment_key(position: int) -> str:
    """The key of a fact, such that keys sort as positions do."""
    return f"{position:012d}"


_SAID = {
    "description": "Description",
    "because": "Because",
    "how": "How",
    "findings": "Findings",
    "note": "Note",
    "nature": "Nature",
    "response": "Response",
    "reasons": "Reasons",
}
"""The narratives that a sentence leaves out, and the word that brings each in."""


def _in_full(told: Recorded, fact: Fact) -> str:
    texts = [f"{word}: {text}" for name, word in _SAID.items() if (text := getattr(fact, name, ""))]
    withheld = [WITHHELD] if told.withheld else []
    return " ".join([sentence(fact), *texts, *withheld])


def _about(fact: Fact) -> tuple[str, ...]:
    kind = type(fact)
    if kind not in _NAMES:
        _NAMES[kind] = tuple(name for name in _REFERRING if hasattr(fact, name))
    named = [getattr(fact, name) for name in _NAMES[kind]]
    return tuple(dict.fromkeys(ref for ref in named if ref))


def _told(rows: Rows[TimelineRow], told: Recorded, fact: Fact) -> None:
    row = TimelineRow(
        position=told.position,
        on=told.on,
        recorded_at=told.recorded_at,
        actor=told.actor,
        command=told.command,
        kind=fact.NAME,
        about=_about(fact),
        sentence=_in_full(told, fact),
    )
    rows.put(moment_key(told.position), row)


TIMELINE = View("timeline", TimelineRow, dict.fromkeys(SENTENCES, _told), grows=True)
"""Key: the position, in twelve digits."""
