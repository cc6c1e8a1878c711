"""Whether what a browser has kept is still the page: entity tags."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.group.commands import EstablishGroup
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.web.entity_tag import is_kept, tag_of
from tests.web.browsing import Browser

PATHS = ("/", "/barriers", "/barriers/B-0001.json", "/decisions.docx", "/audit", "/search?q=list")


def record(store: Path, *commands: object) -> None:
    """Record something more, as someone does meanwhile."""
    with Workflow.open(str(store)) as opened:
        for command in commands:
            opened.do(command)  # type: ignore[arg-type]  # commands of any kind


def test_what_was_kept_need_not_be_sent_again(browser: Browser) -> None:
    """With the tag it was given, a page that is the same is not sent, whoever made it weak."""
    for path in PATHS:
        tag = browser.get(path).headers["etag"]
        for kept in (tag, f"W/{tag}", f'"other", {tag}', "*"):
            answer = browser.get(path, if_none_match=kept)
            assert answer.status_code == 304, path
            assert answer.content == b""
            assert answer.headers["etag"] == tag
        assert browser.get(path, if_none_match='"other"').status_code == 200


def test_the_same_page_has_the_same_bytes_and_tag(browser: Browser, store: Path) -> None:
    """A tag is strong: it stands for bytes, and another server of the same record gives both."""
    other = Browser.at(store)
    for path in PATHS:
        one, two = browser.get(path), other.get(path)
        assert one.content == two.content
        assert one.headers["etag"] == two.headers["etag"]


def test_what_is_recorded_shows_at_the_next_look(browser: Browser, store: Path) -> None:
    """A browser that asks whether a page is still it is told no as soon as anything is recorded."""
    tags = {path: browser.get(path).headers["etag"] for path in PATHS}
    record(store, RaiseBarrier(group="river", title="New on record"))
    for path, tag in tags.items():
        assert browser.get(path, if_none_match=tag).status_code == 200
    assert "New on record" in browser.get("/barriers").text


def test_a_past_moment_stays_kept_while_the_record_grows(browser: Browser, store: Path) -> None:
    """As of a position nothing changes, so that nothing need be sent again."""
    tag = browser.get("/barriers?as-of=@16").headers["etag"]
    record(store, RaiseBarrier(group="river", title="New on record"))
    assert browser.get("/barriers?as-of=@16", if_none_match=tag).status_code == 304


def test_what_was_erased_is_gone_from_every_moment(browser: Browser, store: Path) -> None:
    """A page of a past moment that was kept with a text erased since is not still the page."""
    before = browser.get("/barriers/B-0001?as-of=@16")
    assert "No address" in before.text
    record(store, RedactNarratives(thing="barrier:B-0001", authority="DPO", reason="a name"))
    after = browser.get("/barriers/B-0001?as-of=@16", if_none_match=before.headers["etag"])
    assert after.status_code == 200
    assert "No address" not in after.text


def test_another_record_with_as_many_facts_is_another_page(
    browser: Browser, store: Path, tmp_path: Path
) -> None:
    """A store restored or begun anew where another was: what was kept of that is not the page."""
    tag = browser.get("/audit").headers["etag"]
    facts = browser.json("/audit.json")["data"]["facts"]
    for end in ("", "-wal", "-shm"):
        Path(f"{store}{end}").unlink(missing_ok=True)
    other = tmp_path / "other.db"
    with Workflow.open(str(other), create=True) as opened:
        opened.do(EstablishGroup(group="river", tier="operational", name="Another"))
        while len([*opened.history()]) < facts:
            opened.do(RaiseBarrier(group="river", title="Of another record"))
    other.replace(store)
    assert browser.json("/audit.json")["data"]["facts"] == facts
    assert browser.get("/audit", if_none_match=tag).status_code == 200


def test_errors_and_refused_forms_are_not_kept(browser: Browser) -> None:
    """What is wrong now may be right soon: nobody keeps it."""
    for path in ("/nowhere", "/barriers?tier=nix", "/barriers?as-of=never", "/search?q=B-0001"):
        answer = browser.get(path)
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers


@given(
    st.tuples(st.text(max_size=5), st.integers(0, 3), st.text(max_size=3), st.integers(1, 4)),
    st.tuples(st.text(max_size=5), st.integers(0, 3), st.text(max_size=3), st.integers(1, 4)),
)
def test_tags_differ_where_anything_does(
    one: tuple[str, int, str, int], other: tuple[str, int, str, int]
) -> None:
    """Address, making of the views, facts and day: none can change and the tag stay the same."""

    def tag(address: str, generation: int, checkpoint: str, day: int) -> str:
        return tag_of(address, generation, checkpoint, date(2026, 1, day))

    assert (tag(*one) == tag(*other)) == (one == other)
    assert is_kept(tag(*one), tag(*other)) == (one == other)
