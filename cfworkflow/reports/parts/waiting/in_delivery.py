"""What of the delivery plan needs somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Ref
from cfworkflow.reports.parts.waiting.part import TEAM, Waits
from cfworkflow.reports.words.wording import some

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.words.names import Names


def tasks(now: ProgrammeStatus, _names: Names) -> Iterator[Waits]:
    """Tasks that should be done by now."""
    for each in now.tasks_behind:
        to_do = f"{each.percent}% done, {some(each.days, 'day')} late"
        yield Waits(Ref("task", each.task, each.title or each.task), None, TEAM, to_do, each.ends)


def risks(now: ProgrammeStatus, names: Names) -> Iterator[Waits]:
    """Risks that are likely, and would matter."""
    for each in now.risks:
        holder = names.group(each.holder)
        rated = f"Likelihood {each.likelihood}, impact {each.impact}"
        yield Waits(Ref("barrier", each.barrier), each.title, holder, rated)


def support(now: ProgrammeStatus, _names: Names) -> Iterator[Waits]:
    """Support of which few days are left."""
    for each in now.support_low:
        left = f"{each.left} of {each.days} days are left"
        yield Waits(Ref("support", each.support, each.title or each.support), None, TEAM, left)
