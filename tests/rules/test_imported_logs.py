"""Random logs, sound and unsound, thrown at the rules one after another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from cfworkflow.domain.importing.problems import LogProblems
from cfworkflow.testing import CAST, PlainRecord, check_rules
from cfworkflow.testing.of_imports import import_log
from cfworkflow.testing.scene import Scene

BEGINNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
TODAY = BEGINNING + timedelta(days=60)


@given(st.data())
def test_whatever_a_log_says_the_rules_hold_and_it_is_recorded_once(data: st.DataObject) -> None:
    """Rules are not bypassed; a refused log leaves nothing; the same log again brings nothing."""
    now = BEGINNING
    record = PlainRecord(lambda: now)
    scene = Scene(TODAY.date())
    for command in CAST:
        for told in record.do(command).facts:
            scene.take(told)
    now = TODAY
    for _ in range(3):
        log = data.draw(import_log(scene))
        before = [*record.history()]
        try:
            facts = record.do(log).facts
        except LogProblems:
            event("refused")
            assert [*record.history()] == before
            continue
        event("recorded" if facts else "quiet")
        for told in facts:
            scene.take(told)
        assert record.do(log).facts == ()
    assert not check_rules(record.history())
