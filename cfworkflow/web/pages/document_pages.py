"""The pages that show a document each, with their forms and what they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.finding import MOST
from cfworkflow.web import fields
from cfworkflow.web.pages.document_page import DocumentPage

if TYPE_CHECKING:
    from cfworkflow.reports.document import Document
    from cfworkflow.web.shown import Visit

_BARRIERS = (("Barriers", "/barriers"),)
_MEETINGS = (("Meetings", "/meetings"),)
_DECISIONS = (("Decisions", "/decisions"),)
_GROUPS = (("Groups", "/groups"),)
_COVERAGE = (("Coverage", "/coverage"),)

Leads = list[tuple[str, str]]


def _of_status(visit: Visit, _document: Document) -> Leads:
    return [("Barriers by tier, as a board", visit.asked.to("/barriers/board"))]


def _of_barriers(visit: Visit, document: Document) -> Leads:
    to, data = visit.asked.to, document.data
    words = visit.asked.query.get("q", "")
    left = isinstance(data, dict) and data.get("left")
    older = [("Search all of them for these words", to("/search", q=words, kind="barrier"))]
    return [
        *(older if left else ()),
        ("What is open, as a board", to("/barriers/board")),
        ("How barriers move, in pictures", to("/barriers/pictures")),
    ]


def _of_barrier(visit: Visit, _document: Document) -> Leads:
    path = f"{visit.asked.path}/explained"
    return [("How it came to where it stands, rule by rule", visit.asked.to(path))]


def _of_decision(visit: Visit, _document: Document) -> Leads:
    carried = visit.views.decisions[visit.asked.ref].status == "carried"
    words = "Why it was valid" if carried else "Why it stands as it does"
    path = f"{visit.asked.path}/explained"
    return [(f"{words}: the arithmetic, and the facts it rests on", visit.asked.to(path))]


def _of_plan(visit: Visit, _document: Document) -> Leads:
    to = visit.asked.to
    return [
        ("The Trusted Person plan", to("/plans/trusted-person")),
        ("Barriers that are closed", to("/barriers", state="closed")),
    ]


def _of_trusted_person(visit: Visit, _document: Document) -> Leads:
    return [("The action plan for system barriers", visit.asked.to("/plans/barriers"))]


def _of_group(visit: Visit, _document: Document) -> Leads:
    to, ref = visit.asked.to, visit.asked.ref
    return [
        ("What its places cover", to(f"/coverage/{ref}")),
        ("Its meetings", to("/meetings", group=ref)),
        ("Its decisions", to("/decisions", group=ref)),
        ("Barriers it raised or that stand with it", to("/barriers", group=ref)),
    ]


STATUS = DocumentPage("status", links=_of_status)

BARRIERS = DocumentPage(
    "barriers",
    (
        *(fields.WORDS, fields.TIER, fields.states("barrier"), fields.GROUP, fields.PETAL),
        *(fields.AREA, fields.THEME, fields.PLAN, fields.SINCE, fields.UNTIL),
    ),
    paged=True,
    always={"most": MOST},
    on_page={"pictures": False},
    title="Barriers",
    links=_of_barriers,
)
BARRIER = DocumentPage("barrier", trail=_BARRIERS, links=_of_barrier, packed=True)

MEETINGS = DocumentPage(
    "meetings",
    (fields.TIER, fields.GROUP, fields.states("meeting"), fields.SINCE, fields.UNTIL),
    paged=True,
)
MINUTES = DocumentPage("minutes", trail=_MEETINGS, packed=True)

DECISIONS = DocumentPage(
    "decisions",
    (
        *(fields.TIER, fields.GROUP, fields.states("decision"), fields.PRINCIPLE),
        *(fields.SINCE, fields.UNTIL),
    ),
    paged=True,
    on_page={"records": False},
)
DECISION = DocumentPage("decision", trail=_DECISIONS, links=_of_decision, packed=True)

PLAN = DocumentPage(
    "plan",
    (fields.TIER, fields.GROUP, fields.PETAL, fields.AREA, fields.THEME),
    always={"over": False},
    links=_of_plan,
)
TRUSTED_PERSON = DocumentPage(
    "trusted-person", (fields.GROUP,), always={"over": False}, links=_of_trusted_person
)

COVERAGE = DocumentPage("coverage")
COVERAGE_OF = DocumentPage("coverage", trail=_COVERAGE)
DELIVERY = DocumentPage("delivery")
GROUPS = DocumentPage("groups")
GROUP = DocumentPage("group", trail=_GROUPS, links=_of_group, packed=True)
