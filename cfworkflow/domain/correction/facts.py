"""What happened when a slip was put right: facts about facts, which stay as they are."""

from __future__ import annotations

from pydantic import PositiveInt

from cfworkflow.domain.fact import Fact, Narrative, Narratives


class _OfFacts(Fact):
    """What facts about other facts share; `touches` are all the tags of those."""

    TAGS = ("touches",)

    touches: tuple[str, ...]
    because: Narrative = None

    def tags(self) -> tuple[str, ...]:
        """The tags of the facts it is about: whoever reads those is to read this."""
        return self.touches

    def things(self) -> tuple[str, ...]:
        """None: what was said of a thing is put right, and that holds up nothing (rule C1)."""
        return ()


class FactCorrected(_OfFacts):
    """The fact at `corrects` should have said this (rule I3).

    `kind` is its stored name, `thing` what it is about. `particulars` are the fields that are put
    right, in the order of `values`, which are JSON; `named` the narratives, in the order of
    `texts`. `note` stands beside the record and changes nothing in it.
    """

    NAME = "fact-corrected"

    corrects: PositiveInt
    kind: str
    thing: str
    particulars: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    texts: Narratives = ()
    note: Narrative = None


class CommandUndone(_OfFacts):
    """What one command recorded was taken back (rule I4): its facts stand no longer.

    `undone` is the id of that command and `command` its name; its facts are those from position
    `first` to `last`, and the last that stood.
    """

    NAME = "command-undone"

    undone: str
    command: str
    first: PositiveInt
    last: PositiveInt
