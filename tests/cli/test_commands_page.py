"""What is written twice says the same: the page of commands, the fixed words, the advice."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from cfworkflow.cli import choices
from cfworkflow.cli.paths import NAMES
from cfworkflow.domain import words
from cfworkflow.domain.action.path import ACTION_PATH
from cfworkflow.domain.approach.path import APPROACH_PATH
from cfworkflow.domain.barrier.path import GOVERNANCE_PATH
from cfworkflow.domain.briefing.facts import Every
from cfworkflow.domain.communication.facts import Channel
from cfworkflow.domain.decision.facts import DeferredFor
from cfworkflow.domain.decision.path import DECISION_PATH
from cfworkflow.domain.group.path import PARTNERSHIP_PATH
from cfworkflow.domain.inquiry.path import INQUIRY_PATH
from cfworkflow.domain.learning.path import LEARNING_PATH
from cfworkflow.domain.meeting.path import MEETING_PATH
from cfworkflow.domain.outcome.path import MEASURE_PATH
from cfworkflow.domain.sensecheck.path import SENSE_CHECK_PATH
from cfworkflow.domain.theme.path import THEME_PATH
from cfworkflow.domain.vision.path import VISION_PATH
from cfworkflow.projections.citing import OFF_RECORD
from docs.make_commands import PAGE, commands, page
from tests.cli.terminal import ROOT, ask

PATHS = {named.path for named in commands()}
LEAVES = {named.path for named in commands() if not named.is_group}
OPTIONS = {
    named.path: {text for parameter in named.command.params for text in parameter.opts}
    | {text for parameter in named.command.params for text in parameter.secondary_opts}
    for named in commands()
}
ADVICE = re.compile(r"\bcfworkflow ((?:-?[a-z][\w=-]*|--[a-z-]+)(?: [\w=-]+)*)")


def test_the_page_of_commands_is_up_to_date() -> None:
    """docs/commands.md says what the help says; `make docs` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (choices.TIERS, words.Tier),
        (choices.PETALS, words.Petal),
        (choices.SECTORS, words.Sector),
        (choices.ROLES, words.Role),
        (choices.MEETING_KINDS, words.MeetingKind),
        (choices.DECISION_KINDS, words.DecisionKind),
        (choices.VOTES, words.Vote),
        (choices.ANSWERS, words.Answer),
        (choices.DEFERRED_FOR, DeferredFor),
        (choices.PLANS, words.Plan),
        (choices.SENSE_MADE, words.SenseMade),
        (choices.LESSONS, words.Lesson),
        (choices.WORKED, words.Worked),
        (choices.AUDIENCES, words.Audience),
        (choices.WANTED_MOVES, words.Wanted),
        (choices.EVERY, Every),
        (choices.CHANNELS, Channel),
    ],
)
def test_the_words_to_choose_from_are_those_of_the_domain(
    typed: tuple[str, ...], meant: object
) -> None:
    """The lists kept apart so that help loads fast are the types of the domain, word for word."""
    assert typed == get_args(meant)


def test_the_states_to_choose_from_are_those_of_the_machines() -> None:
    """`--state` offers what a thing of each kind can be, and nothing else."""
    assert set(choices.BARRIER_STATES) == set(GOVERNANCE_PATH.states)
    assert set(choices.DECISION_STATES) == set(DECISION_PATH.states)
    assert set(choices.MEETING_STATES) == set(MEETING_PATH.states)
    assert set(choices.ACTION_STATES) == set(ACTION_PATH.states)
    assert set(choices.GROUP_STATES) == set(PARTNERSHIP_PATH.states)
    assert set(choices.THEME_STATES) == set(THEME_PATH.states)
    assert set(choices.LEARNING_STATES) == set(LEARNING_PATH.states)
    assert set(choices.INQUIRY_STATES) == set(INQUIRY_PATH.states)
    assert set(choices.APPROACH_STATES) == set(APPROACH_PATH.states)
    assert set(choices.SENSE_CHECK_STATES) == set(SENSE_CHECK_PATH.states)
    assert set(choices.VISION_STATES) == set(VISION_PATH.states)
    assert set(choices.PRINCIPLE_STATES) == {*VISION_PATH.states, OFF_RECORD}
    assert set(choices.MEASURE_STATES) == set(MEASURE_PATH.states)


@pytest.mark.parametrize("name", NAMES)
def test_each_machine_is_drawn_from_itself(name: str) -> None:
    """`paths` prints every state and step of a machine, as Mermaid and as JSON alike."""
    drawn, listed = ask("paths", name).out, ask("paths", name, "--json").json
    assert drawn.startswith("stateDiagram")
    assert all(state in drawn for state in listed["states"])
    assert all(step["trigger"] in drawn for step in listed["steps"])


def texts_in(source: str) -> Iterator[str]:
    """Every text in a source file, with X for what is filled in when the program runs."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.sub(r"\{.*?\}", "X", node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "X" for part in node.values)
            yield "".join(map(str, parts))


def advised() -> list[tuple[str, str]]:
    """Every command that the source tells a person to type, with the file that does."""
    return [
        (path.relative_to(ROOT).as_posix(), found)
        for path in sorted((ROOT / "cfworkflow").rglob("*.py"))
        for text in texts_in(path.read_text(encoding="utf-8"))
        for found in ADVICE.findall(text)
    ]


def unknown_in(advice: str) -> list[str]:
    """What an advised command line names that is not there: a command or an option."""
    typed = advice.split()
    if typed[0].startswith("-"):
        return [word for word in typed[:1] if word not in {"--help", *OPTIONS[()]}]
    path = next((tuple(typed[:n]) for n in (2, 1) if tuple(typed[:n]) in PATHS), None)
    following = typed[len(path) :] if path else typed
    if path not in LEAVES and following and following[0] not in {"X", "--help"}:
        return following[:1]
    assert path is not None
    known = {option for each in PATHS if each[: len(path)] == path for option in OPTIONS[each]}
    return [word for word in typed if word.startswith("--") and word not in known]


def test_all_advice_names_commands_and_options_that_are_there() -> None:
    """What a refusal or a next step tells a person to type exists."""
    found = advised()
    assert len(found) > 50
    assert not [(path, advice) for path, advice in found if unknown_in(advice)]


def test_advice_that_leads_nowhere_is_noticed() -> None:
    """The look at advice finds a command and an option that are not there."""
    assert unknown_in("action enumerate")
    assert unknown_in("barrier refer B-0001 --two tactical")
    assert not unknown_in("barrier refer B-0001 --to tactical")
