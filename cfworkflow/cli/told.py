"""The facts themselves, as they stood at a moment: what an explanation is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from cfworkflow.cli.look import Look
    from cfworkflow.domain.fact import Recorded

    Read = Callable[[str], list[Recorded]]


@contextmanager
def facts_about(look: Look, kind: str, ref: str) -> Iterator[Read]:
    """A way to read facts by tag, those that were on record at the moment looked back to.

    Raises a failure that names what is near where `ref`, a thing of that kind, is not there, and a
    `StoreRefusal`.
    """
    from cfworkflow.domain.refusal import Unknown
    from cfworkflow.store.engine import Boundary
    from cfworkflow.workflow import Workflow

    last = _position(look, kind, ref)
    with Workflow.open(store_url(look.store)) as record:
        read = Boundary(record.engine.recorder, record.engine.mapper).read
        try:
            yield _up_to(read, last)
        except Unknown as unknown:
            from cfworkflow.cli.near import with_near

            raise with_near(unknown, store_url(look.store)) from None


def _position(look: Look, kind: str, ref: str) -> int | None:
    """The last position on record at the moment looked back to; None for all there is."""
    if look.as_of is None:
        return None
    from cfworkflow.projections.views import view_of

    reading = look.reading()
    look.pick(kind, ref, reading.rows(view_of(kind)))
    return reading.position


def _up_to(read: Read, last: int | None) -> Read:
    if last is None:
        return read
    return lambda tag: [told for told in read(tag) if told.position <= last]
