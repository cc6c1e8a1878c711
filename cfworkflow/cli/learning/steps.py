"""What happens to learning: shared, linked, taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.options import DECISION, REFERENCES, AnyReference, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_LEARNING = {"learning": "LEARNING"}
ABOUT = AnyReference("barrier", "decision", "inquiry", "approach", "theme")
"""What learning can be about."""

_SEVERAL = {
    "barrier": "barriers",
    "decision": "decisions",
    "inquiry": "inquiries",
    "approach": "approaches",
    "theme": "themes",
}


@click.command()
@click.argument("group", metavar="GROUP")
@click.option(
    "--outcome",
    required=True,
    type=click.Choice(choices.LESSONS),
    help="What it was learned from.",
)
@click.option("--title", required=True, metavar="TEXT", help="What was learned, in a line.")
@click.option("--description", metavar="TEXT", help="What happened.")
@click.option("--findings", metavar="TEXT", help="What to do differently, or again.")
@click.option(
    "--about",
    type=ABOUT,
    metavar="REFERENCE",
    multiple=True,
    help="What it is about: B-0001, D-0001, I-0001, T-0001, theme:NAME; repeat for more.",
)
@choices.petal_option
@click.option("--area", "areas", metavar="ID", multiple=True, help="Repeat for more.")
@writes
def share(act: Act, about: tuple[str, ...], **fields: object) -> None:
    """Share what a group learned, from a success, a failure or a mixed outcome.

    \b
    Examples:
      cfworkflow learning share peterborough --outcome failure --title "Silence"
      cfworkflow learning share tactical --outcome success --title "One list" \\
          --about B-0001 --findings "Begin with the ward sisters"
    """
    from cfworkflow.domain.learning.commands import ShareLearning
    from cfworkflow.domain.references import bare, kind_of

    links: dict[str, list[str]] = {name: [] for name in _SEVERAL.values()}
    for ref in about:
        links[_SEVERAL[kind_of(ref)]].append(bare(ref))
    options = {"group": "GROUP", "areas": "--area", **dict.fromkeys(links, "--about")}
    act.do(ShareLearning, options, **fields, **links)


@click.command()
@click.argument("learning", type=REFERENCES["learning"], metavar="LEARNING")
@click.argument("about", type=ABOUT, metavar="REFERENCE")
@writes
def link(act: Act, learning: str, about: str) -> None:
    """Say what a piece of learning is about.

    REFERENCE is a barrier, a decision, an inquiry, an approach, or a theme such as theme:discharge.

    \b
    Example:
      cfworkflow learning link L-0001 B-0001
    """
    from cfworkflow.domain.learning.commands import LinkLearning
    from cfworkflow.domain.references import bare, kind_of

    about_one = {kind_of(about): bare(about)}
    act.do(
        LinkLearning,
        {**_LEARNING, **dict.fromkeys(about_one, "REFERENCE")},
        learning=learning,
        **about_one,
    )


@click.command("take-up")
@click.argument("learning", type=REFERENCES["learning"], metavar="LEARNING")
@click.option("--how", required=True, metavar="TEXT", help="What is done because of it.")
@click.option(
    "--by",
    "group",
    metavar="GROUP",
    help="Who takes it up; else the group that oversees the one that shared it.",
)
@click.option("--decision", type=DECISION, metavar="DECISION", help="By which decision.")
@writes
def take_up(act: Act, **fields: object) -> None:
    """Take up what was learned, and say how; more than one group can.

    \b
    Example:
      cfworkflow learning take-up L-0001 --how "We ring people up before we write"
    """
    from cfworkflow.domain.learning.commands import TakeUpLearning

    act.do(TakeUpLearning, {**_LEARNING, "group": "--by"}, **fields)
