"""What is wrong with what was asked, or with us: a status, and words for a person."""

from __future__ import annotations

from http import HTTPStatus
from typing import NamedTuple


class Problem(NamedTuple):
    """A field of a form that can't be taken as it was filled in, and what to write there."""

    field: str
    text: str


class Wrong(NamedTuple):
    """Why there is no page: `code` for programs; `title`, `why` and `try_` for people.

    `problems` are those of a form, `links` (words, address) lead on, and `headers` go with it.
    """

    status: HTTPStatus
    code: str
    title: str
    why: str
    try_: str = ""
    problems: tuple[Problem, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    def as_data(self) -> dict[str, object]:
        """What a program is told."""
        said: dict[str, object] = {
            "code": self.code,
            "message": f"{self.title}.",
            "why": self.why,
            "try": self.try_,
        }
        if self.problems:
            said["problems"] = [{"field": one.field, "what": one.text} for one in self.problems]
        return {"error": said}


class WrongAsked(Exception):  # noqa: N818 - it carries what is wrong to who answers
    """Raised where a page finds that it can't be shown."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.code, wrong.why)
        self.wrong = wrong
