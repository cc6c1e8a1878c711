"""How it is decided what a fact should have said (rule I3)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter, ValidationError

from cfworkflow.domain.correction import fields
from cfworkflow.domain.correction.commands import Correct
from cfworkflow.domain.correction.facts import FactCorrected
from cfworkflow.domain.fact import Fact, Recorded, narrative_fields
from cfworkflow.domain.finding import in_words
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.references import ref_of
from cfworkflow.domain.refusal import Refusal, Unknown, refuse_any
from cfworkflow.domain.rules.correction import (
    NotCorrected,
    i3_can_be_corrected,
    i3_is_there,
    i3_makes_sense,
    i3_nobody_acted_by_it,
)
from cfworkflow.domain.words import Line

_ONE_LINE = ("title", "name")
"""The texts that are recorded as one line."""


def correct(past: Past, command: Correct) -> Facts:
    """Say what a fact should have said. Refuses I3; quiet where it says so already."""
    told = past.told(command.thing)
    if not told:
        kind, _, ref = command.thing.partition(":")
        raise Unknown(kind, ref)
    changes = {name.replace("-", "_"): text for name, text in command.changes.items()}
    meant = _meant(command, told, [*changes])
    sought = ", ".join(changes) or "a fact"
    if command.position is not None:
        sought += f" at @{command.position}"
    refuse_any(i3_is_there(ref_of(command.thing), sought, found=meant is not None))
    if meant is None:
        return
    refuse_any(*(_fault(meant, name) for name in changes))
    words, particulars = _put_right(meant.fact, changes)
    refuse_any(_too_late(meant, told, particulars))
    if words or particulars or (command.note is not None and not changes):
        yield FactCorrected(
            corrects=meant.position,
            kind=meant.fact.NAME,
            thing=fields.about(meant.fact),
            touches=meant.fact.tags(),
            particulars=tuple(particulars),
            values=tuple(particulars.values()),
            named=tuple(words),
            texts=tuple(words.values()),
            note=command.note,
            because=command.because,
        )


def correctable(thing: str, told: Sequence[Recorded]) -> list[tuple[Recorded, dict[str, str]]]:
    """The facts about a thing, as they stand, with what can be corrected of each and how it reads.

    Only facts that are first of all about it are looked at.
    """
    found = []
    for each in told:
        if each.fact.tags()[0] != thing:
            continue
        particulars = {
            name: _as_typed(getattr(each.fact, name)) for name in fields.particulars_of(each.fact)
        }
        said = {**fields.words_of(each.fact), **particulars}
        if said:
            found.append((each, said))
    return found


def _as_typed(value: object) -> str:
    """A particular as one would type it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def _meant(command: Correct, told: Sequence[Recorded], names: Sequence[str]) -> Recorded | None:
    """The fact that is to be corrected: the last that gave all of it, or the one named."""
    among = [each for each in told if command.member in (None, getattr(each.fact, "member", None))]
    if command.position is not None:
        among = [each for each in among if each.position == command.position]
    own = [each for each in among if each.fact.tags()[0] == command.thing]
    for some in (own, among):
        found = [each for each in some if all(_gave(each, name) for name in names)]
        if found:
            return found[-1] if names else found[0]
    return None


def _gave(told: Recorded, name: str) -> bool:
    """Whether a fact was given something in this field, as far as that is known."""
    if _is_narrative(told.fact, name):
        return told.withheld or name in fields.words_of(told.fact)
    return name in type(told.fact).model_fields


def _is_narrative(fact: Fact, name: str) -> bool:
    return name.partition(".")[0] in narrative_fields(type(fact))


def _fault(told: Recorded, name: str) -> Refusal | None:
    """What forbids that a field of a fact is corrected."""
    words = _is_narrative(told.fact, name)
    return i3_can_be_corrected(
        name,
        told,
        may=words or name in fields.particulars_of(told.fact),
        gone=words and name not in fields.words_of(told.fact),
        instead=fields.INSTEAD.get(told.fact.NAME, fields.OTHERWISE),
    )


_STEPS = ("barrier-referred", "barrier-escalated", "barrier-addressed", "barrier-withdrawn")
"""The first steps of a barrier, each by who answers for it."""


def _too_late(
    meant: Recorded, told: Sequence[Recorded], changes: Mapping[str, str]
) -> Refusal | None:
    """What forbids that a barrier is given other areas, once a step was taken on it."""
    if meant.fact.NAME != "barrier-raised" or "areas" not in changes:
        return None
    ref = ref_of(meant.fact.tags()[0])
    return i3_nobody_acted_by_it(ref, next((one for one in told if one.fact.NAME in _STEPS), None))


def _put_right(fact: Fact, changes: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The texts that change, and the particulars as JSON; what stands there already is left out."""
    words, particulars = {}, {}
    said = fields.words_of(fact)
    for name, typed in changes.items():
        if _is_narrative(fact, name):
            if typed != said[name]:
                words[name] = _one_line(name, typed) if name in _ONE_LINE else typed
        else:
            right = _with(fact, name, typed)
            if getattr(right, name) != getattr(fact, name):
                particulars[name] = json.dumps(right.model_dump(mode="json")[name])
    return words, particulars


def _with(fact: Fact, name: str, typed: str) -> Fact:
    """The fact as it would be with what was typed for a particular."""
    given: object = typed
    if isinstance(getattr(fact, name), tuple):
        given = tuple(word for each in typed.split(",") if (word := each.strip()))
    try:
        return type(fact).model_validate({**dict(fact), name: given})
    except ValidationError as error:
        raise _nonsense(name, error) from None


def _one_line(name: str, typed: str) -> str:
    try:
        return TypeAdapter(Line).validate_python(typed)
    except ValidationError as error:
        raise _nonsense(name, error) from None


def _nonsense(name: str, error: ValidationError) -> NotCorrected:
    return i3_makes_sense(name, in_words(error.errors()[0]))
