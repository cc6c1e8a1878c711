"""Whatever part of a store's file is lost, each answer is true and leads on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from benchmarks.generate import history as generated
from cfworkflow.audit.log import Log
from cfworkflow.store.connection import connect, disconnect
from cfworkflow.store.damage import lost_facts
from tests.cli.a_damaged_file import FREE, Damage, cannot_be_looked_up, damaged, damages
from tests.cli.terminal import Answer, Desk
from tests.projections.a_kept_store import connected, keeper_on, placed, telling, write
from tests.web.browsing import Browser

HISTORY = placed(generated(100, 9))

EVERY_OTHER = 9
"""In the daily run one damage in so many of each kind is tried; `make soak` tries every one."""

SQLITE_SAYS = ("disk image", "constraint failed", "no transaction", "already exists", "no such")

FACTS_ARE_LOST = ("The record itself is damaged", "is not a fact as it was written")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its views, its log, a checkpoint kept elsewhere, and pages not in use."""
    path = write(tmp_path_factory.mktemp("sound") / "a.db", HISTORY)
    with connected(path) as connection:
        Log(connection).catch_up()
        keeper_on(connection).catch_up(telling(HISTORY))
    desk = Desk(path)
    desk.done("projections rebuild")
    path.with_name("kept.txt").write_text(desk.done("audit checkpoint").out, encoding="utf-8")
    return path


def some(every: Iterable[Damage]) -> Iterator[Damage]:
    """Some of each kind, the first of it among them."""
    for _, alike in groupby(sorted(every, key=lambda one: one.kind), lambda one: one.kind):
        yield from [*alike][::EVERY_OTHER]


def assert_told(answers: dict[str, Answer], damage: Damage) -> None:
    """No answer is a fault of ours, or leaves anyone with the words of SQLite."""
    for command, answer in answers.items():
        assert answer.code in {0, 5}, (damage, command, answer)
        assert not any(word in answer.err for word in SQLITE_SAYS), (damage, command, answer.err)
        assert (answer.code == 0) or "Try: " in answer.err


def assert_true(sound: Path, damage: Damage, copy: Path) -> None:
    """Of a file damaged so: what is said is so, and what is advised to do helps."""
    desk = Desk(damaged(sound, damage, copy))
    first, verified, rebuilt, again, rules = (
        desk(command)
        for command in (
            "status",
            "audit verify",
            "projections rebuild",
            "audit verify",
            "audit rules",
        )
    )
    answers = {"status": first, "verify": verified, "rebuild": rebuilt, "verify again": again}
    assert_told({**answers, "rules": rules}, damage)
    if damage.kind == "sqlite_schema":
        assert {each.code for each in answers.values()} == {5}
    elif damage.kind == "fact":
        for answer in (verified, rebuilt, again, rules):
            assert answer.code == 5, damage
            assert any(words in answer.err for words in FACTS_ARE_LOST), (damage, answer.err)
            assert "No fact is in doubt" not in answer.err
        assert desk("status").code == first.code  # whatever views there were still serve
    elif damage.kind in {"kept", FREE}:
        assert (rebuilt.code, again.code, desk("status").code) == (0, 0, 0), (damage, rebuilt.err)
        assert verified.code == 5 or first.code == 0
    else:
        assert (verified.code, rebuilt.code, again.code, rules.code) == (5, 0, 5, 0), damage


def test_what_is_said_of_a_damaged_file_is_true(sound: Path, tmp_path: Path) -> None:
    """Pages of each table, and pages not in use, zeroed, written over, or lost in part."""
    for damage in some(damages(sound)):
        assert_true(sound, damage, tmp_path / "a.db")


@pytest.mark.soak
def test_what_is_said_is_true_whichever_page_is_lost(sound: Path, tmp_path: Path) -> None:
    """Every page of a store in turn, in every way."""
    for damage in damages(sound):
        assert_true(sound, damage, tmp_path / "a.db")


def one_of(sound: Path, table: str, how: str = "zeros") -> Damage:
    """A page of a table, one in the middle of it."""
    found = [each for each in damages(sound) if (each.table, each.how) == (table, how)]
    return found[len(found) // 2]


@pytest.mark.parametrize("how", ["zeros", "noise", "half of it"])
def test_the_facts_that_are_lost_are_those_named(sound: Path, tmp_path: Path, how: str) -> None:
    """No fact is said to be lost that can be read, and none is left out that can't."""
    store = damaged(sound, one_of(sound, "fact", how), tmp_path / "a.db")
    gone = cannot_be_looked_up(store, len(HISTORY))
    assert gone
    connection = connect(store, create=False)
    lost = lost_facts(connection)
    disconnect(connection)
    assert [at for each in lost for at in range(each.first, each.last + 1)] == gone
    answer = Desk(store)("audit verify")
    assert all(str(each) in answer.err for each in lost)
    assert answer.code == 5


def test_a_checkpoint_still_tells_of_the_facts_that_can_be_read(
    sound: Path, tmp_path: Path
) -> None:
    """The log has the leaves of facts that are lost: all others are held against what was kept."""
    store = damaged(sound, one_of(sound, "fact"), tmp_path / "a.db")
    kept = sound.with_name("kept.txt")
    answer = Desk(store)(f"audit verify --checkpoint {kept}")
    assert f"{kept.name}: sound" in answer.out
    assert "of those that can't be read, what the log has kept of them" in answer.out
    assert "root: " not in answer.out
    lines = kept.read_text(encoding="utf-8").splitlines()
    other = f"{lines[2][:9]}{'A' if lines[2][9] != 'A' else 'B'}{lines[2][10:]}"
    file = tmp_path / "other.txt"
    file.write_text("\n".join([*lines[:2], other, ""]), encoding="utf-8")
    said = Desk(store)(f"audit verify --checkpoint {file}")
    assert "can't be told" in said.err


def test_rules_are_judged_up_to_the_first_fact_that_is_lost(sound: Path, tmp_path: Path) -> None:
    """Whoever is heard of only after that is not blamed for what nobody can read."""
    store = damaged(sound, one_of(sound, "fact"), tmp_path / "a.db")
    first = cannot_be_looked_up(store, len(HISTORY))[0]
    answer = Desk(store)("audit verify --json")
    parts = {part["part"]: part["problems"] for part in answer.json["parts"]}
    assert parts["rules"] == []
    assert parts["leaves"][0]["position"] == first
    assert any(f"the rules from @{first} on" in what for what in answer.json["not_looked_at"])


@pytest.mark.parametrize("table", ["tag", "sqlite_sequence"])
def test_what_can_t_be_mended_is_taken_into_a_new_store(
    sound: Path, tmp_path: Path, table: str
) -> None:
    """The way on that is named works: the same facts, the same root."""
    desk = Desk(damaged(sound, one_of(sound, table), tmp_path / "a.db"))
    assert "`export cloudevents` and `import cloudevents`" in desk("audit verify").err
    record, other = tmp_path / "record.jsonl", Desk(tmp_path / "other.db")
    desk.done(f"export cloudevents --out {record}")
    other.done(f"import cloudevents {record}")
    assert (
        other.done("audit verify --json").json["root"] == desk("audit verify --json").json["root"]
    )


def test_a_log_that_can_t_be_read_is_made_anew(sound: Path, tmp_path: Path) -> None:
    """The command that is named for it helps, and the root is what it was."""
    desk = Desk(damaged(sound, one_of(sound, "proof_node"), tmp_path / "a.db"))
    assert "cfworkflow projections rebuild --log" in desk("audit verify").err
    desk.done("projections rebuild --log", "audit verify")
    assert desk.done("audit checkpoint").out == sound.with_name("kept.txt").read_text("utf-8")


def test_views_that_are_there_are_never_said_not_to_be(sound: Path, tmp_path: Path) -> None:
    """What tells of them is lost in part: nobody is told that none were ever made."""
    how = one_of(sound, "kept_generation", "half of it")
    desk = Desk(damaged(sound, how, tmp_path / "a.db"))
    answer = desk("audit verify")
    assert answer.code == 5
    assert "none were ever made" not in answer.out
    desk.done("projections rebuild", "audit verify", "status")


def test_nothing_more_is_recorded_on_what_can_t_be_read(sound: Path, tmp_path: Path) -> None:
    """Whoever records meets the same words, and the file stays as it is."""
    store = damaged(sound, one_of(sound, "sqlite_sequence"), tmp_path / "a.db")
    before = store.read_bytes()
    answer = Desk(store)("group establish somewhere --tier operational --name Somewhere")
    assert answer.code == 5
    assert "nothing can be recorded in it" in answer.err
    assert store.read_bytes() == before


def test_the_page_says_which_facts_are_lost(sound: Path, tmp_path: Path) -> None:
    """Whoever verifies on the page is told the same, and not sent to who sends them back."""
    store = damaged(sound, one_of(sound, "fact"), tmp_path / "a.db")
    page = Browser.at(store).get("/audit/verify?now=yes")
    assert page.status_code == 200
    assert "The record itself is damaged: the facts @" in page.text
    assert "100 facts were to be looked at, and not all can be read" in page.text
    assert "go back to the last good copy" in page.text
    root = next(each for each in damages(sound) if (each.table, each.how) == ("fact", "zeros"))
    all_lost = Browser.at(damaged(sound, root, tmp_path / "b.db")).get("/audit.json")
    assert all_lost.status_code == 503
    assert "the facts @1 to @100 can't be read" in all_lost.json()["error"]["why"]


def test_the_page_says_that_views_can_be_made_anew(sound: Path, tmp_path: Path) -> None:
    """What is only kept for reading is not taken for the record."""
    store = damaged(sound, one_of(sound, "kept_generation"), tmp_path / "a.db")
    told = Browser.at(store).get("/audit.json")
    assert told.status_code == 503
    assert told.json()["error"]["code"] == "views-damaged"
    assert "cfworkflow projections rebuild" in told.json()["error"]["try"]
