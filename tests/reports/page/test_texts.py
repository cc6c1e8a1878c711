"""The texts of a document as markup."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cfworkflow.reports.document import Line, Lines, Ref, Tag, Text
from cfworkflow.reports.page.texts import shown


def to_page(ref: Ref) -> str | None:
    """Where each barrier's page is; nothing else has one."""
    return f"/barriers/{ref.ref}" if ref.kind == "barrier" else None


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Bed & breakfast <b>", "Bed &amp; breakfast &lt;b&gt;"),
        ("one\ntwo\r\nthree", "one<br>\ntwo<br>\nthree"),
        (1234567, "1,234,567"),
        (0.5, "0.5"),
        (date(2026, 10, 5), '<time datetime="2026-10-05">5 October 2026</time>'),
        (Ref("group", "tactical", "Tactical <Group>"), "Tactical &lt;Group&gt;"),
        (Ref("decision", "D-0001"), '<span class="cfw-whole">D-0001</span>'),
        (
            Ref("barrier", "B-0001"),
            '<a class="govuk-link cfw-whole" href="/barriers/B-0001">B-0001</a>',
        ),
        (
            Ref("barrier", "B-0001", "No address"),
            '<a class="govuk-link" href="/barriers/B-0001">No address</a>',
        ),
        (Line(("By ", date(2026, 10, 5), ".")), f"By {shown(date(2026, 10, 5))}."),
        (
            Lines(("one", Line(("two", ".")))),
            '<ul class="cfw-lines"><li>one</li><li>two.</li></ul>',
        ),
    ],
)
def test_each_kind_of_text_has_its_markup(text: Text, markup: str) -> None:
    """Dates can be read by programs, references lead to their pages, words are only words."""
    assert shown(text, to_page) == markup


def test_a_moment_is_told_in_utc_wherever_it_comes_from() -> None:
    """One record gives one document, in whatever time zone it is written."""
    at = datetime(2026, 3, 4, 0, 30, 59, tzinfo=timezone(timedelta(hours=1)))
    assert shown(at) == shown(at.astimezone(UTC))
    assert shown(at) == '<time datetime="2026-03-03T23:30:59Z">3 March 2026, 23:30 UTC</time>'


def test_a_tag_says_its_state_in_a_word() -> None:
    """Never by colour alone; blue is what a tag is anyway."""
    (red,) = html.fragments_fromstring(shown(Tag("Over <due>", "red")))
    (blue,) = html.fragments_fromstring(shown(Tag("Open", "blue")))
    assert (red.get("class"), red.text.strip()) == ("govuk-tag govuk-tag--red", "Over <due>")
    assert (blue.get("class"), blue.text.strip()) == ("govuk-tag", "Open")


def test_where_nothing_was_given_that_is_said_aloud() -> None:
    """A dash is for the eye; who listens hears that nothing was given."""
    dash, words = html.fragments_fromstring(shown(None))
    assert (dash.get("aria-hidden"), dash.text) == ("true", "\N{EN DASH}")
    assert words.text == "nothing given"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=200))
def test_a_text_reads_as_it_was_typed(text: str) -> None:
    """Whatever it holds, it is no markup; where a long word may be broken, no letter is added."""
    markup = shown(text).replace("<wbr>", "")
    assert "<" not in markup
    assert markup.unescape() == text


def test_a_long_word_may_be_broken_and_others_may_not() -> None:
    """A word without end does not push a page beyond the screen."""
    assert shown("w" * 41).split("<wbr>") == ["w" * 20, "w" * 20, "w"]
    assert "<wbr>" not in shown("Cambridgeshire and Peterborough " * 20)
