"""From a file to what importing it asks for."""

from __future__ import annotations

from collections.abc import Mapping

from cfworkflow.domain.finding import near
from cfworkflow.domain.importing.commands import ActionRow, BarrierRow, ImportLog, MeetingRow
from cfworkflow.importing.cells import Book, Problem, Sheet, Spot, on_a_line, word
from cfworkflow.importing.log_map import LogMap, SheetMap
from cfworkflow.importing.read import Read
from cfworkflow.importing.sheet_rows import SheetReader


def read_log(book: Book, log_map: LogMap, only: str | None = None) -> Read:
    """The rows of a book as its map reads them, and all that is wrong with them.

    `only` is the sheet of the map that the book is, where it is that one alone.
    """
    read = Read(notices=[*book.notices])
    titles = {word(sheet.title): sheet for sheet in book.sheets}
    used = set()
    wanted = log_map.sheets if only is None else {only: log_map.sheets[only]}
    for name, each in wanted.items():
        sheet = _found(each, name, titles, book)
        if sheet is None:
            read.lost.add(each.holds)
            known = [one.title for one in book.sheets]
            read.problems.append(
                Problem(
                    Spot(each.sheet or name),
                    f"There is no such sheet{near(each.sheet or name, known)}.",
                    f"The file has {', '.join(known) or 'none'}.",
                    "Put its title into the map, as sheet.",
                )
            )
            continue
        used.add(sheet.title)
        read.titles[name] = sheet.title
        SheetReader(book, log_map, name, sheet, read).take()
    left = [sheet.title for sheet in book.sheets if sheet.title not in used]
    if left:
        read.notices.append(f"Sheets that the map leaves out: {', '.join(left)}.")
    return read


def _found(each: SheetMap, name: str, titles: Mapping[str, Sheet], book: Book) -> Sheet | None:
    if len(book.sheets) == 1 and (each.sheet is None or not book.sheets[0].title):
        return book.sheets[0]
    return titles.get(word(each.sheet or name))


def command_of(read: Read, book: Book, log_map: LogMap, **options: bool) -> ImportLog:
    """What importing the rows that were read asks for."""
    return ImportLog(
        log=log_map.log,
        file=book.sha256,
        file_name=_called(book.name) or log_map.log,
        sheet_names={name: _called(title) for name, title in read.titles.items() if _called(title)},
        barriers=tuple(row for row in read.rows if isinstance(row, BarrierRow)),
        actions=tuple(row for row in read.rows if isinstance(row, ActionRow)),
        meetings=tuple(row for row in read.rows if isinstance(row, MeetingRow)),
        lost=frozenset(read.lost),
        **options,
    )


def _called(name: str) -> str:
    """What a file or a sheet is called, as a fact keeps it."""
    return on_a_line(name)[:300]
