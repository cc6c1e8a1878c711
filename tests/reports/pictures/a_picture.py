"""Looking into a picture: what is drawn and written in it, and that a page may hold it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from cfworkflow.reports.document import Figure
from cfworkflow.reports.pictures.drawing import NORMAL, SMALL, WIDTH
from cfworkflow.reports.pictures.lettering import width_of

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "title", "desc", "rect", "line", "text"}
GIVEN = {
    *("viewBox", "preserveAspectRatio", "role", "aria-labelledby", "id"),
    *("font-family", "font-size", "font-weight"),
    *("fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor"),
    *("x", "y", "width", "height", "x1", "y1", "x2", "y2"),
}
COLOUR = re.compile(r"#[0-9a-f]{6}")


def parsed(figure: Figure) -> ET.Element:
    """The picture of a figure."""
    return read(figure.svg)


def read(svg: str) -> ET.Element:
    """An SVG that was just made here."""
    return ET.fromstring(svg)  # noqa: S314 - nobody else has had it in hand


def words(figure: Figure) -> list[str]:
    """All words in a picture, in the order in which they were drawn."""
    return [each.text or "" for each in parsed(figure).iter(f"{SVG}text")]


def boxes(figure: Figure, fill: str) -> list[ET.Element]:
    """All boxes so filled, in the order in which they were drawn."""
    return [each for each in parsed(figure).iter(f"{SVG}rect") if each.get("fill") == fill]


def number(element: ET.Element, name: str) -> float:
    """A measure of something drawn."""
    return float(element.get(name, "0"))


def assert_a_page_may_hold(figure: Figure) -> None:
    """A picture is plain shapes and words, named for who can't see it, with a table beside it."""
    root = parsed(figure)
    assert figure.svg.startswith("<svg ")
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= DRAWN
    assert {name for element in root.iter() for name in element.attrib} <= GIVEN
    assert root.get("role") == "img"
    title, told, *_ = root
    assert (title.tag, told.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    assert title.get("id") == f"{figure.name}-title"
    assert " ".join(figure.told.split()) == told.text
    assert figure.table.name == f"{figure.name}-table"
    assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)
    assert_within(root)


def assert_within(root: ET.Element) -> None:
    """Nothing is drawn beyond the edge, and every tone can be told from white."""
    left, top, wide, high = map(float, root.get("viewBox", "").split())
    assert (left, top, wide) == (0, 0, WIDTH)
    for element in root.iter():
        for name in ("x", "x1", "x2"):
            assert 0 <= number(element, name) <= wide
        for name in ("y", "y1", "y2"):
            assert 0 <= number(element, name) <= high
        assert number(element, "x") + number(element, "width") <= wide + 0.5
        assert number(element, "y") + number(element, "height") <= high
        if element.tag == f"{SVG}text":
            assert_readable(element)
        for name in ("fill", "stroke"):
            assert COLOUR.fullmatch(element.get(name, "#000000"))


def assert_readable(text: ET.Element) -> None:
    """Words are not cut off by the edge, and never smaller than the smallest."""
    size = float(text.get("font-size", NORMAL))
    assert size >= SMALL
    wide = width_of(text.text or "", size, bold="font-weight" in text.attrib)
    before = {"start": 0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
    left = number(text, "x") - before
    assert left >= -wide / 4, text.text
    assert left + wide <= WIDTH + 1, text.text
