"""A quorum and a majority written out, so that anyone can work them out again."""

from __future__ import annotations

from fractions import Fraction

from cfworkflow.domain.count import Figures, quorum_of
from cfworkflow.domain.rules.catalogue import RULES
from cfworkflow.domain.terms import CHARITY_STYLE, Terms

_NAMED = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "a third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter",
    Fraction(3, 4): "three quarters",
    Fraction(1): "all",
}
_TIMES = "\N{MULTIPLICATION SIGN}"
_SOURCES = {rule.code: rule.source for rule in RULES}

QUORUM = ("quorum_fraction", "quorum_rounding", "quorum_plus", "quorum_base")
MAJORITY = ("majority", "majority_reached", "majority_base")


def share(fraction: Fraction) -> str:
    """A share as people say it: `a third`, or `3/5`."""
    return _NAMED.get(fraction, str(fraction))


def clause(terms: Terms, code: str, *fields: str) -> str:
    """Where the terms have these fields from, or what that says of them.

    The clauses the terms themselves name, each once; else, for the defaults, the source of the
    rule; empty where the group has chosen otherwise and named no clause.
    """
    names = [field.replace("_", "-") for field in fields]
    named = dict.fromkeys(terms.clauses[name] for name in names if name in terms.clauses)
    if named:
        return "; ".join(named)
    if all(getattr(terms, field) == getattr(CHARITY_STYLE, field) for field in fields):
        return _SOURCES[code]
    return ""


def quorum_in_words(terms: Terms, members: int) -> str:
    """Why the quorum is what it is, for so many members in post."""
    seats = terms.seats if terms.quorum_base == "seats" else None
    of = f"{seats} seats" if seats else "members in post"
    rounded = "" if terms.quorum_fraction == 1 else f", rounded {_ROUNDED[terms.quorum_rounding]}"
    plus = f", plus {terms.quorum_plus}" if terms.quorum_plus else ""
    wanted = f"The terms ask for {share(terms.quorum_fraction)} of the {of}{rounded}{plus}"
    return f"{wanted}: {_quorum_sum(terms, seats or members, quorum_of(terms, members))}."


_ROUNDED = {"down": "down", "up": "up", "nearest": "to the nearest whole number"}
_BRACKETS = {"down": "⌊{}⌋", "up": "⌈{}⌉", "nearest": "round({})"}


def _quorum_sum(terms: Terms, base: int, quorum: int) -> str:
    part = _BRACKETS[terms.quorum_rounding].format(_product(base, terms.quorum_fraction))
    if not terms.quorum_plus:
        return _never_none(f"{part} = {quorum}", terms, base)
    # One more than the rounded share is never nobody, so that nothing else is added to it.
    rounded = quorum_of(terms.model_copy(update={"quorum_plus": 1}), base) - 1
    return f"{part} + {terms.quorum_plus} = {rounded} + {terms.quorum_plus} = {quorum}"


def _never_none(worked_out: str, terms: Terms, base: int) -> str:
    bare = quorum_of(terms.model_copy(update={"quorum_plus": 1}), base) - 1
    return worked_out if bare else f"{worked_out}, for it is never nobody"


def _product(base: int, fraction: Fraction) -> str:
    if fraction == 1:
        return str(base)
    above = "" if fraction.numerator == 1 else f" {_TIMES} {fraction.numerator}"
    return f"{base}{above} ÷ {fraction.denominator}"


def majority_in_words(terms: Terms, figures: Figures) -> str:
    """Why so many votes in favour carry it."""
    if terms.majority_base == "votes-cast":
        base = figures.in_favour + figures.against + (figures.casting is not None)
        of = f"the {counted(base, 'vote')} cast for or against"
    else:
        base, of = figures.entitled, f"the {figures.entitled} present and entitled to vote"
    product = _product(base, terms.majority)
    needs = share(terms.majority)
    worked_out = (
        f"more than {needs} of {of}: ⌊{product}⌋ + 1 = {figures.needed}"
        if terms.majority_reached == "more-than"
        else f"at least {needs} of {of}: ⌈{product}⌉ = {figures.needed}"
    )
    silence = (
        "Abstaining, or not voting, is not agreeing."
        if terms.majority_base == "present"
        else "Who abstains or does not vote is left out of the count."
    )
    return f"To carry takes {worked_out}. {silence}"


def counted(number: int, one: str, more: str = "") -> str:
    """A number of things: `1 vote`, `2 votes`."""
    return f"{number} {one if number == 1 else more or one + 's'}"
