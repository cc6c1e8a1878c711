"""References as tags: which kind of thing a reference or a slug names."""

from __future__ import annotations

import re

LETTERS = {"A": "action", "B": "barrier", "D": "decision", "M": "meeting"}
"""The letter of a reference → the kind of thing it numbers."""

_REFERENCE = re.compile(r"([A-Za-z])-?0*([1-9][0-9]{0,11})")


def thing_tag(said: str) -> str:
    """The tag of a thing as people name it: b-1 is `barrier:B-0001`, tactical `group:tactical`."""
    found = _REFERENCE.fullmatch(said)
    letter = found.group(1).upper() if found else ""
    if found is None or letter not in LETTERS:
        return f"group:{said}"
    return f"{LETTERS[letter]}:{letter}-{int(found.group(2)):04d}"
