"""How a team's own log is taken into the record, all of it or nothing."""

from __future__ import annotations

from cfworkflow.domain.importing.clerk import Clerk, Found
from cfworkflow.domain.importing.commands import ImportLog, LogRow
from cfworkflow.domain.importing.notes import notes
from cfworkflow.domain.importing.problems import LogProblems, not_read
from cfworkflow.domain.importing.supposing import without
from cfworkflow.domain.past import Facts, Past


def import_log(past: Past, command: ImportLog) -> Facts:
    """Take what is new in a log into the record, or nothing at all; quiet where nothing is.

    Each step is decided on by the rules, as of its own date. Raises `LogProblems` with all that
    is refused, with what rows say that nothing bears out, and with what could not be read.
    """
    clerk = Clerk(past, command)
    found = clerk.work()
    if found or not command.is_whole:
        raise LogProblems(_all(past, command, found))
    if clerk.has_supposed:
        msg = "what was only supposed is never recorded"
        raise RuntimeError(msg)
    past.usually_on(past.today)
    yield from notes(command, clerk.taken, clerk.refs)


def _all(past: Past, command: ImportLog, found: Found) -> Found:
    """Every problem there is: those found, and those that show once these are put right.

    What was complained of is supposed to be as nobody can tell, and all is gone through again,
    until nothing new is found.
    """
    every: Found = [
        ((row.sheet, row.row, field), not_read())
        for row in command.rows()
        for field in sorted(row.unread)
    ]
    while found:
        every += found
        command = _supposing(command, found)
        found = Clerk(past.afresh(), command).work()
    return every


def _supposing(command: ImportLog, found: Found) -> ImportLog:
    """The log as it is where nobody can tell what stands in the fields that were complained of."""
    fields: dict[tuple[str | int, ...], set[str]] = {}
    for place, _ in found:
        fields.setdefault(place[:2], set()).add(str(place[2]))

    def as_supposed(row: LogRow) -> LogRow:
        wrong = fields.get((row.sheet, row.row))
        return without(row, wrong) if wrong else row

    held = ("barriers", "actions", "meetings")
    return command.model_copy(
        update={name: tuple(map(as_supposed, getattr(command, name))) for name in held}
    )
