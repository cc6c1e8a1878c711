"""What pictures are drawn with: texts that stay texts and within their room, and round scales."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.reports.pictures import drawing as pen
from cfworkflow.reports.pictures.drawing import Drawing, every_so_many, nothing, ticks
from cfworkflow.reports.pictures.lettering import fitted, plain, width_of, wrapped
from tests.reports.a_document import HOSTILE
from tests.reports.pictures.a_picture import SVG, read

ANY_TEXT = st.text(max_size=60) | st.sampled_from(HOSTILE)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.floats(1, 700))
def test_whatever_is_typed_is_read_as_the_text_it_is(
    title: str, told: str, text: str, room: float
) -> None:
    """Markup, control characters and what is no character at all: the picture stays one."""
    drawing = Drawing("a", title, told, 40)
    drawing.words(0, 20, text)
    drawing.words(0, 40, text, room=room)
    drawing.box(0, 0, 10, 10, says=text)
    root = read(drawing.svg())
    assert [element.tag.removeprefix(SVG) for element in root.iter()] == [
        *("svg", "title", "desc", "text", "text", "rect"),
        *(["title"] if text else []),
    ]
    assert (root[0].text or "", root[1].text or "") == (plain(title), plain(told))
    assert (root[2].text or "") == plain(text)
    assert "\n" not in (root[2].text or "")


@pytest.mark.parametrize("bold", [False, True])
@given(text=ANY_TEXT, room=st.floats(0, 700))
def test_a_text_is_cut_to_its_room_and_says_so(*, text: str, room: float, bold: bool) -> None:
    """What fits is whole; of the rest as much as there is room for, with a sign at its end."""
    shown = fitted(text, room, 15, bold=bold)
    if shown != text:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
        assert shown == "…" or width_of(shown, 15, bold=bold) <= room
        assert width_of(text, 15, bold=bold) > room


@given(ANY_TEXT, st.floats(40, 400))
def test_lines_are_as_wide_as_their_room_and_lose_no_word(text: str, room: float) -> None:
    """A word moves to the next line; only one longer than a line is cut."""
    lines = wrapped(text, room, 14)
    assert all(width_of(line, 14) <= room for line in lines)
    if not any("…" in line for line in lines):
        assert " ".join(lines) == plain(text)


@given(ANY_TEXT, st.floats(40, 400), st.integers(1, 3))
def test_what_does_not_fit_into_so_many_lines_is_cut_with_a_sign(
    text: str, room: float, most: int
) -> None:
    """Nobody takes the beginning of a long title for the whole of it."""
    lines, whole = wrapped(text, room, 14, most=most), wrapped(text, room, 14)
    assert len(lines) <= most
    assert all(width_of(line, 14) <= room for line in lines)
    assert lines == whole if len(whole) <= most else lines[-1].endswith("…")


def test_room_is_reckoned_for_broad_and_narrow_letters() -> None:
    """Capitals and signs that are as wide as high take more room than an i."""
    assert width_of("iiii", 10) < width_of("nnnn", 10) < width_of("NNNN", 10) < width_of("WWWW", 10)
    assert width_of("日本", 10) == 20
    assert width_of("n", 10, bold=True) > width_of("n", 10)


@given(st.integers(0, 10**9), st.integers(1, 6))
def test_scales_go_from_nothing_to_all_in_a_few_round_steps(most: int, about: int) -> None:
    """Every number that is drawn is on the scale, and the steps are 1, 2 or 5 and noughts."""
    scale = ticks(most, about)
    assert scale[0] == 0
    assert scale[-1] >= max(most, 1)
    assert 2 <= len(scale) <= about + 1
    step = scale[1]
    assert scale == [*range(0, scale[-1] + 1, step)]
    assert str(step).rstrip("0") in {"1", "2", "5"}


@pytest.mark.parametrize(("count", "step"), [(3, 1), (9, 1), (10, 2), (24, 3), (36, 4), (100, 100)])
def test_labels_are_no_more_than_there_is_room_for(count: int, step: int) -> None:
    """Every second, third or fourth has a word where all of them would run into one another."""
    assert every_so_many(count, 9, (1, 2, 3, 4, 6)) == step


def test_a_picture_of_nothing_says_so() -> None:
    """An empty space would look like a fault."""
    (text,) = read(nothing("a", "Title", "Told")).iter(f"{SVG}text")
    assert text.text == "Nothing to show."


@pytest.mark.parametrize(
    ("tone", "least"),
    [(pen.INK, 4.5), (pen.MUTED, 4.5), (pen.SOLID, 4.5), (pen.EDGE, 3), (pen.PALE, 3)],
)
def test_words_and_shapes_stand_out_from_the_paper(tone: str, least: float) -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11; white words on what is full are as well to be read."""
    assert contrast(tone, pen.PAPER) >= least


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two tones (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(tone: str) -> float:
    parts = [int(tone[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
