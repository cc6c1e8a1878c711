"""A programme established in one go: every group and place of it, or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup, StandDown
from cfworkflow.domain.programme import EstablishProgramme
from tests.domain.a_programme import BEGINNING, programme
from tests.domain.given_when_then import given, on

STEPS = programme(17)


def whole(*commands: object) -> EstablishProgramme:
    """All of them as one, on the date of the whole."""
    return EstablishProgramme(commands=tuple((None, each) for each in commands))


WHOLE = whole(*(step.told for step in STEPS))


def test_a_programme_is_the_same_commands_one_by_one() -> None:
    """Design § 4: commands compose; what is set up in one go tells the same facts."""
    outcome = given().when(WHOLE, on=BEGINNING)
    assert outcome.recorded == given(STEPS).told


def test_establishing_a_programme_twice_changes_nothing() -> None:
    """A command sent twice is no fault when everything it says is so already."""
    given(STEPS).when(WHOLE).then_quiet()


def test_a_programme_established_again_brings_nobody_back() -> None:
    """A1: who stood down since stays down; a place that was ever filled is left as it is."""
    record = given(STEPS, StandDown(group="tactical", member="place-3"))
    record.when(WHOLE).then_quiet()


def test_a_programme_of_which_one_part_is_refused_is_refused() -> None:
    """N1: what any of its parts would be refused for stands against the whole."""
    taken = EstablishGroup(group="tactical", tier="tactical", name="Another")
    given(STEPS).when(whole(taken)).then_refused("N1", "tactical")
    stray = whole(AppointMember(group="nobody", member="a"))
    given().when(stray).then_unknown("group", "nobody")


def test_what_has_a_date_of_its_own_takes_effect_then() -> None:
    """C1: a programme written down tells of more than one day; the others keep the whole's."""
    later = date(2026, 3, 1)
    place: Command = AppointMember(group="tactical", member="latecomer")
    given_dates = EstablishProgramme(commands=(*WHOLE.commands, (later, place)))
    outcome = given().when(given_dates, on=BEGINNING)
    assert outcome.recorded == given(STEPS, on(later, place)).told
    outcome.after.when(given_dates, on=BEGINNING).then_quiet()


def test_a_programme_consists_of_commands() -> None:
    """What is set up goes through the same rules as what is typed later."""
    with pytest.raises(ValidationError):
        whole("establish it")
