"""What happens to work strands and tasks: named, added, reported on, planned anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli.dates import DAY
from cfworkflow.cli.options import NAMES, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_TASK = {"task": "TASK"}
_BEGINS = click.option("--begins", type=DAY, metavar="DATE", help="The day it is to begin.")
_ENDS = click.option("--ends", type=DAY, metavar="DATE", help="The day it is to be done by.")


class Percent(click.ParamType[int]):
    """A share in whole percent: 75, or 75%."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a usage error where it is none from 0 to 100."""
        digits = str(value).removesuffix("%")
        if not re.fullmatch("100|[0-9]{1,2}", digits):
            self.fail(f"{value!r} is no whole percent; write 0 to 100, such as 75.", param, ctx)
        return int(digits)


@click.command()
@click.argument("strand", type=NAMES["strand"], metavar="STRAND")
@click.option(
    "--number",
    required=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="Its place among the strands.",
)
@click.option("--title", required=True, metavar="TEXT", help="What people call it.")
@writes
def name(act: Act, **fields: object) -> None:
    """Name a work strand.

    STRAND is a short id for it, such as recruitment.

    \b
    Example:
      cfworkflow strand name evaluation --number 7 --title "Evaluation"
    """
    from cfworkflow.domain.strand.commands import NameStrand

    act.do(NameStrand, {"strand": "STRAND"}, **fields)


@click.command()
@click.argument("strand", type=NAMES["strand"], metavar="STRAND")
@click.argument("task", type=NAMES["task"], metavar="TASK")
@click.option("--title", required=True, metavar="TEXT", help="What is to be done.")
@_BEGINS
@_ENDS
@writes
def add(act: Act, **fields: object) -> None:
    """Add a task to a work strand.

    TASK is a short id for it, such as ws3-reporting: one that no task of any strand has yet.

    \b
    Example:
      cfworkflow strand add infrastructure ws3-forum \\
          --title "Support the first change forum" \\
          --begins 2024-01-08 --ends 2024-06-28
    """
    from cfworkflow.domain.strand.commands import AddTask

    act.do(AddTask, {"strand": "STRAND", **_TASK}, **fields)


@click.command()
@click.argument("task", type=NAMES["task"], metavar="TASK")
@click.argument("percent", type=Percent(), metavar="PERCENT")
@click.option("--note", metavar="TEXT", help="What was done.")
@click.option("--because", metavar="TEXT", help="Why it is less than before.")
@writes
def progress(act: Act, **fields: object) -> None:
    """Report how much of a task is done.

    What was reported before stays on record. A task of which less is done than was reported needs
    a reason.

    \b
    Examples:
      cfworkflow strand progress ws3-reporting 90 --note "Tried with two groups"
      cfworkflow strand progress ws3-reporting 60 --because "One tier asks again"
    """
    from cfworkflow.domain.strand.commands import ReportTask

    act.do(ReportTask, {**_TASK, "percent": "PERCENT"}, **fields)


@click.command()
@click.argument("task", type=NAMES["task"], metavar="TASK")
@_BEGINS
@_ENDS
@click.option("--because", metavar="TEXT", help="Why; needed where it is to end later.")
@writes
def replan(act: Act, **fields: object) -> None:
    """Plan a task for other days.

    \b
    Example:
      cfworkflow strand replan ws3-reporting \\
          --begins 2023-01-09 --ends 2024-03-29 \\
          --because "The programme lead came six months later"
    """
    from cfworkflow.domain.strand.commands import ReplanTask

    if not (fields["begins"] or fields["ends"]):
        raise click.UsageError("Give --begins, --ends or both.")
    act.do(ReplanTask, _TASK, **fields)
