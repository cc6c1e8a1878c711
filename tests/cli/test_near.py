"""What a name that is not there may have been meant for: sought closely, or at a glance in many."""

from __future__ import annotations

import pytest

from cfworkflow.projections.near import nearest

MANY = 2_000
"""Above so many names, only those that differ by a letter or two are compared closely."""


def among(others: int, *names: str) -> list[str]:
    """These names in the middle of so many that are like none of them."""
    far = [f"{number:05}" for number in range(others)]
    return [*far[: others // 2], *names, *far[others // 2 :]]


@pytest.mark.parametrize("others", [0, 5, MANY - 1, MANY, 2 * MANY])
@pytest.mark.parametrize(
    "typed",
    ["peterbarough", "peterboroug", "peterborought", "peterboroguh", "qeterborough"],
    ids=["a letter wrong", "the last missing", "one too many", "two exchanged", "the first wrong"],
)
def test_the_like_one_is_found_among_few_and_among_many(others: int, typed: str) -> None:
    """A slip of the finger is named back, however long the record has become."""
    assert nearest(typed, among(others, "peterborough")) == ["peterborough"]


@pytest.mark.parametrize("others", [0, 5, MANY - 1, MANY, 2 * MANY])
@pytest.mark.parametrize("typed", ["zzz", "quorum", ""])
def test_where_nothing_is_alike_nothing_is_named(others: int, typed: str) -> None:
    """A guess that is far off would only mislead."""
    assert nearest(typed, among(others, "peterborough")) == []


@pytest.mark.parametrize("others", [0, 2 * MANY])
def test_the_likeliest_come_first_and_are_few(others: int) -> None:
    """What is named first is what differs least; a long list would be no help."""
    alike = ["river-beat", "river-easy", "river-east", "river-mesh"]
    found = nearest("river-eest", among(others, *alike))
    assert found[0] == "river-east"
    assert len(found) == 3
    assert {*found} <= {*alike}


def test_among_few_a_name_half_remembered_is_found() -> None:
    """Words left out are no slip of the finger, and yet meant: few names are compared closely."""
    known = among(MANY - 1, "the-housing-board")
    assert len(known) == MANY
    assert nearest("the-board", known) == ["the-housing-board"]


def test_among_many_only_what_differs_by_a_letter_or_two_is_looked_at() -> None:
    """Comparing every one of many names closely would keep whoever mistyped waiting."""
    assert nearest("the-board", among(MANY, "the-housing-board")) == []
    assert nearest("peterxyrough", among(MANY, "peterborough")) == ["peterborough"]
    for typed in ("peterxyzough", "qeterxyrough"):
        assert nearest(typed, among(MANY, "peterborough")) == []
    assert nearest("peterboro", among(MANY, "peterborough")) == []


@pytest.mark.parametrize("others", [0, 2 * MANY])
def test_names_that_come_one_by_one_are_looked_through_too(others: int) -> None:
    """What is known may be a view of the store, whose names can be gone through once."""
    assert nearest("B-O107", iter(among(others, "B-0107"))) == ["B-0107"]
