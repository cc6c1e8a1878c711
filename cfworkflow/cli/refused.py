"""How refusals, unknown references and bad input of the domain are put to a person."""

from __future__ import annotations

from pydantic import ValidationError

from cfworkflow.cli.failure import (
    NOTHING_THERE,
    REFUSED,
    USAGE,
    CommandFailure,
    Failure,
)
from cfworkflow.domain.finding import in_words
from cfworkflow.domain.references import of_another_kind
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.projections.views import listed_by

_PRESETS = "One that is there, such as cambridgeshire-peterborough, or a file: ./mine.toml"


def described(error: Exception) -> tuple[int, list[Failure]] | None:
    """The exit code and failures of an error of the domain; None for any other."""
    if isinstance(error, Refusal):
        return REFUSED, [of_refusal(one) for one in error.all()]
    if isinstance(error, Unknown):
        return NOTHING_THERE, [of_unknown(error)]
    return None


def of_refusal(refusal: Refusal, place: str = "") -> Failure:
    """A refusal as a failure."""
    return Failure(refusal.code, refusal.what, refusal.why, refusal.try_, place)


def of_unknown(unknown: Unknown, place: str = "") -> Failure:
    """A reference to nothing as a failure, with what it may have been meant for."""
    near = f"Did you mean {' or '.join(unknown.near)}?" if unknown.near else ""
    why = of_another_kind(unknown.ref, unknown.kind) or near or "Nothing has that name."
    return Failure(
        "unknown",
        f"There is no {unknown.kind} {unknown.ref}.",
        why,
        _PRESETS if unknown.kind == "preset" else listed_by(unknown.kind),
        place,
    )


def of_validation(error: ValidationError, options: dict[str, str]) -> CommandFailure:
    """What pydantic found wrong with a command, one failure a field, in the options' words.

    `options` maps a field to what the person typed it into, such as `--petal`.
    """
    failures = []
    for finding in error.errors(include_url=False):
        place = ".".join(str(part) for part in finding["loc"])
        field = str(finding["loc"][0]) if finding["loc"] else ""
        name = options.get(field) or place or "the command"
        failures.append(Failure("usage", f"{name}: {in_words(finding)}."))
    return CommandFailure(USAGE, failures)
