"""Lists of barriers, meetings and groups, and what each group's places cover."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.support.commands import AgreeSupport
from cfworkflow.projections.asking import Filters
from cfworkflow.projections.barriers import OVER
from cfworkflow.projections.board import chosen_barriers
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.reports.document import Figure, Paragraph
from cfworkflow.reports.html import layout_of
from cfworkflow.reports.tables import tables_of
from tests.projections.a_year import begun, whole_year
from tests.reports.readings import built, cells, facts, refs, section, sections, words


def listed(**asked: object) -> list[str]:
    """The barriers listed of the whole year, in order."""
    document = built("barriers", read_views(whole_year()), pictures=False, **asked)
    return [str(row["barrier"]) for row in cells(document, "barriers")]


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "plan": st.sampled_from(["barriers", "trusted-person", "risks"]),
        "tier": st.sampled_from(["operational", "tactical", "strategic"]),
        "state": st.sampled_from(["closed", "addressed", "tactical", "operational"]),
        "group": st.sampled_from(["county", "marsh", "river", "tactical", "board"]),
        "petal": st.sampled_from(["homelessness", "mental-health"]),
        "area": st.sampled_from(["river", "fen", "city"]),
        "since": st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        "until": st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    },
)


@given(asked=ASKED, limit=st.none() | st.integers(1, 4))
def test_the_barriers_asked_for_are_those_the_terminal_lists(
    asked: dict[str, object], limit: int | None
) -> None:
    """A page and `cfworkflow barrier list` find the same, page by page or at once."""
    chosen = chosen_barriers(read_views(whole_year()), Filters(**asked))  # type: ignore[arg-type]
    expected = [row.barrier for row in chosen][::-1]
    assert listed(**asked) == expected
    if limit is not None:
        pages = max(1, -(-len(expected) // limit))
        found = [
            ref for page in range(1, pages + 1) for ref in listed(**asked, limit=limit, page=page)
        ]
        assert found == expected


def test_barriers_are_found_by_words_in_what_they_are_called() -> None:
    """Every word has to be there, in any case and order; the reference is found as well."""
    assert listed(q="ADDRESS doctor") == ["B-0001"]
    assert listed(q="b-0003") == ["B-0003"]
    assert listed(q="proof of address") == ["B-0001"]
    assert listed(q="no such thing") == []
    assert listed(q="  ") == listed()


def test_a_barrier_that_is_over_stands_with_nobody() -> None:
    """Who has to do something is told of what something is to be done about."""
    views = read_views(whole_year())
    for row in cells(built("barriers", views), "barriers"):
        over = views.barriers[str(row["barrier"])].status in OVER
        assert (row["holder"] is None) == over


def test_the_list_has_pictures_of_how_barriers_move_and_age() -> None:
    """Each with its table; a page that wants none leaves them out."""
    views = read_views(whole_year())
    moves = section(built("barriers", views), "How barriers move")
    assert [type(block) for block in moves.blocks] == [Paragraph, Figure, Figure]
    assert [*sections(built("barriers", views, pictures=False).blocks)] == []


def test_the_list_says_how_many_matters_of_which_plan_it_has() -> None:
    """Risks and matters of the Trusted Person plan are not taken for system barriers."""
    views = read_views(whole_year())
    first = built("barriers", views).blocks[0]
    plans = [row.plan for row in views.barriers.values()]
    assert first == Paragraph(
        f"{len(plans)} matters: {plans.count('barriers')} system barriers, "
        "1 matter of the Trusted Person plan, 2 programme risks."
    )
    assert built("barriers", views, plan="risks").blocks[0] == Paragraph("2 programme risks.")
    titles = {
        str(row["barrier"]): str(row["title"])
        for row in cells(built("barriers", views), "barriers")
    }
    assert {ref for ref, title in titles.items() if title.endswith("\nProgramme risk")} == {
        row.barrier for row in views.barriers.where("plan:risks")
    }
    page = built("barriers", views, limit=4, page=2).blocks[0]
    assert page == Paragraph("Showing 5 to 8 of 9 matters of all plans, page 2 of 3.")
    assert not isinstance(built("barriers", views, q="no such thing").blocks[0], Paragraph)


def test_the_pictures_are_of_the_plan_asked_for_and_say_which() -> None:
    """Where no plan is asked for the list has all of them, and the pictures one: it says so."""
    views = read_views(whole_year())
    alone = "What follows is told of system barriers alone, not of other plans."
    assert alone in words(built("barriers", views))
    of_risks = section(built("barriers", views, plan="risks"), "How barriers move").blocks
    assert [block.title for block in of_risks if isinstance(block, Figure)] == [
        "Programme risks through the tiers",
        "Programme risks that are open: how old they are",
    ]
    assert len(of_risks) == 2, "nothing has to be said of them"
    some = words(built("barriers", views, plan="risks", tier="tactical"))
    assert "It takes in all programme risks, not only those listed here." in some
    assert alone not in some


def test_a_sheet_of_barriers_has_every_field() -> None:
    """Plan, areas, theme, description, how it was addressed and what the check found."""
    rows = cells(built("barriers", read_views(whole_year()), wide=True), "barriers")
    [first] = [row for row in rows if str(row["barrier"]) == "B-0001"]
    assert first["plan"] == "System barriers"
    assert first["description"] == "Practices ask for proof of address"
    assert first["how"] == "It joined again"
    assert first["addressed_on"] == date(2026, 11, 20)
    assert str(first["theme"]) == "The first time people are met"


def test_meetings_are_listed_with_what_was_on_the_table() -> None:
    """What came last stands first; a meeting nobody came to yet shows no number."""
    rows = {
        str(row["meeting"]): row
        for row in cells(built("meetings", read_views(whole_year())), "meetings")
    }
    assert [*rows][-1] == "M-0001"
    assert rows["M-0002"]["present"] == 3
    assert rows["M-0004"]["present"] is None
    assert "D-0001 Take B-0001 to the board" in str(rows["M-0002"]["items"])
    scheduled = cells(built("meetings", read_views(whole_year()), state="scheduled"), "meetings")
    assert {str(row["status"]) for row in scheduled} == {"Scheduled"}


def test_groups_are_listed_from_the_top_tier_down() -> None:
    """With the members of each and its quorum that day; ended ones come last in their tier."""
    rows = cells(built("groups", read_views(whole_year())), "groups")
    tiers = [str(row["tier"]) for row in rows]
    assert tiers == sorted(tiers, key=["Strategic", "Tactical", "Operational"].index)
    tactical = next(row for row in rows if str(row["group"]) == "The Group")
    assert (tactical["members"], tactical["quorum"]) == (4, 3)
    assert str(rows[-1]["status"]) == "Ended"


def test_a_group_is_told_with_its_roll_and_its_terms() -> None:
    """Who sits on it and for what, what quorum that makes, and by which rules it decides."""
    document = built("group", read_views(whole_year()), "tactical")
    assert document.title == "The Group"
    assert facts(document)["Quorum"] == "3"
    members = {str(row["member"]): row for row in cells(document, "members")}
    assert members["Mind, the charity"]["petals"] == "Mental health"
    assert "adopted by D-0005" in words(document)
    assert "D-0005" in refs(document)
    county = facts(built("group", read_views(whole_year()), "county"))
    assert county["Areas passed on"] == "Fen to the Marsh on 2026-02-10"


def test_coverage_tells_the_gaps_first_in_words() -> None:
    """Of one group, or of each that has places; each has its matrix with the table to it."""
    views = read_views(whole_year())
    document = built("coverage", views, "tactical")
    first = next(each.heading for each in sections(document.blocks))
    assert first == "What no place is for"
    assert "Petals: Homelessness, Criminal justice, Domestic abuse, Drugs and alcohol" in words(
        document
    )
    together = built("coverage", views)
    assert {"The Group", "Board"} <= {each.heading for each in sections(together.blocks)}
    assert {"sectors-tactical", "sectors-board"} <= {*tables_of(together)}
    assert "Nobody holds a place" in words(built("coverage", begun().read(), "county"))


def test_who_pays_for_support_is_called_as_on_the_groups_it_sits_on() -> None:
    """An organisation has one name for all to read; one without a place has but its id."""
    paid = {
        "mind-charity": "Mind, the charity",
        "making-every-adult-matter": "Making every adult matter",
    }
    for organisation, called in paid.items():
        agreed = AgreeSupport(support="extra", days="5", paid_by=organisation, title="More")
        views = begun().on("02-01", agreed).read()
        assert cells(built("delivery", views), "support")[0]["paid_by"] == called


def test_a_delivery_plan_tells_what_is_behind() -> None:
    """Work strands with their shares, tasks overdue, days of support as figures, risks rated."""
    views = read_views(whole_year())
    document = built("delivery", views)
    assert [row["percent"] for row in cells(document, "strands")] == [60, 100]
    support = {str(row["support"]): row for row in cells(document, "support")}
    assert (support["Coaching"]["used"], support["Coaching"]["left"]) == (3.5, 76.5)
    risks = cells(document, "risks")
    assert {str(row["rating"]) for row in risks} == {"Not rated", "High"}
    assert words(built("delivery", Reading()))


def test_a_delivery_plan_is_printed_upright() -> None:
    """The picture of its tasks is higher than wide: on a sheet on its side nobody could read it."""
    assert layout_of(built("delivery", read_views(whole_year()))) == ""


def test_the_status_tells_who_has_to_do_what() -> None:
    """The same as on a terminal, part by part; what waits on nobody is left out."""
    document = built("status", read_views(whole_year()))
    waits = [each.heading for each in sections(section(document, "What waits").blocks)]
    assert waits == [
        "Escalations to be answered",
        "Evidence checks due",
        "Actions overdue",
        "Decisions put off",
        "Barriers and other matters open",
        "Briefings due",
        "Minutes to be approved",
        "Risks rated high",
    ]
    [late] = [row for row in cells(document, "overdue") if str(row["what"]) == "A-0001"]
    assert (late["whom"], str(late["to_do"])) == ("Council", "For B-0003, 213 days late")
    assert {"A-0001", "B-0003", "D-0004", "R-0001"} <= refs(document)
    assert "Nothing waits on anyone." in words(built("status", Reading()))
