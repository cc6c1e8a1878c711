"""References: what a thing is called in facts, in tags, and by people.

What is numbered has a letter (`B-0001`). What people call by a name has a slug: a group's stands
alone (`tactical`), any other is written with its kind (`theme:discharge`). A tag always has both
(`barrier:B-0001`, `group:tactical`, `theme:discharge`).
"""

from __future__ import annotations

import re

LETTERS = {
    "B": "barrier",
    "M": "meeting",
    "D": "decision",
    "A": "action",
    "I": "inquiry",
    "E": "experiment",
    "L": "learning",
    "T": "approach",
    "S": "sense-check",
    "R": "briefing",
    "C": "communication",
}
"""The letter of a reference → the kind of thing it numbers."""

NAMED = ("theme", "element", "vision", "principle", "measure", "strand", "task", "support")
"""The kinds of things, beside groups, that people call by a name."""

KINDS = ("group", *LETTERS.values(), *NAMED)
"""Every kind of thing that can be referred to."""

_OTHERWISE = {
    "at_meeting": "meeting",
    "forum": "meeting",
    "from_group": "group",
    "to_group": "group",
    "to": "group",
    "successor": "group",
    "overseen_by": "group",
    "asked": "group",
    "into": "theme",
}
REFERRING = {
    **{kind.replace("-", "_"): kind for kind in (*LETTERS.values(), "group", *NAMED)},
    **_OTHERWISE,
}
"""The field of a fact that holds one reference → the kind of thing it names."""

_NUMBERED = re.compile(rf"[{''.join(LETTERS)}]-[0-9]{{4,}}")
_SAID = re.compile(r"([A-Za-z])-?0*([1-9][0-9]{0,11})")


def in_full(said: str) -> str:
    """A reference as people say it, as it is written: b-1 and B1 are `B-0001`; a name is itself."""
    found = _SAID.fullmatch(said)
    letter = found[1].upper() if found else ""
    return f"{letter}-{int(found[2]):04d}" if found and letter in LETTERS else said


def of_another_kind(said: str, kind: str) -> str:
    """That a reference as people say it is one of another kind, by its letter; else nothing."""
    ref = in_full(said)
    named = LETTERS[ref[0]] if _NUMBERED.fullmatch(ref) else kind
    return "" if named == kind else f"{ref} is the reference of {_a(named)}, not of {_a(kind)}."


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def tag_of(ref: str) -> str:
    """The tag of a thing by its reference as it is written."""
    if ref[:1] in LETTERS:
        return f"{LETTERS[ref[0]]}:{ref}"
    return ref if ":" in ref else f"group:{ref}"


def thing_tag(said: str) -> str:
    """The tag of a thing as people name it: b-1 is `barrier:B-0001`, tactical `group:tactical`."""
    return tag_of(in_full(said))


def kind_of(ref: str) -> str:
    """The kind of thing a reference names; see `KINDS`."""
    return tag_of(ref).partition(":")[0]


def bare(ref: str) -> str:
    """A reference as rows hold it, without its kind: `theme:discharge` is `discharge`."""
    return ref.rpartition(":")[2]


def ref_of(tag: str) -> str:
    """The reference of a thing by its tag, as it is written: the way back from `tag_of`."""
    kind, _, name = tag.partition(":")
    return tag if kind in NAMED else name
