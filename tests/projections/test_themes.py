"""View `themes`, and what is under a theme once others were retired into it."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme, ThemeBarrier
from cfworkflow.projections.changed import barrier as told_of
from cfworkflow.projections.plan import action_plan
from cfworkflow.projections.reading import Reading
from cfworkflow.projections.themes import THEMES, ThemeRow, theme_of, words_of
from tests.projections.a_year import Programme, begun

TODAY = date(2026, 12, 31)


def named() -> Programme:
    """Three themes, and a barrier under each of two."""
    barriers = (RaiseBarrier(group="county", title=title) for title in ("Unread", "Unmet", "Else"))
    return begun().on(
        "02-01",
        *(NameTheme(theme=name, title=name.title()) for name in ("letters", "contact", "waiting")),
        *barriers,
        ThemeBarrier(barrier="B-0001", theme="letters"),
        ThemeBarrier(barrier="B-0002", theme="contact"),
    )


def joined() -> Programme:
    """One of the themes went into another, and that into the third."""
    return named().on(
        "03-01",
        RetireTheme(theme="letters", into="contact", because="The same"),
        RetireTheme(theme="contact", into="waiting", because="That too"),
    )


def under(reading: Reading, theme: str) -> list[str]:
    """The barriers that are under a theme."""
    return reading.barriers.keys_where(words_of(reading.rows(THEMES), theme))


def test_a_theme_is_there_from_the_day_it_was_named() -> None:
    """What barriers have in common has a name, a title and a date."""
    row = named().read().rows(THEMES)["letters"]
    on = date(2026, 2, 1)
    assert row == ThemeRow("letters", "Letters", None, "named", on, on)


def test_a_retired_theme_says_into_which_and_why() -> None:
    """Nothing is lost: where it went stands with it."""
    row = joined().read().rows(THEMES)["letters"]
    assert (row.status, row.into, row.because) == ("retired", "contact", "The same")
    assert (row.named_on, row.changed_on) == (date(2026, 2, 1), date(2026, 3, 1))


def test_a_barrier_stands_under_the_last_theme_it_was_put_under() -> None:
    """Its row says so, and it is found by it; under none it is found by none."""
    moved = named().on("02-02", ThemeBarrier(barrier="B-0001", theme="contact")).read()
    assert moved.barriers["B-0001"].theme == "contact"
    assert (under(moved, "letters"), under(moved, "contact")) == ([], ["B-0001", "B-0002"])
    none = named().on("02-02", ThemeBarrier(barrier="B-0001")).read()
    assert none.barriers["B-0001"].theme is None
    assert under(none, "letters") == []


def test_what_is_under_a_retired_theme_is_under_the_one_it_went_into() -> None:
    """At whatever remove; the rows of the barriers keep what was said of them."""
    reading = joined().read()
    themes = reading.rows(THEMES)
    assert [theme_of(themes, name) for name in ("letters", "contact", "waiting", None)] == [
        *("waiting", "waiting", "waiting"),
        None,
    ]
    assert under(reading, "waiting") == ["B-0001", "B-0002"]
    assert reading.barriers["B-0001"].theme == "letters"


def test_themes_that_lead_in_a_circle_lead_nowhere() -> None:
    """What no command can record does not hang whoever reads it."""
    rows = {
        name: ThemeRow(name, None, None, "retired", TODAY, TODAY, into)
        for name, into in (("one", "other"), ("other", "one"))
    }
    assert theme_of(rows, "one") == "one"


@pytest.mark.parametrize(("barrier", "theme"), [("B-0001", "waiting"), ("B-0003", None)])
def test_the_plan_says_under_which_theme_a_barrier_is(barrier: str, theme: str | None) -> None:
    """As it is by now."""
    plan = {line.barrier: line.theme for line in action_plan(joined().read(), TODAY)}
    assert plan[barrier] == theme


def test_a_moved_barrier_is_told_of_as_moved() -> None:
    """What changed between two moments tells of themes as well."""
    was = named().read().barriers["B-0001"]
    moved = named().on("02-02", ThemeBarrier(barrier="B-0001", theme="contact"))
    none = named().on("02-02", ThemeBarrier(barrier="B-0001"))
    assert told_of(was, moved.read().barriers["B-0001"]) == ("B-0001 was put under theme contact.")
    assert told_of(was, none.read().barriers["B-0001"]) == "B-0001 was put under no theme."
