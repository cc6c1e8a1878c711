"""What a document tells as JSON, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data

if TYPE_CHECKING:
    from cfworkflow.reports.document import Document


def write(document: Document) -> bytes:
    """A document as JSON in UTF-8: its title, where it comes from, and what it tells as data.

    The same document gives the same bytes.
    """
    provenance = document.provenance
    told = {
        "title": document.title,
        "of": document.of,
        "provenance": {
            "as_of": provenance.as_of,
            "day": provenance.day,
            "position": provenance.position,
            "recorded_at": provenance.recorded_at,
            "checkpoint": provenance.checkpoint,
            "signed": provenance.signed,
        },
        "data": document.data,
    }
    text = json.dumps(as_data(told), ensure_ascii=False, indent=2)
    # Half a character, which UTF-8 does not have, becomes what JSON writes for it.
    return f"{text}\n".encode(errors="backslashreplace")
