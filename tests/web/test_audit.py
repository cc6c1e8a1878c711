"""The audit pages: checkpoint, verifying, packs, and every fact as a sentence."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import apsw
import pytest

from cfworkflow.audit.checkpoint import read_checkpoint
from cfworkflow.audit.log import Log
from cfworkflow.audit.pack import verify_pack
from cfworkflow.store.connection import connect, disconnect
from cfworkflow.web import packing, verifier
from cfworkflow.web.app import make_app
from cfworkflow.web.record import Record
from tests.cli.terminal import ask
from tests.importing.an_export import exported, imported
from tests.web.browsing import Browser, links


def test_the_checkpoint_is_that_of_the_moment_looked_at(browser: Browser, store: Path) -> None:
    """As of a position it is the root of just so many facts, as the log proves it."""
    browser.get("/")
    connection = connect(store, create=False)
    log = Log(connection)
    for size in (1, 7, 20):
        page = browser.json(f"/audit.json?as-of=@{size}")
        checkpoint = read_checkpoint(page["data"]["checkpoint"])
        assert checkpoint.size == size == page["data"]["facts"]
        assert checkpoint.root == log.root(size)
        assert page["data"]["checkpoint"].split("\n")[2] in browser.get(
            f"/audit?as-of=@{size}"
        ).text.replace("&#43;", "+")
    disconnect(connection)


def test_the_checkpoint_can_be_taken_away_as_a_file(browser: Browser, store: Path) -> None:
    """As a file it is whole, to the end of its last line: the command line takes it as it is."""
    page = browser.get("/audit?as-of=@7")
    (link,) = (link for link in links(page) if "checkpoint" in link)
    answer = browser.get(link)
    assert answer.headers["content-disposition"] == 'attachment; filename="checkpoint-7.txt"'
    assert read_checkpoint(answer.text).size == 7
    kept = store.with_name("checkpoint.txt")
    kept.write_bytes(browser.get("/audit/checkpoint.txt").content)
    assert ask("--store", str(store), "audit", "verify", "--checkpoint", str(kept)).code == 0
    assert browser.get("/audit/checkpoint.txt?as-of=never").status_code == 400
    assert browser.get("/audit/checkpoint.txt?as-of=@9999").status_code == 400


def test_what_was_found_of_one_record_is_not_said_of_another(
    browser: Browser, store: Path, tmp_path: Path
) -> None:
    """A store put in the place of another has not been verified, whatever that was."""
    assert "Nothing is wrong." in browser.get("/audit/verify?now=yes").text
    other = tmp_path / "other.db"
    shutil.copyfile(store, other)
    other.replace(store)
    assert "has not been verified" in browser.get("/audit").text


def test_nothing_is_verified_unless_someone_asks(browser: Browser) -> None:
    """A page that is only looked at, by a person or a program that follows links, works little."""
    for path in ("/audit", "/audit/verify"):
        assert "has not been verified" in browser.get(path).text
    assert browser.json("/audit/verify.json")["data"] is None


def test_a_sound_record_is_said_to_be(browser: Browser) -> None:
    """Every part is looked at, what was not is told, and the audit page knows from then on."""
    page = browser.get("/audit/verify?now=yes")
    assert "Nothing is wrong." in page.text
    data = browser.json("/audit/verify.json")["data"]
    assert data["holds"]
    assert data["everything"]
    assert {"leaves", "log", "facts", "erasures", "rules", "index", "views"} == {
        part["part"] for part in data["parts"]
    }
    assert "checkpoints" in data["not_looked_at"][0]
    assert "<strong>Nothing is wrong</strong>" in browser.get("/audit").text


def test_a_copy_without_texts_is_said_to_be_one(store: Path, tmp_path: Path) -> None:
    """Nothing is wrong with what is here, and what is not is counted, on both pages and in data."""
    copy = imported(exported(store, texts=False), tmp_path / "copy.db")
    browser = Browser.at(copy)
    page = browser.get("/audit/verify?now=yes").text
    data = browser.json("/audit/verify.json")["data"]
    assert (data["holds"], data["state"]) == (True, "sound-without-texts")
    withheld = f"{data['withheld']['texts']} of {data['withheld']['of']}"
    assert "Nothing is wrong with what is here." in page
    assert f"<strong>This is a copy that was made without texts:</strong> {withheld} are" in page
    assert "This is a copy that was made without" in browser.get("/audit").text
    assert Browser.at(store).get("/audit/verify?now=yes").text.count("copy that was made") == 0


def test_a_record_that_was_changed_is_said_to_be(store: Path) -> None:
    """A fact that was rewritten behind everyone's back is found, and where."""
    browser = Browser.at(store)
    assert browser.get("/").status_code == 200
    connection = apsw.Connection(str(store))
    guards = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    kept = connection.execute(guards).fetchall()
    for name, _ in kept:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(
        "UPDATE fact SET line = CAST(replace(CAST(line AS TEXT), 'river', 'brook') AS BLOB) "
        "WHERE position = 11"
    )
    for _, guard in kept:
        connection.execute(guard)
    connection.close()
    page = browser.get("/audit/verify?now=yes")
    assert "Something is wrong." in page.text
    assert "Fact 11" in page.text
    assert not browser.json("/audit/verify.json")["data"]["holds"]


def test_what_was_found_is_kept_and_not_found_again_at_once(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asking over and over costs one look; a record that has grown is looked at anew."""
    record = Record(str(store))
    with record.look(None):
        pass
    first = record.verifier.verify(record)
    assert record.verifier.verify(record) is first
    monkeypatch.setattr(record.verifier, "_until", 0.0)
    assert record.verifier.verify(record) is not first


def test_one_verifies_at_a_time(store: Path) -> None:
    """Whoever asks meanwhile is told to wait, and when to come back."""
    app = make_app(str(store))
    browser = Browser(app)
    with app.state.record.verifier._one:  # noqa: SLF001 - as if at work
        answer = browser.get("/audit/verify?now=yes")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert browser.get("/audit/verify?now=yes").status_code == 200


def test_of_very_many_facts_only_the_leaves_are_verified(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page waits for nobody who judges a million facts: what is left out is told."""
    monkeypatch.setattr(verifier, "ALL", 5)
    monkeypatch.setattr("cfworkflow.web.pages.verifying.ALL", 5)
    page = browser.get("/audit/verify?now=yes")
    assert "cfworkflow audit verify" in page.text
    data = browser.json("/audit/verify.json")["data"]
    assert not data["everything"]
    assert {part["part"] for part in data["parts"]} == {"leaves", "log"}
    assert any("rules" in each for each in data["not_looked_at"])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/audit/pack.zip", "evidence.zip"),
        ("/barriers/B-0001/pack.zip", "evidence-B-0001.zip"),
        ("/decisions/D-0001/pack.zip", "evidence-D-0001.zip"),
        ("/meetings/M-0001/pack.zip", "evidence-M-0001.zip"),
        ("/groups/tactical/pack.zip", "evidence-tactical.zip"),
    ],
)
def test_a_pack_can_be_taken_away_and_verifies(
    browser: Browser, tmp_path: Path, path: str, name: str
) -> None:
    """An outsider verifies what was downloaded, and it says which record it is of."""
    answer = browser.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    kept = tmp_path / name
    kept.write_bytes(answer.content)
    report = verify_pack(kept, [])
    assert not report.problems
    assert browser.get(path).content == answer.content


def test_texts_can_be_withheld_from_a_pack(browser: Browser) -> None:
    """Without its texts a pack holds no word that anyone typed."""
    with_texts = browser.get("/audit/pack.zip").content
    without = browser.get("/audit/pack.zip?withhold=narrative")
    assert "without-texts" in without.headers["content-disposition"]
    facts = [
        zipfile.ZipFile(io.BytesIO(each)).read("facts.jsonl").decode()
        for each in (with_texts, without.content)
    ]
    assert ["No address" in each for each in facts] == [True, False]


def test_a_pack_that_cannot_be_made_says_why(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what is not there, of a moment, or of too much: no zip, and what to do."""
    assert browser.get("/barriers/B-0099/pack.zip").status_code == 404
    assert browser.get("/audit/pack.zip?as-of=@3").status_code == 400
    monkeypatch.setattr(packing, "MOST", 10)
    answer = browser.get("/audit/pack.zip")
    assert answer.status_code == 400
    assert "cfworkflow audit pack" in answer.text
    assert browser.get("/barriers/b-1/pack.zip").status_code == 400


def test_the_log_tells_every_fact_once_the_last_recorded_first(browser: Browser) -> None:
    """As `audit log` has them, whenever each took effect; each has a place to be linked to."""
    data = browser.json("/audit/log.json")["data"]
    positions = [fact["position"] for fact in data["facts"]]
    assert positions == [*range(data["total"], 0, -1)]
    page = browser.get("/audit/log").text
    assert re.findall(r'id="fact-(\d+)"', page) == [str(position) for position in positions]


def test_a_decision_is_explained_with_the_facts_it_rests_on(browser: Browser) -> None:
    """The arithmetic in sentences; each position it cites is on the page; its data are whole."""
    page = browser.get("/decisions/D-0001/explained")
    assert "Votes: 3 for, 2 needed" in page.text
    for link in links(page):
        assert not link.startswith("/record/@")
    cited = {part.split('"')[0] for part in page.text.split('href="#fact-')[1:]}
    assert cited
    assert "more than half of those present" in page.text.partition("The rules named here")[2]
    assert all(f'id="fact-{position}"' in page.text for position in cited)
    data = browser.json("/decisions/D-0001/explained.json")["data"]
    assert data["decision"] == "D-0001"
    assert data["status"] == "carried"


def test_a_barrier_is_explained_step_by_step(browser: Browser) -> None:
    """Each step with the rules that allowed it, and who must do what next."""
    page = browser.get("/barriers/B-0001/explained").text
    assert "What must happen next" in page
    assert "P2" in page
    assert browser.get("/barriers/B-0001/explained?as-of=@14").status_code in {200, 404}
