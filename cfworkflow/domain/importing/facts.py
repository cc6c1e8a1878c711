"""What is kept of a row of a team's own log: where it stood, and what it led to."""

from __future__ import annotations

from typing import Literal

from pydantic import PositiveInt

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import Sha256, Slug

Taken = Literal[
    "raise", "refer", "address", "check", "withdraw", "add", "start", "complete", "drop", "take"
]
"""A step that a row of a log tells of: of a barrier, of an action, of an item of a meeting."""


class RowImported(Fact):
    """A row of a team's own log was taken into the record; what it told stands there already.

    `log` is what the log is called, `sheet` which of its sheets, `file` the SHA-256 of the file's
    bytes, `row` as a spreadsheet counts. By `key`, a digest of the row's own id, it is known again,
    whatever row it stands in then. `thing` is the tag of what it led to, `steps` what was taken
    from it this time: a row that has grown is imported again, for the rest.

    What may hold a name is narrative: the `name` of the file, the `title` of the sheet, the row's
    `own` id, and `cells`, short digests of what they said, by which a later edit is noticed.
    """

    NAME = "row-imported"
    TAGS = ("thing", "log")

    thing: str
    log: Slug
    sheet: Slug
    row: PositiveInt
    key: Sha256
    file: Sha256
    steps: tuple[Taken, ...]
    name: Narrative = None
    title: Narrative = None
    own: Narrative = None
    cells: Narrative = None

    def tags(self) -> tuple[str, ...]:
        """The tag of the thing, of whose story this is part, and that of the log."""
        return (self.thing, f"log:{self.log}")

    def things(self) -> tuple[str, ...]:
        """None: where it came from says nothing of how the thing stands (rule C1)."""
        return ()
