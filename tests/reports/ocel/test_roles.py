"""The tables of the log: whatever facts name has a role, and whatever objects tell is there."""

from __future__ import annotations

from typing import get_type_hints

import pytest
from msgspec import Struct

from cfworkflow.domain.facts import FACTS
from cfworkflow.domain.references import KINDS
from cfworkflow.projections.views import ENTRIES, TELLING, view_at
from cfworkflow.reports.ocel.roles import ROLES
from cfworkflow.reports.ocel.roles.role import KIND_NAMED
from cfworkflow.reports.ocel.things import SOURCES, object_id, tagged
from cfworkflow.reports.ocel.values import ENVELOPE, attributes_of

BY_TAG = {"thing", "touches"}
"""Fields that name things by their tags, of whatever kind."""


def test_every_kind_of_fact_has_its_roles() -> None:
    """A new kind of fact is about something in the log as well: it can't be forgotten."""
    assert {*ROLES} == {*FACTS}
    assert all(ROLES.values())


@pytest.mark.parametrize("name", FACTS)
def test_every_reference_in_a_fact_is_a_relation_and_no_mere_word(name: str) -> None:
    """Whom and what a fact names can be followed: a role for each such field, and no other."""
    naming = {field for field in FACTS[name].model_fields if field in KIND_NAMED or field in BY_TAG}
    assert {*ROLES[name]} == naming


@pytest.mark.parametrize("name", FACTS)
def test_the_thing_a_fact_is_of_is_named_first_and_never_missing(name: str) -> None:
    """What things are to each other is told of the first: it has to be there in every event."""
    first = next(iter(ROLES[name]))
    assert FACTS[name].model_fields[first].is_required()
    assert not ROLES[name][first].thing or first in BY_TAG


@pytest.mark.parametrize("name", FACTS)
def test_an_attribute_is_told_once(name: str) -> None:
    """No field of a fact stands in the way of its envelope, nor one part of another."""
    names = [each.name for each in attributes_of(name, texts=True)]
    assert len(names) == len({*names})
    assert names[: len(ENVELOPE)] == [each.name for each in ENVELOPE]


def test_texts_are_the_only_attributes_that_come_and_go() -> None:
    """What is left out by default is what can be erased, and nothing else."""
    for name, model in FACTS.items():
        with_texts = {each.name for each in attributes_of(name, texts=True)}
        without = {each.name for each in attributes_of(name, texts=False)}
        texts = {
            field for field, info in model.model_fields.items() if "narrative" in info.metadata
        }
        assert with_texts - without == texts


def test_every_kind_of_thing_is_told_of_from_its_view() -> None:
    """An object is what its view says: a new view that tells of a kind of thing is told here."""
    assert {*TELLING} <= {*SOURCES}
    for kind, source in SOURCES.items():
        if kind in TELLING:
            assert TELLING[kind] is ENTRIES[source.view]


@pytest.mark.parametrize("kind", SOURCES)
def test_what_is_told_of_an_object_is_in_its_row(kind: str) -> None:
    """A field that was renamed in a view is missed here, not in a log half written."""
    row: type[Struct] = view_at(ENTRIES[SOURCES[kind].view].where).row
    fields = {*get_type_hints(row)}
    computed = {"team": {"reports_to"}, "member": {"status"}, "audience": {"briefed_every"}}
    told = {each.attribute.name for each in SOURCES[kind].told}
    properties = {name for name in told if isinstance(getattr(row, name, None), property)}
    assert told - fields - properties == computed.get(kind, set())


def test_no_two_things_are_called_the_same() -> None:
    """Of any two kinds, things of one name have two ids, wherever both go by a name."""
    named = [object_id(kind, "coast") for kind in (*KINDS, "organisation", "team", "log")]
    numbered = {kind for kind in KINDS if object_id(kind, "coast") == "coast"} - {"group"}
    assert len({*named}) == len(named) - len(numbered)


def test_a_tag_names_the_object_that_its_events_are_about() -> None:
    """What was corrected or erased is told of the same object as the fact itself."""
    assert tagged("barrier:B-0001") == ("barrier", "B-0001")
    assert tagged("group:tactical") == ("group", "tactical")
    assert tagged("theme:letters") == ("theme", "theme:letters")
    assert tagged("member:tactical/mind") == ("member", "tactical/mind")
    assert tagged("briefings:strategic") == ("audience", "audience:strategic")
    assert tagged("team:project-team") == ("team", "team:project-team")
    assert tagged("sitting:tactical/2026-03-02") is None
