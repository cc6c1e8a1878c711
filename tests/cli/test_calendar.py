"""`export ics`: the calendar of the record, to open in Outlook or any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.terminal import Desk, ask, on_a_terminal


def summaries(raw: str) -> list[str]:
    """What a calendar shows, in order."""
    return [str(event["summary"]) for event in Calendar.from_ical(raw).events]


def test_a_calendar_is_written_to_a_file_or_a_pipe(whole_years: Desk) -> None:
    """The same bytes either way, with every line ended as calendars end them."""
    out = whole_years.store.with_name("programme.ics")
    answer = whole_years.done(f"export ics --out {out}")
    assert answer.out == ""
    assert f"{len(summaries(out.read_text(encoding='utf-8')))} entries, written to" in answer.err
    raw = out.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert whole_years.done("export ics").out.encode() == raw
    assert whole_years.refused(f"export ics --out {out}").code == 2
    assert out.read_bytes() == raw


def test_with_json_it_is_told_how_many_entries_there_are(whole_years: Desk) -> None:
    """A script learns what was written; a calendar is no JSON."""
    out = whole_years.store.with_name("programme.ics")
    told = whole_years.done(f"export ics --json --out {out}").json
    assert told == {"file": str(out), "entries": len(summaries(out.read_text(encoding="utf-8")))}
    assert whole_years("export ics --json").code == 2


def test_a_group_has_a_calendar_of_its_own(archived: Desk) -> None:
    """Only what matters to it; a group that is none is named with what is near it."""
    assert "Tactical Group: regular meeting" in summaries(archived.done("export ics").out)
    of_river = summaries(archived.done("export ics --group river").out)
    assert of_river == ["Evidence check due: Waiting lists (B-0002)"]
    answer = archived.refused("export ics --group rover")
    assert (answer.code, "Did you mean river?" in answer.err) == (3, True)


def test_as_of_a_moment_the_calendar_is_that_of_then(archived: Desk) -> None:
    """What was due then, though it is done by now; before the first fact there is none."""
    due = "Action due: Write a guide (A-0001)"
    assert due not in summaries(archived.done("export ics").out)
    assert due in summaries(archived.done("export ics --as-of 2025-05-01").out)
    assert archived.refused("export ics --as-of 2025-02-28").out == ""
    assert archived.refused("export ics --as-of @900").code == 2


def test_it_bears_the_checkpoint_of_what_it_tells(archived: Desk) -> None:
    """Whoever is sent a calendar can hold the record to it."""
    told = str(Calendar.from_ical(archived.done("export ics").out)["description"])
    assert archived.done("audit checkpoint").out in told


@pytest.mark.parametrize("form", ["ics", "cloudevents"])
def test_a_terminal_is_not_filled_with_what_is_for_programs(archived: Desk, form: str) -> None:
    """Whoever forgets where it should go is told, and sees their screen as it was."""
    code, shown = on_a_terminal(archived.store.parent, "export", form)
    assert code == 2
    assert "give --out" in shown
    assert "BEGIN" not in shown
    assert "specversion" not in shown


def test_what_nothing_keeps_has_no_calendar(tmp_path: Path) -> None:
    """A store that forgets, or that is not there, is said to be that."""
    assert ask("--store", "memory:", "export", "ics").code == 2
    assert ask("--store", str(tmp_path / "none.db"), "export", "ics").code == 3
