"""Reading terms from a TOML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.cli.failure import USAGE, CommandFailure, Failure
from cfworkflow.cli.toml_file import line_of, read_toml

if TYPE_CHECKING:
    from cfworkflow.domain.terms import Terms


def read_terms(path: str) -> Terms:
    """The terms in a file; hyphens and underscores are the same. Raises all problems with lines."""
    from pydantic import ValidationError

    from cfworkflow.domain.finding import in_words
    from cfworkflow.domain.terms import Terms

    values, text = read_toml(path)
    typed = {name.replace("-", "_"): name for name in values}
    try:
        return Terms.model_validate({name: values[key] for name, key in typed.items()})
    except ValidationError as error:
        failures = []
        for finding in error.errors(include_url=False):
            first, *rest = finding["loc"] or ("",)
            place = (typed.get(str(first), first), *rest)
            said = in_words(finding, Terms.model_fields)
            failures.append(
                Failure("terms", f"{place[0]}: {said}.", place=f"line {line_of(text, place)}")
            )
        in_order = sorted(failures, key=lambda failure: int(failure.place.removeprefix("line ")))
        raise CommandFailure(USAGE, in_order) from None
