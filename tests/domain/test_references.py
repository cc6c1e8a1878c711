"""References: one table tells what every letter, slug and field of a fact refers to."""

from __future__ import annotations

import pytest

from cfworkflow.domain.fact import Fact
from cfworkflow.domain.references import (
    KINDS,
    LETTERS,
    NAMED,
    REFERRING,
    bare,
    in_full,
    kind_of,
    of_another_kind,
    ref_of,
    tag_of,
    thing_tag,
)
from tests.domain.every_kind import every_kind


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("B-0001", "barrier:B-0001"),
        ("b1", "barrier:B-0001"),
        ("s-12345", "sense-check:S-12345"),
        ("tactical", "group:tactical"),
        ("x-0001", "group:x-0001"),
        ("theme:discharge", "theme:discharge"),
        ("b-0", "group:b-0"),
    ],
)
def test_a_thing_is_found_as_people_say_it(said: str, tag: str) -> None:
    """Design § 6: references are sayable; a group's name stands alone, any other has its kind."""
    assert thing_tag(said) == tag
    assert kind_of(in_full(said)) == tag.partition(":")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_and_its_tag_lead_to_each_other(kind: str) -> None:
    """What a fact is about can be asked for by what the timeline shows."""
    letter = next((letter for letter, numbered in LETTERS.items() if numbered == kind), "")
    tag = f"{kind}:{letter}-0007" if letter else f"{kind}:seven"
    ref = ref_of(tag)
    assert tag_of(ref) == tag
    assert kind_of(ref) == kind
    assert bare(ref) == tag.partition(":")[2]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("letter", LETTERS)
def test_a_reference_of_another_kind_is_told_by_its_letter(letter: str, kind: str) -> None:
    """One of the kind that is looked for is never said to be another, whatever way it is said."""
    for said in (f"{letter}-0007", f"{letter.lower()}7"):
        told = of_another_kind(said, kind)
        assert bool(told) == (LETTERS[letter] != kind)
        assert told.startswith(f"{letter}-0007 is the reference of a" if told else "")
    assert not of_another_kind("tactical", kind)
    assert not of_another_kind(f"{kind}:seven", kind)


def test_a_theme_and_a_group_of_one_name_are_told_apart() -> None:
    """Two kinds of thing may have one name; what is written says which is meant."""
    assert tag_of("theme:discharge") != tag_of("discharge")
    assert ref_of("theme:discharge") != ref_of("group:discharge")


@pytest.mark.parametrize("kind", every_kind(Fact), ids=lambda kind: kind.__name__)
def test_the_fields_of_facts_refer_to_one_kind_each(kind: type[Fact]) -> None:
    """I1: a field of a reference's type is one of which the judge knows what it refers to."""
    patterns = {
        name: f"{field.annotation} {field.metadata}" for name, field in kind.model_fields.items()
    }
    letters = {
        name: letter
        for name, told in patterns.items()
        for letter in LETTERS
        if f"^{letter}-[0-9]" in told
    }
    assert {name: LETTERS[letter] for name, letter in letters.items()} == {
        name: REFERRING.get(name) for name in letters
    }


def test_a_slug_is_never_taken_for_a_number() -> None:
    """Slugs are of small letters, so that none begins like a reference."""
    assert all(letter.isupper() for letter in LETTERS)
    assert all(kind_of(f"{letter.lower()}-0001") == "group" for letter in LETTERS)
    assert not {*NAMED} & {*LETTERS.values()}
