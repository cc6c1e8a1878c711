"""The Trusted Person plan: by element, what is tried, and what partnerships make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data
from cfworkflow.projections.plan import action_plan
from cfworkflow.projections.trusted_person import PLAN, trusted_person_plan
from cfworkflow.reports.document import Bullets, Document, Line, Paragraph, Ref, Section, Table
from cfworkflow.reports.documents.plans import matter_table
from cfworkflow.reports.parts.action_table import TO_DO, to_do_table
from cfworkflow.reports.parts.approach import approach_section, approach_table
from cfworkflow.reports.parts.matter import matter_section
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import AUDIENCES, capital, some

if TYPE_CHECKING:
    from cfworkflow.projections.briefings import BriefingRow
    from cfworkflow.projections.plan import PlanLine
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.trusted_person import Part, Planned, TrustedPersonPlan
    from cfworkflow.reports.document import Block, Provenance

EMPTY = "Nothing is in the plan yet."


def document(  # noqa: PLR0913 - each is what can be asked of the plan
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about all of it
    *,
    group: str | None = None,
    over: bool = True,
    wide: bool = False,
) -> Document:
    """The plan as it stands; `over` keeps approaches set aside and matters that are over.

    Of one group alone: the approaches that it goes about. Made `wide`, tables have every field.
    """

    def chosen(planned: list[Planned]) -> list[Planned]:
        return [each for each in planned if each.group == group]

    matters = action_plan(views, provenance.day, plan=PLAN, over=over)
    plan = trusted_person_plan(
        views, provenance.day, matters, over=over, chosen=chosen if group else None
    )
    names = Names(views)
    blocks = _wide(plan, names) if wide else _blocks(plan, names)
    return Document(
        name="trusted-person-plan",
        title="Trusted Person plan",
        of="Approaches by element of the Trusted Person model",
        provenance=provenance,
        blocks=tuple(blocks),
        data={"plan": PLAN, "on": provenance.day.isoformat(), **as_fields(plan)},
    )


def as_fields(plan: TrustedPersonPlan) -> dict[str, object]:
    """The plan as plain data."""
    return {
        "elements": as_data(plan.elements),
        "barriers": as_data(plan.matters),
        "briefings": as_data(plan.briefings),
    }


def _approaches(plan: TrustedPersonPlan) -> list[tuple[Part, Planned]]:
    return [(part, each) for part in plan.elements for each in part.approaches]


def _blocks(plan: TrustedPersonPlan, names: Names) -> Iterator[Block]:
    planned = _approaches(plan)
    yield Paragraph(_in_short(plan, [each for _, each in planned]))
    if any(each.actions for _, each in planned):
        yield Section(TO_DO, (_to_do(planned, names),))
    for part in plan.elements:
        yield _part(part, names)
    yield from _matters(plan.matters, names)
    if plan.briefings:
        yield Section("Last briefings", (Bullets(tuple(map(_briefed, plan.briefings))),))


def _wide(plan: TrustedPersonPlan, names: Names) -> Iterator[Block]:
    planned = _approaches(plan)
    yield approach_table(planned, names)
    yield matter_table(plan.matters, names, "matters", wide=True)
    yield _to_do(planned, names)


def _to_do(planned: Sequence[tuple[Part, Planned]], names: Names) -> Table:
    return to_do_table(
        [
            (Ref("approach", each.approach), action)
            for _, each in planned
            for action in each.actions
        ],
        names,
    )


def _in_short(plan: TrustedPersonPlan, planned: Sequence[Planned]) -> str:
    if not (plan.elements or plan.matters):
        return EMPTY
    unchecked = sum(each.unchecked for each in planned)
    said = f"{some(len(planned), 'approach', 'approaches')}, {some(len(plan.matters), 'matter')}"
    none = f" {unchecked} not yet sense-checked." if unchecked else ""
    return f"{capital(said)} on the governance path.{none}"


def _part(part: Part, names: Names) -> Section:
    heading = names.element(part.element, part.title) if part.element else "For no element"
    told = [Paragraph(part.description)] if part.description else []
    sections = [approach_section(each, names) for each in part.approaches]
    if not sections:
        told.append(Paragraph("No approach is proposed for it."))
    return Section(heading, (*told, *sections))


def _matters(matters: Sequence[PlanLine], names: Names) -> Iterator[Section]:
    if matters:
        told = tuple(matter_section(line, names) for line in matters)
        yield Section("Matters on the governance path", told)


def _briefed(row: BriefingRow) -> Line:
    title = f": {row.title}" if row.title else ""
    to = f"{AUDIENCES[row.audience]}: "
    return Line((to, Ref("briefing", row.briefing), " on ", row.issued_on, title))
