"""What pictures are drawn with: boxes, lines and words in an SVG of its own, and their scales.

A picture says nothing by colour alone: what things are stands beside them in words, and what
differs in kind differs in shape. The tones are dark enough for any eye, for a grey printer and for
a screen that is told to use few colours. No style attribute and no script: a page may forbid both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from xml.etree import ElementTree as ET

from cfworkflow.reports.pictures.lettering import fitted, plain

WIDTH = 720
"""Units across. Words are sized for a picture that is between so many pixels and twice as wide."""

SMALL, NORMAL, LARGE = 14, 15, 17
"""Sizes of words, in units."""

INK, MUTED, PALE = "#0b0c0c", "#505a5f", "#8a9095"
"""Words and firm lines; words beside the matter; lines that only guide the eye."""

SOLID, EDGE, PAPER = "#1d5a96", "#505a5f", "#ffffff"
"""What counts; the outline of what is still open; what shows through."""

_TYPEFACES = "system-ui, Segoe UI, Roboto, Noto Sans, Helvetica Neue, Arial, sans-serif"
_SVG = "http://www.w3.org/2000/svg"

Anchor = Literal["start", "middle", "end"]


class Drawing:
    """An SVG that grows as things are drawn on it; x goes right and y goes down, in units.

    `name` is a slug, one in a page: what stands for the picture where it can't be seen, its `title`
    and what is `told` of it, is found by it.
    """

    def __init__(self, name: str, title: str, told: str, height: float) -> None:
        self._root = ET.Element(
            "svg",
            {
                "xmlns": _SVG,
                "viewBox": f"0 0 {WIDTH} {_figure(height)}",
                "preserveAspectRatio": "xMinYMin",
                "role": "img",
                "aria-labelledby": f"{name}-title {name}-desc",
                "font-family": _TYPEFACES,
                "font-size": str(NORMAL),
                "fill": INK,
            },
        )
        ET.SubElement(self._root, "title", id=f"{name}-title").text = plain(title)
        ET.SubElement(self._root, "desc", id=f"{name}-desc").text = plain(told)

    def box(  # noqa: PLR0913 - a place, a size, and what it looks like by name
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = SOLID,
        edge: str | None = None,
        dashed: bool = False,
        says: str = "",
    ) -> None:
        """A rectangle. `says` is shown to who points at it, and has to stand in the table too."""
        given: dict[str, str | float] = {"fill": fill, "x": x, "y": y}
        given |= {"width": width, "height": height}
        box = self._add("rect", **given, **_edge(edge, dashed=dashed))
        if says:
            ET.SubElement(box, "title").text = plain(says)

    def line(  # noqa: PLR0913 - two places, and what it looks like by name
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        edge: str = INK,
        wide: float = 1,
        dashed: bool = False,
    ) -> None:
        """A straight line."""
        given = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke-width": wide}
        self._add("line", **(_edge(edge, dashed=dashed) | given))

    def words(  # noqa: PLR0913 - a place, and what it looks like by name
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = NORMAL,
        anchor: Anchor = "start",
        bold: bool = False,
        ink: str = INK,
        room: float | None = None,
    ) -> None:
        """One line of words on its base line; cut to the room there is, if that is said."""
        given: dict[str, str | float] = {"x": x, "y": y}
        if size != NORMAL:
            given["font-size"] = size
        if anchor != "start":
            given["text-anchor"] = anchor
        if bold:
            given["font-weight"] = "bold"
        if ink != INK:
            given["fill"] = ink
        shown = plain(text)
        self._add("text", **given).text = (
            shown if room is None else fitted(shown, room, size, bold=bold)
        )

    def svg(self) -> str:
        """The whole of it, one `<svg>` element."""
        ET.indent(self._root, space="")
        return ET.tostring(self._root, encoding="unicode")

    def _add(self, what: str, **given: str | float) -> ET.Element:
        said = {
            name: each if isinstance(each, str) else _figure(each) for name, each in given.items()
        }
        return ET.SubElement(self._root, what, said)


def nothing(name: str, title: str, told: str) -> str:
    """A picture of nothing, that says so."""
    empty = Drawing(name, title, told, 40)
    empty.words(0, 26, "Nothing to show.", ink=MUTED)
    return empty.svg()


def _edge(edge: str | None, *, dashed: bool) -> dict[str, str | float]:
    given: dict[str, str | float] = {"stroke": edge} if edge else {}
    return given | {"stroke-dasharray": "4 3"} if dashed else given


def _figure(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def ticks(most: float, about: int = 3) -> list[int]:
    """Round figures from 0 up to the first that is at least `most`, some `about` steps apart."""
    step = next(
        figure * 10**power
        for power in range(20)
        for figure in (1, 2, 5)
        if figure * 10**power * about >= most
    )
    last = max(-(-most // step), 1)
    return [step * number for number in range(int(last) + 1)]


def every_so_many(count: int, most: int, steps: Iterable[int]) -> int:
    """The first of some steps by which no more than `most` of `count` things are taken."""
    return next((step for step in steps if count <= most * step), count)
