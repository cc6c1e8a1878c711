"""Themes and learning: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.barrier.facts import BarrierThemed
from cfworkflow.domain.learning.commands import LinkLearning, ShareLearning, TakeUpLearning
from cfworkflow.domain.learning.facts import LearningLinked, LearningShared, LearningTakenUp
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme, ThemeBarrier
from cfworkflow.domain.theme.facts import ThemeNamed, ThemeRetired
from tests.rules.a_year import a_year
from tests.rules.tampering import Tamper, change, dated, drop, slip_in

JULY = date(2026, 7, 1)

HISTORY = a_year(
    (JULY, NameTheme(theme="letters", title="Letters")),
    (JULY, NameTheme(theme="contact", title="First contact")),
    (JULY, ThemeBarrier(barrier="B-0002", theme="letters")),
    (JULY, ShareLearning(group="north", outcome="failure", title="Unread", themes=("letters",))),
    (JULY, LinkLearning(learning="L-0001", barrier="B-0001")),
    (JULY, RetireTheme(theme="letters", into="contact", because="The same.")),
    (JULY, TakeUpLearning(learning="L-0001", decision="D-0001", how="Ring first.")),
)

TO_A_BARRIER: dict[str, object] = {"barrier": "B-0001"}

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("N1", "a theme named twice", change(ThemeNamed, {"theme": "contact"}, theme="letters")),
    ("I1", "a barrier under a theme never named", change(BarrierThemed, {}, theme="nothing")),
    ("I1", "learning about nothing on record", change(LearningLinked, {}, theme="nothing")),
    ("I1", "learning left out", change(LearningShared, {}, learning="L-0002")),
    ("I1", "taken up by a decision never put", change(LearningTakenUp, {}, decision="D-0099")),
    ("S2", "a theme retired into itself", change(ThemeRetired, {}, into="letters")),
    (
        "S2",
        "a theme retired twice",
        slip_in(LearningTakenUp, {}, ThemeRetired(theme="letters", because="Again.")),
    ),
    (
        "S2",
        "a barrier put under a retired theme",
        slip_in(LearningTakenUp, {}, BarrierThemed(barrier="B-0001", theme="letters")),
    ),
    (
        "S2",
        "a theme retired into a retired one",
        slip_in(LearningTakenUp, {}, ThemeRetired(theme="contact", into="letters")),
    ),
    (
        "S2",
        "learning about a retired theme",
        slip_in(LearningTakenUp, {}, LearningLinked(learning="L-0001", theme="letters")),
    ),
    ("S2", "learning about two things at once", change(LearningLinked, {}, barrier="B-0001")),
    ("S2", "learning about nothing", change(LearningLinked, {}, theme=None)),
    ("S2", "learning taken up that nobody shared", drop(LearningShared)),
    ("G1", "shared by a group that is not there", change(LearningShared, {}, group="east")),
    ("G1", "taken up by a group that is not there", change(LearningTakenUp, {}, group="east")),
    ("C1", "linked before it was shared", dated(LearningLinked, TO_A_BARRIER, -1)),
    ("C1", "under a theme before that was named", dated(BarrierThemed, {}, -1)),
    ("C1", "taken up before it was shared", dated(LearningTakenUp, {}, -1)),
    ("C1", "retired before it was named", dated(ThemeRetired, {}, -1)),
]
