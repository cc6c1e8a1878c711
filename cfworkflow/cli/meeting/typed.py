"""`cfworkflow meeting record`: a whole meeting typed up in a file."""

from __future__ import annotations

from pathlib import Path

import click

from cfworkflow.cli.act import Act
from cfworkflow.cli.options import writes


def _show_example(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(Path(__file__).with_name("example.toml").read_text(encoding="utf-8"), nl=False)
        ctx.exit()


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--example",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_example,
    help="Print a whole file to begin from, with every setting, and do nothing else.",
)
@writes
def record(act: Act, file: str) -> None:
    """Record a whole meeting from a file, all or nothing.

    The file is TOML, such as the one below; --example prints a whole one, with each kind of item,
    votes by name, interests and actions. It is checked in full first, and every problem is listed
    with its line. The same file is recorded once.

    \b
    group = "tactical"
    day = 2025-10-16
    present = ["cpsl-mind", "sun-network", "ferry-project"]
    apologies = ["cambridge-city-council"]
    [proxies]
    it-takes-a-city = "deputy"
    housing-board = "stand-in"
    co-production-forum = "another"
    [[items]]
    kind = "key"
    title = "Adopt the framework for learning"
    reasons = "It has been sense-checked with both partnerships"
    vote = {for = 5, against = 0, abstain = 1}

    \b
    Example:
      cfworkflow meeting record october.toml --dry-run
    """
    from cfworkflow.cli.meeting.file import record_file

    record_file(act, file)
