"""What happens to an inquiry: opened, moved on, looped back, concluded, fed into the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.options import MEETING, REFERENCES, AnyReference, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

INQUIRY = REFERENCES["inquiry"]
_OPTIONS = {"inquiry": "INQUIRY", "forum": "--at"}
_AT = click.option(
    "--at",
    "forum",
    required=True,
    type=MEETING,
    metavar="FORUM",
    help="The change forum where that was said.",
)


@click.command("open")
@click.argument("forum", type=MEETING, metavar="FORUM")
@click.option("--title", required=True, metavar="TEXT", help="What it asks, in a line.")
@click.option("--description", metavar="TEXT", help="What led to it.")
@choices.petal_option
@click.option("--area", "areas", metavar="ID", multiple=True, help="Repeat for more.")
@writes
def open_(act: Act, **fields: object) -> None:
    """Open an inquiry at a change forum.

    It takes effect on the day of the forum, which may be over by now, and begins in build.

    \b
    Example:
      cfworkflow inquiry open M-0001 --title "Why are people unmet?"
    """
    from cfworkflow.domain.inquiry.commands import OpenInquiry

    act.do(OpenInquiry, {"forum": "FORUM", "areas": "--area"}, **fields)


@click.command()
@click.argument("inquiry", type=INQUIRY, metavar="INQUIRY")
@_AT
@click.option("--findings", required=True, metavar="TEXT", help="What came out so far.")
@writes
def advance(act: Act, **fields: object) -> None:
    """Move an inquiry on to its next phase: build, explore, act, learn.

    \b
    Example:
      cfworkflow inquiry advance I-0001 --at M-0001 --findings "Who is met when"
    """
    from cfworkflow.domain.inquiry.commands import AdvanceInquiry

    act.do(AdvanceInquiry, _OPTIONS, **fields)


@click.command("loop-back")
@click.argument("inquiry", type=INQUIRY, metavar="INQUIRY")
@_AT
@click.option("--because", required=True, metavar="TEXT", help="Why it begins anew.")
@click.option("--findings", metavar="TEXT", help="What was learned so far.")
@writes
def loop_back(act: Act, **fields: object) -> None:
    """Lead an inquiry from learn back to build, for another cycle.

    \b
    Example:
      cfworkflow inquiry loop-back I-0001 --at M-0001 --because "Friday is missed"
    """
    from cfworkflow.domain.inquiry.commands import LoopInquiryBack

    act.do(LoopInquiryBack, _OPTIONS, **fields)


@click.command()
@click.argument("inquiry", type=INQUIRY, metavar="INQUIRY")
@_AT
@click.option("--findings", required=True, metavar="TEXT", help="What came out of it.")
@writes
def conclude(act: Act, **fields: object) -> None:
    """Bring an inquiry that is in learn to its end.

    What it feeds can still be said afterwards, and what came of its experiments.

    \b
    Example:
      cfworkflow inquiry conclude I-0001 --at M-0001 --findings "Nobody is unmet"
    """
    from cfworkflow.domain.inquiry.commands import ConcludeInquiry

    act.do(ConcludeInquiry, _OPTIONS, **fields)


@click.command()
@click.argument("inquiry", type=INQUIRY, metavar="INQUIRY")
@click.argument("fed", type=AnyReference("barrier", "theme"), metavar="REFERENCE")
@writes
def feed(act: Act, inquiry: str, fed: str) -> None:
    """Say which barrier or theme an inquiry feeds.

    REFERENCE is a barrier, such as B-0001, or a theme, such as theme:discharge.

    \b
    Example:
      cfworkflow inquiry feed I-0001 B-0001
    """
    from cfworkflow.domain.inquiry.commands import FeedInquiry
    from cfworkflow.domain.references import bare, kind_of

    act.do(FeedInquiry, _OPTIONS, inquiry=inquiry, **{kind_of(fed): bare(fed)})
