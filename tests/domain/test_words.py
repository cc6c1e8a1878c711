"""Words and references: what may be typed, and what is refused before any rule looks at it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.finding import in_words
from cfworkflow.domain.group.commands import EstablishGroup
from cfworkflow.domain.references import LETTERS
from cfworkflow.domain.words import (
    TIERS,
    ActionRef,
    ApproachRef,
    BarrierRef,
    BriefingRef,
    CommunicationRef,
    DecisionRef,
    ExperimentRef,
    Figure,
    InquiryRef,
    LearningRef,
    MeetingRef,
    Percent,
    SenseCheckRef,
    Sha256,
    Slug,
    Text,
    is_slug,
    spoken,
    tier_above,
    tier_below,
)
from tests.domain.every_kind import every_kind
from tests.domain.given_when_then import TODAY

TEXT = TypeAdapter(Text)
SLUG = TypeAdapter(Slug)
FIGURE = TypeAdapter(Figure)
REFERENCES = {
    "B": BarrierRef,
    "M": MeetingRef,
    "D": DecisionRef,
    "A": ActionRef,
    "I": InquiryRef,
    "E": ExperimentRef,
    "L": LearningRef,
    "T": ApproachRef,
    "S": SenseCheckRef,
    "R": BriefingRef,
    "C": CommunicationRef,
}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "\n\t",
        "a\x00b",
        "bell\x07",
        "\x1b[2Jgone",
        "back\rover",
        "del\x7f",
        "c1\x9b31m",
        "over\u202eride",
        "iso\u2066late",
        "a" * 20_001,
        "half \ud800",
    ],
    ids=ascii,
)
def test_text_that_cannot_be_shown_is_refused(words: str) -> None:
    """Design § 6: what a terminal or a page would act on instead of showing is not recorded."""
    with pytest.raises(ValidationError):
        RaiseBarrier(group="county", title=words)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Surgeries ask for proof ", "Surgeries ask for proof"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("naïve café, “quoted” 😀", "naïve café, “quoted” 😀"),
        ("שלום", "שלום"),
        ("a" * 20_000, "a" * 20_000),
    ],
    ids=lambda text: text[:12],
)
def test_text_is_kept_as_it_was_typed(typed: str, kept: str) -> None:
    """Narrative is what people said, in their own letters; only the ends are trimmed."""
    assert AddressBarrier(barrier="B-0001", how=typed).how == kept


@pytest.mark.parametrize(
    "words",
    ["two\nlines", "a\ttab", "a" * 301, "left\u200eright", "line\u2028apart"],
    ids=ascii,
)
def test_a_title_is_one_line_of_at_most_three_hundred_letters(words: str) -> None:
    """A title stands in a list, a table and a heading: it is a line, and a short one."""
    with pytest.raises(ValidationError):
        RaiseBarrier(group="county", title=words)
    assert RaiseBarrier(group="county", title="a" * 300).title == "a" * 300


@given(st.text(max_size=40))
def test_text_is_either_refused_or_harmless(words: str) -> None:
    """No text that is taken holds a control character other than a tab or a new line."""
    try:
        kept = TEXT.validate_python(words)
    except ValidationError:
        return
    assert kept
    assert not any(ord(sign) < 32 and sign not in "\t\n" for sign in kept)
    assert not any(0x7F <= ord(sign) <= 0x9F for sign in kept)
    kept.encode()


@pytest.mark.parametrize("name", ["a", "cpsl-mind", "7-wonders", "a" * 60, "x-1-y"])
def test_a_slug_is_short_sayable_and_plain(name: str) -> None:
    """Design § 6: no personal data in ids: small letters, figures and hyphens."""
    assert SLUG.validate_python(name) == name
    assert is_slug(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "A",
        "a b",
        "a_b",
        "-a",
        "a-",
        "a--b",
        "é",
        "a" * 61,
        "a\n",
        "a@b",
        "group:a",
        "\u0663",
        "\uff41",
    ],
)
def test_what_is_no_slug_is_refused(name: str) -> None:
    """Design § 6: tags are made of slugs, so a slug holds nothing that could make another tag."""
    with pytest.raises(ValidationError):
        SLUG.validate_python(name)
    assert not is_slug(name)


@given(st.text(alphabet="ab01-A_ \n", max_size=6))
def test_two_ways_of_asking_for_a_slug_agree(name: str) -> None:
    """The check of an actor and that of a member's id are the same rule."""
    try:
        SLUG.validate_python(name)
    except ValidationError:
        assert not is_slug(name)
    else:
        assert is_slug(name)


@pytest.mark.parametrize(("letter", "kind"), REFERENCES.items())
def test_a_reference_is_a_letter_and_a_number(letter: str, kind: type[str]) -> None:
    """Design § 6: references are short and sayable, and each kind has its letter."""
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    for good in (f"{letter}-0001", f"{letter}-9999", f"{letter}-10000"):
        assert adapter.validate_python(good) == good
    for bad in (
        f"{letter}-1",
        f"{letter}0001",
        f"{letter.lower()}-0001",
        "X-0001",
        f"{letter}-0001\n",
    ):
        with pytest.raises(ValidationError):
            adapter.validate_python(bad)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Figure, "'x' is no figure; write it as 38.5"),
        (Sha256, "'x' is no SHA-256 (64 digits and small letters a to f)"),
        (SenseCheckRef, "'x' is no reference; write it as S-0001"),
        (Slug, "'X' is no short id such as cpsl-mind (small letters, digits, hyphens)"),
    ],
    ids=["figure", "digest", "reference", "slug"],
)
def test_what_is_written_wrongly_is_told_how_to_be_written(kind: type[str], said: str) -> None:
    """Design § 9: a failure says what to write instead."""
    adapter: TypeAdapter[str] = TypeAdapter(kind)
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(said[1])
    assert in_words(refused.value.errors()[0]) == said


def test_every_letter_has_its_type() -> None:
    """Design § 6: what is numbered can stand in a fact, whatever kind of thing it is."""
    assert set(REFERENCES) == set(LETTERS)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("38.5", "38.5"),
        ("38.50", "38.5"),
        ("80.0", "80"),
        ("0", "0"),
        ("-0.0", "0"),
        ("-1.2", "-1.2"),
    ],
)
def test_an_amount_has_one_text(typed: str, kept: str) -> None:
    """I2: the same amount said in two ways is the same amount, so that saying it again is quiet."""
    assert FIGURE.validate_python(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "1e3", "1,5", ".5", "5.", "01", "+1", "NaN", "1.1234567", "1" * 13, 38.5, 38, "3\n"],
)
def test_what_is_no_amount_is_refused(typed: object) -> None:
    """No float and no free text: what is summed is exact, and written one way."""
    with pytest.raises(ValidationError):
        FIGURE.validate_python(typed)


@given(st.decimals(-(10**6), 10**6, places=3))
def test_an_amount_stays_what_it_was(amount: Decimal) -> None:
    """Writing an amount shorter changes nothing about how much it is."""
    kept = FIGURE.validate_python(f"{amount:f}")
    assert Decimal(kept) == amount
    assert FIGURE.validate_python(kept) == kept


@pytest.mark.parametrize(("percent", "good"), [(0, True), (100, True), (-1, False), (101, False)])
def test_progress_is_between_nothing_and_all(percent: int, good: bool) -> None:  # noqa: FBT001
    """CR, appendix 1: progress is reported in percent."""
    adapter: TypeAdapter[int] = TypeAdapter(Percent)
    if good:
        assert adapter.validate_python(percent) == percent
        return
    with pytest.raises(ValidationError):
        adapter.validate_python(percent)


@pytest.mark.parametrize(
    "typed", ["", "ab" * 31, "AB" * 32, "ab" * 33, "xy" * 32, "ab" * 32 + "\n"]
)
def test_what_is_no_digest_is_refused(typed: str) -> None:
    """A digest is compared as text, so it is written one way: 64 small hexadecimal digits."""
    digest: TypeAdapter[str] = TypeAdapter(Sha256)
    assert digest.validate_python("ab" * 32) == "ab" * 32
    with pytest.raises(ValidationError):
        digest.validate_python(typed)


def test_the_tiers_stand_one_above_another() -> None:
    """P1: the path knows the next tier up and down, and its ends."""
    assert [tier_above(tier) for tier in TIERS] == ["tactical", "strategic", None]
    assert [tier_below(tier) for tier in TIERS] == [None, "operational", "tactical"]


def test_a_date_is_said_as_people_say_it() -> None:
    """Refusals speak of 15 October 2026, not of a format."""
    assert spoken(TODAY) == "15 October 2026"


@pytest.mark.parametrize("kind", every_kind(Command), ids=lambda kind: kind.__name__)
def test_a_command_refuses_what_it_does_not_know(kind: type[Command]) -> None:
    """A slip in a file's key is told, not passed over; and a command once made stays as it is."""
    with pytest.raises(ValidationError, match="extra_forbidden"):
        kind.model_validate({"no_such_field": 1})
    assert kind.model_config.get("frozen")


def test_every_command_has_a_name_of_its_own() -> None:
    """I2: the name in the envelope tells which command was sent."""
    names = [kind.NAME for kind in every_kind(Command)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)?", name) for name in names)


def test_a_group_has_one_of_three_tiers() -> None:
    """ToR, Governance: there is no fourth tier."""
    assert len(get_args(EstablishGroup.model_fields["tier"].annotation)) == 3
