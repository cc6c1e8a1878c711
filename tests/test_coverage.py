"""docs/coverage.md: every duty of the programme's two documents has its command and its test."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from docs.make_commands import Named, commands

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")

LEAVES = {named.path: named for named in commands() if not named.is_group}


class Duty(NamedTuple):
    """A line of the page: what a document says, and what serves it."""

    words: str
    commands: tuple[str, ...]
    test: str


def duties(page: str) -> dict[str, list[Duty]]:
    """The lines of the page by the document and heading they stand under."""
    found: dict[str, list[Duty]] = {}
    document = heading = ""
    for line in page.splitlines():
        if line.startswith("## "):
            document, heading = line[3:], ""
        elif line.startswith("### "):
            heading = line[4:]
        elif row := re.fullmatch(r"\| (.*) \| (`.*`) \| `(.*)` \|", line):
            words, served, test = row.groups()
            duty = Duty(words, tuple(re.findall(r"`([^`]*)`", served)), test)
            found.setdefault(f"{document}: {heading}", []).append(duty)
    return found


DUTIES = duties(PAGE)
ALL = [duty for rows in DUTIES.values() for duty in rows]


def leaf_of(command: str) -> Named | None:
    """The command that a line names, whatever is typed after its name."""
    words = command.split()
    return next((leaf for n in (2, 1) if (leaf := LEAVES.get(tuple(words[:n])))), None)


def options(named: Named) -> dict[str, click.Parameter]:
    """All that can be typed after a command with two hyphens."""
    return {
        text: parameter
        for parameter in named.command.params
        for text in (*parameter.opts, *parameter.secondary_opts)
        if text.startswith("--")
    }


def records(named: Named) -> bool:
    """Whether a command can put something on record: then it can be rehearsed."""
    return "--dry-run" in options(named)


def unknown_in(command: str) -> list[str]:
    """What a line names that is not in the command tree, or is not to choose from there."""
    named = leaf_of(command)
    if named is None:
        return [command]
    typed, known = command.split()[len(named.path) :], options(named)
    unknown = [word for word in typed if word.startswith("--") and word not in known]
    for option, word in pairwise(typed):
        choice = known[option].type if option in known else None
        if isinstance(choice, click.Choice) and not word.startswith("--"):
            unknown += {word} - set(choice.choices)
    return unknown


def test_every_command_named_is_there_with_its_options() -> None:
    """Who types what the page says is understood."""
    assert not [wrong for duty in ALL for command in duty.commands for wrong in unknown_in(command)]


def test_a_command_that_is_not_there_is_noticed() -> None:
    """The look at commands finds a wrong name, option or choice, and a group of commands."""
    assert unknown_in("barrier escalate")
    assert unknown_in("barrier raise --urgent")
    assert unknown_in("barrier")
    assert unknown_in("barrier raise --plan holidays")
    assert not unknown_in("barrier raise --petal")


@pytest.mark.parametrize("test", sorted({duty.test for duty in ALL}))
def test_every_test_named_is_there(test: str) -> None:
    """A test that holds a duty is not renamed or dropped without the page."""
    file, _, name = test.partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_command_that_records_something_serves_a_duty() -> None:
    """Nothing is recorded that nobody asked for."""
    named = {leaf.path for duty in ALL for each in duty.commands if (leaf := leaf_of(each))}
    recording = {path for path, leaf in LEAVES.items() if records(leaf)}
    assert len(recording) > 50
    assert recording - named == set()


ASKED = {
    "Terms of Reference: Name of group": ("Tactical Group",),
    "Terms of Reference: Background": (
        "Take learning from the operational",
        "address tactical and system barriers",
        "Escalate to Strategic Board where",
        "Hold oversight of",
        "adopt a trauma-informed approach",
        "the 5 petals",
        "working collaboratively on strategic and",
        "with the input of people",
    ),
    "Terms of Reference: Purpose of the group": (
        '"Maintain an action plan to address',
        '"Escalation … including recommendations for approaches"',
        "Evidence check with the Operational",
        "system barriers that have been",
        '"Maintain an action plan to embed',
        "Escalation to Strategic Group if",
        "Progress briefings to Strategic Group",
        "and other stakeholders",
        "Testing approaches / sense checking",
        "Approve key decisions on how",
        "Drive and deliver tasks",
        "Monitor the work of the",
        "including communications",
        "Monitor systems issues arising from",
        "Sense check approaches with the",
        "Where possible address systems barriers",
        "Make recommendations based on learning",
    ),
    "Terms of Reference: Vision": (
        "oversee, promote and develop these",
        "Embed a Trusted Person model",
        "trauma informed practice",
        "mechanics across the system to",
        "Embed co-production and co-design",
        "reflect any changing priorities within",
    ),
    "Terms of Reference: Principles": (
        "two fundamental principles",
        "Work in partnership",
        "Ensure all participants have an",
        "Embed lived experience throughout",
        "Be data / evidence driven",
        "a safe environment to learn",
    ),
    "Terms of Reference: Decisions": (
        "Decisions will be made in",
        "quorum",
        "minimum number of people needing",
        "quorate with at least 6",
        "membership",
        "simple majority of those present",
    ),
    "Terms of Reference: Governance": (
        "overseen by the",
        "links to Operational Partnerships",
        "A new partnership is forming",
        "Once this is up and",
        "will focus on people in",
        "project team, once recruited, will",
    ),
    "Terms of Reference: Membership": (
        "expert understanding of the five",
        "The city/districts/counties",
        "The sectors",
        "The Changing Futures project team",
    ),
    "Terms of Reference: Responsibilities": (
        "The values and principles of",
        "Attending Tactical Group meetings or",
        "share updates / communications across",
        "Promoting the work",
        "Volunteering to lead on elements",
        "with the support and advice",
    ),
    "Terms of Reference: Tactical Group membership": ("the 17 places, each by",),
    "Contract report: Introduction": ("In October 2022, MEAM was",),
    "Contract report: Summary of work undertaken": (
        "six work strands",
        "regularly discussed",
    ),
    "Contract report: Work strand 1": (
        "recruitment of a programme lead",
        "shape the outline of the",
    ),
    "Contract report: Work strand 2": (
        "systemic review of the team",
        "anticipate the barriers and challenges",
    ),
    "Contract report: Work strand 3": (
        "collaborative systems map",
        "several workshops to encourage wider",
        "refocused the programme governance around",
        "attending various forums",
        "constructive challenge is encouraged and",
    ),
    "Contract report: Work strand 4": (
        "purpose and principles",
        "discussions with each level of",
    ),
    "Contract report: Work strand 5": (
        "a framework for learning",
        "Ecosystem of Learning",
        "Change Forums whereby System Inquiries",
        "(Build, Explore, Act, Learn)",
        "a network of experiments and",
        "increasing engagement of various stakeholders",
        "positive change across different parts",
    ),
    "Contract report: Work strand 6": (
        "system-wide sessions",
        "working group to scope out",
    ),
    "Contract report: Extra value delivered": (
        "coaching and mentoring",
        "training needs and opportunities",
        "1-2-1 and group reflective sessions",
        "committed additional MEAM resources",
        "cover skills and attendance gaps",
        "four strategic group meetings",
        "robust and expansive outcomes framework",
    ),
    "Contract report: Timescales": (
        "restructure and a resultant recruitment",
        "a six-month delay",
        "over-reliance on the local interim",
        "integrate the values framework into",
    ),
    "Contract report: Resourcing": (
        "38.5 days",
        "regular attendance at team meetings",
        "three days per month",
    ),
    "Contract report: Next steps: general support": (
        "considering the next stage of",
        "evaluation framework",
        "develop the Trauma Informed Network",
        "ongoing support to the programme",
        "advice and a national perspective",
    ),
    "Contract report: Next steps: Systems Leadership Programme": (
        "build on the learning from",
        "learning and leadership programme",
        "network of Systems Change Agents",
        "outputs contribute to the core",
    ),
    "Contract report: Appendix 1: work schedule": (
        "Recruitment",
        "Team Development",
        "Programme infrastructure",
        "Report to monthly operational, tactical",
        "Vision and Values",
        "Learning Infrastructure",
        "health check survey to measure",
        "a web of systems change",
        "Trauma-informed approaches",
    ),
}
"""The duties of both documents, by heading, each with words that it is known by."""


@pytest.mark.parametrize("heading", ASKED)
def test_every_duty_of_the_documents_has_its_line(heading: str) -> None:
    """No clause of the documents is lost when the page is edited."""
    lines = [duty.words for duty in DUTIES[heading]]
    for known_by in ASKED[heading]:
        assert sum(known_by in line for line in lines) == 1, known_by


def test_no_heading_is_left_out() -> None:
    """The page has the headings of both documents, and one of its own."""
    assert [*DUTIES] == [*ASKED, "What neither says, and a record needs: "]
