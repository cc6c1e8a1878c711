"""What was asked for: a page in one of its forms, with what was filled in, as of a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cfworkflow.domain.references import bare, in_full, ref_of, tag_of
from cfworkflow.web.moment import AS_OF, address, typed_in

PAGE = ""
"""The form in which a page is read in a browser."""

_PLACES = {
    "barrier": "/barriers/",
    "meeting": "/meetings/",
    "decision": "/decisions/",
    "group": "/groups/",
}
"""The kinds of things that have a page of their own, and where; others have their story told."""


@dataclass(frozen=True)
class Asked:
    """A page of this site by its `path`, without the ending that says in which `form` it is wanted.

    `query` is what was filled in, the moment apart; `as_of` that moment as it was typed, empty for
    now. `ref` is the thing the page is of, where it is of one. What is answered where no page
    `is_page` stands nowhere, and leads to the front page.
    """

    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    as_of: str = ""
    form: str = PAGE
    ref: str = ""
    is_page: bool = True

    @classmethod
    def of(cls, path: str, query: Mapping[str, str], form: str = PAGE, ref: str = "") -> Asked:
        """What a request asks for."""
        filled_in = {name: text for name, text in query.items() if name != AS_OF}
        return cls(path, filled_in, typed_in(query), form, ref)

    def to(self, path: str, **query: object) -> str:
        """The address of another page as of the same moment."""
        return address(path, query, self.as_of)

    def here(self, form: str = PAGE, **changes: object) -> str:
        """The address of this page with some of what was filled in changed, or in another form."""
        path = in_form(self.path, form) if form else self.path
        return address(path, {**self.query, **changes}, self.as_of)

    def at(self, as_of: str) -> str:
        """The address of this page as of another moment."""
        return address(self.path, self.query, as_of)

    @property
    def now(self) -> str:
        """The address of this page as the record stands."""
        return self.at("")


def in_form(path: str, form: str) -> str:
    """The path of a page in another form: that of the front page is /index."""
    return f"{'/index' if path == '/' else path}.{form}"


def ref_in(said: str) -> str:
    """The one reference under which a thing has its address: b-1 and barrier:B-0001 are B-0001."""
    kind, colon, name = said.rpartition(":")
    ref = in_full(name)
    return ref if tag_of(ref) == f"{kind}:{ref}" or not colon else said


def place_of(kind: str, ref: str) -> str:
    """The path of the page of a thing."""
    return f"{_PLACES[kind]}{ref}" if kind in _PLACES else story_place(kind, ref)


def list_of(kind: str) -> str | None:
    """The path of the list of all things of a kind; None where there is none."""
    return _PLACES[kind].rstrip("/") if kind in _PLACES else None


def story_place(kind: str, ref: str) -> str:
    """The path of the page that tells what happened to a thing, which may stand no longer."""
    return f"/record/{ref_of(f'{kind}:{bare(ref)}')}"
