"""What of the delivery plan needs somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Ref
from cfworkflow.reports.waiting.part import Part, Waits
from cfworkflow.reports.wording import some

if TYPE_CHECKING:
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.names import Names


def parts(now: ProgrammeStatus, names: Names) -> Iterator[Part]:
    """Tasks behind, risks rated high, support running out."""
    yield Part(
        "tasks",
        "Tasks behind",
        "Planned to end",
        [
            Waits(
                Ref("task", each.task, each.title or each.task),
                None,
                "The project team",
                f"{each.percent}% done, {some(each.days, 'day')} late",
                each.ends,
            )
            for each in now.tasks_behind
        ],
    )
    yield Part(
        "risks",
        "Risks rated high",
        "Date",
        [
            Waits(
                Ref("barrier", each.barrier),
                each.title,
                names.group(each.holder),
                f"Likelihood {each.likelihood}, impact {each.impact}",
                None,
            )
            for each in now.risks
        ],
    )
    yield Part(
        "support",
        "Support running out",
        "Date",
        [
            Waits(
                Ref("support", each.support, each.title or each.support),
                None,
                "The project team",
                f"{each.left} of {each.days} days are left",
                None,
            )
            for each in now.support_low
        ],
    )
