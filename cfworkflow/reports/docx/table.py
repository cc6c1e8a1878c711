"""Tables: a first row that is repeated on each page, and columns as wide as what is in them."""

from __future__ import annotations

from typing import NamedTuple

from cfworkflow.reports.document import Column, Table, Text
from cfworkflow.reports.docx.markup import attribute, paragraph, run
from cfworkflow.reports.docx.styles import Styles
from cfworkflow.reports.docx.widths import SIZES, fitted
from cfworkflow.reports.words.in_words import one_line, words

_RIGHT = '<w:jc w:val="right"/>'
_LOOK = (
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    'w:noHBand="1" w:noVBand="1"/>'
)


class Room(NamedTuple):
    """The room there is: how wide pages are, in twips, and the styles to write in.

    `label` is how wide the words of key facts are together with what is left free behind them, and
    `letter` how wide a letter of theirs is at most on average; `under` is the heading above.
    """

    width: int
    styles: Styles
    label: int
    letter: int
    under: str = ""


def written(table: Table, room: Room) -> str:
    """A table with its caption above; what is said in its place where it has no rows.

    A caption that says the same as the heading above is only heard.
    """
    caption = one_line(table.caption)
    told_above = caption == one_line(room.under)
    if not table.rows:
        return paragraph(run(table.empty if told_above else f"{caption}: {table.empty}"))
    widths, size = fitted(table, room.width)
    small = "" if size == SIZES[0] else f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    style = room.styles["Record Table Text"]
    head = [_cell(c.head, c, style, w, small) for c, w in zip(table.columns, widths, strict=True)]
    rows = [
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
        for cells in (
            [
                _cell(t, c, style, w, small)
                for t, c, w in zip(row, table.columns, widths, strict=True)
            ]
            for row in table.rows
        )
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    seen = "" if told_above else paragraph(run(caption), room.styles["caption"])
    return (
        f'{seen}<w:tbl><w:tblPr><w:tblStyle w:val="{attribute(room.styles["Record Table"])}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_LOOK}'
        f'<w:tblCaption w:val="{attribute(table.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        f"{''.join(head)}</w:tr>{''.join(rows)}</w:tbl>"
    )


def _cell(text: Text, column: Column, style: str, width: int, small: str) -> str:
    aligned = _RIGHT if column.numeric else ""
    told = paragraph(run(words(text), small), style, aligned)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{told}</w:tc>'
