"""`audit replay`: the record step by step, forward and back, with the state after each fact."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.cli.audit.stepping import walk
from cfworkflow.cli.look import as_data
from cfworkflow.domain.fact import Recorded
from cfworkflow.projections.diff import changes
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.timeline import timeline_row
from cfworkflow.store.schema import OBJECTS
from tests.cli.keyboard import Keyboard
from tests.cli.terminal import Answer, Desk, ask_process, on_a_terminal

KEYS = "enter, space or n forward; b or p back; g go to a position; q quit"
REPLAY = ("audit", "replay")


def history(desk: Desk) -> list[Recorded]:
    """Every fact on record."""
    with Workflow.open(str(desk.store)) as record:
        return [*record.history()]


def blocks(shown: str) -> list[str]:
    """The steps that were shown, each as its lines."""
    parts = (part.strip() for part in shown.split("\n\n"))
    return [part for part in parts if part.startswith("fact ")]


def position(block: str) -> int:
    """The position that a step tells of."""
    return int(block.split()[1])


def positions(answer: Answer) -> list[int]:
    """The positions of the steps that were told."""
    return [position(block) for block in blocks(answer.out)]


def steps(facts: list[Recorded]) -> Iterator[dict[str, Any]]:
    """Every step, from folds of the history up to it and up to the one before."""
    for number, told in enumerate(facts, 1):
        before, after = read_views(facts[: number - 1]), read_views(facts[:number])
        standing = Counter(row.status for row in after.barriers.values())
        open_ = ("operational", "tactical", "strategic", "addressed")
        yield {
            "position": number,
            "fact": as_data(timeline_row(told)),
            "changes": as_data(changes(before, after)),
            "state": {
                **{name: standing[name] for name in open_},
                "in_session": [
                    row.meeting for row in after.meetings.values() if row.status == "in_session"
                ],
            },
        }


def test_each_step_is_a_fact_what_it_changed_and_what_then_was(whole_years: Desk) -> None:
    """As data: of every kind of fact, what folds up to it and up to the one before it say."""
    assert whole_years.done("audit replay --json").json == [*steps(history(whole_years))]


def test_what_a_step_changed_is_what_the_diff_of_its_two_moments_tells(archived: Desk) -> None:
    """`audit diff @n-1 @n` says the same, with the dates that a step has of its fact."""
    for step in archived.done("audit replay --json").json[-8:]:
        number = step["position"]
        told = archived.done(f"audit diff @{number - 1} @{number} --json").json
        dates = {name: step["fact"][name] for name in ("on", "recorded_at")}
        assert [{**change, **dates} for change in step["changes"]] == told["changes"]


def test_without_a_terminal_every_step_is_told_in_order(archived: Desk) -> None:
    """Into a pipe: plain lines, each with its label, and nothing to press."""
    answer = archived.done("audit replay")
    assert positions(answer) == [*range(1, archived.facts + 1)]
    assert answer.err == ""
    assert KEYS not in answer.out
    for block, step in zip(blocks(answer.out), steps(history(archived)), strict=True):
        assert step["fact"]["sentence"] in block
        assert f"took effect    {step['fact']['on']}" in block
        assert f"{step['fact']['recorded_at'][:10]} at " in block
        assert f"by {step['fact']['actor']}" in block
        assert all(change["sentence"] in block for change in step["changes"])
        assert f"{step['state']['tactical']} tactical" in block


def test_a_step_reads_as_it_should(archived: Desk) -> None:
    """The sentence, both dates, by whom, what it changed, and what then was."""
    answer = archived.done("audit replay --from @21 --until @21")
    assert answer.out.splitlines() == [
        "fact           21 of 21, barrier-escalated",
        "happened       B-0001 escalated from tactical to board by D-0001, with 1 recommendation.",
        "took effect    2025-04-15",
        "recorded       2025-04-15 at 12:00 by project-team",
        "changed        B-0001 went from tactical to strategic, by D-0001.",
        "open barriers  0 operational, 1 tactical, 1 strategic, 0 addressed",
        "in session     M-0001",
    ]


@pytest.mark.parametrize(
    ("options", "first", "last"),
    [
        ("--until @3", 1, 3),
        ("--from @24", 24, 26),
        ("--from @0", 1, 26),
        ("--from 2025-04-15", 14, 26),
        ("--from 2025-04-15 --until 2025-04-15", 14, 23),
        ("--from 2025-03-11 --until 2025-04-30", 12, 23),
        ("--from 2025-04-15T12:00Z --until @14", 14, 14),
        ("--from 2025-04-15T12:01Z", 24, 26),
    ],
)
def test_a_stretch_has_both_its_ends(archived: Desk, options: str, first: int, last: int) -> None:
    """From the first fact recorded then or later, to the last that was on record."""
    assert positions(archived.done(f"audit replay {options}")) == [*range(first, last + 1)]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ("--from @5 --until @3", "@5 is later than @3"),
        ("--from @4 --until @3", "@4 is later than @3"),
        ("--from 2025-05-20 --until 2025-05-10", "2025-05-20 is later than 2025-05-10"),
        ("--from 2025-05-20 --until @3", "2025-05-20 is later than @3"),
        ("--from 2025-05-01 --until 2025-03-10", "2025-05-01 is later than 2025-03-10"),
        ("--until @27", "the last fact is @26"),
        ("--from @27", "the last fact is @26"),
        ("--from soon", "not a moment"),
    ],
)
def test_a_stretch_that_makes_no_sense_is_wrong_usage(
    archived: Desk, options: str, why: str
) -> None:
    """The earlier first, and nothing that is to come."""
    refused = archived.refused(f"audit replay {options}")
    assert refused.code == 2
    assert why in refused.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--from 2025-05-01 --until 2025-05-30", "from 2025-05-01 until 2025-05-30"),
        ("--until @0", "until @0"),
        ("--from 2999-01-01", "from 2999-01-01"),
    ],
)
def test_where_nothing_was_recorded_it_says_so(archived: Desk, options: str, said: str) -> None:
    """Nothing on stdout; as data an empty list."""
    answer = archived.done(f"audit replay {options}")
    assert (answer.out, answer.err) == ("", f"Nothing was recorded {said}.\n")
    assert archived.done(f"audit replay {options} --json").json == []


def test_an_empty_record_and_memory_have_no_steps(tmp_path: Path) -> None:
    """Exit 0, and one word about it."""
    empty = Desk(tmp_path / "empty.db")
    empty.done("init")
    for desk in (empty, Desk(Path("memory:"))):
        answer = desk.done("audit replay")
        assert (answer.out, answer.err) == ("", "Nothing was recorded.\n")
        assert desk.done("audit replay --json --from @3").json == []


def test_a_fact_that_is_gone_is_told_of(archived: Desk, tmp_path: Path) -> None:
    """Exit 5 where the record was changed from outside, and what to do about it."""
    store = Path(shutil.copyfile(archived.store, tmp_path / "changed.db"))
    changing = apsw.Connection(str(store))
    changing.execute("DROP TRIGGER fact_is_kept")
    changing.execute("DELETE FROM fact WHERE position = 9")
    changing.execute(OBJECTS["fact_is_kept"])
    changing.close()
    answer = Desk(store)("audit replay")
    assert answer.code == 5
    assert positions(answer) == [*range(1, 9)]
    assert "no fact at position 9" in answer.err
    assert "cfworkflow audit verify" in answer.err


def go_to(target: int) -> Any:  # noqa: ANN401 - a function of where we are
    """Whoever is asked which position, and always says the same."""
    return lambda _at: target


@given(st.integers(1, 9), st.lists(st.sampled_from("n b\rp\ng?x"), max_size=30))
def test_keys_lead_forward_and_back_and_never_off_the_record(begin: int, keys: list[str]) -> None:
    """Wherever the keys lead, it is one step from where we were, or where we asked to go."""
    at = begin
    found = walk(keys, begin, 9, go_to(4))
    assert next(found) == begin
    for key, now in zip(keys, found, strict=True):
        wanted = {"n": at + 1, " ": at + 1, "\r": at + 1, "\n": at + 1, "g": 4}.get(
            key, at - 1 if key in "bp" else at
        )
        if key in "?x" or not 1 <= wanted <= 9:
            assert isinstance(now, str)
        else:
            assert now == wanted
            at = wanted


@pytest.mark.parametrize("key", ["q", "Q", "\x04"])
def test_q_quits_whatever_else_was_typed_ahead(key: str) -> None:
    """So does the end of input."""
    assert [*walk(["n", key, "n", "n"], 1, 9, go_to(4))] == [1, 2]
    assert [*walk([], 5, 9, go_to(4))] == [5]


def test_forward_and_back_show_the_same_state(archived: Desk) -> None:
    """At every position, whichever way we came to it, and as the plain telling has it."""
    plain = blocks(archived.done("audit replay --from @18 --until @23").out)
    with Keyboard(archived.store.parent, *REPLAY, "--from", "@18", "--until", "@23") as keyboard:
        there = [keyboard.waits(), *(keyboard.presses(key) for key in (b"n", b" ", b"\r", b"n"))]
        back = [keyboard.presses(key) for key in (b"b", b"p", b"b", b"p")]
        assert keyboard.ends(b"q")[0] == 0
    assert [blocks(shown)[0].splitlines()[0] for shown in there] == [
        block.splitlines()[0] for block in plain[:5]
    ]
    assert [blocks(shown) for shown in back] == [blocks(shown) for shown in there[-2::-1]]


def test_on_a_terminal_every_key_is_listed_and_what_leads_nowhere_says_so(archived: Desk) -> None:
    """At each step; the first and the last fact are named as such, and so is an idle key."""
    with Keyboard(archived.store.parent, *REPLAY, "--until", "@2") as keyboard:
        assert KEYS in keyboard.waits()
        assert "This is the first fact." in keyboard.presses(b"b")
        assert "That key does nothing here." in keyboard.presses(b"\x1b[A")
        shown = keyboard.presses(b"n")
        assert "2 of 2, terms-adopted" in shown
        assert KEYS in shown
        assert "This is the last fact." in keyboard.presses(b"n")
        # What is typed ahead while a step is told comes at once.
        assert "1 of 2, group-established" in keyboard.presses(b"bn b")
        assert keyboard.ends(b"q") == (0, "")


def test_g_goes_to_a_position_and_asks_again_where_it_is_none(archived: Desk) -> None:
    """With or without its sign; enter alone stays."""
    with Keyboard(archived.store.parent, *REPLAY) as keyboard:
        keyboard.waits()
        keyboard.types(b"g")
        keyboard.asks("Go to position, 1 to 26 [1]:")
        keyboard.types(b"99\n")
        assert "99 is not in the range" in keyboard.asks("Go to position, 1 to 26 [1]:")
        assert "20 of 26, decision-made" in keyboard.presses(b"@20\n")
        keyboard.types(b"g")
        keyboard.asks("[20]:")
        assert "20 of 26, decision-made" in keyboard.presses(b"\n")
        assert keyboard.ends(b"q")[0] == 0


def test_ctrl_c_stops_it_in_so_many_words(archived: Desk) -> None:
    """Exit 130, no trace, nothing recorded; while it waits for a key and for a position."""
    before = archived.facts
    with Keyboard(archived.store.parent, *REPLAY) as keyboard:
        keyboard.waits()
        assert keyboard.ends(b"\x03") == (130, "\nStopped. Nothing was recorded.\n")
    with Keyboard(archived.store.parent, *REPLAY) as keyboard:
        keyboard.waits()
        assert keyboard.ends(b"n\x03")[0] == 130
    with Keyboard(archived.store.parent, *REPLAY) as keyboard:
        keyboard.waits()
        keyboard.types(b"g")
        keyboard.asks("[1]:")
        # The terminal would send the signal to whoever it controls; here nobody does.
        code, shown = keyboard.ends(b"\x04")
        assert code == 130
        assert "Stopped. Nothing was recorded." in shown
    assert archived.facts == before


def test_the_end_of_input_ends_it(archived: Desk) -> None:
    """Ctrl-D quits; where there is no input at all, it is told in order."""
    with Keyboard(archived.store.parent, *REPLAY) as keyboard:
        keyboard.waits()
        assert keyboard.ends(b"\x04") == (0, "")
    answer = ask_process(*REPLAY, folder=archived.store.parent)
    assert positions(answer) == [*range(1, archived.facts + 1)]


def test_with_no_input_nothing_is_waited_for_on_a_terminal_either(archived: Desk) -> None:
    """For a screen reader, or to scroll back through."""
    code, shown = on_a_terminal(archived.store.parent, *REPLAY, "--no-input")
    assert code == 0
    assert len(blocks(shown)) == archived.facts
    assert KEYS not in shown
    code, shown = on_a_terminal(archived.store.parent, *REPLAY, "--json")
    assert code == 0
    assert shown.startswith("[\n")


@pytest.mark.parametrize("columns", [32, 50, 80])
@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_step_fits_a_narrow_terminal_and_has_no_colour(
    archived: Desk, columns: int, no_color: str
) -> None:
    """Keys included; the same with NO_COLOR."""
    settings = {"COLUMNS": str(columns), "NO_COLOR": no_color}
    with Keyboard(archived.store.parent, *REPLAY, "--from", "@19", **settings) as keyboard:
        shown = keyboard.waits() + keyboard.presses(b"n")
        assert keyboard.ends(b"q")[0] == 0
    assert max(map(len, shown.splitlines())) <= columns
    assert "\x1b" not in shown
