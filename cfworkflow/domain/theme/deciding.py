"""How themes are named and retired, and barriers put under them."""

from __future__ import annotations

from cfworkflow.domain.barrier.facts import BarrierThemed
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.identity import n1_name_is_free
from cfworkflow.domain.rules.session import NotFromHere, s2_step_is_open
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme, ThemeBarrier
from cfworkflow.domain.theme.facts import ThemeNamed, ThemeRetired
from cfworkflow.domain.theme.path import THEME_PATH
from cfworkflow.domain.theme.state import Theme


def name_theme(past: Past, command: NameTheme) -> Facts:
    """Name a theme. Refuses N1; quiet when it stands in just these words."""
    theme = past.find(Theme, command.theme)
    fact = ThemeNamed(**command.model_dump())
    if theme is None or theme.status == "retired" or not past.repeats(fact):
        refuse_any(n1_name_is_free("theme", command.theme, taken=theme is not None))
        yield fact


def retire_theme(past: Past, command: RetireTheme) -> Facts:
    """Retire a theme. Refuses S2 and C1; quiet when it was said before."""
    theme = past.load(Theme, command.theme)
    into = past.load(Theme, command.into) if command.into else None
    fact = ThemeRetired(**command.model_dump())
    if theme.status == "retired" and past.repeats(fact):
        return
    what = f"The theme {theme.ref} was to be retired."
    refuse_any(
        s2_step_is_open(THEME_PATH, "retire", f"the theme {theme.ref}", theme.status),
        *(_faults_of_taking(theme, into, what, past) if into else ()),
    )
    yield fact


def _faults_of_taking(theme: Theme, into: Theme, what: str, past: Past) -> list[Refusal | None]:
    if into.ref == theme.ref:
        itself = "A theme goes into another one, not into itself."
        return [NotFromHere(what, itself, "Name another with --into, or leave it out.")]
    return faults_of_theme(past, into, what)


def faults_of_theme(past: Past, theme: Theme, what: str) -> list[Refusal | None]:
    """What is wrong with putting something under a theme: it is retired (S2), or later (C1)."""
    known = c1_known_by_then(what, f"theme {theme.ref}", theme.named_on, past.on)
    if theme.status != "retired":
        return [known]
    use = f"Use {theme.into}, which it went into." if theme.into else "Choose or name another: "
    retired = NotFromHere(
        what,
        f"The theme {theme.ref} is retired{f' into {theme.into}' if theme.into else ''}.",
        use if theme.into else f"{use}cfworkflow theme list",
    )
    return [retired, known]


def theme_barrier(past: Past, command: ThemeBarrier) -> Facts:
    """Put a barrier under a theme, over or not. Refuses S2 and C1; quiet when it is there."""
    barrier = past.load(Barrier, command.barrier)
    theme = past.load(Theme, command.theme) if command.theme else None
    if barrier.theme == command.theme:
        return
    what = f"{barrier.ref} was to be put under {f'theme {theme.ref}' if theme else 'no theme'}."
    refuse_any(
        c1_known_by_then(what, barrier.ref, barrier.raised_on, past.on),
        *(faults_of_theme(past, theme, what) if theme else ()),
    )
    yield BarrierThemed(**command.model_dump())
