"""What becomes of a failure: a code, what was tried, why not, what to do next.

Exit codes: 0 done; 1 a fault of ours; 2 usage; 3 nothing there; 4 refused by a rule; 5 damaged or
not verified; 6 gave up after conflicts; 130 stopped from the keyboard.
"""

from __future__ import annotations

from typing import NamedTuple

FAULT, USAGE, NOTHING_THERE, REFUSED, DAMAGED, GAVE_UP = 1, 2, 3, 4, 5, 6
STOPPED = 130


class Failure(NamedTuple):
    """One problem as a person reads it. `place` says where in a file, such as `line 12`."""

    code: str
    message: str
    why: str = ""
    try_: str = ""
    place: str = ""

    def as_json(self) -> dict[str, str]:
        """The problem as the fields of `--json`."""
        said = {
            "code": self.code,
            "message": self.message,
            "why": self.why,
            "try": self.try_,
            "place": self.place,
        }
        return {name: text for name, text in said.items() if text or name != "place"}


class CommandFailure(Exception):  # noqa: N818 - carries failures of several kinds
    """Problems found on the way to a command, with the exit code they lead to."""

    def __init__(self, exit_code: int, failures: list[Failure]) -> None:
        super().__init__(exit_code, failures)
        self.exit_code = exit_code
        self.failures = failures
