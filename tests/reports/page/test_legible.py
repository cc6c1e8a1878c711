"""Characters no page can hold are shown by a sign; all others stay as they were typed."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.reports.words.legible import legible

ANYTHING = st.text(st.characters(exclude_categories=()))


def allowed(letter: str) -> bool:
    """Whether the HTML standard allows a character, and it doesn't turn round what is read."""
    code = ord(letter)
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    control = unicodedata.category(letter) == "Cc" and letter not in "\t\n"
    surrogate = unicodedata.category(letter) == "Cs"
    turning = unicodedata.bidirectional(letter) in {
        *("LRE", "RLE", "LRO", "RLO", "PDF"),
        *("LRI", "RLI", "FSI", "PDI"),
    }
    return not (noncharacter or control or surrogate or turning)


@given(ANYTHING)
def test_no_text_is_left_with_a_character_that_html_forbids(text: str) -> None:
    """HTML forbids control characters, surrogates and noncharacters: a page has none of them."""
    assert all(map(allowed, legible(text)))


@given(ANYTHING)
def test_each_character_that_may_stand_stays_and_each_other_has_a_sign(text: str) -> None:
    """Nothing is left out in silence, and nothing is changed that need not be."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = legible(text)
    assert len(shown) == len(lines)
    assert all(new == old for new, old in zip(shown, lines, strict=True) if allowed(old))
    assert shown.encode().decode() == shown


def test_what_a_terminal_would_obey_is_shown_by_its_picture() -> None:
    """An escape character is seen for what it is, and so are its neighbours."""
    assert legible("\x1b[31m\x00\x7f") == "␛[31m␀␡"


def test_a_text_cannot_be_turned_round() -> None:
    """Who types a right-to-left override can't have `gpj.exe` read as something else."""
    assert legible("photo\u202egpj.exe") == "photo\N{REPLACEMENT CHARACTER}gpj.exe"


def test_languages_written_from_right_to_left_stay_as_they_are() -> None:
    """Only what turns other text round is taken out, not scripts that run the other way."""
    assert legible("שלום، عربي") == "שלום، عربي"
