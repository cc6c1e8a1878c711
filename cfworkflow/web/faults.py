"""What is said of a record that can't be shown, and of a fault of ours."""

from __future__ import annotations

from http import HTTPStatus

from cfworkflow.projections.view import ViewsDamaged
from cfworkflow.store.refusals import StoreBusy, StoreRefusal
from cfworkflow.web.wrong import Wrong

_SOON = (("Retry-After", "5"),)

_BUSY = ("BusyError", "LockedError", "InterruptError")
"""SQLite's errors that are of who else is at work."""


def described(error: Exception) -> Wrong:
    """What an error means for who reads the page."""
    if isinstance(error, StoreBusy) or _of_sqlite(error, *_BUSY):
        return Wrong(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "store-busy",
            "The record is busy",
            str(getattr(error, "why", "Someone else is at work on it.")),
            "Wait a moment, then load this page again.",
            headers=_SOON,
        )
    if isinstance(error, StoreRefusal):
        # Where the file stands is for who runs the page, and for nobody else to know.
        return _unusable(error.code, error.why, error.try_)
    if isinstance(error, ViewsDamaged):
        return _unusable(error.code, f"{error.what} {error.why}", error.try_)
    if type(error).__module__ == "apsw":
        why = "The file it is kept in can't be read as it should be."
        return _unusable("store-damaged", why, "Ask whoever runs it: `cfworkflow audit verify`.")
    return Wrong(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "fault",
        "Sorry, something went wrong",
        "This is a fault of the program, not of what you did. Nothing on record was changed.",
        "Go back and try again. If it stays so, tell whoever runs this page what you were looking "
        "at.",
    )


def _unusable(code: str, why: str, try_: str) -> Wrong:
    title = "The record can't be shown just now"
    return Wrong(HTTPStatus.SERVICE_UNAVAILABLE, code, title, why, try_)


def _of_sqlite(error: Exception, *names: str) -> bool:
    return type(error).__module__ == "apsw" and type(error).__name__ in names
