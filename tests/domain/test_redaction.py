"""Redaction: texts that have to go are erased for good, and every fact stays."""

from __future__ import annotations

from dataclasses import replace

from cfworkflow.domain.barrier.commands import AddressBarrier
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.redaction.facts import NarrativesErased
from tests.domain.a_programme import BARRIER, at_tactical, programme
from tests.domain.given_when_then import Record, given

THING = f"barrier:{BARRIER}"
WHY = {"reason": "Asked for by the person", "authority": "The data protection officer"}
REDACT = RedactNarratives(thing=THING, **WHY)


def on_record() -> Record:
    """A barrier with a title, referred without a word, and then addressed; facts in their places.

    The three stand at the end: the title is at the third place from there, the `how` at the last.
    """
    record = given(programme(), at_tactical(), AddressBarrier(barrier=BARRIER, how="A hub opened"))
    return Record(tuple(replace(told, position=n) for n, told in enumerate(record.told, 1)))


def own(record: Record) -> list[int]:
    """Where the barrier's own facts stand that were given a text."""
    about = [told for told in record.told if told.fact.tags()[0] == THING]
    said = [told for told in about if getattr(told.fact, "title", getattr(told.fact, "how", None))]
    return [told.position for told in said]


def test_the_texts_about_a_thing_are_erased_and_it_is_said_why() -> None:
    """I1: only narratives go, and that they went is a fact, with reason and authority."""
    record = on_record()
    first, last = own(record)
    erased = NarrativesErased(thing=THING, positions=(first, last), **WHY)
    record.when(REDACT).then(erased)
    assert erased.tags() == (THING,)
    assert erased.erases() == (first, last)


def test_the_text_of_one_fact_is_erased_by_itself() -> None:
    """A mistake in one place takes nothing else with it."""
    record = on_record()
    first, last = own(record)
    one = REDACT.model_copy(update={"position": last})
    record.when(one).then(NarrativesErased(thing=THING, positions=(last,), **WHY))
    assert first != last


def test_how_a_thing_stands_is_untouched() -> None:
    """Folding uses facts only, so nothing changes for who decides on it next; nor does its time."""
    record = on_record()
    after = record.when(REDACT).after
    assert after.find(Barrier, BARRIER) == record.find(Barrier, BARRIER)
    assert after.told[-1].fact.things() == ()


def test_what_is_gone_is_not_erased_again() -> None:
    """Quiet when there is nothing left to do; the words of the erasure itself stay."""
    record = on_record()
    after = record.when(REDACT).after
    again = Record(tuple(replace(told, position=n) for n, told in enumerate(after.told, 1)))
    again.when(REDACT).then_quiet()
    words = REDACT.model_copy(update={"position": len(again.told)})
    again.when(words).then(NarrativesErased(thing=THING, positions=(len(again.told),), **WHY))


def test_only_texts_can_be_erased() -> None:
    """I1: references, dates and figures are what the record proves."""
    record = on_record()
    without_text = next(
        told.position
        for told in record.told
        if told.fact.tags()[0] == THING and told.position not in own(record)
    )
    one = REDACT.model_copy(update={"position": without_text})
    record.when(one).then_refused("I1", f"@{without_text}", "given none")
    elsewhere = REDACT.model_copy(update={"position": 1})
    record.when(elsewhere).then_refused("I1", "@1")
    wordless = REDACT.model_copy(update={"thing": "group:county"})
    record.when(wordless).then_refused("I1", "county")


def test_of_a_thing_that_is_not_there_nothing_is_erased() -> None:
    """A mistyped reference erases nothing."""
    missing = REDACT.model_copy(update={"thing": "barrier:B-0404"})
    on_record().when(missing).then_unknown("barrier", "B-0404")
