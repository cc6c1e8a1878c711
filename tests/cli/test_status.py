"""`status`: the one screen that a programme lead opens first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest

from cfworkflow import Workflow
from cfworkflow.cli.look import as_data
from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.meeting.commands import (
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    ScheduleMeeting,
)
from cfworkflow.domain.terms import Seat, Terms
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.status import programme_status
from tests.cli.terminal import Desk, on_a_terminal
from tests.projections.a_year import TODAY


def record(desk: Desk, day: date, *commands: Command) -> None:
    """Put more on record, as of a day."""
    clock = partial(datetime, day.year, day.month, day.day, 12, tzinfo=UTC)
    with Workflow.open(str(desk.store), clock=clock) as workflow:
        for command in commands:
            workflow.do(command)


def on_the_last_day(desk: Desk, *commands: Command) -> Desk:
    """What comes on top of the year, on its last day."""
    record(desk, TODAY, *commands)
    return desk


def screen(desk: Desk, *words: str) -> str:
    """The status on the last day on record."""
    return desk.done(" ".join(("status --as-of", f"@{desk.facts}", *words))).out


def under(heading: str, shown: str) -> list[str]:
    """The lines below a heading."""
    [part] = [part for part in shown.split("\n\n") if part.startswith(heading)]
    return part.splitlines()[1:]


AS_TOLD = [
    "The programme on 2026-12-31",
    "As recorded by then.",
    "",
    "TIER         OPEN  ADDRESSED  CLOSED  WITHDRAWN",
    "strategic    1     0          0       0",
    "tactical     0     0          1       0",
    "operational  1     1          0       1",
    "",
    "Quorum at risk: 1",
    (
        "  M-0005  tactical, in 15 days, 2027-01-15, 4 members, 1 apology, quorum 3: "
        "3 can come, all are needed"
    ),
    "",
    "Escalations to be answered: 1",
    (
        "  B-0003  board to answer 2 recommendations of D-0004, waiting for 273 days: "
        '"Two referrals at once"'
    ),
    "",
    "Evidence checks due: 1",
    '  B-0002  marsh to check, waiting for 121 days: "Waiting lists"',
    "",
    "Actions overdue: 1",
    '  A-0001  council to do it for B-0003, 213 days late, due 2026-06-01: "Ask the trust"',
    "",
    "Decisions deferred: 1",
    (
        "  D-0006  tactical to take it up again, deferred on 2026-04-02, not reached: "
        '"The next steps"'
    ),
    "",
    "Open on the ground: 1",
    '  B-0004  with marsh since 2026-02-01, waiting for 333 days: "No bus to the clinic"',
    "",
    "Minutes to be approved: 2",
    (
        "  M-0002  tactical to approve them when it meets next; held on 2026-04-02, "
        '273 days ago: "The second try"'
    ),
    ("  M-0003  board to approve them when it meets next; held on 2026-05-04, 241 days ago"),
    "",
    "Meetings ahead: 2",
    "  M-0006  board, today, 2026-12-31",
    '  M-0005  tactical, in 15 days, 2027-01-15: "New year"',
    "",
    "Last decisions",
    ('  D-0007  carried by board on 2026-05-04: 2 for, 0 against, 0 abstained: "Answer on B-0001"'),
    (
        "  D-0005  carried by tactical on 2026-04-02: 2 for, 0 against, 0 abstained: "
        '"A higher quorum"'
    ),
    (
        "  D-0004  carried by tactical on 2026-04-02: 2 for, 0 against, 0 abstained: "
        '"Take B-0003 to the board"'
    ),
    ('  D-0002  not carried by tactical on 2026-04-02: 1 for, 1 against, 0 abstained: "Try a hub"'),
    (
        "  D-0001  carried by tactical on 2026-04-02: 2 for, 0 against, 0 abstained: "
        '"Take B-0001 to the board"'
    ),
]


def test_the_screen_names_who_has_to_do_what_the_most_urgent_first(a_years: Desk) -> None:
    """Plain headings and a line an entry: read from the top, by eye or by ear."""
    desk = on_the_last_day(
        a_years,
        ScheduleMeeting(group="board", day=date(2026, 12, 31)),
        RecordApologies(meeting="M-0005", members=("shelter",)),
    )
    assert screen(desk).splitlines() == AS_TOLD


@pytest.mark.parametrize(
    ("apologies", "told"),
    [
        (("mind", "shelter"), "2 apologies, quorum 3: 2 can come, 1 more is needed"),
        (("mind", "police", "shelter"), "3 apologies, quorum 3: 1 can come, 2 more are needed"),
        (
            ("mind", "police", "shelter", "trust"),
            "4 apologies, quorum 3: nobody can come, 3 more are needed",
        ),
    ],
)
def test_a_quorum_at_risk_is_told_as_arithmetic(
    a_years: Desk, apologies: tuple[str, ...], told: str
) -> None:
    """Members, apologies, quorum: who reads it can check it, and knows how many to ask."""
    desk = on_the_last_day(a_years, RecordApologies(meeting="M-0005", members=apologies))
    [line] = under("Quorum at risk", screen(desk))
    assert line.endswith(f"4 members, {told}")


@pytest.mark.parametrize(
    ("present", "told"),
    [
        ((), "0 of 3 members present, quorum 2: 2 more are needed"),
        (("council",), "1 of 3 members present, quorum 2: 1 more is needed"),
        (("council", "health"), "2 of 3 members present, quorum 2: nobody may leave"),
    ],
)
def test_a_meeting_in_session_is_told_by_who_is_there(
    a_years: Desk, present: tuple[str, ...], told: str
) -> None:
    """Q2: in the room, apologies no longer matter."""
    desk = on_the_last_day(
        a_years,
        ScheduleMeeting(group="board", day=TODAY),
        OpenMeeting(meeting="M-0006"),
        *([RecordAttendance(meeting="M-0006", members=present)] if present else []),
    )
    shown = screen(desk)
    assert f"  M-0006  board, in session, {told}" in under("Quorum at risk", shown)
    assert under("Meetings ahead", shown)[0] == "  M-0006  board, in session"


def test_a_seat_nobody_to_come_can_fill_is_named(a_years: Desk) -> None:
    """A composition quorum is said as the refusal would say it, before it has to."""
    desk = on_the_last_day(
        a_years,
        EstablishGroup(
            group="panel", tier="operational", terms=Terms(composition=(Seat(role="chair"),))
        ),
        *(AppointMember(group="panel", member=f"member-{number}") for number in range(5)),
        ScheduleMeeting(group="panel", day=date(2027, 1, 1)),
    )
    assert under("Quorum at risk", screen(desk))[0] == (
        "  M-0006  panel, tomorrow, 2027-01-01, 5 members, quorum 2: 5 can come; "
        "the terms also ask for at least 1 of chair"
    )


def test_meetings_whose_day_has_passed_wait_for_the_secretary(a_years: Desk) -> None:
    """Minutes typed up late are usual; forgotten ones are found here."""
    desk = on_the_last_day(
        a_years,
        ScheduleMeeting(group="tactical", day=date(2026, 12, 3), title="Advent"),
        ScheduleMeeting(group="board", day=date(2026, 12, 10)),
    )
    record(desk, date(2027, 1, 2), OpenMeeting(meeting="M-0007"))
    assert under("Meetings whose day has passed", screen(desk)) == [
        "  M-0007  board, in session since 2026-12-10, to be closed",
        '  M-0006  tactical, called for 2026-12-03, to be recorded or cancelled: "Advent"',
    ]


def many_overdue(desk: Desk, number: int) -> Desk:
    """More actions that should have been done, besides the one there is."""
    record(
        desk,
        TODAY,
        *(
            AddAction(barrier="B-0003", owner="council", due=date(2026, 12, 1), title=f"Ask {n}")
            for n in range(number)
        ),
    )
    return desk


def test_more_than_ten_are_counted_and_the_command_that_lists_them_is_named(
    a_years: Desk,
) -> None:
    """One screen stays one screen, and nothing is hidden: what is not shown is one command away."""
    shown = screen(many_overdue(a_years, 9))
    assert len(under("Actions overdue: 10", shown)) == 10
    assert " more " not in shown
    shown = screen(many_overdue(a_years, 3))
    *listed, rest = under("Actions overdue: 13", shown)
    assert [line.split()[0] for line in listed] == ["A-0001", *(f"A-{n:04d}" for n in range(4, 13))]
    assert rest.startswith("  and 3 more  cfworkflow action list --overdue --as-of @")
    command = rest.partition(" cfworkflow ")[2]
    assert len(a_years.done(f"{command} --json").json) == 13


def test_the_json_leaves_nothing_out(a_years: Desk) -> None:
    """A script is not counted for; it gets every entry, and every figure of a decision."""
    many_overdue(a_years, 12)
    told = a_years.done(f"status --json --as-of @{a_years.facts}").json
    assert len(told["overdue"]) == 13
    assert told["last_decisions"][0]["figures"]["quorum"] == 2


def test_at_every_position_it_is_that_of_a_fold_up_to_there(a_years: Desk) -> None:
    """The views keep what the status asks for, at any moment, as a fresh fold finds it."""
    with Workflow.open(str(a_years.store)) as workflow:
        history = [*workflow.history()]
    for position in range(1, len(history) + 1):
        answer = a_years.done(f"status --json --as-of @{position}")
        folded = programme_status(read_views(history[:position]), TODAY)
        assert answer.json == as_data(folded), position


def test_looking_back_counts_days_from_then(archived: Desk) -> None:
    """What was overdue by a day on 2 May is told so, whenever it is asked."""
    shown = archived.done("status --as-of 2025-05-02").out
    assert shown.startswith("The programme on 2025-05-02\nAs recorded by then.\n\n")
    assert under("Actions overdue", shown) == [
        '  A-0001  mind to do it for B-0002, 1 day late, due 2025-05-01: "Write a guide"'
    ]
    assert "waiting for 17 days" in under("Escalations to be answered", shown)[0]
    assert "since today" in archived.done("status --as-of 2025-04-15").out


def test_where_nothing_waits_it_says_so(desk_at: Callable[[str], Desk]) -> None:
    """An empty screen would leave one in doubt."""
    desk = desk_at("programme")
    assert desk.done("status").out.endswith("\n\nNothing waits on anyone.\n")


@pytest.mark.parametrize("columns", [80, 50, 34])
def test_it_fits_a_narrow_terminal(a_years: Desk, columns: int) -> None:
    """Nothing runs over the edge or is cut off, and nothing but text is sent."""
    many_overdue(a_years, 12)
    command = ("status", "--as-of", f"@{a_years.facts}")
    folder = a_years.store.parent
    code, shown = on_a_terminal(folder, *command, COLUMNS=str(columns), NO_COLOR="1")
    assert code == 0
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= columns
    _, *parts = screen(a_years).split("\n\n")
    assert [part.split() for part in shown.split("\n\n")][-len(parts) + 1 :] == [
        part.split() for part in parts[1:]
    ]


def test_a_title_that_was_never_given_leaves_no_mark(a_years: Desk) -> None:
    """Nobody should read "None" on a screen, or hear it."""
    desk = on_the_last_day(a_years, ScheduleMeeting(group="board", day=date(2027, 2, 1)))
    assert under("Meetings ahead", screen(desk))[-1] == "  M-0006  board, in 32 days, 2027-02-01"
    assert "None" not in screen(desk)
