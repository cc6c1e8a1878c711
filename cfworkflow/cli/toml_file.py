"""Reading a TOML file a person wrote, and finding the line each value stands on.

`tomllib` gives values without lines. The file is cut into statements (a heading, or a key with
its value, however many lines that takes) and each is parsed by itself: what a statement sets, and
the line it begins on, is what a problem needs to be found again.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from cfworkflow.cli.failure import USAGE, CommandFailure, Failure

Place = tuple[str | int, ...]

_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


def read_toml(path: str) -> tuple[dict[str, Any], str]:
    """The values and the text of a TOML file. Raises a failure that names the line."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = Failure("file", f"{path} cannot be read: {error}.", "", "Save it as UTF-8 text.")
        raise CommandFailure(USAGE, [problem]) from None
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = _AT_LINE.search(said)
        line = at.group(1) if at and at.group(1) else str(len(text.splitlines()) or 1)
        problem = Failure(
            "file",
            f"{path} is not TOML: {_AT_LINE.sub('', said)}.",
            "",
            "Texts stand in quotes, lists in square brackets, dates as 2026-10-15.",
            f"line {line}",
        )
        raise CommandFailure(USAGE, [problem]) from None


def line_of(text: str, place: Place) -> int:
    """The line (from 1) on which the value at `place` stands, or the nearest thing around it."""
    lines = _lines(text)
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return 1


@lru_cache(maxsize=1)
def _lines(text: str) -> dict[Place, int]:
    lines: dict[Place, int] = {}
    heading: Place = ()
    counts: dict[Place, int] = {}
    for number, statement in _statements(text):
        if statement.lstrip().startswith("["):
            heading = _heading(statement, counts)
            lines.setdefault(heading, number)
            continue
        for place, value in _leaves(tomllib.loads(statement)):
            lines.setdefault(heading + place, number)
            if isinstance(value, list):
                lines.update(_elements(heading + place, value, statement, number))
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement of a valid TOML text with the line it begins on."""
    begun, gathered = 0, ""
    # Not `splitlines`, which also ends a line where TOML does not, such as at U+2028.
    for number, line in enumerate(text.split("\n"), 1):
        if not gathered and (not line.strip() or line.lstrip().startswith("#")):
            continue
        begun = begun if gathered else number
        gathered += line + "\n"
        try:
            tomllib.loads(gathered)
        except tomllib.TOMLDecodeError:
            continue
        yield begun, gathered
        gathered = ""


def _heading(statement: str, counts: dict[Place, int]) -> Place:
    """Where a `[heading]` or `[[heading]]` leads, counting the tables of arrays so far."""
    keys: list[str] = []
    here: Any = tomllib.loads(statement)
    while here:
        here = here[0] if isinstance(here, list) else here
        if not here:
            break
        (key,) = here
        keys.append(key)
        here = here[key]
    place: Place = ()
    for key in keys[:-1]:
        place += (key,)
        if place in counts:
            place += (counts[place],)
    place += (keys[-1],)
    if statement.lstrip().startswith("[["):
        counts[place] = counts.get(place, -1) + 1
        place += (counts[place],)
    return place


def _leaves(values: dict[str, Any], above: Place = ()) -> Iterator[tuple[Place, Any]]:
    for key, value in values.items():
        yield (*above, key), value
        if isinstance(value, dict):
            yield from _leaves(value, (*above, key))


def _elements(place: Place, values: list[Any], statement: str, number: int) -> dict[Place, int]:
    """The lines of a list's elements, and of what the tables among them hold."""
    found: dict[Place, int] = {}
    begun, gathered = 0, ""
    for line_number, line in enumerate(statement.split("\n"), number):
        gathered += line + "\n"
        ended = _length_so_far(gathered, len(values))
        for index in range(begun, ended):
            found[(*place, index)] = line_number
            if isinstance(values[index], dict):
                inside = _leaves(values[index], (*place, index))
                found.update((leaf, line_number) for leaf, _ in inside)
        begun = max(begun, ended)
    return found


def _length_so_far(statement: str, whole: int) -> int:
    """How many elements of its list a statement holds that is cut off after some line.

    Closed with a bracket it is valid wherever an element has just ended; by itself, at its end.
    """
    for closing, at_the_end in (("]", False), ("", True)):
        try:
            here: Any = tomllib.loads(statement + closing)
        except tomllib.TOMLDecodeError:
            continue
        if at_the_end:
            return whole
        while isinstance(here, dict):
            (here,) = here.values()
        return len(here)
    return 0
