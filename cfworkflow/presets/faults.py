"""What is wrong with a preset file: in its parts, between them, and by the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from reprlib import repr as in_short
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.finding import in_words, near
from cfworkflow.domain.past import Past
from cfworkflow.domain.programme import Dated
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import is_slug
from cfworkflow.presets.model import Preset
from cfworkflow.presets.of_contracts import PresetStrand, PresetSupport
from cfworkflow.presets.of_groups import PresetGroup

Place = tuple[str | int, ...]
"""Where something stands in a preset: `("groups", 0, "tier")` is the tier of the first group."""


def _parts(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A kind of table, and every kind that can stand in it."""
    yield kind
    for field in kind.model_fields.values():
        for held in (field.annotation, *get_args(field.annotation)):
            if isinstance(held, type) and issubclass(held, BaseModel):
                yield from _parts(held)


_SETTINGS = sorted({name for part in _parts(Preset) for name in part.model_fields})
_LISTS = [
    name
    for name, field in Preset.model_fields.items()
    for held in get_args(field.annotation)
    if isinstance(held, type) and "id" in getattr(held, "model_fields", ())
]
"""The lists of a preset whose tables have ids."""


def faults_of(raw: dict[str, Any]) -> list[str]:
    """Every fault of a preset as read from its file, each a sentence with its place."""
    faults = [*_between_the_parts(raw), *_by_the_rules(raw)]
    try:
        if not Preset.model_validate(raw).commands():
            faults.append((("programme",), "there is nothing in this file to be recorded"))
    except ValidationError as error:
        of_parts = [(each["loc"], in_words(each, _SETTINGS)) for each in error.errors()]
        # Names of clauses are judged with their near misses, between the parts.
        faults = [each for each in of_parts if each[0][-1] != "[key]"] + faults
    return [f"{_said(raw, at)}: {what}." for at, what in faults]


def _said(raw: object, at: Place) -> str:
    """A place in words: `group tactical, member cpsl-mind, petal 1`."""
    words: list[str] = []
    for step in at:
        if isinstance(step, str):
            words.append(step if step.isprintable() else in_short(step))
            raw = raw.get(step) if isinstance(raw, dict) else None
            continue
        raw = raw[step] if isinstance(raw, list) else None
        own = raw.get("id") if isinstance(raw, dict) else None
        own = own if isinstance(own, str) and is_slug(own) else step + 1
        words[-1] = f"{words[-1].removesuffix('s')} {own}"
    return ", ".join(words)


def _tables(raw: object, key: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables listed under `key`, as far as they are tables, with their place in the list."""
    listed = raw.get(key) if isinstance(raw, dict) else None
    return [
        (place, table)
        for place, table in enumerate(listed if isinstance(listed, list) else [])
        if isinstance(table, dict)
    ]


def _ids(raw: object, key: str) -> list[str]:
    return [table["id"] for _, table in _tables(raw, key) if isinstance(table.get("id"), str)]


def _between_the_parts(raw: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    for key in _LISTS:
        yield from _given_twice(raw, (), key)
    areas, groups = _ids(raw, "areas"), _ids(raw, "groups")
    for place, group in _tables(raw, "groups"):
        at: Place = ("groups", place)
        yield from _given_twice(group, at, "members")
        yield from _unlisted(group.get("areas"), (*at, "areas"), areas)
        for seat, member in _tables(group, "members"):
            yield from _unlisted(member.get("areas"), (*at, "members", seat, "areas"), areas)
        yield from _unlisted([group.get("overseen_by")], (*at, "overseen_by"), groups)
        yield from _clauses_of_nothing(group, at)


def _given_twice(raw: dict[str, Any], at: Place, key: str) -> Iterator[tuple[Place, str]]:
    ids = _ids(raw, key)
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield (*at, key), f"the id {in_short(name)} is given {ids.count(name)} times"


def _unlisted(given: object, at: Place, known: list[str]) -> Iterator[tuple[Place, str]]:
    for name in given if isinstance(given, list) else []:
        if isinstance(name, str) and is_slug(name) and name not in known:
            kind = "areas" if at[-1] == "areas" else "groups"
            yield at, f"{name} is not one of the {kind} of this file{near(name, known)}"


def _clauses_of_nothing(group: dict[str, Any], at: Place) -> Iterator[tuple[Place, str]]:
    terms = group.get("terms")
    clauses = terms.get("clauses") if isinstance(terms, dict) else None
    settings = [name.replace("_", "-") for name in Terms.model_fields if name != "clauses"]
    for name in clauses if isinstance(clauses, dict) else []:
        if name not in settings:
            what = f"there is no such setting of terms{near(name, settings)}"
            yield (*at, "terms", "clauses", name), what


_JUDGED = ("id", "tier", "overseen_by", "forming", "terms")
_SOME_DAY = datetime(2022, 12, 31, 12, tzinfo=UTC)
_LONG_AFTER = datetime(9999, 12, 31, 12, tzinfo=UTC)
"""Whether a day has come yet is judged when the preset is applied."""
_OF_CONTRACTS: dict[str, type[PresetStrand | PresetSupport]] = {
    "strands": PresetStrand,
    "support": PresetSupport,
}


def _by_the_rules(raw: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    yield from _groups_by_the_rules(raw)
    yield from _contracts_by_the_rules(raw)


def _contracts_by_the_rules(raw: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Let the rules judge the strands together, for no two tasks are called alike, and support."""
    on = raw.get("in_effect_from")
    past = _nothing_yet(_LONG_AFTER, on if isinstance(on, date) else None)
    for key, kind in _OF_CONTRACTS.items():
        for place, table in _tables(raw, key):
            try:
                part = kind.model_validate(table)
            except ValidationError:
                continue
            for why in _refusals(past, part.commands()):
                yield (key, place), why


def _refusals(past: Past, commands: Iterable[Dated]) -> Iterator[str]:
    for on, each in commands:
        try:
            with past.within(on):
                past.decide(each)
        except Refusal as refusal:
            yield from map(_why, refusal.all())
        except Unknown:
            continue  # it rests on what was refused before


def _groups_by_the_rules(raw: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Let the rules judge each group by itself, so that none hides what is wrong with another."""
    groups = [table for _, table in _tables(raw, "groups")]
    for place, table in _tables(raw, "groups"):
        overseer = next((g for g in groups if g.get("id") == table.get("overseen_by")), {})
        if overseer is table:
            yield ("groups", place, "overseen_by"), "a group does not oversee itself"
        above = None if overseer is table else _sound(overseer, ("id", "tier"))
        judged = [key for key in _JUDGED if above or key != "overseen_by"]
        group = _sound(table, judged) or _sound(table, [key for key in judged if key != "terms"])
        for why in _refused(above, group) if group else []:
            yield ("groups", place), why


def _sound(table: dict[str, Any], keys: Iterable[str]) -> PresetGroup | None:
    """The group as far as `keys` tell it, or None if they can't be read."""
    try:
        return PresetGroup.model_validate({key: table[key] for key in keys if key in table})
    except ValidationError:
        return None


def _refused(above: PresetGroup | None, group: PresetGroup) -> Iterator[str]:
    """Why the rules would not let `group` be established beneath the one above it."""
    past = _nothing_yet(_SOME_DAY)
    try:
        for each in filter(None, (above, group)):
            past.decide(each.establishing())
    except Refusal as refusal:
        yield from map(_why, refusal.all())


def _nothing_yet(now: datetime, on: date | None = None) -> Past:
    return Past(lambda _: (), lambda _: False, DECIDERS, now=now, actor="preset", on=on)


def _why(refusal: Refusal) -> str:
    return f"{refusal.why.removesuffix('.')} ({refusal.code})"
