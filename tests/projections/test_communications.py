"""View `communications`: what was told to whom, found by channel, audience and who saw to it."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.projections.changed_briefings import communication
from cfworkflow.projections.communications import COMMUNICATIONS
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.row import replace
from tests.projections.a_year import whole_year

ROWS = read_views(whole_year()).rows(COMMUNICATIONS)


def test_a_communication_is_a_row() -> None:
    """ToR Responsibilities: updates shared across local networks are on record."""
    row = ROWS["C-0001"]
    assert (row.channel, row.audiences, row.by) == ("newsletter", ("stakeholders",), "mind-charity")
    assert (row.group, row.briefing, row.logged_on) == ("tactical", "R-0001", date(2026, 12, 1))
    assert (row.title, row.description) == ("The autumn for everyone", "A page on the hub")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("channel:event", ["C-0002"]),
        ("audience:stakeholders", ["C-0001"]),
        ("by:mind-charity", ["C-0001"]),
        ("group:tactical", ["C-0001"]),
        ("briefing:R-0001", ["C-0001"]),
        ("audience:tactical", []),
    ],
)
def test_it_is_found_by_what_it_is(word: str, found: list[str]) -> None:
    """Each filter of the list is a word of the view."""
    assert ROWS.keys_where(word) == found


def test_what_is_put_right_about_it_is_told() -> None:
    """`audit diff`: particulars that changed are told, words are not."""
    row = ROWS["C-0002"]
    assert communication(None, row) == 'C-0002 was logged: event: "Open day".'
    press = replace(row, channel="press", audiences=("tactical",), by="council")
    assert communication(row, press) == (
        'C-0002 now reads: press to tactical by council: "Open day".'
    )
    assert communication(row, replace(row, title="Open week")) == ""
