"""Of a briefing: barriers raised, moved up, come back, addressed, checked and withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.drafting.period import Period, beginning, on, quoted
from cfworkflow.projections.succession import checking
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import Addressed, BarrierRow, Check, Step

_AS = {"trusted-person": " for the Trusted Person plan", "risks": " as a risk"}
_ASKED = ("beneficial", "sustainable", "transformational")


def named(row: BarrierRow) -> str:
    """A barrier by its reference and its title."""
    return f"{row.barrier}{quoted(row.title)}"


def newly_raised(period: Period) -> list[BarrierRow]:
    """The barriers raised since."""
    return [
        now
        for was, now in period.changed("barrier")
        if was is None and period.happened(now.barrier, now.raised_on)
    ]


def new_steps(period: Period, *kinds: str) -> list[tuple[BarrierRow, Step]]:
    """The steps of these kinds that barriers took since, by date."""
    found = [
        (row, step)
        for _, row in period.changed("barrier")
        for step in row.came_from
        if step.what in kinds and period.is_new(row.barrier, step)
    ]
    return sorted(found, key=lambda each: each[1].on)


def newly_addressed(period: Period) -> list[tuple[BarrierRow, Addressed]]:
    """The barriers addressed since; of several times, the last."""
    rows = (row for _, row in period.changed("barrier"))
    done = [(row, row.addressed) for row in rows if row.addressed is not None]
    new = [(row, each) for row, each in done if period.is_new(row.barrier, each)]
    return sorted(new, key=lambda found: (found[1].on, found[0].barrier))


def newly_checked(period: Period) -> list[tuple[BarrierRow, Check]]:
    """The barriers whose evidence was checked since; of several times, the last."""
    rows = (row for _, row in period.changed("barrier"))
    checks = [(row, row.check) for row in rows if row.check is not None]
    new = [(row, each) for row, each in checks if period.is_new(row.barrier, each)]
    return sorted(new, key=lambda found: (found[1].on, found[0].barrier))


def raised(period: Period) -> Iterator[str]:
    """Who raised what."""
    for row in newly_raised(period):
        yield beginning(
            f"{period.group(row.raised_by)} raised {named(row)}{_AS.get(row.plan, '')} "
            f"{on(row.raised_on)}."
        )


def moved_up(period: Period) -> Iterator[str]:
    """What went up a tier, from whom to whom."""
    for row, step in new_steps(period, "referred", "escalated"):
        from_group = period.group(step.from_group) if step.from_group else "the ground"
        by = f", by {step.decision}" if step.decision else ""
        yield (
            f"{named(row)} went from {from_group} up to {period.group(step.to_group)} "
            f"{on(step.on)}{by}.{quoted(step.because, ' Why: ')}"
        )


def came_back(period: Period) -> Iterator[str]:
    """What came back down a tier, or was taken up again."""
    for row, step in new_steps(period, "returned", "reopened"):
        to = period.group(step.to_group)
        if step.what == "reopened":
            why = quoted(step.because, " Why: ")
            yield f"{named(row)} is open again with {to}, since {on(step.on)[3:]}.{why}"
        else:
            from_group = period.group(step.from_group) if step.from_group else "the tier above"
            by = f", by {step.decision}" if step.decision else ""
            yield f"{named(row)} came back from {from_group} to {to} {on(step.on)}{by}."


def addressed(period: Period) -> Iterator[str]:
    """What was dealt with, by whom and how, and who has yet to find whether it is gone."""
    for row, done in newly_addressed(period):
        check = ""
        if row.status == "addressed":
            checker = period.group(checking(period.after.groups, row))
            check = beginning(f"{checker} has yet to check whether it is gone.")
        how = quoted(done.how, ": ")
        told = f"{named(row)} was addressed by {period.group(done.by)} {on(done.on)}{how}."
        yield f"{told} {check}".rstrip()


def checked(period: Period) -> Iterator[str]:
    """What those who raised a barrier found: whether it is gone, and what the change is worth."""
    for row, check in newly_checked(period):
        found = "is gone" if check.met else "is not gone yet"
        told = (
            f"{period.group(check.by)} found {on(check.on)} that {named(row)} {found}"
            f"{quoted(check.findings, ': ')}."
        )
        yield f"{beginning(told)} {_change(check)}".rstrip()


def _change(check: Check) -> str:
    asked = {name: getattr(check, name) for name in _ASKED}
    answers = [f"{'' if yes else 'not '}{name}" for name, yes in asked.items() if yes is not None]
    return f"The change is {joined(answers)}." if answers else ""


def withdrawn(period: Period) -> Iterator[str]:
    """What turned out to be no barrier, or the same as another."""
    for was, row in period.changed("barrier"):
        gone = row.status == "withdrawn" and (was is None or was.status != "withdrawn")
        if gone and period.happened(row.barrier, row.changed_on):
            yield (
                f"{named(row)} was withdrawn {on(row.changed_on)}"
                f"{quoted(row.withdrawn_because, ': ')}."
            )
