"""`audit diff FROM TO`: what changed on record between two moments, in sentences."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from cfworkflow.cli import progress
from tests.cli.terminal import Desk


def told(desk: Desk, begin: str, end: str) -> list[str]:
    """The sentences between two moments."""
    lines = desk.done(f"audit diff {begin} {end}").out.splitlines()
    return [line.split(maxsplit=3)[3] for line in lines[1:]]


def test_each_change_has_its_place_and_its_dates(archived: Desk) -> None:
    """The last fact about the thing: where it stands, when it took effect, when it was recorded."""
    heads, *lines = archived.done("audit diff @0 today").out.splitlines()
    assert heads.split() == ["#", "TOOK", "EFFECT", "RECORDED", "WHAT", "CHANGED"]
    shown = archived.done("audit diff @0 today --json").json["changes"]
    log = {fact["position"]: fact for fact in archived.done("audit log --json").json}
    assert len(lines) == len(shown) > 10
    for line, change in zip(lines, shown, strict=True):
        position, on, recorded, sentence = line.split(maxsplit=3)
        fact = log[change["positions"][-1]]
        assert (int(position), sentence) == (fact["position"], change["sentence"])
        assert (on, change["on"]) == (fact["on"], fact["on"])
        assert change["recorded_at"] == fact["recorded_at"]
        assert (
            recorded == datetime.fromisoformat(fact["recorded_at"]).astimezone().date().isoformat()
        )
    positions = [int(line.split()[0]) for line in lines]
    assert positions == sorted(positions)


def test_a_quarter_is_told_in_a_few_sentences(archived: Desk) -> None:
    """What stood otherwise at the end of March is told once a thing, newest last."""
    decided, went, met, added = told(archived, "2025-03-31", "2025-04-30")
    assert decided == (
        'D-0001 was put to M-0001 of tactical: "Take it to the board". '
        "It was carried at M-0001: 3 for, 0 against."
    )
    assert went == "B-0001 went from tactical to strategic, by D-0001."
    assert met == (
        "M-0001 of tactical was called for 2025-04-15. It was opened on 2025-04-15, had D-0001 put "
        "to it and was closed. mind, police, shelter came (M-0001)."
    )
    assert added == (
        'A-0001 was added to B-0002 for mind of tactical, due 2025-05-01: "Write a guide".'
    )


def test_moments_are_those_of_as_of(archived: Desk) -> None:
    """A day, a time, a position: each is one position of the record."""
    days = told(archived, "2025-05-01", "2025-06-02")
    assert days == [
        "A-0001 went from open to done.",
        "B-0002 was addressed by tactical.",
        "police stood down from tactical.",
    ]
    last = archived.facts
    assert told(archived, f"@{last - 3}", f"@{last}") == days
    assert told(archived, "2025-06-02T11:59Z", "2025-06-02T12:00Z") == days


def test_as_data_it_names_the_positions_and_the_facts(archived: Desk) -> None:
    """A program learns where each change rests."""
    last = archived.facts
    shown = archived.done(f"audit diff 2025-05-01 @{last} --json").json
    assert shown["from"] == {"moment": "2025-05-01", "position": last - 3}
    assert shown["to"] == {"moment": f"@{last}", "position": last}
    assert shown["facts"] == 3
    assert [(each["kind"], each["ref"], each["positions"]) for each in shown["changes"]] == [
        ("action", "A-0001", [last - 2]),
        ("barrier", "B-0002", [last - 1]),
        ("member", "tactical/police", [last]),
    ]


def test_where_nothing_was_recorded_that_is_said(archived: Desk) -> None:
    """Stdout stays empty; nothing is made up."""
    answer = archived.done("audit diff 2025-05-01 2025-05-31")
    assert answer.out == ""
    assert answer.err == "Nothing was recorded between 2025-05-01 and 2025-05-31.\n"


def test_from_the_beginning_everything_is_new(archived: Desk) -> None:
    """@0 is before the first fact."""
    sentences = told(archived, "@0", "2025-03-01")
    assert sentences[0] == "board was established at the strategic tier."
    assert sentences[-1] == "shelter was appointed to tactical as member."


@pytest.mark.parametrize(
    ("begin", "end", "why"),
    [
        ("2025-05-01", "2025-04-01", "2025-05-01 is later than 2025-04-01"),
        ("@1", "@9999", "the last fact is @"),
        ("soon", "today", "not a moment"),
    ],
)
def test_moments_that_make_no_sense_are_wrong_usage(
    archived: Desk, begin: str, end: str, why: str
) -> None:
    """The earlier first, and nothing that is to come."""
    answer = archived.refused(f"audit diff {begin} {end}")
    assert answer.code == 2
    assert why in answer.err


def test_a_decision_shows_its_whole_story(a_years: Desk) -> None:
    """Put, deferred, put again, who stood aside, how it ended and what it brought about."""
    shown = a_years.done("decision show D-0001").out
    story = a_years.done("decision show D-0001 --json").json["story"]
    assert [each["kind"] for each in story] == [
        *("decision-proposed", "decision-deferred", "decision-put-again"),
        *("interest-declared", "decision-made", "barrier-escalated"),
    ]
    assert {each["on"] for each in story} == {"2026-03-02", "2026-04-02"}
    assert {each["recorded_at"][:10] for each in story} == {"2026-12-31"}
    for each in story:
        assert each["sentence"] in shown
        line = next(line for line in shown.splitlines() if each["sentence"] in line)
        assert each["on"] in line
        assert "2026-12-31" in line or "2027-01-01" in line


def test_a_decision_that_adopts_terms_tells_of_their_adoption(a_years: Desk) -> None:
    """What it brought about is part of its story."""
    story = a_years.done("decision show D-0005 --json").json["story"]
    assert story[-1]["sentence"] == "tactical adopted new terms by D-0005."


def test_a_story_as_it_was_ends_where_the_record_did(a_years: Desk) -> None:
    """As of a moment, what came of it later is not there."""
    story = a_years.done("decision show D-0001 --json").json["story"]
    early = a_years.done(f"decision show D-0001 --json --as-of @{story[1]['position']}").json
    assert early["story"] == story[:2]
    assert early["status"] == "deferred"


def test_the_history_of_a_barrier_has_both_dates(archived: Desk) -> None:
    """When each step took effect, and when it was recorded."""
    rows = archived.done("barrier history B-0001 --json").json
    assert [row["on"] for row in rows][:2] == ["2025-03-10", "2025-03-30"]
    head, first, *_ = archived.done("barrier history B-0001").out.splitlines()
    assert head.split()[:4] == ["#", "TOOK", "EFFECT", "RECORDED"]
    assert first.split()[1:3] == ["2025-03-10", "2025-03-10"]


def test_memory_has_nothing_to_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that forgets is empty at every moment."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(Path("memory:"))
    assert desk("barrier list --json").json == []
    assert desk("audit diff yesterday today").out == ""


def test_a_long_look_tells_how_far_it_has_come(
    archived: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On stderr, through the facts and then through the things they are about."""
    quiet = archived.done("audit diff @0 today")
    monkeypatch.setattr(progress, "_EVERY", 1)
    monkeypatch.setattr(progress, "_LINE_SECONDS", 0)
    answer = archived.done("audit diff @0 today")
    assert answer.out == quiet.out
    assert quiet.err == ""
    lines = answer.err.splitlines()
    assert lines[archived.facts - 1] == "Reading the record: 100%"
    assert lines[-1] == "Comparing: 100%"
