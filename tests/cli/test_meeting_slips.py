"""A meeting's file with slips in it: each is told once, at its own place, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import given as for_all
from hypothesis import strategies as st

from cfworkflow.cli.meeting.shape import Shape
from cfworkflow.domain.meeting.whole import MeetingProblems
from cfworkflow.domain.parts import Place
from tests.domain.a_programme import BARRIER, BECAUSE, at_tactical, members, programme
from tests.domain.given_when_then import given, on

DAY = date(2026, 9, 10)
RECORD = given(programme(), on(date(2026, 8, 6), at_tactical()))

File = dict[str, Any]
Slip = tuple[Callable[[File], object], Place, str]
"""What is done to the file, where it is to be told, and under which code."""

FILE: File = {
    "group": "tactical",
    "day": DAY,
    "present": [*members(7)],
    "proxies": {"place-8": "deputy"},
    "apologies": ["place-12"],
    "items": [
        {
            "kind": "escalate",
            "title": "Take it to the board",
            "barrier": BARRIER,
            "recommended": ["Approach 1"],
            "reasons": BECAUSE,
            "vote": {"for": 6, "against": 1, "abstain": 1},
        },
        {
            "kind": "key",
            "title": "Hold it monthly",
            "reasons": BECAUSE,
            "left": ["place-7"],
            "arrived": ["place-9"],
            "interests": [{"member": "place-6"}],
            "votes": dict.fromkeys(members(5), "for"),
        },
        {
            "kind": "permit",
            "title": "Let one branch try",
            "until": date(2026, 12, 31),
            "defer": "other",
            "because": "No time",
        },
    ],
    "actions": [
        {"barrier": BARRIER, "title": "Write", "owner": "place-1", "due": date(2026, 10, 1)}
    ],
}


def at(*place: str | int, to: object, told: Place | None = None, code: str = "file") -> Slip:
    """A slip by which something else stands at a place, or nothing."""

    def slip(file: File) -> None:
        here: Any = file
        for part in place[:-1]:
            here = here[part]
        if to is None:
            del here[place[-1]]
        else:
            here[place[-1]] = to

    return slip, told or place, code


def moved(above: Place, name: str, to: str) -> Slip:
    """A slip by which a setting is spelt otherwise than it is."""

    def slip(file: File) -> None:
        here: Any = file
        for part in above:
            here = here[part]
        here[to] = here.pop(name)

    return slip, (*above, to), "file"


KIND, VOTE = ("items", 0, "kind"), ("items", 0, "vote")
SLIPS: list[list[Slip]] = [
    [at("group", to="Tactical")],
    [at("day", to="10/09/2026")],
    [
        at("present", 1, to="Place 2"),
        at("present", 1, to="plaec-2", code="A1"),
        at("present", 1, to=2),
    ],
    [moved((), "present", "presnt")],
    [at("apologies", 0, to="place-3"), at("apologies", 0, to="stranger", code="A1")],
    [
        at("proxies", "place-8", to="A Name"),
        at("proxies", "place-8", to=["deputy"]),
        at("proxies", "someone", to="another", code="A1"),
    ],
    [at("chair", to="place-1")],
    [at(*KIND, to="escalte")],
    [
        at("items", 0, "barrier", to="B-0099", told=KIND, code="unknown"),
        at("items", 0, "barrier", to="the bank"),
    ],
    [at("items", 0, "recommended", to=None, told=KIND, code="P2")],
    [
        at("items", 0, "reasons", to=None, told=VOTE, code="D1"),
        at("items", 0, "reasons", to=5),
    ],
    [
        at(*VOTE, to={"for": 60}, code="M2"),
        at(*VOTE, to={"for": "six", "against": 1}, told=(*VOTE, "for")),
        at(*VOTE, "abstian", to=2),
    ],
    [at("items", 1, "left", 0, to="nobody", code="A1"), at("items", 1, "left", 0, to="No one")],
    [at("items", 1, "votes", "place-1", to="perhaps")],
    [at("items", 1, "title", to="x" * 301), at("items", 1, "title", to="")],
    [at("items", 1, "interests", 0, to="place-6"), at("items", 1, "interests", to="place-6")],
    [
        at("items", 2, "until", to=date(2020, 1, 1), told=("items", 2, "kind"), code="D1"),
        at("items", 2, "until", to=None, told=("items", 2, "kind")),
    ],
    [at("items", 2, "defer", to="no-time")],
    [
        at("actions", 0, "owner", to="stranger", told=("actions", 0), code="O1"),
        at("actions", 0, "owner", to="A Name"),
    ],
    [at("actions", 0, "due", to=date(2026, 9, 1))],
    [
        at("actions", 0, "barrier", to="B-0098", told=("actions", 0), code="unknown"),
        at("actions", 0, "barrier", to="the bank"),
        at("actions", 0, "barrier", to=None),
    ],
]
"""Slips of which any may be made with any, one of each list."""

some_slips = st.tuples(*(st.none() | st.sampled_from(slips) for slips in SLIPS)).map(
    lambda drawn: [slip for slip in drawn if slip is not None]
)


def told_of(file: File) -> list[tuple[Place, str]]:
    """What is told of a file: the place of each problem, and its code."""
    shape = Shape(file)
    assert shape.command is not None
    outcome = RECORD.when(shape.command)
    problems = outcome.refused.problems if isinstance(outcome.refused, MeetingProblems) else []
    misshapen = [(place, "file") for place, _ in shape.findings]
    return [*misshapen, *((shape.as_typed(place), problem.code) for place, problem in problems)]


def slipped(slips: list[Slip]) -> File:
    """The file with these slips in it."""
    file = deepcopy(FILE)
    # Settings are misspelt last: until then they are found by their own names.
    for slip, *_ in sorted(slips, key=lambda each: each[1][-1:] == ("presnt",)):
        slip(file)
    return file


def test_a_file_without_slips_is_recorded() -> None:
    """Else nothing would be told of it for want of a meeting that can be held."""
    shape = Shape(FILE)
    assert shape.command is not None
    assert RECORD.when(shape.command).facts


@for_all(some_slips)
def test_all_slips_are_told_at_once_and_nothing_else(slips: list[Slip]) -> None:
    """Design § 10: whatever is wrong is told in one go, once, and nothing for its sake alone."""
    renamed = any(place == ("presnt",) for _, place, _ in slips)
    places = [
        (("presnt", *place[1:]) if renamed and place[0] == "present" else place, code)
        for _, place, code in slips
    ]
    assert sorted(told_of(slipped(slips)), key=str) == sorted(places, key=str)


@for_all(some_slips, st.sampled_from(["in autumn", 2026, date(2999, 1, 1)]))
def test_what_rests_on_a_day_nobody_can_tell_is_not_told(slips: list[Slip], day: object) -> None:
    """T1, C1: without the day no rule that asks for one complains; shapes and names still do."""
    others = [slip for slip in slips if slip[1] != ("day",)]
    file = {**slipped(others), "day": day}
    renamed = any(place == ("presnt",) for _, place, _ in others)
    places = {
        (("presnt", *place[1:]) if renamed and place[0] == "present" else place, code)
        for _, place, code in others
    }
    told = {*told_of(file)} - {(("day",), "file"), (("group",), "C1")}
    due = {(("actions", 0, "due"), "file")}
    assert told - due <= places
    assert {each for each in places if each[1] in ("file", "unknown", "P2", "A1")} - due <= told


scalars = st.sampled_from(["", "x", "Place 1", 1, -1, 2.5, True, DAY, BARRIER, [], {}, [[]], [{}]])
tables = st.dictionaries(
    st.sampled_from(sorted({*FILE["items"][0], *FILE["items"][1], *FILE["actions"][0], "again"})),
    scalars,
    max_size=5,
)
anything = st.dictionaries(
    st.sampled_from(["chair", "meeting", "approve_minutes_of", *FILE]),
    scalars | tables | st.lists(scalars | tables, max_size=3),
)


@for_all(anything)
def test_whatever_stands_in_a_file_is_judged_and_none_of_it_is_a_fault_of_ours(more: File) -> None:
    """A stranger's file ends in a list of what to put right, however little of it makes sense."""
    shape = Shape({**deepcopy(FILE), **more})
    assert shape.command is not None
    refused = RECORD.when(shape.command).refused
    assert isinstance(refused, MeetingProblems) or (refused is None and not shape.findings)
