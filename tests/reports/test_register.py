"""The decision register: every item, with the whole of its record (rule D1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cfworkflow.projections.decisions import DecisionRow
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.reports.parts.record import DECIDED
from tests.projections.a_year import whole_steps, whole_year, year_without
from tests.reports.readings import built, cells, facts, refs, section, sections, words


def listed(**asked: object) -> list[str]:
    """The references in the register of the whole year, in its order."""
    document = built("decisions", read_views(whole_year()), **asked)
    return [str(row["decision"]) for row in cells(document, "decisions")]


@settings(max_examples=15)
@given(left_out=st.sets(st.integers(0, len(whole_steps()) - 1), max_size=40))
def test_every_decision_carried_is_in_the_register(left_out: set[int]) -> None:
    """Whatever a year was like, no decision taken in it is missing from the register."""
    views = read_views(year_without(left_out))
    document = built("decisions", views)
    assert {*views.decisions} <= refs(document)
    carried = [row for row in views.decisions.values() if row.status == "carried"]
    told = {str(row["decision"]): str(row["outcome"]) for row in cells(document, "decisions")}
    for row in carried:
        assert told[row.decision] == "Carried"
        record = facts(section(document, f"{row.decision}: {row.title}"))
        assert record["Outcome"] == f"Carried on {row.decided_on}"
        assert record["Reasons"] == row.reasons


def test_each_record_has_what_the_rule_asks_for() -> None:
    """Each of the things that rule D1 names has its line in each record of a vote."""
    views = read_views(whole_year())
    document = built("decisions", views)
    for row in views.decisions.values():
        record = facts(section(document, f"{row.decision}: {row.title}"))
        assert {"Outcome", "Group", "Meeting", "Kind"} <= {*record}
        if row.status in DECIDED:
            assert {
                *("Reasons", "Alternatives considered", "Interests declared", "Evidence relied on"),
                *("Principles applied", "Lived experience heard", "Quorum", "Votes"),
            } <= {*record}


def test_a_sheet_has_every_field_of_each_record() -> None:
    """Made wide, one line has all of it: figures as figures and dates as dates, to be added up."""
    views = read_views(whole_year())
    document = built("decisions", views, wide=True)
    assert [*sections(document.blocks)] == []
    for cell in cells(document, "decisions"):
        row = views.decisions[str(cell["decision"])]
        assert cell["date"] == (row.decided_on or row.proposed_on)
        for name in ("reasons", "alternatives", "lived_experience", "evidence", "response"):
            assert cell[name] == getattr(row, name)
        for name in ("members", "quorum", "present", "in_favour", "against", "needed"):
            assert cell[name] == (getattr(row.figures, name) if row.figures else None)
        for text in row.recommended:
            assert text in str(cell["recommendations"])
        for one in row.interests:
            assert one.nature is not None
            assert one.nature in str(cell["interests"])


def test_the_latest_comes_first() -> None:
    """Whoever opens a register looks for what was decided last."""
    assert listed() == sorted(listed(), reverse=True)


def test_only_what_is_asked_for_is_listed() -> None:
    """By group, tier, state, barrier, principle and date; all of it true at once."""
    views = read_views(whole_year())

    def these(holds: Callable[[DecisionRow], bool]) -> list[str]:
        return [ref for ref, row in views.decisions.items() if holds(row)][::-1]

    assert listed(group="board") == these(lambda row: row.group == "board")
    assert listed(tier="tactical") == these(lambda row: row.group == "tactical")
    assert listed(state="carried") == these(lambda row: row.status == "carried")
    assert listed(barrier="B-0001") == these(lambda row: row.barrier == "B-0001")
    assert listed(principle="equal-voice") == these(lambda row: "equal-voice" in row.principles)
    april = {"since": date(2026, 4, 1), "until": date(2026, 4, 30)}
    assert listed(**april) == these(lambda row: _dated(row).month == 4)
    assert listed(group="board", state="deferred") == []


def _dated(row: DecisionRow) -> date:
    return row.decided_on or row.proposed_on


@given(limit=st.integers(1, 12), dated=st.booleans())
def test_pages_have_each_item_once(limit: int, *, dated: bool) -> None:
    """Page after page, nothing is told twice and nothing is left out, however they are found."""
    views = read_views(whole_year())
    asked: dict[str, object] = {"since": date(2026, 1, 1)} if dated else {}
    first = built("decisions", views, limit=limit, **asked)
    assert isinstance(first.data, dict)
    pages = [
        built("decisions", views, limit=limit, page=page, **asked)
        for page in range(1, first.data["pages"] + 1)
    ]
    found = [str(row["decision"]) for page in pages for row in cells(page, "decisions")]
    assert found == listed()
    assert first.data["total"] == len(found)
    if len(pages) > 1:
        assert f"page 1 of {len(pages)}" in words(first)
    beyond = built("decisions", views, limit=limit, page=len(pages) + 5, **asked)
    assert cells(beyond, "decisions") == cells(pages[-1], "decisions")


def test_a_register_can_do_without_the_records() -> None:
    """A page that lists many links to each of them instead."""
    document = built("decisions", read_views(whole_year()), records=False)
    assert [*sections(document.blocks)] == []
    assert len(cells(document, "decisions")) == len(listed())


def test_an_answer_stands_with_the_recommendations_it_answers() -> None:
    """Those of the last escalation before it, even of a barrier that went up twice."""
    record = facts(
        section(built("decisions", read_views(whole_year())), "D-0007: Answer on B-0001")
    )
    assert "1. Register people at a hub: accepted" in record["Answers to the recommendations"]


def test_a_register_without_items_says_whether_there_are_none_at_all() -> None:
    """Nothing found is not the same as nothing on record."""
    views = read_views(whole_year())
    none_of_the_kind = words(built("decisions", views, group="board", state="deferred"))
    assert "No such items." in none_of_the_kind
    assert "No item has been put to a group." in words(built("decisions", Reading()))
