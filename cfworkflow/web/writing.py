"""A page in the form it is wanted in: to read in a browser, as data, or as a document to keep."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.domain.on_use import OnUse
from cfworkflow.web.asked import PAGE
from cfworkflow.web.before import before_all
from cfworkflow.web.layout import layout
from cfworkflow.web.linking import Linking
from cfworkflow.web.wrong import WrongAsked

if TYPE_CHECKING:
    from collections.abc import Callable

    from cfworkflow.reports.document import Document
    from cfworkflow.web.asked import Asked
    from cfworkflow.web.shown import Shown, Visit
    from cfworkflow.web.wrong import Wrong

JSON = "json"

HTML_TYPE, JSON_TYPE = "text/html; charset=utf-8", "application/json; charset=utf-8"


class Form(NamedTuple):
    """A form in which a document can be taken away: what it is called, and its media type."""

    words: str
    media: str


FORMS = {
    "docx": Form("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": Form("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": Form("CSV", "text/csv; charset=utf-8"),
    "html": Form("One web page", HTML_TYPE),
}
"""The ending of a document's address → what it is."""

_WRITERS: OnUse[Callable[[Document], bytes]] = OnUse(
    {
        "docx": "cfworkflow.reports.docx:write",
        "xlsx": "cfworkflow.reports.xlsx:write",
        "csv": "cfworkflow.reports.csv:write",
        "html": "cfworkflow.reports.html:write",
    }
)

PACKAGES = ("cfworkflow.web",)
"""Where templates of our own lie."""

_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""What a browser lets a document do that it opens by itself after all: nothing."""

Written = tuple[bytes, str, dict[str, str]]


def written(visit: Visit, shown: Shown) -> Written:
    """The bytes of a page in the form that was asked for, their media type, and more headers.

    Raises `WrongAsked` for a document of a moment before anything was on record.
    """
    form = visit.asked.form
    if form == PAGE:
        return _page(visit, shown), HTML_TYPE, {}
    if form == JSON:
        return _twin(visit, shown), JSON_TYPE, {}
    if shown.document is None:
        raise LookupError(form)
    if before := before_all(visit.asked, visit.sight):
        raise WrongAsked(before.no_document())
    name = f"{file_name(visit.asked, shown.document)}.{form}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": _SANDBOX,
    }
    return _WRITERS[form](shown.document), FORMS[form].media, headers


def downloads(asked: Asked) -> list[tuple[str, str]]:
    """The forms in which a page's document can be taken away, and where."""
    return [(form.words, asked.here(name, page=None)) for name, form in FORMS.items()]


def file_name(asked: Asked, document: Document) -> str:
    """What a document is called where it is kept: minutes-m-0001, decision-register-as-of-42."""
    of = [document.name]
    if asked.ref and not document.name.endswith(asked.ref.lower()):
        of.append(asked.ref)
    if asked.as_of:
        of.append(f"as-of-{document.provenance.position}")
    return "-".join(of).replace(":", "-")


def _page(visit: Visit, shown: Shown) -> bytes:
    from cfworkflow.reports import provenance as words
    from cfworkflow.reports.page.rendering import render

    context = {"shown": shown, **layout(visit.asked, shown.title, shown.trail), **shown.context}
    context |= {"seen": visit.sight.seen, "provenance": visit.provenance}
    context |= {"link": Linking(visit.asked, visit.views), "words": words}
    template = shown.template
    if shown.status == HTTPStatus.OK and (before := before_all(visit.asked, visit.sight)):
        template, context["before"] = "before.html", before
    return render(template, context, PACKAGES).encode()


def wrong_written(asked: Asked, wrong: Wrong) -> tuple[bytes, str]:
    """What is wrong, in the form that was asked for, and its media type."""
    if asked.form == JSON:
        return json.dumps(wrong.as_data(), indent=2).encode() + b"\n", JSON_TYPE
    from cfworkflow.reports.page.rendering import render

    context = {"wrong": wrong, "provenance": None, **layout(asked, wrong.title)}
    return render("wrong.html", context, PACKAGES).encode(), HTML_TYPE


def _twin(visit: Visit, shown: Shown) -> bytes:
    """What a page tells, for programs: in the shape of every document's data."""
    from cfworkflow.reports.document import Document
    from cfworkflow.reports.json import write

    told = Document("page", shown.title, "", visit.provenance, (), shown.data)
    return write(shown.document or told)
