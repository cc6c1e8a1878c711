"""A record read from CloudEvents is the record that was exported, or nothing is taken at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.generate import history as generated
from cfworkflow import Workflow
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import EstablishGroup
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.importing import cloudevents
from cfworkflow.importing.cloudevents import read_record
from cfworkflow.store.receiving import StoreNotEmpty, laid_out, receive, require_empty
from cfworkflow.store.shredding import is_owed, last_erasure
from cfworkflow.testing import histories
from tests.importing.an_export import (
    Event,
    changed,
    export_of,
    exported,
    imported,
    read,
    root_of,
    stored,
    wrong,
)
from tests.projections.a_kept_store import connected, placed, write
from tests.projections.a_year import whole_year

AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole histories take minutes to shrink."""

FEW = whole_year()[:30]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with every kind of fact, undone and corrected ones and erased texts among them."""
    return write(tmp_path_factory.mktemp("original") / "a.db", whole_year())


@pytest.fixture(scope="module")
def whole(original: Path) -> bytes:
    """That store, exported."""
    return exported(original)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A short record, exported; each of its facts that had a text still has it."""
    return export_of(tmp_path_factory.mktemp("few"), FEW)


@settings(max_examples=25, phases=AS_DRAWN)
@given(histories())
def test_a_record_comes_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, history: list[Recorded]
) -> None:
    """The same facts, texts, tags and root; exported again, the same file."""
    folder = tmp_path_factory.mktemp("record")
    path = write(folder / "original.db", history)
    copy = imported(exported(path), folder / "copy.db")
    assert stored(copy) == stored(path)
    assert exported(copy) == exported(path)


@settings(max_examples=10, phases=AS_DRAWN)
@given(histories(steps=20))
def test_without_its_texts_a_record_has_the_same_root(
    tmp_path_factory: pytest.TempPathFactory, history: list[Recorded]
) -> None:
    """What is withheld is not there, and proves what it proved."""
    folder = tmp_path_factory.mktemp("record")
    path = write(folder / "original.db", history)
    facts, tags, root = stored(path)
    copy = imported(exported(path, texts=False), folder / "copy.db")
    assert stored(copy) == ([(*fact[:4], None) for fact in facts], tags, root)


def test_every_kind_of_fact_comes_back(original: Path, whole: bytes, tmp_path: Path) -> None:
    """Undone, corrected and erased as well: what was taken back comes as taken back."""
    copy = imported(whole, tmp_path / "copy.db")
    assert stored(copy) == stored(original)
    assert exported(copy) == whole


def test_a_broker_may_write_the_json_its_own_way(whole: bytes) -> None:
    """Spaces, escapes, the order of names, further attributes, other line ends: the same record."""

    def rewritten(line: bytes) -> bytes:
        event = json.loads(line)
        event["time"] = event["time"].replace("+00:00", "Z")
        event["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        event["datacontenttype"] = "application/json; charset=utf-8"
        return json.dumps(dict(reversed(event.items())), indent=None).encode()

    lines = [rewritten(line) for line in whole.splitlines()]
    assert root_of(b"\xef\xbb\xbf" + b"\r\n".join(lines)) == root_of(whole)


def test_only_what_is_carried_must_be_there(few: bytes) -> None:
    """An event needs no more than the standard asks for, and its fact."""

    def bare(event: Event) -> None:
        for name in (*event,):
            if name not in {"specversion", "id", "source", "type", "data"}:
                del event[name]
        del event["data"]["facts"], event["data"]["texts"]

    assert root_of(changed(few, 3, bare)) == root_of(few)


@given(st.data(), st.sampled_from(["put in", "left out", "another"]))
def test_whatever_byte_is_changed_nothing_else_is_imported(
    few: bytes, data: st.DataObject, how: str
) -> None:
    """Each thing a fact says is said twice, so that a slip of either is found."""
    place = data.draw(st.integers(0, len(few) - 1))
    byte = bytes([data.draw(st.integers(0, 255))])
    before, after = few[:place], few[place + (how != "put in") :]
    spoilt = before + (b"" if how == "left out" else byte) + after
    assert read(spoilt).problems or root_of(spoilt) == root_of(few)


@given(st.lists(st.integers(0, len(FEW) - 1), max_size=len(FEW) + 2))
def test_facts_come_from_the_first_on_each_once_and_in_order(few: bytes, order: list[int]) -> None:
    """Left out, twice, or in another order: found, unless only the last are left out."""
    lines = few.splitlines(keepends=True)
    spoilt = b"".join(lines[number] for number in order)
    begins = order == [*range(len(order))] and bool(order)
    assert (not read(spoilt).problems) == begins


def reordered(event: Event) -> None:
    """Write the line another way, with the same meaning to whoever parses it."""
    line = json.loads(event["data"]["line"])
    event["data"]["line"] = json.dumps(line)


def tagged(event: Event) -> None:
    """Have the fact found by another thing than it tells of."""
    line = json.loads(event["data"]["line"])
    line["tags"][0] = "group:elsewhere"
    event["data"]["line"] = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    event["subject"] = "group:elsewhere"


def newer(event: Event) -> None:
    """Have the fact come from a later version."""
    event["data"]["line"] = event["data"]["line"].replace('"version":1', '"version":99')


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda event: event.update(specversion="0.3"), "specversion is '0.3', not '1.0'"),
        (lambda event: event.pop("specversion"), "specversion is None"),
        (lambda event: event.pop("source"), "lacks source"),
        (lambda event: event.update(id="", type=7), "lacks id and type"),
        (lambda event: event.update(id="01"), "id is '01', not the position of a fact"),
        (lambda event: event.update(id="²"), "id is '²', not the position"),
        (lambda event: event.update(source="/elsewhere"), "of another record"),
        (lambda event: event.pop("data"), "no data.line"),
        (lambda event: event.update(data="a text"), "no data.line"),
        (lambda event: event["data"].update(line=""), "no data.line"),
        (
            lambda event: event["data"].update(line="{}", narrative=None),
            "not a fact as a store has it",
        ),
        (lambda event: event["data"].update(line="\ud800"), "not JSON"),
        (lambda event: event["data"].update(narrative=7), "neither a text nor null"),
        (lambda event: event["data"].update(narrative="{}"), "data.line has the hash of"),
        (lambda event: event["data"].update(narrative=""), "data.line has the hash of"),
        (lambda event: event["data"].update(narrative=None), "data.texts does not say what"),
        (lambda event: event["data"].update(texts={"title": "Other"}), "data.texts does not say"),
        (lambda event: event["data"].update(facts={}), "data.facts does not say"),
        (lambda event: event.update(type="cfworkflow.member-appointed.v1"), "type does not say"),
        (lambda event: event.update(time="yesterday"), "time does not say"),
        (
            lambda event: event.update(cfwon="2001-01-01", cfwactor="me"),
            "cfwon and cfwactor do not",
        ),
        (reordered, "not a fact as a store has it"),
        (tagged, "not a fact as a store has it"),
        (newer, "version 99, unknown here"),
    ],
)
def test_what_can_not_be_taken_is_said_with_its_line(
    whole: bytes, change: Callable[[Event], object], what: str
) -> None:
    """One sentence that names the attribute or the part, at the line a person will look at."""
    place = next(
        number
        for number, line in enumerate(whole.splitlines(), 1)
        if number > 1 and json.loads(line)["data"]["narrative"] and b'"version\\":1' in line
    )
    [(line, said)] = wrong(changed(whole, place, change))
    assert (line, what in said) == (place, True), said


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{", "not JSON"),
        (b"[]", "no object"),
        (b"7", "no object"),
        (b"\xff", "not JSON"),
        (b"[" * 10_000, "no object"),
        (b'{"a":' * 10_000, "not JSON"),
    ],
)
def test_a_line_that_is_no_event_is_said_to_be_none(few: bytes, line: bytes, what: str) -> None:
    """Whatever stands there; the events after it are read all the same."""
    lines = few.splitlines()
    lines[4] = line
    [(number, said)] = wrong(b"\n".join(lines))
    assert (number, what in said) == (5, True), said


def test_all_that_is_wrong_is_said_at_once(few: bytes) -> None:
    """One attempt is enough to know; a slip in one line makes no complaint of the next."""
    spoilt = changed(few, 20, lambda event: event.update(source="/elsewhere"))
    spoilt = changed(spoilt, 10, lambda event: event.pop("data"))
    spoilt = changed(spoilt, 5, lambda event: event.update(specversion="2.0", id=None))
    lines = spoilt.splitlines(keepends=True)
    del lines[14]
    assert [line for line, _ in wrong(b"".join(lines))] == [5, 5, 10, 15, 19]


def test_missing_facts_are_numbered(few: bytes) -> None:
    """Who lost some lines is told which."""
    lines = few.splitlines(keepends=True)
    assert wrong(b"".join(lines[:3] + lines[5:]))[0] == (
        *(4, "It is fact 6, and facts 4 to 5 are missing before it."),
    )
    assert wrong(b"".join(lines[1:]))[0][1] == "It is fact 2, and fact 1 is missing before it."
    assert wrong(few + few)[0][1] == "It is fact 1, and stands after fact 30."


def test_the_name_of_a_record_is_that_of_its_first_fact(few: bytes) -> None:
    """A file whose events all bear another record's name is not what it says it is."""
    renamed = few.replace(b"ni:///sha-256;", b"ni:///sha-256;A")
    assert wrong(renamed) == [(1, "Its source is not the name of a record that begins with it.")]


def test_nothing_is_no_record() -> None:
    """An empty file would make an empty store that looks like an import."""
    assert wrong(b"") == wrong(b"\n \n") == [(None, "There is no event in it.")]


def test_another_kind_of_file_is_said_to_be_one_once(few: bytes) -> None:
    """A calendar taken for a record is one mistake, not one a line; a broken line is another."""
    [(line, what)] = wrong(b"BEGIN:VCALENDAR\r\n" * 200)
    assert (line, what) == (None, "It is no file of events: its first lines are not even JSON.")
    broken = wrong(b"x\nx\n" + few)
    assert [line for line, what in broken if "It is not JSON" in what] == [1, 2]


def test_an_erased_text_does_not_come_back(tmp_path: Path) -> None:
    """Where the erasure is on record, the text can't be put in again from an older file."""
    path = tmp_path / "a.db"
    with Workflow.open(str(path), create=True) as record:
        record.do(EstablishGroup(group="river", tier="operational", areas=("river",)))
        record.do(RaiseBarrier(group="river", title="He lives at 7 Example Street"))
        before = exported(path)
        record.do(RedactNarratives(thing="barrier:B-0001", reason="Asked", authority="DPO"))
    after = exported(path)
    assert b"Example Street" in before
    assert b"Example Street" not in after
    assert read(after).withheld == 0
    put_back = before + after.splitlines(keepends=True)[-1]
    assert wrong(put_back) == [(4, "By it the text of fact 3 was erased, and that is there.")]


def test_texts_that_are_gone_without_a_word_are_counted(few: bytes) -> None:
    """Who imports is told that some were withheld; those erased on record are not among them."""

    def withhold(event: Event) -> None:
        event["data"].update(narrative=None, texts=None)

    places = [
        number
        for number, line in enumerate(few.splitlines(), 1)
        if json.loads(line)["data"]["narrative"]
    ]
    assert read(few).withheld == 0
    for place in places[:3]:
        few = changed(few, place, withhold)
    assert read(few).withheld == 3


def test_facts_that_do_not_hang_together_are_not_taken(tmp_path: Path) -> None:
    """A record whose views could not be made would be of no use to anybody."""
    referred = next(told for told in whole_year() if told.fact.NAME == "barrier-referred")
    [(line, what)] = wrong(export_of(tmp_path, [referred]))
    assert line is None
    assert "the fact at @1 does not go on with what is told before it" in what


def test_a_file_of_nonsense_is_not_read_for_ever(
    few: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a line without end nor endless lines take more than a moment, or much room."""
    monkeypatch.setattr(cloudevents, "_LONGEST", 3_000)
    assert wrong(b"x" * 10_000) == [(1, "It is longer than any event; no more was read.")]
    monkeypatch.setattr(cloudevents, "_MOST", 10)
    found = wrong(b"[]\n" * 100)
    assert len(found) == 11
    assert found[-1] == (11, "So much is wrong that no more was read.")
    monkeypatch.undo()
    assert wrong(few) == []


def test_how_far_it_has_come_is_told(tmp_path: Path) -> None:
    """A long file shows that it goes on."""
    told: list[int] = []
    data = export_of(tmp_path, placed(generated(2_500, 4)))
    path = tmp_path / "long.jsonl"
    path.write_bytes(data)
    with laid_out() as laid, path.open("rb") as file:
        read_record(file, laid, told.append)
    assert told == [1_000, 2_000]


def test_two_records_are_never_made_one(few: bytes, tmp_path: Path) -> None:
    """Where there is a fact nothing is imported; a store without any is as good as none."""
    begun = write(tmp_path / "begun.db", FEW[:1])
    before = stored(begun)
    with pytest.raises(StoreNotEmpty, match="1 fact is on record there"):
        require_empty(begun)
    with pytest.raises(StoreNotEmpty):
        imported(few, begun)
    assert stored(begun) == before
    empty = write(tmp_path / "empty.db", [])
    require_empty(empty)
    require_empty(tmp_path / "none.db")
    assert stored(imported(few, empty)) == stored(imported(few, tmp_path / "none.db"))


def test_an_import_that_is_cut_off_leaves_no_fact(few: bytes, tmp_path: Path) -> None:
    """All or nothing, wherever it stops."""

    class CutOffError(Exception):
        pass

    def cut(*_: object) -> None:
        raise CutOffError

    with laid_out() as laid:
        read_record(BytesIO(few), laid)
        with pytest.raises(CutOffError):
            receive(tmp_path / "a.db", laid, cut)
    assert stored(tmp_path / "a.db")[:2] == ([], [])


def test_what_was_erased_elsewhere_was_never_here(whole: bytes, tmp_path: Path) -> None:
    """No copy of an erased text can be left in the file: nothing is owed, and verifying says so."""
    with connected(imported(whole, tmp_path / "a.db")) as connection:
        assert last_erasure(connection) > 0
        assert not is_owed(connection)
