"""A briefing as a file: its hash, and what the last line of a draft says of it."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import click

FILE = click.Path(exists=True, dir_okay=False, readable=True)

_MARK = re.compile(
    r"<!-- cfworkflow: (?:to ([a-z]+), )?"
    r"up to @([1-9][0-9]{0,14})(?: on ([0-9]{4}-[0-9]{2}-[0-9]{2}))? -->"
)
_HEADING = re.compile(r"#\s+(\S.*)")
_LONGEST = 300


class Text(NamedTuple):
    """What is known of a file: the SHA-256 of its bytes; if it is a draft, where it tells up to.

    `audience` is whom it was drafted for, `day` the one on which, `title` its first heading.
    """

    sha256: str
    audience: str | None = None
    upto: int | None = None
    day: date | None = None
    title: str | None = None


def read_text(path: str) -> Text:
    """What a file says of itself. Whatever kind of file it is, it has a hash."""
    content = Path(path).read_bytes()
    digest = sha256(content).hexdigest()
    try:
        lines = content.decode("utf-8-sig").strip().splitlines()
    except UnicodeDecodeError:
        return Text(digest)
    found = _MARK.fullmatch(lines[-1].strip()) if lines else None
    heading = _HEADING.fullmatch(lines[0].strip()) if lines else None
    return Text(
        digest,
        audience=found[1] if found else None,
        upto=int(found[2]) if found else None,
        day=_day(found[3]) if found and found[3] else None,
        title=heading[1][:_LONGEST] if heading else None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
