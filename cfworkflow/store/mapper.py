"""One fact, one line: how facts are written down, and read again for ever.

The form of the line is told in `line`. The stored bytes are that line, then, where there is a
narrative, a newline and the narrative. The line stands as it was written: never re-encoded.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Annotated

import msgspec
from eventsourcing.dcb.api import DCBEvent
from pydantic import ValidationError

from cfworkflow.domain.fact import Fact, Recorded, narrative_fields
from cfworkflow.domain.facts import FACTS
from cfworkflow.store.line import (
    LIFTS,
    Fields,
    Lifts,
    command_tag,
    damaged,
    is_narrative_of,
    lifted,
)
from cfworkflow.store.refusals import StoreNewer

SALT_BYTES = 16


class _Line(msgspec.Struct):
    """The first line of a stored fact, with its envelope in its proper types."""

    type: str
    version: int
    tags: list[str]
    on: date
    recorded_at: Annotated[datetime, msgspec.Meta(tz=True)]
    actor: str
    command: str
    command_id: str
    facts: Fields
    narrative: str | None = None


_read_line = msgspec.json.Decoder(_Line).decode
_read_fields = msgspec.json.Decoder(Fields).decode
_UNREADABLE = (msgspec.MsgspecError, RecursionError, ValidationError)


class Mapper:
    """Writes facts as stored events and reads them again.

    `kinds` are the kinds of fact by stored name, `lifts` lead from older versions to today's,
    `salt` gives fresh random bytes.
    """

    def __init__(
        self,
        kinds: Mapping[str, type[Fact]] = FACTS,
        lifts: Lifts = LIFTS,
        salt: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._kinds = kinds
        self._lifts = lifts
        self._salt = salt

    def write(self, told: Recorded) -> DCBEvent:
        """The stored event of a fact in its envelope."""
        fact = told.fact
        texts = narrative_fields(type(fact))
        tags = [*fact.tags(), command_tag(told.command_id)]
        said = fact.model_dump(mode="json", include=set(texts), exclude_none=True)
        narrative = {name: text for name, text in said.items() if text}
        line: Fields = {
            "type": fact.NAME,
            "version": fact.VERSION,
            "tags": tags,
            "on": told.on.isoformat(),
            "recorded_at": told.recorded_at.isoformat(),
            "actor": told.actor,
            "command": told.command,
            "command_id": told.command_id,
            "facts": fact.model_dump(mode="json", exclude=set(texts)),
        }
        if not narrative:
            return DCBEvent(type=fact.NAME, data=_json(line), tags=tags)
        second = _json({"salt": self._salt(SALT_BYTES).hex(), **narrative})
        line["narrative"] = sha256(second).hexdigest()
        return DCBEvent(type=fact.NAME, data=_json(line) + b"\n" + second, tags=tags)

    def read(self, event: DCBEvent, position: int) -> Recorded:
        """The fact of a stored event. Raises `StoreDamaged` or `StoreNewer`."""
        first, _, second = event.data.partition(b"\n")
        try:
            line = _read_line(first)
            _check_columns(line, event)
            return Recorded(
                fact=self._fact(line, _narrative(line, second), position),
                on=line.on,
                recorded_at=line.recorded_at,
                actor=line.actor,
                command=line.command,
                command_id=line.command_id,
                position=position,
                withheld=line.narrative is not None and not second,
            )
        except (ValueError, KeyError, TypeError, AttributeError, *_UNREADABLE):
            raise damaged(position) from None

    def _fact(self, line: _Line, narrative: Fields, position: int) -> Fact:
        name, version = line.type, line.version
        kind = self._kinds.get(name)
        if kind is None or version > kind.VERSION:
            why = f"It holds a fact of the kind {name}, version {version}, unknown here."
            raise StoreNewer(f"at position {position}", why)
        if narrative.keys() & line.facts.keys():
            raise ValueError(name)  # a narrative must not speak for the facts
        fields = {**line.facts, **narrative}
        version, fields = lifted(name, version, fields, self._lifts)
        if version != kind.VERSION:
            raise ValueError(version)
        return kind.model_validate(fields)


def _check_columns(line: _Line, event: DCBEvent) -> None:
    """What a store keeps beside the line, to find it by, must be what the line says."""
    if event.type != line.type or event.tags != line.tags:
        raise ValueError(event.type)


def _narrative(line: _Line, second: bytes) -> Fields:
    """The second line's texts, if they are those the first line has the hash of."""
    if not second:
        return {}
    if not is_narrative_of(line.narrative, second):
        raise ValueError(line.narrative)
    narrative = _read_fields(second)
    del narrative["salt"]
    return narrative


def _json(fields: Fields) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
