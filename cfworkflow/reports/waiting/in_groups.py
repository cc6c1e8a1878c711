"""What waits for somebody to settle it in the groups: what is left behind, due, or passed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Ref
from cfworkflow.reports.waiting.part import Part, Waits
from cfworkflow.reports.wording import AUDIENCES

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.names import Names


def parts(now: ProgrammeStatus, names: Names) -> Iterator[Part]:
    """What ended groups left, briefings due, meetings whose day has passed."""
    settled = {"action": "Reassign or drop it", "meeting": "Cancel it"}
    yield Part(
        "left-behind",
        "Left behind by a group that ended",
        "Date",
        [
            Waits(
                Ref(each.kind, each.ref),
                each.title,
                names.group(each.successor) if each.successor else None,
                f"{settled[each.kind]}: {names.the(each.group)} has ended",
                None,
            )
            for each in now.left_behind
        ],
    )
    yield Part(
        "briefings",
        "Briefings due",
        "Due",
        [
            Waits(
                AUDIENCES[each.audience],
                None,
                "The project team",
                f"Send the {each.every}ly briefing"
                + (f"; the last was {each.last}" if each.last else "; none was sent so far"),
                each.due,
            )
            for each in now.briefings_due
        ],
    )
    yield Part(
        "passed",
        "Meetings whose day has passed",
        "Called for",
        [
            Waits(
                Ref("meeting", each.meeting),
                each.title,
                names.group(each.group),
                "Close it" if each.status == "in_session" else "Record it, or cancel it",
                each.day,
            )
            for each in now.meetings
            if each.day < now.today
        ],
    )
