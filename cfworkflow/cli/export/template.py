"""An organisation's own Word template, read and written into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cfworkflow.cli.failure import NOTHING_THERE, USAGE, CommandFailure, Failure

if TYPE_CHECKING:
    from cfworkflow.reports.document import Document

_LARGEST = 50_000_000


def filled_in(document: Document, template: str | None) -> bytes:
    """The document as a Word file, in the template in a file where there is one.

    Raises a failure where that can't be read, or is none.
    """
    from cfworkflow.reports.docx import TemplateRefused, write

    given = None if template is None else _read(template)
    try:
        return write(document, given)
    except TemplateRefused as refused:
        what = f"The document was to be written into {template}."
        failure = Failure("template", what, refused.why, refused.try_)
        raise CommandFailure(USAGE, [failure]) from None


def _read(file: str) -> bytes:
    try:
        with Path(file).open("rb") as opened:
            return opened.read(_LARGEST)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "It can't be read"
        try_ = "Check the name, and that the file is yours to read."
        failure = Failure("file", f"There is no template {file} to read.", f"{why}.", try_)
        raise CommandFailure(NOTHING_THERE, [failure]) from None
