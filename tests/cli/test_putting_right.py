"""`correct` and `undo`: a slip is put right at the prompt, and nothing leaves the record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cfworkflow.domain.correction.facts import CommandUndone
from cfworkflow.workflow import Workflow
from tests.cli.stores import Stores
from tests.cli.terminal import Answer, Desk

RAISED = "barrier raise peterborough --title 'No buss' --petal homelessness"


@pytest.fixture
def desk(stores: Stores, tmp_path: Path) -> Desk:
    """A desk with a barrier on record whose title has a slip in it."""
    desk = stores.copy("programme", tmp_path / "cfworkflow.db")
    desk.done(RAISED)
    return desk


def failed(desk: Desk, command: str, code: int) -> Answer:
    """What is said of a command that fails with this exit code, and records nothing."""
    before, answer = desk.facts, desk(command)
    assert (answer.code, answer.out, desk.facts) == (code, "", before), answer.err
    return answer


def position_of(desk: Desk, kind: str) -> int:
    """Where the last fact of a kind stands."""
    return int(desk.done(f"audit log --kind {kind} --json").json[-1]["position"])


def test_a_title_is_put_right_and_both_stay_on_record(desk: Desk) -> None:
    """I3: views show what is right, the record shows both, and which fact was corrected."""
    raised = position_of(desk, "barrier-raised")
    answer = desk.done("correct b1 --set title='No bus' --because 'A slip'")
    assert answer.out == f"Title of B-0001 corrected (fact {raised}, barrier raised).\n"
    assert "No bus\n" in desk.done("barrier show B-0001").out
    log = desk.done("audit log --ref B-0001").out
    assert f'"No buss". [corrected by fact {raised + 1}]' in log
    assert "Because: A slip" in log
    assert "No buss" in desk.done(f"barrier show B-0001 --as-of @{raised}").out
    desk.done("audit verify")


def test_what_can_be_corrected_is_listed_as_it_reads(desk: Desk) -> None:
    """Who does not know the field or the position asks; corrections show in what it reads."""
    desk.done("correct B-0001 --set petals=mental-health --because 'A slip'")
    raised = position_of(desk, "barrier-raised")
    told = desk.done("correct B-0001 --list --json").json
    assert told == [
        {"position": raised, "kind": "barrier-raised", "field": "title", "reads": "No buss"},
        {"position": raised, "kind": "barrier-raised", "field": "petals", "reads": "mental-health"},
        {"position": raised, "kind": "barrier-raised", "field": "areas", "reads": ""},
    ]
    assert f"@{raised}" in desk.done("correct B-0001 --list").out
    assert "There is no barrier B-0404" in failed(desk, "correct B-0404 --list", 3).err


def test_one_place_on_a_group_is_named_with_its_member(desk: Desk) -> None:
    """I3: the facts of a group are many; the place says which is meant."""
    desk.done("correct tactical/cpsl-mind --set sectors=faith --because 'A slip'")
    rows = desk.done("member list tactical --json").json
    assert [row["member"] for row in rows if row["sectors"] == ["faith"]] == ["cpsl-mind"]


def test_a_fact_is_named_by_its_position(desk: Desk) -> None:
    """I3: where a thing has several facts with the same field, the position tells them apart."""
    raised = position_of(desk, "barrier-raised")
    desk.done(f"correct B-0001 --fact @{raised} --note 'Said by phone' --because 'For the file'")
    assert "Note: Said by phone" in desk.done("audit log --limit 1").out
    wrong = failed(desk, "correct B-0001 --fact @1 --set title=x --because x", 4)
    assert "Refused (I3)" in wrong.err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("correct B-0001 --set title=x", "--because TEXT"),
        ("correct B-0001 --because x", "--set FIELD=VALUE"),
        ("correct B-0001 --set title=x --set title=y --because x", "title more than once"),
        ("correct B-0001 --set title --because x", "'title' is not a pair"),
        ("correct B-0001 --fact one --set title=x --because x", "write it as @12"),
        ("correct Nowhere! --set title=x --because x", "is not one"),
        ("undo yesterday", "write it as @12"),
    ],
)
def test_what_is_typed_wrongly_is_said_so(desk: Desk, typed: str, said: str) -> None:
    """A mistake at the keyboard corrects nothing and takes nothing back."""
    assert said in failed(desk, typed, 2).err


def test_what_no_correction_can_change_is_refused_with_what_to_do(desk: Desk) -> None:
    """I3: who raised it is not edited."""
    answer = failed(desk, "correct B-0001 --set group=cambridgeshire --because x", 4)
    assert "Refused (I3)" in answer.err
    assert "cfworkflow undo" in answer.err


def test_the_last_command_is_taken_back_and_told(desk: Desk) -> None:
    """I4: what stands no longer is named; it is gone from the list, and its story is still told."""
    raised = position_of(desk, "barrier-raised")
    answer = desk.done("undo --because 'Raised twice'")
    assert answer.out == f"barrier raise (fact {raised}) taken back.\n"
    assert f'@{raised} B-0001 raised by peterborough: "No buss".' in answer.err
    assert desk.done("barrier list --json").json == []
    assert f"[taken back by fact {raised + 1}]" in desk.done("audit log --ref B-0001").out
    assert "There is no barrier B-0001" in failed(desk, "barrier show B-0001", 3).err
    assert "No buss" in desk.done(f"barrier show B-0001 --as-of @{raised}").out
    desk.done("audit verify", "projections verify")


def test_said_again_it_takes_back_the_one_before(desk: Desk) -> None:
    """Anchors: repeating it walks further back; what began the record stands."""
    desk.done("barrier refer B-0001", "undo")
    assert desk.done("barrier show B-0001 --json").json["status"] == "operational"
    desk.done("undo")
    assert "Begin another store" in failed(desk, "undo", 4).err


def test_a_dry_run_shows_what_would_be_taken_back(desk: Desk) -> None:
    """Nothing is recorded, and nothing goes."""
    answer = desk.done("undo --dry-run")
    assert answer.out.endswith(" would be taken back.\n")
    assert "This was a dry run" in answer.err
    assert "B-0001 raised by peterborough" in answer.err
    assert len(desk.done("barrier list --json").json) == 1


def test_another_takes_nothing_back_and_an_older_fact_is_not_the_last(desk: Desk) -> None:
    """I4: who recorded it, and what came since, is said."""
    other = failed(desk, "undo --actor programme-lead", 4)
    assert "recorded by project-team, not by programme-lead" in other.err
    raised = position_of(desk, "barrier-raised")
    desk.done("barrier refer B-0001")
    older = failed(desk, f"undo @{raised}", 4)
    assert f"barrier refer was recorded by project-team (@{raised + 1})" in older.err
    desk.done(f"undo @{raised + 1}")


def test_an_undo_sent_again_under_its_id_takes_back_no_more(desk: Desk) -> None:
    """I2: whoever did not hear the answer may ask again."""
    desk.done("barrier refer B-0001")
    first = desk.done("undo --command-id once --json").json
    again = desk.done("undo --command-id once --json").json
    assert (first["repeated"], again["repeated"]) == (False, True)
    assert first["facts"] == again["facts"]
    assert desk.done("barrier show B-0001 --json").json["status"] == "operational"


def test_what_is_sent_again_after_it_was_taken_back_is_said_not_to_stand(desk: Desk) -> None:
    """I2: it is recorded once; who asks again must not take it for standing."""
    again = "barrier refer B-0001 --command-id once"
    desk.done(again, "undo")
    answer = desk.done(again)
    assert "recorded before, and taken back since" in answer.err
    assert "Next:" not in answer.err
    told = desk.done(f"{again} --json").json
    assert (told["repeated"], told["stands"], told["next"]) == (True, False, None)
    assert desk.done("barrier show B-0001 --json").json["status"] == "operational"


def test_an_undoing_that_claims_to_be_without_end_ends_no_log(desk: Desk) -> None:
    """Whoever has the file can write anything into it; who reads it gets an answer."""
    with Workflow.open(str(desk.store)) as record:
        last = [*record.history()][-1]
        forged = CommandUndone(
            undone=last.command_id,
            command=last.command,
            first=last.position,
            last=10**17,
            touches=last.fact.tags(),
        )
        told = replace(last, fact=forged, command="undo", command_id="forged")
        record.engine.recorder.append([record.engine.mapper.write(told)])
    log = desk.done("audit log").out
    assert f"[taken back by fact {last.position + 1}]" in log
    assert "says otherwise what that was" in desk("audit rules").err


def test_of_what_was_taken_back_it_is_said_that_it_was(desk: Desk) -> None:
    """It is on record and stands no longer: that is not the same as a slip in a reference."""
    desk.done("undo")
    gone = position_of(desk, "command-undone")
    answer = failed(desk, "barrier show B-0001", 3)
    assert f"It was taken back (@{gone})." in answer.err
    assert "cfworkflow audit log --ref B-0001" in answer.err
    assert "taken back" not in failed(desk, "barrier show B-0009", 3).err
