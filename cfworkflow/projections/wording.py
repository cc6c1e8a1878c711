"""Putting what changed together to sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def said(subject: str, parts: Sequence[str]) -> str:
    """What is said of a subject, as one sentence; nothing where there is nothing to say."""
    return f"{subject} {joined(parts)}." if parts else ""


def and_then(told: str, parts: Sequence[str]) -> str:
    """A sentence, and what more is said of what it told."""
    return f"{told} {said('It', parts)}".rstrip()


def joined(parts: Iterable[str]) -> str:
    """Parts of a sentence: commas between them, and "and" before the last."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def listed(words: Iterable[str]) -> str:
    """Names in a row."""
    return ", ".join(words)


def titled(title: str | None) -> str:
    """A title behind what has it."""
    return f': "{title}"' if title else ""


def spaced(state: str) -> str:
    """A state as people say it."""
    return state.replace("_", " ")
