"""Characters that a page cannot hold, or that would reorder what is read, shown as signs.

HTML forbids control characters, surrogates and noncharacters. Marks that override the direction of
text are allowed, but make a line read otherwise than it was typed: in a record that proves itself
they are shown, not obeyed. Languages written from right to left need none of them.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {
    0x7F: "\N{SYMBOL FOR DELETE}",
}
"""Unicode has a picture of each control character, such as the one for "escape"."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FORBIDDEN = re.compile(
    "[\x80-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "\u202a-\u202e\u2066-\u2069]"
)


def legible(text: str) -> str:
    """A text with a sign in the place of each character that no page should hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub(REPLACEMENT, _CONTROL.sub(_picture, text))


def _picture(found: re.Match[str]) -> str:
    return _PICTURES[ord(found[0])]
