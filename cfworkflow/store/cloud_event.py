"""A fact as a CloudEvent 1.0: attributes and data to work with, and the very text that is proved.

`data.line` is the fact's line and `data.narrative` its narrative, each as one string: whatever a
broker does to spacing, to the order of names or to escapes in JSON, a string stays the string it
is, and the line is the leaf of the log again, byte for byte. All the rest is there to be read
without opening these two, and says nothing that is not in them.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

import msgspec

from cfworkflow.store.line import damaged, is_narrative_of

SPECVERSION = "1.0"

_Texts = dict[str, str | list[str]]


class _Line(msgspec.Struct):
    """What the attributes are taken from. Facts are passed on as they were written."""

    type: str
    version: int
    tags: list[str]
    on: str
    recorded_at: str
    actor: str
    command: str
    command_id: str
    facts: msgspec.Raw
    narrative: str | None = None


class Data(msgspec.Struct):
    """The fact to be read, and as it stands on record.

    `texts` and `narrative` are None where no text was given, and where it was erased or withheld.
    """

    facts: msgspec.Raw
    texts: _Texts | None
    line: str
    narrative: str | None


class CloudEvent(msgspec.Struct):
    """The attributes in the order they are written, then the data."""

    specversion: str
    id: str
    source: str
    type: str
    time: str
    subject: str
    datacontenttype: str
    cfwon: str
    cfwactor: str
    cfwcommand: str
    cfwcommandid: str
    data: Data


_read_line = msgspec.json.Decoder(_Line).decode
_read_texts = msgspec.json.Decoder(_Texts).decode


def record_name(first: bytes) -> str:
    """The name of a record by the line of its first fact, as a URI (RFC 6920).

    No two records begin with the same fact, and a record keeps its name wherever it is copied.
    """
    digest = urlsafe_b64encode(sha256(first).digest()).rstrip(b"=")
    return f"ni:///sha-256;{digest.decode()}"


def cloud_event(source: str, position: int, line: bytes, narrative: bytes | None) -> CloudEvent:
    """The event of the fact at a position of the record `source`. Raises `StoreDamaged`."""
    try:
        told = _read_line(line)
        texts: _Texts | None = None
        if narrative is not None:
            if not is_narrative_of(told.narrative, narrative):
                raise damaged(position)
            texts = _read_texts(narrative)
            del texts["salt"]
        return CloudEvent(
            specversion=SPECVERSION,
            id=str(position),
            source=source,
            type=f"cfworkflow.{told.type}.v{told.version}",
            time=told.recorded_at,
            subject=told.tags[0],
            datacontenttype="application/json",
            cfwon=told.on,
            cfwactor=told.actor,
            cfwcommand=told.command,
            cfwcommandid=told.command_id,
            data=Data(
                told.facts, texts, line.decode(), None if narrative is None else narrative.decode()
            ),
        )
    except (msgspec.MsgspecError, ValueError, LookupError, RecursionError):
        raise damaged(position) from None


def as_data(event: CloudEvent) -> dict[str, Any]:
    """The event as whoever parses it has it."""
    return msgspec.json.Decoder(dict[str, Any]).decode(msgspec.json.encode(event))
