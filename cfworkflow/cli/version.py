"""`cfworkflow version`."""

from __future__ import annotations

import click

from cfworkflow import __version__


@click.command()
def version() -> None:
    """Say which version this is.

    \b
    Example:
      cfworkflow version
    """
    click.echo(f"cfworkflow {__version__}")
