"""Saying what went wrong, in words or as JSON, and with which exit code to leave."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
import traceback

import click

from cfworkflow.cli.failure import (
    DAMAGED,
    FAULT,
    GAVE_UP,
    NOTHING_THERE,
    REFUSED,
    STOPPED,
    USAGE,
    CommandFailure,
    Failure,
)
from cfworkflow.cli.pipe import let_go

_PLACE = ("FullError", "IOError", "ReadOnlyError", "CantOpenError", "PermissionsError")
"""SQLite's errors that are of the place where a store is, not of what is in it."""

_INDENT = len("  Why: ")
_EXITS = {
    "store-damaged": DAMAGED,
    "views-damaged": DAMAGED,
    "store-busy": GAVE_UP,
    "store-contended": GAVE_UP,
    "store-unshredded": DAMAGED,
    "note-malformed": DAMAGED,
    "note-unsigned": DAMAGED,
    "note-signature-wrong": DAMAGED,
    "checkpoint-malformed": DAMAGED,
    "key-malformed": REFUSED,
    "key-name": REFUSED,
    "key-file-exists": REFUSED,
    "key-file-unwritable": REFUSED,
    "key-file-exposed": REFUSED,
    "key-passphrase-needed": REFUSED,
    "key-passphrase-wrong": REFUSED,
    "key-passphrase-empty": REFUSED,
    "note-unsignable": REFUSED,
}


def ended(error: Exception | KeyboardInterrupt, *, as_json: bool) -> int:
    """Say on stderr why a command ended before its end, and return the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return USAGE
    if isinstance(error, click.Abort):
        click.echo("Stopped. Nothing was recorded.", err=True)
        return STOPPED
    if isinstance(error, KeyboardInterrupt):
        click.echo(
            "\nStopped. What was recorded is there whole, or not at all.",
            err=True,
        )
        return STOPPED
    return _fail(error, as_json=as_json)


def _fail(error: Exception, *, as_json: bool) -> int:
    exit_code, failures = _described(error)
    try:
        if as_json:
            _say_json(failures)
        else:
            _say_all(failures, exit_code)
    except BrokenPipeError:
        let_go(sys.stderr)
    return exit_code


def _say_json(failures: list[Failure]) -> None:
    first, *others = failures
    said: dict[str, object] = dict(first.as_json())
    if others:
        said["also"] = [other.as_json() for other in others]
    click.echo(json.dumps({"error": said}, ensure_ascii=False), err=True)


def _say_all(failures: list[Failure], exit_code: int) -> None:
    for failure in failures:
        _say(failure, exit_code)
    in_a_file = any(failure.place for failure in failures)
    if exit_code in (REFUSED, GAVE_UP) or (exit_code != FAULT and in_a_file):
        click.echo("Nothing was recorded.", err=True)


def _say(failure: Failure, exit_code: int) -> None:
    word = "Refused" if exit_code == REFUSED else "Error"
    label = f"{word} ({failure.code})"
    if _coloured():
        label = click.style(label, fg="red", bold=True)
    place = f"{failure.place}: " if failure.place else ""
    click.echo(f"{label}: {place}{failure.message}", err=True)
    # What to try often holds a command to copy: it is never broken into lines of ours.
    for name, lines in (("Why", _to_width(failure.why)), ("Try", failure.try_.splitlines())):
        for number, line in enumerate(lines):
            click.echo(f"{name + ':' if number == 0 else '':>{_INDENT - 1}} {line}", err=True)


def _to_width(text: str) -> list[str]:
    """The lines of a text, no longer than a terminal is wide; elsewhere as they are."""
    if not sys.stderr.isatty():
        return text.splitlines()
    room = max(shutil.get_terminal_size().columns - _INDENT, _INDENT)
    wrapped = (textwrap.wrap(line, room, break_on_hyphens=False) for line in text.splitlines())
    return [part for parts in wrapped for part in parts]


def _coloured() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def _described(error: Exception) -> tuple[int, list[Failure]]:
    if isinstance(error, CommandFailure):
        return error.exit_code, error.failures
    if isinstance(error, click.ClickException):
        return USAGE, [_usage(error)]
    from cfworkflow.cli.refused import described

    known = described(error)
    if known is not None:
        return known
    code = str(getattr(error, "code", ""))
    if code.startswith(("store-", "views-", "note-", "checkpoint-", "key-", "audit-")):
        return _EXITS.get(code, NOTHING_THERE), [_with_advice(code, error)]
    if type(error).__module__ == "apsw":
        return _of_sqlite(error)
    if os.environ.get("CFWORKFLOW_TRACE"):
        traceback.print_exception(error)
    return FAULT, [
        Failure(
            "fault",
            f"Something went wrong inside cfworkflow ({type(error).__name__}: {error}).",
            "This is a fault of the program, not of what you typed.",
            "Run it again with CFWORKFLOW_TRACE=1 and send the report to the maintainers.",
        )
    ]


def _of_sqlite(error: Exception) -> tuple[int, list[Failure]]:
    """What SQLite says of the kept views; of the facts, the store says it itself."""
    if type(error).__name__ in ("BusyError", "LockedError"):
        why, exit_code = "Someone else is writing to the store and did not finish.", GAVE_UP
        return exit_code, [Failure("store-busy", "The views could not be used.", why, "Try again.")]
    if type(error).__name__ in _PLACE:
        why = "The file or its folder can't be read or written to, or the disk is full."
        try_ = "Make room, or see to the permissions, then try again. No fact is in doubt."
        return NOTHING_THERE, [Failure("store-unwritable", f"Stopped: {error}.", why, try_)]
    if type(error).__name__ in ("CorruptError", "NotADBError"):
        from cfworkflow.store.refusals import StoreDamaged

        what, why = "Stopped: the store can't be read.", StoreDamaged.reason
        return DAMAGED, [Failure("store-damaged", what, why, StoreDamaged.remedy)]
    why, try_ = "No fact is in doubt by that.", "cfworkflow projections rebuild"
    return DAMAGED, [Failure("views-damaged", f"The views can't be used: {error}.", why, try_)]


def _with_advice(code: str, error: Exception) -> Failure:
    what, why, try_ = (str(getattr(error, name, "")) for name in ("what", "why", "try_"))
    return Failure(code, what, why, try_)


def _usage(error: click.ClickException) -> Failure:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "cfworkflow"
    return Failure("usage", error.format_message(), "", f"{path} --help")
