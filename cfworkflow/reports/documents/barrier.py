"""One barrier: where it stands, how it came there, and its whole story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.approaches import APPROACHES
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.plan import action_plan
from cfworkflow.projections.risks import RISKS
from cfworkflow.projections.succession import answering, checking
from cfworkflow.projections.themes import THEMES, theme_of
from cfworkflow.reports.document import Column, Document, Facts, Line, Ref, Section, Table
from cfworkflow.reports.parts.action_table import action_table
from cfworkflow.reports.parts.evidence import addressed_in_words, check_in_words
from cfworkflow.reports.parts.story import story_of
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.texts import lines, titled
from cfworkflow.reports.words.wording import ANSWERS, PLANS, TIERS, areas, petals, tag

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import BarrierRow, Step
    from cfworkflow.projections.plan import PlanLine
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Provenance, Text

_PATH = (
    Column("on", "Date", width=14),
    Column("what", "What happened", width=16),
    Column("to", "Came to", width=28),
    Column("tier", "Tier", width=12),
    Column("decision", "By decision", width=12),
    Column("because", "Because", width=44),
)
_HOW = {
    "raised": "Raised",
    "referred": "Referred up",
    "escalated": "Escalated",
    "returned": "Came back",
    "reopened": "Reopened",
}


def document(views: Views, provenance: Provenance, ref: str | None = None) -> Document:
    """The barrier `ref`. Raises `KeyError` where there is none."""
    row = views.barriers[ref or ""]
    told = _Barrier(views, provenance, row)
    return Document(
        name=f"barrier-{row.barrier.lower()}",
        title=f"{row.barrier}: {row.title}" if row.title else row.barrier,
        of=told.what(),
        provenance=provenance,
        blocks=tuple(told.blocks()),
        data={
            "barrier": as_data(row),
            "line": as_data(told.line),
            "actions": as_data(told.actions),
            "decisions": as_data(told.decisions),
            "story": as_data(told.story),
        },
    )


class _Barrier:
    """One barrier, as its page tells of it."""

    def __init__(self, views: Views, provenance: Provenance, row: BarrierRow) -> None:
        self._views = views
        self._day = provenance.day
        self.row = row
        self.names = Names(views)
        [self.line] = action_plan(views, provenance.day, plan=row.plan, among=[row])
        self.actions = views.actions.where(f"barrier:{row.barrier}")
        self.decisions = views.decisions.where(f"barrier:{row.barrier}")
        self.story = views.story(row.barrier)

    def what(self) -> str:
        """What kind of matter it is, in a few words."""
        return {"barriers": "System barrier", "risks": "Programme risk"}.get(
            self.row.plan, f"Matter of the {PLANS[self.row.plan]}"
        )

    def blocks(self) -> Iterator[Block]:
        """Key facts, its path, decisions and actions, then its story: what is newest first."""
        yield Facts(tuple(self._facts()))
        yield Section("How it came here", (self._path(),))
        if self.line.recommendations:
            yield Section("Recommendations", (_recommendations(self.line),))
        yield Section("Decisions", (self._decisions(),))
        yield Section("Actions", (action_table(self.actions, self.names, self._day),))
        groups = tuple(dict.fromkeys(step.to_group for step in self.row.came_from))
        yield Section("What happened", (story_of(self.story, self.names, *groups),))

    def _facts(self) -> Iterator[tuple[str, Text]]:
        row, groups = self.row, self._views.groups
        yield "State", tag("barrier", row.status)
        if row.status == row.tier:
            yield "Stands with", self.names.group(answering(groups, row))
        yield "Raised by", Line((self.names.group(row.raised_by), " on ", row.raised_on))
        if row.description:
            yield "Description", row.description
        if row.petals:
            yield "Petals", petals(row.petals)
        if row.areas:
            yield "Areas", areas(row.areas)
        yield from self._belongs()
        if row.addressed is not None:
            yield "Addressed", addressed_in_words(row.addressed, self.names)
        if row.status == "addressed":
            yield "To be checked by", self.names.group(checking(groups, row))
        if row.check is not None:
            yield "Last evidence check", check_in_words(row.check, self.names)
        if row.status == "withdrawn":
            yield "Withdrawn because", row.withdrawn_because or "No reason was given."

    def _belongs(self) -> Iterator[tuple[str, Text]]:
        row = self.row
        themes = self._views.rows(THEMES)
        theme = theme_of(themes, row.theme)
        if theme is not None:
            yield "Theme", Ref("theme", theme, themes[theme].title or "")
        approaches = self._views.rows(APPROACHES)
        if row.approach is not None:
            tried = approaches.get(row.approach)
            yield "In the way of", titled("approach", row.approach, tried.title if tried else None)
        against = approaches.where(f"barrier:{row.barrier}")
        if against:
            yield (
                "What is tried against it",
                lines(titled("approach", one.approach, one.title) for one in against),
            )
        risk = self._views.rows(RISKS).get(row.barrier)
        if risk is not None:
            rated = f": likelihood {risk.likelihood}, impact {risk.impact}"
            yield "Rated", Line((tag("rating", risk.rating), rated))

    def _path(self) -> Table:
        rows = tuple(self._step(step) for step in reversed(self.row.came_from))
        return Table("path", "How it came here", _PATH, rows)

    def _step(self, step: Step) -> tuple[Text, ...]:
        return (
            step.on,
            _HOW.get(step.what, step.what),
            self.names.group(step.to_group),
            TIERS[step.tier],
            Ref("decision", step.decision) if step.decision else None,
            step.because,
        )

    def _decisions(self) -> Table:
        rows = tuple(
            (
                Ref("decision", row.decision),
                row.decided_on or row.proposed_on,
                self.names.group(row.group),
                row.title,
                tag("decision", row.status),
            )
            for row in reversed(self.decisions)
        )
        return Table("decisions", "Decisions", _DECISIONS, rows, "None so far.")


_DECISIONS = (
    Column("decision", "Reference", width=11),
    Column("date", "Date", width=14),
    Column("group", "Group", width=24),
    Column("title", "What was decided", width=44),
    Column("outcome", "Outcome", width=16),
)
_RECOMMENDED = (
    Column("text", "Recommendation", width=50),
    Column("decision", "Made by", width=11),
    Column("answer", "Answer", width=20),
)


def _recommendations(line: PlanLine) -> Table:
    rows = tuple(
        (one.text, Ref("decision", one.decision), ANSWERS.get(one.answer or ""))
        for one in line.recommendations
    )
    return Table("recommendations", "Recommendations", _RECOMMENDED, rows)
