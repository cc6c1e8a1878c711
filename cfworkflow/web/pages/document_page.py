"""Pages that show a document: with a form to say what of it is wanted, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from cfworkflow.reports.catalogue import DOCUMENTS, NothingThere, build
from cfworkflow.reports.html import layout_of
from cfworkflow.web.asked import PAGE
from cfworkflow.web.forms import Field, Filled, filled, page_in, unfit
from cfworkflow.web.missing import not_there
from cfworkflow.web.paging import A_PAGE, pagination
from cfworkflow.web.shown import Shown, Visit
from cfworkflow.web.writing import JSON, downloads
from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from cfworkflow.reports.document import Document
    from cfworkflow.web.asked import Asked

PACK = "Evidence pack of the record as it stands (zip)"

_SHEETS = ("xlsx", "csv")

MOST = {"docx": 500, "html": 1_000, "xlsx": 5_000, "csv": 5_000}
"""The form of a document → how many items of a list it is made of here at most."""

Links = Callable[[Visit, "Document"], list[tuple[str, str]]]
"""Words and addresses of what goes with a page."""


@dataclass(frozen=True)
class DocumentPage:
    """A page that shows the document of this name.

    `fields` are those of its form; one that is `paged` comes page by page, which is left out of
    what is taken away. `always` are further options of its builder, `on_page` those for what is
    read on the page.
    `links` go with it; of one that is `packed` there is an evidence pack. `title` is that
    of the page where there is no document to give it one.
    """

    name: str
    fields: tuple[Field, ...] = ()
    paged: bool = False
    on_page: Mapping[str, object] = field(default_factory=dict)
    always: Mapping[str, object] = field(default_factory=dict)
    trail: tuple[tuple[str, str], ...] = ()
    links: Links | None = None
    packed: bool = False
    title: str = ""

    def __call__(self, visit: Visit) -> Shown:
        """The page. Raises `WrongAsked`."""
        asked = visit.asked
        form = filled(self.fields, asked.query, visit.views)
        if form.problems:
            return self._wrong(visit, form)
        options = {**form.given, **self._options(asked)}
        ref = asked.ref or None
        try:
            if self.paged and asked.form not in (PAGE, JSON):
                self._require_few(visit, form.given)
            document = build(self.name, visit.views, visit.provenance, ref, **options)
        except NothingThere as nothing:
            raise not_there(visit, nothing.kind, asked.ref) from None
        return self._shown(visit, document, form)

    def _options(self, asked: Asked) -> dict[str, object]:
        """What its builder is told of the form that is wanted."""
        options: dict[str, object] = {**self.always}
        if asked.form in (PAGE, JSON):
            options |= self.on_page
            if self.paged:
                options |= {"page": page_in(asked.query), "limit": A_PAGE}
        elif asked.form in _SHEETS and DOCUMENTS[self.name].wide:
            options["wide"] = True
        return options

    def _require_few(self, visit: Visit, given: Mapping[str, object]) -> None:
        """Raise `WrongAsked` where a document would be longer than can be made while one waits."""
        asked = visit.asked
        options: dict[str, object] = {**given, **self.always, **self.on_page, "page": 1, "limit": 1}
        first = build(self.name, visit.views, visit.provenance, None, **options).data
        total = first.get("total", 0) if isinstance(first, dict) else 0
        if total > MOST[asked.form]:
            raise WrongAsked(_too_long(asked, self.name, total))

    def _shown(self, visit: Visit, document: Document, form: Filled) -> Shown:
        asked, data = visit.asked, document.data
        pages = _pages(data) if self.paged else (1, 1)
        to_keep = downloads(asked)
        if self.packed:
            to_keep.append((PACK, f"{asked.path}/pack.zip"))
        context = {
            "document": document,
            "form": form,
            "pages": pagination(asked, *pages),
            "downloads": to_keep,
            "links": self.links(visit, document) if self.links else [],
            "layout": layout_of(document),
        }
        return Shown(
            title=document.title,
            data=data,
            template="document_page.html",
            context=context,
            document=document,
            trail=self.trail,
        )

    def _wrong(self, visit: Visit, form: Filled) -> Shown:
        """The form again, with what is wrong in it, and nothing lost."""
        title = self.title or DOCUMENTS[self.name].title
        wrong = unfit(visit.asked, title, form)
        context: dict[str, object] = {"document": None, "form": form, "wrong": wrong}
        context |= {"pages": None, "downloads": [], "links": []}
        return Shown(
            title,
            None,
            "document_page.html",
            context,
            trail=self.trail,
            status=HTTPStatus.BAD_REQUEST,
        )


def _too_long(asked: Asked, name: str, total: int) -> Wrong:
    return Wrong(
        HTTPStatus.BAD_REQUEST,
        "too-long",
        "That document is too long to be made here",
        f"It would tell of {total:,}, and here {MOST[asked.form]:,} at most can be told of in this "
        "form.",
        f"Narrow the list; or, where the record is kept, run: cfworkflow export {asked.form} "
        f"{name} --out FILE",
        links=(("Back to the list", asked.here()),),
    )


def _pages(data: object) -> tuple[int, int]:
    """Which page of how many a document is, as its data say."""
    told = data if isinstance(data, dict) else {}
    return int(told.get("page", 1)), int(told.get("pages", 1))
