"""Corrections: a fact that says what an earlier one should have said."""

from __future__ import annotations

from typing import Any

import pytest

from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.domain.correction.correcting import correctable
from cfworkflow.domain.correction.facts import FactCorrected
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.refusal import Unknown
from tests.domain.a_programme import (
    BARRIER,
    ITEM,
    MEETING,
    at_tactical,
    escalation,
    in_session,
    programme,
    vote,
)
from tests.domain.a_record import GrowingRecord, recorded

ABOUT = f"barrier:{BARRIER}"
HOW = "A hub opened"
WHY = "A slip of the pen"


def a_record() -> GrowingRecord:
    """A barrier raised, referred and addressed."""
    return recorded(programme(), at_tactical(), AddressBarrier(barrier=BARRIER, how=HOW))


def slip(thing: str = ABOUT, **changes: str) -> Correct:
    """A correction of these fields."""
    return Correct(thing=thing, changes=changes, because=WHY)


def standing(record: GrowingRecord, tag: str = ABOUT) -> dict[str, Any]:
    """The facts about a thing as they stand, by stored name."""
    told = [each for each in record.history() if tag in each.fact.tags()]
    return {each.fact.NAME: each.fact for each in as_it_stands(told)}


def test_the_words_of_the_fact_that_gave_them_are_put_right() -> None:
    """I3: the correction names the fact, says why, and holds the words as they should have been."""
    record = a_record()
    raised = next(each for each in record.history() if each.fact.NAME == "barrier-raised")
    [fact] = record.facts(slip(title="No address, no doctor"))
    assert fact == FactCorrected(
        corrects=raised.position,
        kind="barrier-raised",
        thing=ABOUT,
        touches=(ABOUT,),
        named=("title",),
        texts=("No address, no doctor",),
        because=WHY,
    )
    assert fact.things() == ()
    assert standing(record)["barrier-raised"].title == "No address, no doctor"
    assert standing(record)["barrier-addressed"].how == HOW


def test_petals_and_areas_are_put_right_and_go_on_to_count() -> None:
    """I3: where a barrier is met decides who answers for it; what comes next goes by it."""
    raised = RaiseBarrier(group="county", title="No address, no GP", areas=("city",))
    record = recorded(programme(), raised)
    record.do(slip(areas="fen, city", petals="homelessness"))
    assert standing(record)["barrier-raised"].petals == ("homelessness",)
    barrier = record.thing(Barrier, BARRIER)
    assert barrier is not None
    assert {*barrier.areas} == {"fen", "city"}


def test_areas_are_not_put_right_once_someone_acted_by_them() -> None:
    """I3: who may act on a barrier goes by its areas; a step that was theirs stays theirs."""
    no = a_record().refusal(slip(areas="fen"))
    assert no.code == "I3"
    assert "barrier referred was recorded since" in no.why


def test_one_place_on_a_group_is_told_from_another() -> None:
    """I3: of a group's many members, the one that is named."""
    record = recorded(programme())
    command = Correct(
        thing="group:tactical",
        member="place-3",
        changes={"sectors": "faith,public"},
        because=WHY,
    )
    [fact] = record.facts(command)
    assert fact.thing == "member:tactical/place-3"  # type: ignore[attr-defined]
    tactical = record.thing(Group, "tactical")
    assert tactical is not None
    roll = tactical.roll_on(record.now.date())
    assert {who for who, place in roll.items() if place.sectors} == {"place-3"}


def test_what_reads_so_already_needs_no_correction() -> None:
    """Quiet when there is nothing to do, a second time too."""
    record = a_record()
    assert record.facts(slip(title="No address, no GP", areas="city")) == []
    record.do(slip(title="No GP"))
    assert record.facts(slip(title="No GP")) == []


def test_a_note_stands_beside_the_record_and_changes_nothing() -> None:
    """I3: what cannot be put right can still be said."""
    record = recorded(programme(), at_tactical(), in_session(9), escalation(), vote(7))
    before = standing(record, f"decision:{ITEM}")
    note = Correct(thing=f"decision:{ITEM}", note="Eight, say two who were there", because=WHY)
    [fact] = record.facts(note)
    assert fact.note == note.note  # type: ignore[attr-defined]
    assert standing(record, f"decision:{ITEM}") == before


def test_one_of_several_texts_is_put_right() -> None:
    """I3: the second recommendation, the first being right."""
    record = recorded(programme(), at_tactical(), in_session(9), escalation())
    record.do(slip(f"decision:{ITEM}", **{"recommended.2": "Fund an outreach post"}))
    proposed = standing(record, f"decision:{ITEM}")["decision-proposed"]
    assert proposed.recommended == ("Approach 1", "Fund an outreach post")


@pytest.mark.parametrize(
    ("thing", "changes", "words"),
    [
        (f"decision:{ITEM}", {"outcome": "not_carried"}, "put a new item"),
        (f"decision:{ITEM}", {"figures": "9"}, "decided, counted or reported"),
        (f"meeting:{MEETING}", {"proxy": "place-2"}, "meeting attend"),
        (ABOUT, {"group": "river"}, "cfworkflow undo"),
        (ABOUT, {"to_group": "board"}, "cfworkflow undo"),
    ],
)
def test_what_was_decided_counted_or_reported_is_not_edited(
    thing: str, changes: dict[str, str], words: str
) -> None:
    """I3: no correction changes who voted, who came, or where a thing stands; it says what does."""
    record = recorded(programme(), at_tactical(), in_session(9), escalation(), vote(7))
    refusal = record.refusal(slip(thing, **changes))
    assert refusal.code == "I3"
    assert words in str(refusal)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"headline": "No GP"}, "correct --list B-0001"),
        ({"description": "Nobody asked"}, "No fact about B-0001 that stands was given that"),
        ({"petals": "hunger"}, "'hunger' is not one of"),
        ({"title": "Two\nlines"}, "must be one line"),
        ({"recommended.1": "x"}, "recommended.1"),
    ],
)
def test_what_was_never_said_or_makes_no_sense_is_refused(
    changes: dict[str, str], words: str
) -> None:
    """I3: only what a fact was given can be put right, and only into what could have been given."""
    refusal = a_record().refusal(slip(**changes))
    assert refusal.code == "I3"
    assert words in str(refusal)


def test_a_correction_of_what_is_not_there_is_refused() -> None:
    """A mistyped reference corrects nothing; a position of another thing neither."""
    record = a_record()
    with pytest.raises(Unknown):
        record.do(slip("barrier:B-0404", title="No GP"))
    elsewhere = Correct(thing=ABOUT, position=1, changes={"title": "x"}, because=WHY)
    assert "title at @1" in record.refusal(elsewhere).what


def test_what_was_taken_back_is_not_corrected() -> None:
    """I3: a correction names a fact that stands."""
    record = a_record()
    record.do(Undo())
    assert record.refusal(slip(how="A bus")).code == "I3"


def test_what_was_erased_is_not_put_back() -> None:
    """I3: no correction says again what had to go."""
    record = a_record()
    record.do(RedactNarratives(thing=ABOUT, reason="Asked for", authority="The DPO"))
    refusal = record.refusal(slip(title="No address, no doctor"))
    assert refusal.code == "I3"
    assert "erased is not put back" in refusal.why
    record.do(slip(petals="homelessness"))
    assert standing(record)["barrier-raised"].petals == ("homelessness",)


@pytest.mark.parametrize("whole", [True, False])
def test_with_the_words_of_a_fact_those_of_its_corrections_are_erased(*, whole: bool) -> None:
    """I1: a person's name put right is the same name; those taken back since too."""
    record = a_record()
    raised = next(each for each in record.history() if each.fact.NAME == "barrier-raised")
    for title in ("No GP for one", "No GP for two"):
        record.do(slip(title=title))
    record.do(Undo())
    corrections = [each.position for each in record.history() if each.fact.NAME == "fact-corrected"]
    erase = RedactNarratives(
        thing=ABOUT,
        position=None if whole else raised.position,
        reason="Asked for",
        authority="The DPO",
    )
    [erased] = record.facts(erase)
    assert {raised.position, *corrections} <= {*erased.erases()}
    texts = [str(each.fact.model_dump()) for each in record.history()]
    assert not any("No GP for" in text for text in texts)
    assert standing(record)["barrier-raised"].title is None


def test_the_last_correction_counts_and_its_undoing_brings_back_the_one_before() -> None:
    """I3: each names the fact itself, so they follow one another."""
    record = a_record()
    for title in ("First", "Second"):
        record.do(slip(title=title))
    assert standing(record)["barrier-raised"].title == "Second"
    for title in ("First", "No address, no GP"):
        record.do(Undo())
        assert standing(record)["barrier-raised"].title == title


def test_a_correction_sent_again_is_recorded_once() -> None:
    """I2: the same command sent twice is recorded once."""
    record = a_record()
    first = record.do(slip(title="No GP"), command_id="once").facts
    assert record.do(slip(title="No GP"), command_id="once").facts == first


def test_it_can_be_asked_what_can_be_corrected() -> None:
    """I3: each fact of its own with its position, its words and those particulars, as they read."""
    record = a_record()
    record.do(slip(title="No GP"))
    told = [each for each in record.history() if ABOUT in each.fact.tags()]
    found = [(each.fact.NAME, said) for each, said in correctable(ABOUT, as_it_stands(told))]
    assert found == [
        ("barrier-raised", {"title": "No GP", "petals": "", "areas": "city"}),
        ("barrier-addressed", {"how": HOW}),
    ]


def test_a_correction_has_to_say_something() -> None:
    """Neither a field nor a note: there is nothing to record."""
    with pytest.raises(ValueError, match="say what is to be corrected"):
        Correct(thing=ABOUT, because=WHY)


@pytest.mark.parametrize(
    "forged",
    [
        {"particulars": ("areas",), "values": ("[",)},
        {"particulars": ("areas",), "values": ("null",)},
        {"particulars": ("petals",), "values": ('["hunger"]',)},
        {"particulars": ("areas",)},
        {"particulars": ("nonesuch",), "values": ("1",)},
        {"named": ("title", "description"), "texts": ("One",)},
        {"named": ("title.x",), "texts": ("One",)},
    ],
)
def test_what_could_never_have_been_said_changes_nothing(forged: dict[str, Any]) -> None:
    """I3: a correction that no command made is found by the rules, and stops nobody's work."""
    record = recorded(programme(), at_tactical())
    before = standing(record, ABOUT)
    raised = next(t for t in record.history() if t.fact.NAME == "barrier-raised")
    record.slip_in(
        FactCorrected(
            corrects=raised.position,
            kind=raised.fact.NAME,
            thing=ABOUT,
            touches=raised.fact.tags(),
            **forged,
        )
    )
    assert standing(record, ABOUT) == before
