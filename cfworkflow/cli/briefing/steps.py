"""`cfworkflow briefing schedule, issue`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.act import Act
from cfworkflow.cli.briefing.file import FILE, read_text
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.moment import MOMENT
from cfworkflow.cli.options import writes

if TYPE_CHECKING:
    from cfworkflow.cli.moment import Moment


@click.command()
@click.argument("audience", type=choices.AUDIENCE, metavar="AUDIENCE")
@click.option(
    "--every", type=choices.HOW_OFTEN, required=True, help="How often; never: no more are due."
)
@click.option("--first-due", type=DAY, metavar="DATE", help="By when the first is due.")
@writes
def schedule(act: Act, audience: str, every: str, first_due: date | None) -> None:
    """Say how often an audience is briefed.

    AUDIENCE is operational, tactical, strategic or stakeholders. Without --first-due the first is
    due a month or a quarter after the last, or after today where none was sent. Said again, it
    takes the place of what was said before.

    \b
    Example:
      cfworkflow briefing schedule strategic --every month --first-due 2026-10-31
    """
    from cfworkflow.domain.briefing.commands import ScheduleBriefings

    if every == "never" and first_due:
        raise click.UsageError("What is never due has no first day: leave out --first-due.")
    act.do(
        ScheduleBriefings,
        {"audience": "AUDIENCE"},
        audience=audience,
        every=every,
        first_due=first_due,
    )


@click.command()
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--to", "audience", type=choices.AUDIENCE, required=True, help="Who it was sent to.")
@click.option("--title", metavar="TEXT", help="What it is called; else its first heading.")
@click.option("--note", metavar="TEXT", help="What there is to say about it.")
@click.option(
    "--upto",
    type=MOMENT,
    metavar="MOMENT",
    help="Up to where it tells, if its last line does not say: a date, a time, or @POSITION.",
)
@writes
def issue(
    act: Act, file: str, audience: str, title: str | None, note: str | None, upto: Moment | None
) -> None:
    """Record that a text was sent, by its hash.

    FILE is what was sent, whatever kind of file it is. It is not kept: keep it yourself, and
    `briefing check` will tell that it is the one. The next draft begins where this one ends.

    \b
    Examples:
      cfworkflow briefing issue october.md --to strategic
      cfworkflow briefing issue october.md --to stakeholders --upto today
    """
    from cfworkflow.domain.briefing.commands import IssueBriefing

    text = read_text(file)
    if text.audience not in (None, audience):
        raise click.UsageError(
            f"{file} was drafted for {text.audience}, and what was issued can't be taken back. "
            f"Draft one: cfworkflow briefing draft --to {audience}; or, if it is meant for both, "
            "take its last line out and give --upto."
        )
    position, day = (text.upto, text.day) if upto is None else (_position(act, upto), upto.day)
    if position is None:
        raise click.UsageError(
            f"{file} does not say up to where it tells, as the last line of a draft does. "
            "Say it with --upto: a date, a time, or @POSITION."
        )
    act.do(
        IssueBriefing,
        {"audience": "--to"},
        audience=audience,
        sha256=text.sha256,
        upto=position,
        covers_to=day,
        title=title or text.title,
        note=note,
    )


def _position(act: Act, moment: Moment) -> int:
    """The position a moment is; wrong usage where nothing was on record then."""
    if moment.position:
        return moment.position
    from cfworkflow.cli.kept import position_of, up_to_date
    from cfworkflow.cli.place import store_url

    position = position_of(up_to_date(store_url(act.store)), moment)
    if not position:
        raise click.UsageError(f"--upto {moment.typed}: nothing was on record by then.")
    return position
