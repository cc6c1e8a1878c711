"""What an extra brings, asked for by whoever has not installed it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_BRINGS = {
    "reports": (
        *("docx", "govuk_frontend_jinja", "icalendar", "jinja2", "markupsafe", "openpyxl"),
        "xlsxwriter",
    ),
    "web": ("starlette", "uvicorn"),
}
"""The extra → the packages that come with it, as they are imported."""


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Let what follows use an extra: `reports` or `web`.

    Where it is not installed, raises a failure that says how to, in place of an `ImportError`.
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        package = (missing.name or "").partition(".")[0]
        if package not in _BRINGS[extra]:
            raise
        from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure

        failure = Failure(
            "extra-missing",
            f"This needs {package}, which is not installed.",
            f"It comes with cfworkflow[{extra}], for those who want it.",
            f"pip install 'cfworkflow[{extra}]'",
        )
        raise CommandFailure(NOTHING_THERE, [failure]) from None
