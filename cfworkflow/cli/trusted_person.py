"""`cfworkflow plan show trusted-person`: approaches by element, matters on the path, briefings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.cli.listing import Listing
from cfworkflow.cli.table import fact_lines

if TYPE_CHECKING:
    from cfworkflow.cli.filters import Filters
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.briefings import BriefingRow
    from cfworkflow.projections.plan import PlanLine
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.trusted_person import Part, Planned, TrustedPersonPlan


class _Line(NamedTuple):
    """A line of the plan in a sheet: an approach, a matter, or an element without any."""

    element: str | None
    reference: str | None
    title: str | None
    state: str | None
    group: str | None
    lead: str | None
    since: object
    sense_checks: Sequence[str]
    about: Sequence[str | None]
    actions: Sequence[str]


_LISTING = Listing(
    {
        "element": "element",
        "reference": "reference",
        "title": "title",
        "state": "state",
        "with": "group",
        "lead": "lead",
        "since": "since",
        "sense checks": "sense_checks",
        "about": "about",
        "actions": "actions",
    },
    empty="There is nothing in the plan. Propose an approach with: cfworkflow approach propose",
)


def show_trusted_person(
    look: Look, reading: Views, matters: Sequence[PlanLine], only: Filters, *, over: bool
) -> None:
    """Write the plan: its approaches by element, then its matters, then who was briefed last.

    Of the filters, tier, petal, area, theme and state are of matters alone: no approach is shown.
    """
    from cfworkflow.cli.filters import Filters
    from cfworkflow.projections.trusted_person import trusted_person_plan

    def chosen(planned: list[Planned]) -> list[Planned]:
        if only.tier or only.petal or only.area or only.theme or only.state:
            return []
        return only.latest([each for each in planned if _asked_for(each, only)])

    plan = trusted_person_plan(
        reading, look.day, matters, over=over, chosen=None if only == Filters() else chosen
    )
    data = {
        "plan": "trusted-person",
        "on": look.day,
        "elements": plan.elements,
        "barriers": plan.matters,
        "briefings": plan.briefings,
    }
    look.show_list([*_sheet(plan)], _LISTING, data=data, lines=lambda: [*_lines(plan)])


def _asked_for(each: Planned, only: Filters) -> bool:
    asked = {group for check in each.sense_checks for group in (check.asked, check.answered_by)}
    return (
        (only.group is None or only.group == each.group or only.group in asked)
        and (not only.overdue or any(action.overdue for action in each.actions))
        and only.covers(each.proposed_on)
    )


def _sheet(plan: TrustedPersonPlan) -> Iterator[_Line]:
    from cfworkflow.cli.approach.checks import check_lines
    from cfworkflow.cli.plan import action_line

    for part in plan.elements:
        if not part.approaches:
            yield _Line(part.element, None, part.title, None, None, None, None, (), (), ())
        for each in part.approaches:
            yield _Line(
                element=part.element,
                reference=each.approach,
                title=each.title,
                state=each.status.replace("_", " "),
                group=each.group,
                lead=each.lead,
                since=each.changed_on,
                sense_checks=[*check_lines(each)],
                about=[*filter(None, (each.barrier, each.inquiry))],
                actions=[action_line(action) for action in each.actions],
            )
    for line in plan.matters:
        yield _Line(
            element=None,
            reference=line.barrier,
            title=line.title,
            state=line.status,
            group=line.holder,
            lead=None,
            since=line.raised_on,
            sense_checks=(),
            about=[line.approach] if line.approach else (),
            actions=[action_line(action) for action in line.actions],
        )


def _lines(plan: TrustedPersonPlan) -> Iterator[str]:
    from cfworkflow.cli.plan import plan_lines

    paragraphs = [_part(part) for part in plan.elements]
    if plan.matters:
        paragraphs.append(iter(["Matters on the path", "", *plan_lines(plan.matters)]))
    if plan.briefings:
        briefed = ((f"  {row.audience}", _briefed(row)) for row in plan.briefings)
        paragraphs.append(iter(["Last briefings", *fact_lines(briefed)]))
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        yield from paragraph


def _part(part: Part) -> Iterator[str]:
    name = part.element or "For no element"
    yield from fact_lines([(name, part.title)]) if part.title else [name]
    if not part.approaches:
        yield "  No approach is proposed for it."
    for each in part.approaches:
        yield ""
        yield from fact_lines([(f"  {each.approach}", each.title or "")])
        yield from fact_lines((f"    {name}", value) for name, value in _paragraph(each))


def _paragraph(each: Planned) -> list[tuple[str, object]]:
    from cfworkflow.cli.approach.checks import check_lines
    from cfworkflow.cli.plan import action_line

    led = f", led by {each.lead}" if each.lead else ""
    by = f" by {each.adopted_by}" if each.adopted_by else ""
    since = f"{each.status.replace('_', ' ')}{by} since {each.changed_on}"
    return [
        ("sense checks", "\n".join(check_lines(each))),
        ("stands", f"{since}, with {each.group}{led}"),
        ("for", each.barrier),
        ("comes of", each.inquiry),
        ("in its way", each.in_its_way),
        ("actions", "\n".join(action_line(action) for action in each.actions)),
    ]


def _briefed(row: BriefingRow) -> str:
    return f"{row.briefing} on {row.issued_on}{f': {row.title}' if row.title else ''}"
