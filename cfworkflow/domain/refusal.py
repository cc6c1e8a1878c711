"""What a refusal says: the rule, what was tried, why it is refused, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - a refusal is the rules at work, not an error of ours
    """A command the governance forbids. Nothing was recorded.

    `code` is the rule's code of the rule book, found again in `domain/rules/`. `also` holds the
    further refusals of the same command, so that all problems show at once.
    """

    code: ClassVar[str]

    def __init__(self, what: str, why: str, try_: str) -> None:
        super().__init__(what, why, try_)
        self.what = what
        self.why = why
        self.try_ = try_
        self.also: tuple[Refusal, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}: {self.what} {self.why} {self.try_}"

    def all(self) -> tuple[Refusal, ...]:
        """This refusal and those that came with it."""
        return (self, *self.also)


class Unknown(Exception):  # noqa: N818 - says what is not there
    """A reference to something that was never recorded. `kind` and `ref` say what was sought."""

    code: ClassVar[str] = "unknown"

    def __init__(self, kind: str, ref: str, near: Iterable[str] = ()) -> None:
        super().__init__(kind, ref)
        self.kind = kind
        self.ref = ref
        self.near = tuple(near)

    def __str__(self) -> str:
        return f"there is no {self.kind} {self.ref}"


def refuse_any(*findings: Refusal | None) -> None:
    """Raise the first refusal among `findings`, carrying the others; quiet when there is none."""
    refusals = [finding for finding in findings if finding is not None]
    if refusals:
        first, *others = refusals
        first.also = tuple(others)
        raise first
