"""The page of a pack: one file for a person, whatever is in the texts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cfworkflow import Workflow
from cfworkflow.audit.pack.choosing import Choice
from cfworkflow.domain.barrier.commands import RaiseBarrier
from tests.audit.a_pack import Files, packed, signed, store, unsigned
from tests.cli.an_archive import archive

__all__ = ["signed", "store", "unsigned"]  # fixtures

EMPTY = {"meta", "br"}


class Outline(HTMLParser):
    """The elements of a page in order, with their attributes; complains of what is not closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(page.decode())
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The one that was opened last."""
        assert self._open.pop() == tag

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        """The attributes of the elements with these names."""
        return [attributes for tag, attributes in self.elements if tag in tags]


def test_it_has_what_a_screen_reader_needs(signed: Files) -> None:
    """A language, a title, headings in order, a table with caption and scopes."""
    page = Outline(signed["index.html"])
    assert page.all("html") == [{"lang": "en-GB"}]
    assert len(page.all("title")) == len(page.all("h1")) == len(page.all("main")) == 1
    assert [tag for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)] == ["h1"] + ["h2"] * 5
    assert len(page.all("caption")) == len(page.all("table")) == 1
    assert all(each.get("scope") in {"col", "row"} for each in page.all("th"))
    facts = len(signed["facts.jsonl"].splitlines())
    assert sum(each["scope"] == "row" for each in page.all("th")) == facts
    assert len(page.all("time")) == 2 * facts


def test_it_takes_nothing_from_anywhere(signed: Files) -> None:
    """No script, no link, no image: it reads the same with no network."""
    page = Outline(signed["index.html"])
    assert not page.all("script", "img", "link", "iframe", "object", "a")
    assert not {name for _, attributes in page.elements for name in attributes} & {"src", "href"}
    assert b"url(" not in signed["index.html"]


def test_every_text_is_escaped(tmp_path: Path) -> None:
    """Given a title that is markup, then it is read and not obeyed."""
    path = archive(tmp_path / "a.db")
    with Workflow.open(str(path)) as record:
        record.do(
            RaiseBarrier(
                group="river",
                title="<script>alert(1)</script> & \"'$rows</td>",
                petals=("homelessness",),
                areas=("river",),
            )
        )
    page = packed(path).files["index.html"]
    assert not Outline(page).all("script")
    assert b"&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#x27;$rows&lt;/td&gt;" in page


def test_it_tells_both_dates_and_the_sentence(store: Path) -> None:
    """When a fact took effect, when it was recorded, by whom, and what happened."""
    page = packed(store).files["index.html"].decode()
    row = next(row for row in page.split("<tr>") if "D-0001 deferred" in row)
    assert '<time datetime="2026-03-02">2026-03-02</time>' in row
    assert '<time datetime="2026-12-31T12:00:00+00:00">2026-12-31 12:00</time>' in row


@pytest.mark.parametrize("skey", [None, "ours"])
def test_it_says_plainly_whether_it_is_signed(signed: Files, unsigned: Files, skey: str) -> None:
    """Nobody is led to rely on a pack that anyone could have made."""
    page = (signed if skey else unsigned)["index.html"].decode()
    assert ("Nobody has signed this pack" in page) is (skey is None)
    assert ("--key" in page) is (skey is not None)
    assert ("key.pub" in page) is (skey is not None)


def test_it_says_in_words_what_is_withheld(store: Path) -> None:
    """Not by a colour or a gap: in a sentence at the top, and in the row."""
    made = packed(store, Choice("B-0001"), withhold=["narrative"])
    page = made.files["index.html"].decode()
    assert f"The texts of {len(made.withheld)} facts are withheld" in page
    assert page.count("(withheld)</td>") == len(made.withheld) > 0
    assert "<summary>" not in page
