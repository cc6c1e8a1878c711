"""What waits for somebody to settle it in the groups: what is left behind, due, or passed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Ref
from cfworkflow.reports.parts.waiting.part import TEAM, Waits
from cfworkflow.reports.words.wording import AUDIENCES, some

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.words.names import Names

_SETTLED = {"action": "Reassign or drop it", "meeting": "Cancel it"}


def left_behind(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """What was to be done by a group that has ended."""
    for each in now.left_behind:
        whom = names.group(each.successor) if each.successor else None
        to_do = f"{_SETTLED[each.kind]}: {names.the(each.group)} has ended"
        yield Waits(Ref(each.kind, each.ref), each.title, whom, to_do)


def briefings(now: ProgrammeStatus, _names: Names) -> Iterator[Waits]:
    """Briefings to be sent."""
    for each in now.briefings_due:
        last = f"the last was {each.last}" if each.last else "none was sent so far"
        to_do = f"Send the {each.every}ly briefing; {last}"
        yield Waits(AUDIENCES[each.audience], None, TEAM, to_do, each.due)


def passed(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Meetings of a day gone by that are still open, or never were."""
    for each in now.meetings:
        if each.day < now.today:
            meeting, group = Ref("meeting", each.meeting), names.group(each.group)
            to_do = "Close it" if each.status == "in_session" else "Record it, or cancel it"
            yield Waits(meeting, each.title, group, to_do, each.day)


def minutes(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Minutes that a group could have approved by now, or that are old."""
    for each in now.minutes_due:
        meeting, group = Ref("meeting", each.meeting), names.group(each.group)
        to_do = f"Approve its minutes: held {some(each.days, 'day')} ago"
        yield Waits(meeting, each.title, group, to_do, each.day)
