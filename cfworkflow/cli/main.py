"""Where the program starts: `cfworkflow`, or `cfw` for short."""

from __future__ import annotations

import sys

from cfworkflow import __version__


def run() -> None:
    """Run the program on the arguments it was started with and exit with its code."""
    if sys.argv[1:] in (["--version"], ["version"]):
        sys.stdout.write(f"cfworkflow {__version__}\n")
        raise SystemExit(0)
    from cfworkflow.cli.app import run_app

    raise SystemExit(run_app(sys.argv[1:]))
