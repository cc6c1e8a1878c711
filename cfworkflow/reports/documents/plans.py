"""The action plan: the matters that still matter first, what was asked, answered and is to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cfworkflow.projections.asking import Filters
from cfworkflow.projections.board import chosen_barriers
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.plan import PLAN_ORDER, action_plan
from cfworkflow.reports.document import Column, Document, Paragraph, Ref, Section, Table
from cfworkflow.reports.parts.action_table import TO_DO, to_do_table
from cfworkflow.reports.parts.evidence import addressed_in_words, check_in_words
from cfworkflow.reports.parts.matter import (
    action_line,
    came_from,
    last_decision,
    matter_section,
    recommended,
    responses,
)
from cfworkflow.reports.tables import aside, rows_of
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.texts import lines
from cfworkflow.reports.words.wording import PLANS, areas, capital, lowered, petals, some, tag

if TYPE_CHECKING:
    from cfworkflow.projections.plan import PlanLine
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Provenance, Text

EMPTY = "Nothing is in the plan."

_HEADINGS = {
    "strategic": "At the strategic tier",
    "tactical": "At the tactical tier",
    "operational": "At the operational tier",
    "addressed": "Addressed, to be checked",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
}
_OVER = ("closed", "withdrawn")

_MATTERS = (
    Column("barrier", "Reference", width=11),
    Column("title", "Matter", width=38),
    Column("state", "State", width=18),
    Column("holder", "With", width=26),
    Column("raised_by", "Raised by", width=26),
    Column("raised_on", "Raised", width=14),
)
_ADDRESSED = Column("addressed", "Addressed", width=44)
_CHECK = Column("check", "Last evidence check", width=44)
_BRIEF = {
    "closed": (*_MATTERS[:2], _MATTERS[5], _ADDRESSED, _CHECK),
    "withdrawn": (*_MATTERS[:2], _MATTERS[3], _MATTERS[5], _CHECK),
}
"""Columns where the heading says the state: it was with whoever addressed it."""

_WHOLE = (
    *_MATTERS[:4],
    _MATTERS[5],
    Column("actions", "Actions still to be done", width=44),
    _CHECK,
    *aside(
        _MATTERS[4],
        Column("petals", "Petals", width=24),
        Column("areas", "Areas", width=24),
        Column("theme", "Theme", width=20),
        Column("approach", "In the way of", width=12),
        Column("came_from", "Came by way of", width=40),
        Column("recommendations", "Recommendations", width=50),
        Column("responses", "Response", width=50),
        Column("last_decision", "Last decision", width=30),
        _ADDRESSED,
        Column("checker", "To be checked by", width=26),
    ),
)


def document(  # noqa: PLR0913 - each is what can be asked of the plan
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about all of them
    *,
    plan: str = "barriers",
    tier: str | None = None,
    state: str | None = None,
    group: str | None = None,
    petal: str | None = None,
    area: str | None = None,
    theme: str | None = None,
    over: bool = True,
    wide: bool = False,
) -> Document:
    """The plan as it stands; `over` keeps what is closed or withdrawn, told in brief.

    Made `wide`, a table has every field of every matter, and no matter is told one by one.
    """
    only = Filters(
        tier=tier, state=state, group=group, petal=petal, area=area, theme=theme
    )  # fmt: skip
    among = None
    if only != Filters():
        among = chosen_barriers(views, only._replace(plan=plan), over=over)
    found = action_plan(views, provenance.day, plan=plan, over=over, among=among)
    names = Names(views)
    if wide:
        matters = matter_table(found, names, "matters", wide=True)
        blocks: tuple[Block, ...] = (matters, _to_do(found, names))
    else:
        empty = EMPTY if among is None else "Nothing of the kind is in the plan."
        blocks = tuple(_blocks(found, names, empty))
    return Document(
        name="action-plan",
        title="Action plan" if plan == "barriers" else f"Action plan: {PLANS[plan]}",
        of=PLANS[plan],
        provenance=provenance,
        blocks=blocks,
        data={"plan": plan, "on": provenance.day.isoformat(), "barriers": as_data(found)},
    )


def _blocks(found: Sequence[PlanLine], names: Names, empty: str) -> Iterator[Block]:
    yield Paragraph(in_short(found) if found else empty)
    if any(line.actions for line in found):
        yield Section(TO_DO, (_to_do(found, names),))
    for state in PLAN_ORDER:
        here = [line for line in found if line.status == state]
        if here and state in _OVER:
            yield Section(_HEADINGS[state], (matter_table(here, names, state),))
        elif here:
            told = tuple(matter_section(line, names) for line in here)
            yield Section(_HEADINGS[state], told)


def in_short(found: Sequence[PlanLine]) -> str:
    """How many matters there are, where they stand, and how many actions are to be done."""
    states = Counter(line.status for line in found)
    places = [(states[state], lowered(_HEADINGS[state])) for state in PLAN_ORDER if states[state]]
    where = ": " + "; ".join(f"{many} {place}" for many, place in places)
    if len(places) == 1:
        [(many, place)] = places
        where = f", {'all ' if many > 1 else ''}{place}"
    actions = [action for line in found for action in line.actions]
    late = sum(action.overdue for action in actions)
    overdue = f"; {late} overdue" if late else ""
    told = some(len(actions), "action")
    return f"{some(len(found), 'matter')}{where}. {capital(told)} still to be done{overdue}."


def _to_do(found: Sequence[PlanLine], names: Names) -> Table:
    return to_do_table(
        [(Ref("barrier", line.barrier), action) for line in found for action in line.actions], names
    )


def matter_table(
    found: Sequence[PlanLine], names: Names, name: str, *, wide: bool = False
) -> Table:
    """Matters of a plan, a line each."""
    columns = _WHOLE if wide else _BRIEF[name]
    rows = rows_of(columns, (_cells(line, names) for line in found))
    caption = "Matters of the plan" if wide else _HEADINGS[name]
    return Table(name, caption, columns, rows, EMPTY)


def _cells(line: PlanLine, names: Names) -> dict[str, Text]:
    return {
        "barrier": Ref("barrier", line.barrier),
        "title": line.title,
        "state": tag("barrier", line.status),
        "holder": names.group(line.holder),
        "raised_by": names.group(line.raised_by),
        "raised_on": line.raised_on,
        "petals": petals(line.petals),
        "areas": areas(line.areas),
        "theme": Ref("theme", line.theme, names.theme(line.theme)) if line.theme else None,
        "approach": Ref("approach", line.approach) if line.approach else None,
        "came_from": came_from(line, names),
        "recommendations": lines(map(recommended, line.recommendations)),
        "responses": lines(responses(line, names)),
        "last_decision": last_decision(line),
        "addressed": addressed_in_words(line.addressed, names) if line.addressed else None,
        "checker": names.group(line.checker) if line.checker else None,
        "check": check_in_words(line.check, names) if line.check else None,
        "actions": lines(action_line(action, names) for action in line.actions),
    }
