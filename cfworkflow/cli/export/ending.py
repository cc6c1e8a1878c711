"""The file that an export is written to: its ending says how it will be opened."""

from __future__ import annotations

from pathlib import Path

import click

_KINDS = {
    "html": ("a web page", (".html", ".htm")),
    "docx": ("a Word document", (".docx",)),
    "xlsx": ("an Excel workbook", (".xlsx",)),
    "csv": ("CSV", (".csv",)),
    "json": ("JSON", (".json",)),
    "ics": ("a calendar", (".ics",)),
    "cloudevents": ("JSON lines", (".jsonl", ".ndjson", ".json")),
}
"""The form of an export → what it is, and the endings that are right for it, the best first."""

OTHERWISE = {"doc": "docx", "word": "docx", "xls": "xlsx", "excel": "xlsx", "htm": "html"}
"""What people ask for → the form that is meant."""

PDF = (
    "PDF is made by printing: export html and print it from the browser, or export docx and save "
    "it as PDF from Word."
)


class NewFile(click.Path):
    """The name of a new file for an export in one form; one without an ending is taken as it is."""

    def __init__(self, form: str) -> None:
        super().__init__(dir_okay=False)
        self._form = form

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The name; a usage error, with the right one, where its ending is of something else."""
        name = str(super().convert(str(value), param, ctx))
        what, endings = _KINDS[self._form]
        ending = Path(name).suffix.lower()
        if ending not in ("", *endings):
            right = name[: -len(ending)] if ending[1:].isalpha() else name
            said = f"{name!r} is no name for {what}; use {right}{endings[0]}."
            self.fail(f"{said} {self._way_to(ending[1:])}".rstrip(), param, ctx)
        return name

    def _way_to(self, given: str) -> str:
        """How to come by what the ending is of."""
        form = OTHERWISE.get(given, given)
        if given == "pdf":
            return PDF
        other = form in _KINDS and form != self._form
        return f"For {_KINDS[form][0]}: cfworkflow export {form}." if other else ""
