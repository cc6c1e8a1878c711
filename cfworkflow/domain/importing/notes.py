"""What is kept of each row that something was taken from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cfworkflow.domain.importing.commands import ImportLog
from cfworkflow.domain.importing.facts import RowImported, Taken
from cfworkflow.domain.importing.state import cells_said
from cfworkflow.domain.past import Facts


def notes(
    command: ImportLog, taken: Mapping[str, Sequence[Taken]], led_to: Mapping[str, str]
) -> Facts:
    """Where it stood and what it led to. `taken` are the steps, `led_to` the tags, by row key."""
    for row in command.rows():
        steps = taken.get(row.key)
        if steps:
            fields = {name for step in steps for name in row.STEPS[step]}
            said = {name: row.cells[name] for name in row.cells if name in fields}
            yield RowImported(
                thing=led_to[row.key],
                log=command.log,
                sheet=row.sheet,
                row=row.row,
                key=row.key,
                file=command.file,
                steps=tuple(steps),
                name=command.file_name,
                title=command.sheet_names.get(row.sheet),
                own=row.own,
                cells=cells_said(said),
            )
