"""Where what a document tells comes from, in words: the same in every format."""

from __future__ import annotations

from cfworkflow.reports.document import Facts, Line, Provenance, Text

HEADING = "Where this comes from"

NOT_IN_IT = "What was recorded later is not in it, even if it happened before."
"""What has to be said of the record as of a moment: it goes by when things were recorded."""

_UNSIGNED = (
    "The checkpoint below is a fingerprint of all facts up to that one. To check that none of them "
    "was changed since, save its lines as a text file, with a line end after the last one too, and "
    "run: cfworkflow audit verify --checkpoint FILE"
)
_SIGNED = (
    "The checkpoint below is a signed fingerprint of all facts up to that one. To check that none "
    "of them was changed since, save its lines as a text file, with a line end after the last one "
    "too, and run: cfworkflow audit verify --checkpoint FILE --key KEY, where KEY is the public "
    "key of who signed it."
)


def in_short(provenance: Provenance) -> Line:
    """As of when it tells, in a sentence that stands at the top.

    Of a day in the past the last fact is told too: a day may have many moments.
    """
    if provenance.as_of is None:
        return Line(("As the record stands on ", provenance.day, "."))
    position = provenance.position
    upto = f", up to fact {position:,}" if position else ", when nothing was on it"
    rest = f"{upto}. {NOT_IN_IT} It may stand otherwise now."
    return Line(("As the record stood on ", provenance.day, rest))


def facts_of(provenance: Provenance) -> Facts:
    """As of when, and up to which fact."""
    asked = f" (asked for as {provenance.as_of})" if provenance.as_of is not None else ""
    return Facts(
        (
            ("As of", Line((provenance.day, asked))),
            ("Last fact taken into account", _last_fact(provenance)),
        )
    )


def how_to_check(provenance: Provenance) -> str:
    """What its checkpoint is for, in a sentence or two."""
    return _SIGNED if provenance.signed else _UNSIGNED


def _last_fact(provenance: Provenance) -> Text:
    if provenance.recorded_at is None:
        return "None: nothing was on record."
    fact = f"Fact {provenance.position:,}, recorded on "
    rest = () if provenance.as_of is None else (f". {NOT_IN_IT}",)
    return Line((fact, provenance.recorded_at, *rest))
