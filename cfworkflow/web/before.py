"""What is said of a moment before anything was on record: that, and when the record began.

A page of then would be full of zeros, and a document of them might be taken for one that counts.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.as_of.first import began
from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.words.in_words import moment
from cfworkflow.web.wrong import Wrong

if TYPE_CHECKING:
    from cfworkflow.web.asked import Asked
    from cfworkflow.web.record import Sight


class Before(NamedTuple):
    """What is said, and where to go on: words and addresses."""

    said: str
    links: tuple[tuple[str, str], ...]

    def no_document(self) -> Wrong:
        """That nothing can be taken away of then."""
        title = "There is nothing to take away"
        return Wrong(HTTPStatus.NOT_FOUND, "nothing-on-record", title, self.said, links=self.links)


def before_all(asked: Asked, sight: Sight) -> Before | None:
    """What to say where the moment looked back to is before the first fact; None elsewhere."""
    if not asked.as_of or sight.seen.position:
        return None
    now = ("As the record stands now", asked.now)
    begin = began(sight.kept)
    if begin is None:
        return Before("Nothing was on record then, and nothing is yet.", (now,))
    day = begin.astimezone().date()
    that_day = (f"As of the end of {spoken(day)}, when the record begins", asked.at(f"{day}"))
    first = f"the first fact was recorded on {moment(begin)}"
    return Before(f"Nothing was on record then: {first}.", (that_day, now))
