"""What is told of a briefing or a communication that was not there before, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.wording import listed, titled

if TYPE_CHECKING:
    from cfworkflow.projections.briefings import BriefingRow
    from cfworkflow.projections.communications import CommunicationRow


def briefing(was: BriefingRow | None, now: BriefingRow) -> str:
    """That it was issued; of one that was, nothing changes but its words."""
    if was is not None:
        return ""
    return f"{now.briefing} was issued to {now.audience}{titled(now.title)}."


def communication(was: CommunicationRow | None, now: CommunicationRow) -> str:
    """That it was logged, or what was put right about it."""
    if was is not None and _particulars(was) == _particulars(now):
        return ""
    to = f" to {listed(now.audiences)}" if now.audiences else ""
    by = f" by {now.by}" if now.by else ""
    logged = "was logged" if was is None else "now reads"
    return f"{now.communication} {logged}: {now.channel}{to}{by}{titled(now.title)}."


def _particulars(row: CommunicationRow) -> tuple[object, ...]:
    return row.channel, row.audiences, row.by
