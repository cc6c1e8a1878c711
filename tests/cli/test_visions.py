"""Visions, principles and measures, typed: stated, cited, observed, and what a secretary sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import Desk, on_a_terminal

Desks = Callable[[str], Desk]

FRAMEWORK = "decision propose M-0001 --kind key --title Framework"
DEFINE = (
    "measure define staff-trained --title 'Staff trained in trauma' --unit percent "
    "--vision trauma-informed-practice --vision shared-learning --wanted more --on 2025-01-01"
)


def test_the_preset_brings_the_visions_and_principles_of_the_terms_of_reference(
    desk_at: Desks,
) -> None:
    """ToR Vision, Principles: four to develop and promote, seven, two of them fundamental."""
    desk = desk_at("programme")
    visions = desk.done("vision list --json").json
    assert [(row["vision"], row["stated_on"], row["measures"]) for row in visions] == [
        ("trusted-person-model", "2022-12-31", []),
        ("trauma-informed-practice", "2022-12-31", []),
        ("shared-learning", "2022-12-31", []),
        ("co-production", "2022-12-31", []),
    ]
    told = desk.done("principle list --json").json
    assert (told["decided"], told["heard"]) == (0, 0)
    assert [one["principle"] for one in told["principles"] if one["fundamental"]] == [
        "recognising-complexity",
        "building-trust",
    ]


def test_setting_the_programme_up_again_puts_no_older_words_back(desk_at: Desks) -> None:
    """What was stated in other words, or retired, since then stays so."""
    desk = desk_at("programme")
    desk.done(
        "vision state co-production 'Co-produce' --on 2025-01-01",
        "principle retire equal-voice --because 'Part of trust' --on 2025-01-01",
    )
    again = desk.done("init --preset cambridgeshire-peterborough")
    assert "all of it is on record already" in again.out
    assert "Co-produce" in desk.done("vision list").out


def test_a_vision_is_stated_in_other_words_and_retired(desk_at: Desks) -> None:
    """ToR Vision: "reflect any changing priorities"; both wordings stay in its story."""
    desk = desk_at("programme")
    answer = desk.done("vision state co-production 'Co-produce everything' --on 2025-01-01")
    assert answer.out == 'Vision co-production stated: "Co-produce everything".\n'
    assert "Next: cfworkflow measure define MEASURE --vision co-production" in answer.err
    again = desk.done("vision state co-production 'Co-produce everything' --on 2025-01-02")
    assert "Nothing to do" in again.err
    desk.done("vision retire co-production --because 'It is how we work'")
    [row] = desk.done("vision list --state retired --json").json
    assert (row["title"], row["because"]) == ("Co-produce everything", "It is how we work")
    log = desk.done("audit log --ref vision:co-production").out
    assert "Embed co-production" in log
    assert "Co-produce everything" in log


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("vision retire co-producton --because x", 3, ["no vision", "co-production"]),
        ("principle retire equal-voise --because x", 3, ["no principle", "equal-voice"]),
        ("vision state 'Co production' x", 2, ["VISION", "no short id"]),
        ("principle state kind ''", 2, ["TEXT"]),
        ("vision retire co-production", 2, ["--because"]),
        ("vision state co-production x --decision D-0001", 3, ["no decision D-0001"]),
        ("vision state co-production x --on 2022-01-01", 4, ["C1", "31 December 2022"]),
        (DEFINE.replace("shared-learning", "learning"), 3, ["no vision learning"]),
        (DEFINE + " --baseline 1,5 --target many", 2, ["--baseline", "--target", "38.5"]),
        (DEFINE.replace("--wanted more", "--wanted most"), 2, ["more", "less", "steady"]),
        ("measure observe staff-trained 3", 3, ["no measure staff-trained", "measure list"]),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(
    desk_at: Desks, typed: str, code: int, words: list[str]
) -> None:
    """Errors are a product: what was tried, why not, what next; the record stays as it was."""
    desk = desk_at("programme")
    answer = desk.refused(typed)
    assert answer.code == code, answer.err
    assert [word for word in words if word not in answer.err] == []


def test_a_citation_of_what_is_not_on_record_is_pointed_out(desk_at: Desks) -> None:
    """Advice on stderr, with what is near: the record of a decision is not the place for a slip."""
    desk = desk_at("quorate")
    tried = desk.done(f"{FRAMEWORK} --principle equal-voise --dry-run")
    assert "No principle equal-voise is on record. Did you mean equal-voice?" in tried.err
    assert "No principle" not in desk.done(f"{FRAMEWORK} --principle equal-voice").err
    desk.done("principle retire learn-from-failures --because 'Part of trust'")
    answer = desk.done(
        "decision vote D-0001 --for 6 --reasons Yes --principle learn-from-failures "
        "--principle kindness"
    )
    assert "The principle learn-from-failures is retired since" in answer.err
    assert "No principle kindness is on record." in answer.err


def test_nothing_is_pointed_out_where_no_principle_is_on_record(tmp_path: Path) -> None:
    """A programme need not state its principles here; it may cite them all the same."""
    desk = Desk(tmp_path / "cfworkflow.db")
    desk.done("init")
    desk.done(
        "group establish board --tier strategic --on 2025-01-01",
        *(f"member appoint board {name} --on 2025-01-01" for name in ("one", "two")),
        "meeting schedule board today",
        "meeting open M-0001",
    )
    answer = desk.done(f"{FRAMEWORK} --principle kindness")
    assert "principle" not in answer.err


@pytest.fixture
def decided(desk_at: Desks) -> Desk:
    """A desk where one decision cites a principle, and says how lived experience was heard."""
    desk = desk_at("quorate")
    desk.done(
        f"{FRAMEWORK} --principle equal-voice --principle kindness",
        "decision vote D-0001 --for 6 --reasons Yes --lived-experience 'Six people told us'",
        f"{FRAMEWORK} --principle equal-voice",
        "decision vote D-0002 --for 1 --against 5 --reasons No",
    )
    return desk


def test_principles_never_cited_are_listed_first(decided: Desk) -> None:
    """Issue 5: the register shows which principle is never cited."""
    lines = decided.done("principle list").out.splitlines()
    assert [line.split()[:2] for line in lines[:4]] == [
        ["PRINCIPLE", "CITED"],
        ["recognising-complexity", "never"],
        ["building-trust", "never"],
        ["work-in-partnership", "never"],
    ]
    assert lines[7].split()[:6] == ["kindness", "1", "D-0001", "not", "on", "record"]
    assert lines[8].split()[:4] == ["equal-voice", "2", "D-0002", "stated"]
    assert lines[-1] == ("How lived experience was heard is on record for 1 of 2 decisions taken.")
    told = decided.done("principle list --json").json
    assert (told["decided"], told["heard"]) == (2, 1)
    assert told["principles"][-1] == {
        "principle": "equal-voice",
        "title": "Ensure all participants have an equal voice",
        "fundamental": False,
        "status": "stated",
        "stated_on": "2022-12-31",
        "cited": 2,
        "last_cited_by": "D-0002",
        "last_cited_on": told["principles"][-1]["last_cited_on"],
    }


def test_the_register_of_decisions_says_which_principles_it_never_cites(decided: Desk) -> None:
    """The whole register says so beneath; a part of it, or its data, could not."""
    *_, between, last = decided.done("decision list").out.splitlines()
    assert between == ""
    assert last.startswith("never cited  recognising-complexity, building-trust, ")
    assert "equal-voice" not in last
    for part in ("--state carried", "--principle equal-voice", "--json", "--csv"):
        assert "never cited" not in decided.done(f"decision list {part}").out


def test_decisions_are_listed_by_the_principle_they_cite(decided: Desk) -> None:
    """All that was decided in one spirit, whatever its outcome."""

    def citing(principle: str) -> list[str]:
        rows = decided.done(f"decision list --principle {principle} --json").json
        return [row["decision"] for row in rows]

    assert citing("equal-voice") == ["D-0001", "D-0002"]
    assert citing("kindness") == ["D-0001"]
    assert citing("building-trust") == []


def test_principles_are_listed_by_state_and_date(decided: Desk) -> None:
    """Filters as in every list; what nobody stated has no date."""
    decided.done("principle state be-kind 'Be kind' --fundamental --on 2025-01-01")

    def listed(only: str) -> list[str]:
        told = decided.done(f"principle list {only} --json").json
        return [one["principle"] for one in told["principles"]]

    assert listed("--state not_on_record") == ["kindness"]
    assert listed("--since 2024-01-01") == ["be-kind"]
    assert listed("--until 2024-01-01 --limit 1") == ["equal-voice"]
    assert listed("--state retired") == []


def test_a_measure_is_followed_from_its_baseline(desk_at: Desks) -> None:
    """CR Outcomes: what changed since the baseline, and whether that is what is wanted."""
    desk = desk_at("measured")
    assert "Not observed yet" in desk.done("measure show staff-trained").err
    desk.done(
        "measure observe staff-trained 38.50 --of 2025-03-31 --note 'Four answered' "
        "--on 2025-04-02",
        "measure observe staff-trained 35 --on 2025-07-02",
    )
    shown = desk.done("measure show staff-trained").out.splitlines()
    assert shown[-5:] == [
        "          +15 since its baseline, towards what is wanted",
        "",
        "OF          VALUE  CHANGE  NOTED       NOTE",
        "2025-03-31  38.5   +18.5   2025-04-02  Four answered",
        "2025-07-02  35     -3.5    2025-07-02  -",
    ]
    assert shown[-6] == "course    20 → 38.5 → 35"
    told = desk.done("measure show staff-trained --json").json
    assert told["course"] == {"began": "20", "latest": "35", "change": "+15", "goes": "towards"}
    assert told["latest"]["value"] == "35"
    [vision] = [row for row in desk.done("vision list --json").json if row["measures"]]
    assert vision["vision"] == "trauma-informed-practice"
    assert vision["measures"] == [told]
    lines = desk.done("vision list").out
    assert "measures  staff-trained: 35 percent (2025-07-02), towards" in lines


def test_a_value_below_zero_is_noted_behind_two_dashes(desk_at: Desks) -> None:
    """A balance may fall below zero; --help says how that is written."""
    desk = desk_at("programme")
    desk.done(DEFINE)
    desk.done("measure observe staff-trained -- -2.5")
    assert desk.done("measure show staff-trained --json").json["observed"][0]["value"] == "-2.5"
    assert "-- -2.5" in desk.done("measure observe --help").out


def test_measures_are_listed_by_vision_and_state(desk_at: Desks) -> None:
    """The framework of one vision; a vision that is not there is missed, not found empty."""
    desk = desk_at("measured")
    desk.done(
        "measure define nights --title Nights --vision co-production --unit nights --wanted less",
        "measure retire nights --because 'Nobody counts' --yes",
    )

    def listed(only: str) -> list[str]:
        return [row["measure"] for row in desk.done(f"measure list {only} --json").json]

    assert listed("") == ["staff-trained", "nights"]
    assert listed("--vision co-production") == ["nights"]
    assert listed("--state defined") == ["staff-trained"]
    assert desk("measure list --vision co-producton").code == 3


def test_a_retired_measure_takes_no_value(desk_at: Desks) -> None:
    """S2 and C1 at once; to retire it for good is asked about first."""
    desk = desk_at("measured")
    assert desk("measure retire staff-trained --because 'All are' --no-input").code == 2
    desk.done("measure retire staff-trained --because 'All are' --yes")
    answer = desk("measure observe staff-trained 1 --of 2099-01-01")
    assert answer.refused_by == ["S2", "C1"]


def test_lists_fit_a_narrow_terminal(decided: Desk) -> None:
    """At 80 columns nothing runs off: long words go beneath, what is long wraps."""
    decided.done(DEFINE)
    for command in ("vision list", "principle list", "measure list", "measure show staff-trained"):
        code, shown = on_a_terminal(decided.store.parent, *command.split())
        assert code == 0, shown
        assert max(map(len, shown.splitlines())) <= 80, shown
