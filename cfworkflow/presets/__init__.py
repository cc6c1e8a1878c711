"""Presets: a programme as data. Its groups, places, terms, visions and principles, from TOML.

A preset becomes the same commands that anyone could type, so that no rule is passed by. How to
write one for another area: docs/presets.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from difflib import get_close_matches
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from reprlib import repr as in_short
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.terms import CHARITY_STYLE, Seat, Terms
from cfworkflow.domain.words import TIERS, Petal, Role, Sector, Slug, Text, Tier, is_slug

Place = tuple[str | int, ...]
"""Where something stands in a preset: `("groups", 0, "tier")` is the tier of the first group."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Area(_Part):
    """A city, district or county that groups and places can be for."""

    id: Slug
    name: Text


class NamedPetal(_Part):
    """What the programme calls a petal."""

    id: Petal
    name: Text


class NamedSector(_Part):
    """What the programme calls a sector."""

    id: Sector
    name: Text


class Vision(_Part):
    """Something the programme wants to bring about."""

    id: Slug
    text: Text


class Principle(_Part):
    """Something decisions are to be in line with; their records name it by its id."""

    id: Slug
    text: Text
    fundamental: bool = False


class PresetMember(_Part):
    """A place on a group, held for an organisation; `organisation` is `id` unless named."""

    id: Slug
    organisation: Slug | None = None
    name: Text | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    sectors: tuple[Sector, ...] = ()
    role: Role = "member"


class PresetGroup(_Part):
    """A group with its first terms and its places. `note` is for readers and is not recorded."""

    id: Slug
    tier: Tier
    name: Text | None = None
    areas: tuple[Slug, ...] = ()
    overseen_by: Slug | None = None
    forming: bool = False
    terms: Terms = CHARITY_STYLE
    note: Text | None = None
    members: tuple[PresetMember, ...] = ()

    def establishing(self) -> EstablishGroup:
        """The command that establishes this group."""
        return EstablishGroup(
            group=self.id,
            tier=self.tier,
            name=self.name,
            areas=self.areas,
            overseen_by=self.overseen_by,
            forming=self.forming,
            terms=self.terms,
        )

    def appointing(self) -> Iterator[AppointMember]:
        """The commands that fill its places."""
        for member in self.members:
            yield AppointMember(
                group=self.id, member=member.id, **member.model_dump(exclude={"id"})
            )


class Preset(_Part):
    """A programme as data. `in_effect_from` is the date its commands are meant to take effect."""

    programme: Text
    source: Text | None = None
    in_effect_from: date = Field(strict=True)
    areas: tuple[Area, ...] = ()
    petals: tuple[NamedPetal, ...] = ()
    sectors: tuple[NamedSector, ...] = ()
    visions: tuple[Vision, ...] = ()
    principles: tuple[Principle, ...] = ()
    groups: tuple[PresetGroup, ...] = Field(min_length=1)

    def commands(self) -> list[Command]:
        """What sets the programme up: groups from the top tier down, then all places.

        Each may be sent again: what is on record already is not recorded twice.
        """
        downwards = sorted(self.groups, key=lambda group: -TIERS.index(group.tier))
        places = [command for group in downwards for command in group.appointing()]
        return [*(group.establishing() for group in downwards), *places]


class PresetProblems(Exception):  # noqa: N818 - says what is wrong with a file
    """A preset that can't be used. `problems` holds every one, each a sentence with its place."""

    code: ClassVar[str] = "preset"

    def __init__(self, where: str, problems: Iterable[str]) -> None:
        self.problems = [f"{where}: {problem}" for problem in problems]
        super().__init__(where, self.problems)
        self.what = f"Tried to use {where} as a preset."
        self.why = " ".join(self.problems)
        self.try_ = "Nothing was recorded. Put the file right, then try again."

    def __str__(self) -> str:
        return "\n".join(self.problems)


def preset_names() -> list[str]:
    """The names of the presets that come with the program."""
    files = (file.name for file in resources.files(__name__).iterdir())
    return sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml"))


def load_preset(name_or_path: str | Path) -> Preset:
    """Read the preset of that name, or else the TOML file at that path.

    Raises `Unknown`, with near misses, when there is neither, and `PresetProblems` with all that
    is wrong when there is one that can't be used.
    """
    where, names = str(name_or_path), preset_names()
    file: Traversable | Path = Path(name_or_path)
    if where in names:
        file = resources.files(__name__) / f"{where}.toml"
    try:
        raw = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise Unknown("preset", where, get_close_matches(where, names)) from None
    except OSError as error:
        raise PresetProblems(where, [f"It can't be read: {error.strerror}."]) from None
    except UnicodeDecodeError:
        raise PresetProblems(where, ["It is not text in UTF-8."]) from None
    except ValueError as error:
        raise PresetProblems(where, [f"It is not TOML: {error}."]) from None
    return _judged(raw, where)


def _judged(raw: dict[str, Any], where: str) -> Preset:
    """The preset, if nothing is wrong with its parts, nor between them, nor by the rules."""
    problems = [*_between_the_parts(raw), *_by_the_rules(raw)]
    preset = None
    try:
        preset = Preset.model_validate(raw)
    except ValidationError as error:
        of_parts = [(each["loc"], _in_words(each)) for each in error.errors()]
        # Names of clauses are judged with their near misses, between the parts.
        problems = [each for each in of_parts if each[0][-1] != "[key]"] + problems
    if preset is None or problems:
        raise PresetProblems(where, (f"{_said(raw, at)}: {what}." for at, what in problems))
    return preset


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


_PARTS = (Area, Principle, PresetMember, PresetGroup, Preset, Terms, Seat)
_SETTINGS = sorted({name for part in _PARTS for name in part.model_fields})

_PLAIN = {
    "missing": "this is missing",
    "too_short": "give at least one",
    "string_type": "write text, in quotes",
    "tuple_type": "write a list, in square brackets",
    "model_type": "write a table",
    "dict_type": "write a table",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "int_type": "write a whole number",
    "int_parsing": "write a whole number",
    "date_type": "write a date such as 2022-12-31, without quotes",
    "date_from_datetime_parsing": "write a date such as 2022-12-31, without quotes",
}


def _in_words(error: ErrorDetails) -> str:
    given, told = in_short(error["input"]), error.get("ctx", {})
    match error["type"]:
        case kind if kind in _PLAIN:
            return _PLAIN[kind]
        case "extra_forbidden":
            return f"there is no such setting here{_near(str(error['loc'][-1]), _SETTINGS)}"
        case "literal_error":
            return f"{given} is not one of {told['expected']}"
        case "string_pattern_mismatch":
            return f"{given} is no short id such as cpsl-mind (small letters, digits, hyphens)"
        case "value_error":
            return f"{given} can't stand here: {told['error']}"
        case _:
            return f"{given} can't stand here: {error['msg'][0].lower()}{error['msg'][1:]}"


def _near(sought: str, known: Iterable[str]) -> str:
    shown = [name for name in known if name != sought and name.isprintable()]
    near = get_close_matches(sought, shown)
    return f" (did you mean {' or '.join(near)}?)" if near else ""


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
    for key in ("areas", "petals", "sectors", "visions", "principles", "groups"):
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
            yield at, f"{name} is not one of the {kind} of this file{_near(name, known)}"


def _clauses_of_nothing(group: dict[str, Any], at: Place) -> Iterator[tuple[Place, str]]:
    terms = group.get("terms")
    clauses = terms.get("clauses") if isinstance(terms, dict) else None
    settings = [name.replace("_", "-") for name in Terms.model_fields if name != "clauses"]
    for name in clauses if isinstance(clauses, dict) else []:
        if name not in settings:
            what = f"there is no such setting of terms{_near(name, settings)}"
            yield (*at, "terms", "clauses", name), what


_JUDGED = ("id", "tier", "overseen_by", "forming", "terms")
_SOME_DAY = datetime(2022, 12, 31, 12, tzinfo=UTC)


def _by_the_rules(raw: dict[str, Any]) -> Iterator[tuple[Place, str]]:
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
    # The state machines are needed here alone, and take long to load.
    from cfworkflow.domain.deciding import DECIDERS  # noqa: PLC0415
    from cfworkflow.domain.past import Past  # noqa: PLC0415

    past = Past(lambda _: (), lambda _: False, DECIDERS, now=_SOME_DAY, actor="preset")
    try:
        for each in filter(None, (above, group)):
            past.decide(each.establishing())
    except Refusal as refusal:
        yield from (f"{fault.why.removesuffix('.')} ({fault.code})" for fault in refusal.all())
