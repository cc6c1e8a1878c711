"""The page of whatever has no document of its own: how it stands, above its story."""

from __future__ import annotations

import re

import pytest

from cfworkflow.domain.references import KINDS
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.reports.document import Facts
from cfworkflow.reports.parts.standing import OWN_PAGE, how_it_stands
from cfworkflow.reports.words.names import Names
from tests.projections.a_year import TODAY, whole_year
from tests.reports.readings import texts
from tests.web.browsing import Browser


def read_of(kind: str, ref: str) -> list[str]:
    """What is read of how a thing of the whole year stands, a text a line."""
    views = read_views(whole_year())
    return [str(text) for text in texts(how_it_stands(views, Names(views), kind, ref, TODAY))]


def test_an_action_says_who_is_to_do_it_until_when_and_that_it_is_late() -> None:
    """Whoever follows a link to an action asks just that, not how it came about."""
    views = read_views(whole_year())
    late = next(row for row in views.actions.values() if row.overdue(TODAY))
    read = read_of("action", late.action)
    assert {"Owner", "Due", str(late.due), "Overdue"} <= {*read}
    assert Names(views).member(late.group, late.owner) in read


def test_a_principle_lists_the_decisions_that_applied_it() -> None:
    """ToR, Principles: what a decision is in line with can be followed both ways."""
    views = read_views(whole_year())
    cited = {name: row.decision for row in views.decisions.values() for name in row.principles}
    there = {name: ref for name, ref in cited.items() if name in views.rows(view_of("principle"))}
    assert there
    for name, decision in there.items():
        assert decision in read_of("principle", name)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in TELLING])
def test_every_kind_of_thing_says_how_it_stands(kind: str) -> None:
    """A kind with a page of its own is told there; of any other, what its view has of it."""
    views = read_views(whole_year())
    for ref in views.rows(view_of(kind)):
        blocks = [*how_it_stands(views, Names(views), kind, ref, TODAY)]
        assert blocks
        if kind not in OWN_PAGE:
            assert isinstance(blocks[0], Facts)
            told = dict(blocks[0].rows)
            assert str(told["Reference"]) == ref
            assert len(told) >= 3
            assert not any(str(text).startswith(("((", "[", "{", "<")) for text in told.values())


def test_what_is_called_by_a_name_has_that_for_its_heading(whole: Browser) -> None:
    """Nobody reads an id as a heading; its story stands below how it stands."""
    page = whole.get("/record/principle:equal-voice").text
    title = whole.json("/record/principle:equal-voice.json")["data"]["principle"]["title"]
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", page) == [title]
    assert page.index("Decisions that applied it") < page.index("What happened")
