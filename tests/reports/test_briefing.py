"""A briefing as a document: what a draft tells, no more and no less."""

from __future__ import annotations

import pytest

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.projections.drafting.draft import begins_at, drafted
from cfworkflow.projections.drafting.period import CALLED
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.reports.document import Bullets, Paragraph, Section
from tests.projections.a_year import TODAY, begun, whole_year
from tests.reports.readings import built, refs, words


@pytest.mark.parametrize("audience", CALLED)
@pytest.mark.parametrize("since", [0, 60, 120])
def test_a_briefing_tells_what_its_draft_tells(audience: str, since: int) -> None:
    """Heading by heading, sentence by sentence: what was checked before sending is what is sent."""
    after = read_views(whole_year())
    before = read_views(told for told in whole_year() if told.position <= since)
    document = built("briefing", after, to=audience, before=before)
    told = drafted(before, after, audience, TODAY)
    first, *parts = document.blocks
    assert first == Paragraph(told.summary)
    assert [
        (part.heading, tuple(map(str, part.blocks[0].items)))
        for part in parts
        if isinstance(part, Section) and isinstance(part.blocks[0], Bullets)
    ] == [(each.heading, each.sentences) for each in told.sections]
    assert document.title == f"Progress briefing for {CALLED[audience]}, 31 December 2026"


def test_it_begins_where_the_last_one_ended() -> None:
    """Told from there on, it says since which briefing."""
    after = read_views(whole_year())
    begins = begins_at(after, "strategic")
    assert begins > 0
    assert begins_at(after, "operational") == 0
    before = read_views(told for told in whole_year() if told.position <= begins)
    assert "Since the last briefing" in words(
        built("briefing", after, to="strategic", before=before)
    )
    first = read_views(told for told in whole_year() if told.position <= 60)
    assert "Since the record begins" in words(built("briefing", first, to="strategic"))
    assert "Besides what was brought in" in words(built("briefing", after, to="strategic"))


def test_what_it_names_can_be_looked_up_if_it_is_there() -> None:
    """A reference that somebody typed, and that names nothing, leads nowhere."""
    raised = RaiseBarrier(group="county", title="See B-0777 and <b>B-0001</b>")
    views = begun().on("02-01", raised).read()
    document = built("briefing", views, to="tactical")
    assert refs(document) == {"B-0001"}
    assert "See B-0777 and <b>B-0001</b>" in words(document)


def test_a_briefing_of_what_is_yet_to_come_is_refused() -> None:
    """It tells from an earlier moment to a later one, to somebody there is."""
    after = read_views(whole_year())
    with pytest.raises(ValueError, match="later than what there is to tell of"):
        built("briefing", Reading(), to="tactical", before=after)
    with pytest.raises(ValueError, match="nobody is called mayors"):
        built("briefing", after, to="mayors")
