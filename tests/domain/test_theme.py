"""Themes: what barriers have in common, named, replaced, and retired into one another."""

from __future__ import annotations

from datetime import timedelta

from cfworkflow.domain.barrier.commands import WithdrawBarrier
from cfworkflow.domain.barrier.facts import BarrierThemed
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme, ThemeBarrier
from cfworkflow.domain.theme.facts import ThemeNamed, ThemeRetired
from cfworkflow.domain.theme.state import Theme
from tests.domain.a_programme import BARRIER, at_tactical, programme
from tests.domain.given_when_then import TODAY, Record, given, on

BEFORE = TODAY - timedelta(days=30)

NAME = NameTheme(theme="letters", title="Letters", description="What is written to people")
OTHER = NameTheme(theme="contact", title="First contact")
RETIRE = RetireTheme(theme="letters", into="contact", because="The same question")


def named() -> Record:
    """A barrier with the tactical group, and two themes."""
    return given(programme(), at_tactical(), NAME, OTHER)


def themed() -> Record:
    """The barrier is under the first of them."""
    return named().and_given(ThemeBarrier(barrier=BARRIER, theme="letters"))


def test_a_theme_is_named() -> None:
    """Contract report: learning flows where what belongs together has a name."""
    given(programme()).when(NAME).then(
        ThemeNamed(theme="letters", title="Letters", description="What is written to people")
    )


def test_a_theme_is_named_once() -> None:
    """N1: said again in the same words nothing happens; in other words it would be another."""
    named().when(NAME).then_quiet()
    named().when(NameTheme(theme="letters", title="Post")).then_refused("N1", "letters")
    retired = named().and_given(RETIRE)
    retired.when(NAME).then_refused("N1", "letters")


def test_a_barrier_is_put_under_a_theme() -> None:
    """Many barriers are under one theme, and each under one at most."""
    command = ThemeBarrier(barrier=BARRIER, theme="letters", because="It began with one")
    outcome = named().when(command)
    outcome.then(BarrierThemed(barrier=BARRIER, theme="letters", because="It began with one"))
    assert outcome.after.find(Barrier, BARRIER).theme == "letters"
    outcome.after.when(command).then_quiet()


def test_a_later_theme_takes_the_place_of_the_one_before() -> None:
    """A barrier moves between themes, and to none."""
    moved = themed().when(ThemeBarrier(barrier=BARRIER, theme="contact"))
    moved.then(BarrierThemed(barrier=BARRIER, theme="contact"))
    none = moved.after.when(ThemeBarrier(barrier=BARRIER))
    none.then(BarrierThemed(barrier=BARRIER, theme=None))
    none.after.when(ThemeBarrier(barrier=BARRIER)).then_quiet()


def test_a_barrier_that_is_over_can_still_be_put_under_a_theme() -> None:
    """What is learned is learned afterwards too; nothing of its path changes."""
    over = named().and_given(WithdrawBarrier(barrier=BARRIER, because="Raised twice"))
    outcome = over.when(ThemeBarrier(barrier=BARRIER, theme="letters"))
    assert outcome.facts
    assert outcome.after.find(Barrier, BARRIER).status == "withdrawn"


def test_a_theme_holds_up_nothing_typed_up_later() -> None:
    """C1: a barrier's own time goes by its path; its theme has a time of its own."""
    record = given(programme(), on(BEFORE, at_tactical(), NAME, OTHER)).and_given(
        ThemeBarrier(barrier=BARRIER, theme="letters")
    )
    withdrawn = record.when(WithdrawBarrier(barrier=BARRIER, because="Twice"), on=BEFORE)
    assert withdrawn.facts
    record.when(ThemeBarrier(barrier=BARRIER, theme="contact"), on=BEFORE).then_refused("C1")


def test_nothing_is_put_under_a_theme_before_both_are_there() -> None:
    """C1: neither a barrier not yet raised, nor a theme not yet named."""
    early = ThemeBarrier(barrier=BARRIER, theme="letters")
    named().when(early, on=BEFORE).then_refused("C1", "B-0001", "theme letters", also=["C1"])


def test_what_is_not_on_record_is_unknown() -> None:
    """A theme has to be named first: a misspelt one would stay for ever."""
    named().when(ThemeBarrier(barrier=BARRIER, theme="leters")).then_unknown("theme", "leters")
    named().when(ThemeBarrier(barrier="B-0009", theme="letters")).then_unknown("barrier", "B-0009")
    named().when(RetireTheme(theme="post", because="No")).then_unknown("theme", "post")
    into = RetireTheme(theme="letters", into="post", because="No")
    named().when(into).then_unknown("theme", "post")


def test_a_theme_is_retired_into_another() -> None:
    """What was under it is found under the other; the other goes on as it was."""
    outcome = themed().when(RETIRE)
    outcome.then(ThemeRetired(theme="letters", into="contact", because="The same question"))
    letters, contact = (outcome.after.find(Theme, name) for name in ("letters", "contact"))
    assert (letters.status, letters.into) == ("retired", "contact")
    assert (contact.status, contact.into) == ("named", None)
    outcome.after.when(RETIRE).then_quiet()


def test_a_theme_can_be_retired_into_none() -> None:
    """Some questions are simply no longer asked."""
    alone = RetireTheme(theme="letters", because="Nobody writes any more")
    outcome = named().when(alone)
    outcome.then(ThemeRetired(theme="letters", because="Nobody writes any more"))
    refused = outcome.after.when(ThemeBarrier(barrier=BARRIER, theme="letters"))
    refused.then_refused("S2", "cfworkflow theme list")


def test_a_retired_theme_takes_nothing_more() -> None:
    """S2: neither barriers, nor other themes; and it is retired once."""
    retired = themed().and_given(RETIRE)
    again = ThemeBarrier(barrier="B-0001", theme="contact")
    assert retired.when(again).facts
    back = retired.and_given(again).when(ThemeBarrier(barrier=BARRIER, theme="letters"))
    back.then_refused("S2", "retired into contact", "Use contact")
    into = RetireTheme(theme="contact", into="letters", because="The other way round")
    retired.when(into).then_refused("S2", "letters is retired")
    other = RetireTheme(theme="letters", because="Once more")
    retired.when(other).then_refused("S2", "the theme letters")


def test_a_theme_goes_into_another_one() -> None:
    """S2: into itself leads nowhere."""
    itself = RetireTheme(theme="letters", into="letters", because="A slip")
    named().when(itself).then_refused("S2", "not into itself")


def test_a_theme_goes_into_one_that_is_there_by_then() -> None:
    """C1: not into one that was named later."""
    record = given(programme(), on(BEFORE, NAME), OTHER)
    record.when(RETIRE, on=BEFORE).then_refused("C1", "theme contact")
