"""The action plans: what still matters first, what is to be done, by whom and until when."""

from __future__ import annotations

from cfworkflow.domain.approach.commands import NameElement, ProposeApproach
from cfworkflow.domain.fact import erased
from cfworkflow.projections.barriers import OVER
from cfworkflow.projections.plan import PLAN_ORDER, action_plan
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.trusted_person import trusted_person_plan
from tests.projections.a_year import TODAY, begun, whole_year
from tests.reports.readings import built, cells, facts, refs, section, sections, words

HEADINGS = {
    "strategic": "At the strategic tier",
    "tactical": "At the tactical tier",
    "operational": "At the operational tier",
    "addressed": "Addressed, to be checked",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
}


def test_every_matter_of_the_plan_stands_under_its_tier() -> None:
    """What still matters first, the highest tier before the others, and nothing is left out."""
    views = read_views(whole_year())
    document = built("plan", views)
    lines = action_plan(views, TODAY)
    assert {line.barrier for line in lines} <= refs(document)
    told = [each.heading for each in sections(document.blocks) if each.heading in HEADINGS.values()]
    states = [state for state in PLAN_ORDER if any(line.status == state for line in lines)]
    assert told == [HEADINGS[state] for state in states]


def test_a_matter_is_told_with_how_it_came_here_and_what_was_asked() -> None:
    """With whom it stands, the way it took, the recommendations, the actions and their owners."""
    views = read_views(whole_year())
    [line] = [line for line in action_plan(views, TODAY) if line.status == "strategic"]
    matter = facts(section(built("plan", views), f"{line.barrier}: {line.title}"))
    assert matter["Stands"] == "Strategic, with the Strategic Board"
    assert matter["Came by way of"] == "County, then Tactical Group, then Strategic Board"
    assert matter["Recommendations"].splitlines() == [
        "Register people at a hub (D-0004)",
        "Pay for interpreters (D-0004)",
    ]
    assert matter["Last decision"] == "D-0004 Carried on 2026-04-02"
    assert matter["Actions"] == "A-0001 Ask the trust: Council, due 2026-06-01, Overdue"


def test_who_checks_a_matter_reads_how_when_and_by_whom_it_was_addressed() -> None:
    """ToR: a change is checked for what it is said to be; what was closed says it in brief."""
    document = built("plan", read_views(whole_year()))
    matter = facts(section(document, "B-0002: Waiting lists"))
    assert matter["Stands"] == "Addressed, to be checked by the Marsh"
    assert matter["Addressed"] == (
        "By the Marsh on 2026-09-01, at the operational tier: A second clinic day"
    )
    [closed] = [row for row in cells(document, "closed") if str(row["barrier"]) == "B-0001"]
    assert str(closed["addressed"]).endswith(" 2026-11-20, at the tactical tier: It joined again")


def test_actions_stand_in_a_table_of_their_own() -> None:
    """Those still to be done, the first due before the others; what is overdue says so."""
    views = read_views(whole_year())
    rows = cells(built("plan", views), "actions")
    actions = [action for line in action_plan(views, TODAY) for action in line.actions]
    assert {str(row["action"]) for row in rows} == {action.action for action in actions}
    assert [row["due"] for row in rows] == sorted(action.due for action in actions)
    overdue = {action.action for action in actions if action.overdue}
    assert {str(row["action"]) for row in rows if str(row["state"]) == "Overdue"} == overdue


def test_a_sheet_of_the_plan_has_every_field() -> None:
    """A line a matter, the responses and the actions among it."""
    views = read_views(whole_year())
    rows = {str(row["barrier"]): row for row in cells(built("plan", views, wide=True), "matters")}
    assert [*rows] == [line.barrier for line in action_plan(views, TODAY)]
    first = rows["B-0001"]
    assert "Register people at a hub (D-0001): accepted" in str(first["recommendations"])
    assert str(first["responses"]) == "Strategic Board on 2026-05-04 (D-0007): We pay for a hub"
    assert str(first["check"]).startswith("Met, by the County on 2026-12-01")


def test_a_plan_can_be_asked_for_what_still_matters_alone_or_by_group() -> None:
    """Over or not, and by whom it concerns, successors followed."""
    views = read_views(whole_year())
    still = {
        str(row["barrier"]) for row in cells(built("plan", views, over=False, wide=True), "matters")
    }
    assert still == {line.barrier for line in action_plan(views, TODAY) if line.status not in OVER}
    marsh = cells(built("plan", views, group="marsh", wide=True), "matters")
    assert {str(row["barrier"]) for row in marsh} == {"B-0002", "B-0004"}
    risks = cells(built("plan", views, plan="risks", wide=True), "matters")
    assert {str(row["barrier"]) for row in risks} == {
        ref for ref, row in views.barriers.items() if row.plan == "risks"
    }


def test_the_trusted_person_plan_tells_each_approach_by_its_element() -> None:
    """What is tried for what, what those asked made of it, and what was made of that."""
    views = read_views(whole_year())
    document = built("trusted-person", views)
    plan = trusted_person_plan(views, TODAY, action_plan(views, TODAY, plan="trusted-person"))
    for part in plan.elements:
        assert part.title is not None
        element = section(document, part.title)
        headings = [each.heading for each in sections(element.blocks)]
        assert headings == [f"{each.approach}: {each.title}" for each in part.approaches]
    told = facts(section(document, "T-0001: One worker throughout"))
    assert told["State"].startswith("Adopted by D-0001 since")
    assert (
        "answered by the County: it makes sense with changes. Two workers" in told["Sense checks"]
    )
    assert "Acted on: the approach changed. They share weekends" in told["Sense checks"]
    assert {line.barrier for line in plan.matters} <= refs(document)
    assert "The autumn at a glance" in words(document)


def test_a_sheet_of_the_trusted_person_plan_has_approaches_matters_and_actions() -> None:
    """Three tables, each with the references of what it lists."""
    views = read_views(whole_year())
    document = built("trusted-person", views, wide=True)
    assert {str(row["approach"]) for row in cells(document, "approaches")} == {"T-0001"}
    assert {str(row["barrier"]) for row in cells(document, "matters")} == {"B-0007"}
    assert {str(row["action"]) for row in cells(document, "actions")} == {"A-0004"}


def test_an_element_whose_title_was_erased_is_told_in_words() -> None:
    """What is left of it is a slug: nobody reads those, in a heading or in a sheet."""
    programme = begun().on(
        "02-01",
        NameElement(element="first-contact", title="When we first meet"),
        ProposeApproach(group="county", element="first-contact", title="One form"),
    )
    views = read_views(map(erased, programme.history()))
    assert section(built("trusted-person", views), "First contact").blocks
    [row] = cells(built("trusted-person", views, wide=True), "approaches")
    assert row["element"] == "First contact"
