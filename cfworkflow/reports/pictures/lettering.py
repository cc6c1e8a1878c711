"""Words in a picture: on one line, about how wide they are, cut or wrapped to the room there is."""

from __future__ import annotations

import unicodedata

from cfworkflow.reports.words.legible import legible

_CUT = "\N{HORIZONTAL ELLIPSIS}"


def plain(text: str) -> str:
    """A text on one line, without characters that no page can hold."""
    return " ".join(legible(text).split())


_NARROW, _BROAD = frozenset(" !'(),.:;I[]fijlrt|"), frozenset("%@GMOQWmw—")
_EM = {"narrow": 0.36, "broad": 0.92, "capital": 0.7, "other": 0.58, "square": 1.0}


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide words are in a typeface as people have it, rather more than less."""
    wide = sum(_EM[_kind(letter)] for letter in text)
    return wide * size * (1.07 if bold else 1)


def _kind(letter: str) -> str:
    if letter in _NARROW:
        return "narrow"
    if letter in _BROAD:
        return "broad"
    if not letter.isascii():
        wide = unicodedata.east_asian_width(letter) in "WFA"
        return "square" if wide else "capital"
    return "capital" if letter.isupper() else "other"


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of a text as there is room for, with a sign where it was cut."""
    if width_of(text, size, bold=bold) <= room:
        return text
    while text and width_of(text + _CUT, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + _CUT


def wrapped(
    text: str, room: float, size: float, *, bold: bool = False, most: int | None = None
) -> list[str]:
    """A text in lines of the room there is, `most` of them at most; what is longer is cut."""
    lines: list[str] = []
    for word in plain(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(fitted(word, room, size, bold=bold))
    if most is not None:
        rest = " ".join(lines[most - 1 :])
        lines[most - 1 :] = [fitted(rest, room, size, bold=bold)] if rest else []
    return lines
