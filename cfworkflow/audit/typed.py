"""Texts as people bring them: typed from paper, copied out of a mail, saved on another system.

Line ends, a byte order mark, blanks around a line and empty lines around the text are the doing of
editors, and say nothing. Whoever checks a signature checks it on the text that is left, byte for
byte: what is told here takes nothing from that.
"""

from __future__ import annotations

import codecs
import re

_LINE_END = re.compile(r"\r\n?|\n")
_GAP = re.compile(r"\n{3,}")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def as_typed(raw: bytes) -> str:
    """The lines of a text, without what an editor put around them, each ended by a newline.

    Several empty lines together count as one. Empty where there is nothing but blanks; what is no
    text at all has marks of replacement in it, which no name, figure or code has.
    """
    encoding = "utf-16" if raw.startswith(_WIDE) else "utf-8-sig"
    lines = _LINE_END.split(raw.decode(encoding, errors="replace"))
    text = "\n".join(line.strip(" \t\xa0") for line in lines).strip("\n")
    return _GAP.sub("\n\n", text) + "\n" if text else ""
