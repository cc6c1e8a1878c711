"""One event as it is brought: what it has to say, and what of that can't be taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from cfworkflow.store.cloud_event import SPECVERSION, as_data, cloud_event
from cfworkflow.store.line import is_narrative_of
from cfworkflow.store.receiving import take
from cfworkflow.store.refusals import StoreDamaged, StoreNewer

if TYPE_CHECKING:
    from cfworkflow.store.receiving import Taken

_REQUIRED = ("id", "source", "type")
_POSITION = re.compile(r"[1-9][0-9]{0,17}")

_ATTRIBUTES = ("type", "subject", "cfwon", "cfwactor", "cfwcommand", "cfwcommandid")
"""What is held against the line, where it is there; a broker may leave out or add what it likes."""

_read_object = msgspec.json.Decoder(dict[str, Any]).decode
_read_line = msgspec.json.Decoder(dict[str, Any]).decode


class NotTaken(Exception):  # noqa: N818 - what is the matter with what was brought
    """An event that can't be taken; `whats` says why, in sentences."""

    def __init__(self, *whats: str) -> None:
        super().__init__(*whats)
        self.whats = whats


class NotJSON(NotTaken):
    """A line that is none of a file of events."""


class Brought(NamedTuple):
    """An event that can be taken: its place in the record it is of, and its fact."""

    position: int
    source: str
    taken: Taken


def read_event(raw: bytes) -> Brought:
    """Read the event in a line. Raises `NotTaken`."""
    event = _object(raw)
    if wrong := [*_wrong_attributes(event)]:
        raise NotTaken(*wrong)
    line, narrative = _carried(event)
    position = int(event["id"])
    try:
        taken = take(line, narrative, position)
        told = as_data(cloud_event(event["source"], position, line, narrative))
    except StoreNewer as newer:
        raise NotTaken(f"{newer.why} Update cfworkflow, then try again.") from None
    except StoreDamaged:
        raise NotTaken("Its data.line is not a fact as a store has it.") from None
    if beside := [*_said_otherwise(event, told)]:
        names = " and ".join(beside)
        raise NotTaken(
            f"Its {names} do{'es' * (len(beside) == 1)} not say what its data.line does."
        )
    return Brought(position, event["source"], taken)


def _object(raw: bytes) -> dict[str, Any]:
    try:
        return _read_object(raw.removeprefix(b"\xef\xbb\xbf"))  # some editors begin a file so
    except msgspec.ValidationError:
        raise NotTaken("It is JSON, and no object.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotJSON(f"It is not JSON: {error}.") from None


def _wrong_attributes(event: dict[str, Any]) -> Iterator[str]:
    if event.get("specversion") != SPECVERSION:
        yield f"Its specversion is {event.get('specversion')!r}, not {SPECVERSION!r}."
    lacking = [name for name in _REQUIRED if not _is_text(event.get(name))]
    if lacking:
        yield f"It lacks {' and '.join(lacking)}."
    elif not _POSITION.fullmatch(event["id"]):
        yield f"Its id is {event['id']!r}, not the position of a fact."


def _carried(event: dict[str, Any]) -> tuple[bytes, bytes | None]:
    """The line and the narrative, as they stood on record."""
    data = event.get("data")
    if not isinstance(data, dict) or not _is_text(data.get("line")):
        raise NotTaken("It has no data.line: that is the fact as it stood on record.")
    narrative = data.get("narrative")
    if narrative is not None and not isinstance(narrative, str):
        raise NotTaken("Its data.narrative is neither a text nor null.")
    line = data["line"].encode()
    if narrative is None:
        return line, None
    if not is_narrative_of(_committed(line), narrative.encode()):
        raise NotTaken("Its data.narrative is not the one that data.line has the hash of.")
    return line, narrative.encode()


def _committed(line: bytes) -> str | None:
    """The hash of its narrative that a line holds; None where it holds none."""
    try:
        found = _read_line(line).get("narrative")
    except (msgspec.MsgspecError, RecursionError):
        return None
    return found if isinstance(found, str) else None


def _said_otherwise(event: dict[str, Any], told: dict[str, Any]) -> Iterator[str]:
    """The names under which an event says other than its line and narrative do."""
    for name in _ATTRIBUTES:
        if name in event and event[name] != told[name]:
            yield name
    if "time" in event and not _same_moment(event["time"], told["time"]):
        yield "time"
    for name in ("facts", "texts"):
        if name in event["data"] and event["data"][name] != told["data"][name]:
            yield f"data.{name}"


def _same_moment(one: object, other: str) -> bool:
    try:
        return datetime.fromisoformat(str(one)) == datetime.fromisoformat(other)
    except ValueError:
        return False


def _is_text(given: object) -> bool:
    return isinstance(given, str) and bool(given)
