"""Where the program starts: `cfworkflow`, or `cfw` for short."""

from __future__ import annotations

import gc
import os
import sys

from cfworkflow import __version__
from cfworkflow.cli.pipe import let_go


def run() -> None:
    """Run the program on the arguments it was started with and exit with its code."""
    # What a command loads stays to its end, and there is much of it: look for garbage seldom.
    gc.set_threshold(100_000)
    for name in ("stdout", "stderr"):
        # A stream that was closed before we began; what is said there is heard by nobody.
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    if sys.argv[1:] in (["--version"], ["version"]):
        try:
            sys.stdout.write(f"cfworkflow {__version__}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            let_go(sys.stdout)
        raise SystemExit(0)
    from cfworkflow.cli.app import run_app

    code = run_app(sys.argv[1:])
    # Else Python looks through all that was loaded for garbage once more before it ends.
    gc.freeze()
    raise SystemExit(code)
