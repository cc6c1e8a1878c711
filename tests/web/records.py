"""Records made from another: its beginning, or the same with other texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cfworkflow import Workflow
from cfworkflow.domain.fact import Recorded, narrative_fields
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.opening import open_recorder

HARM = "<script>alert('x')</script><img src=x onerror=alert(1)>\"' {{ 7 * 7 }} & </title> é"
"""What someone may type wherever a text is asked for."""


def beginning(store: Path, to: Path, upto: int) -> Path:
    """A store with the first so many facts of another, byte for byte."""
    source, target = open_recorder(str(store)), open_recorder(str(to))
    events = [each.event for each in source.read() if each.position <= upto]
    if events:
        target.append(events)
    return to


def hostile(store: Path, to: Path) -> Path:
    """A store with the facts of another, but each of its texts is `HARM`."""
    target = open_recorder(str(to))
    with Workflow.open(str(store)) as record:
        told = [*record.history()]
    target.append([Mapper().write(_harmful(each)) for each in told])
    return to


def _harmful(told: Recorded) -> Recorded:
    fact = told.fact
    texts = {
        name: HARM if isinstance(value, str) else tuple(HARM for _ in value)
        for name in narrative_fields(type(fact))
        if (value := getattr(fact, name))
    }
    return replace(told, fact=fact.model_copy(update=texts))
