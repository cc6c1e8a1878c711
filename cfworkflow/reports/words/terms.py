"""The terms of a group in words: its quorum, its majority, and what else they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cfworkflow.reports.document import Column, Table
from cfworkflow.reports.words.texts import lines
from cfworkflow.reports.words.wording import PETALS, SECTORS, capital, some, tidy

if TYPE_CHECKING:
    from cfworkflow.reports.document import Text

_FRACTIONS = {
    "1/2": "half",
    "1/3": "one third",
    "2/3": "two thirds",
    "1/4": "one quarter",
    "3/4": "three quarters",
    "1/5": "one fifth",
    "0": "none",
    "1": "all",
}
_ROUNDED = {"down": "rounded down", "up": "rounded up", "nearest": "rounded to the nearest"}


def quorum_rule(terms: Mapping[str, Any]) -> str:
    """How the quorum is found: `one third of the members in post, rounded down, plus 1`."""
    share = _fraction(terms["quorum_fraction"])
    of = "the seats" if terms["quorum_base"] == "seats" else "the members in post"
    rounded = _ROUNDED[terms["quorum_rounding"]]
    plus = f", plus {terms['quorum_plus']}" if terms["quorum_plus"] else ""
    return f"{share} of {of}, {rounded}{plus}"


def majority_rule(terms: Mapping[str, Any]) -> str:
    """What carries an item: `more than half of those present and entitled to vote`."""
    reached = terms["majority_reached"].replace("-", " ")
    of = "the votes cast" if terms["majority_base"] == "votes-cast" else _PRESENT
    return f"{reached} {_fraction(terms['majority'])} of {of}"


_PRESENT = "those present and entitled to vote"


def _fraction(written: object) -> str:
    return _FRACTIONS.get(str(written), str(written))


def seat(asked: Mapping[str, Any]) -> str:
    """One line of a composition quorum: `at least 1 member for Mental health`."""
    many = asked["at_least"]
    if asked["role"]:
        return f"at least {many} with the role {tidy(asked['role']).lower()}"
    what = PETALS.get(asked["petal"]) or SECTORS.get(asked["sector"], "")
    return f"at least {some(many, 'member')} for {what}"


def terms_table(terms: Mapping[str, Any], name: str, caption: str) -> Table:
    """Terms, a line each, with the clause of the group's own document where it is named."""
    clauses: Mapping[str, str] = terms.get("clauses") or {}
    return Table(
        name,
        caption,
        (
            Column("term", "Point", width=24),
            Column("rule", "What the terms say", width=60),
            Column("clause", "Clause", width=30),
        ),
        tuple(
            (point, said, lines(dict.fromkeys(_clauses(clauses, fields))))
            for point, said, fields in _points(terms)
        ),
    )


def _clauses(clauses: Mapping[str, str], fields: Iterable[str]) -> Iterator[str]:
    return (clauses[field] for field in fields if field in clauses)


def _points(terms: Mapping[str, Any]) -> Iterator[tuple[str, Text, tuple[str, ...]]]:
    """What is asked, what the terms say of it, and the fields whose clauses say so."""
    shares = ("quorum-fraction", "quorum-rounding", "quorum-plus", "quorum-base")
    yield "Quorum", _sentence(quorum_rule(terms)), shares
    if terms["seats"]:
        yield "Seats", str(terms["seats"]), ("seats",)
    if terms["composition"]:
        asked = "; ".join(map(seat, terms["composition"]))
        yield "Who must be there", _sentence(asked), ("composition",)
    yield (
        "Majority",
        _sentence(majority_rule(terms)),
        ("majority", "majority-reached", "majority-base"),
    )
    counts = "counts" if terms["conflicted_count_as_present"] else "does not count"
    aside = f"A member who stands aside for an interest {counts} as present."
    yield "Conflicts of interest", aside, ("conflicted-count-as-present",)
    casting = "The chair has a casting vote." if terms["casting_vote"] else "There is none."
    yield "Casting vote", casting, ("casting-vote",)
    yield "Proxies", _proxies(terms), ("proxies", "proxies-at-most")
    if terms["one_vote_an_organisation"]:
        one = "Each organisation has one vote, however many places it holds."
    else:
        one = "Each place has one vote."
    yield "Votes", one, ("one-vote-an-organisation",)


def _proxies(terms: Mapping[str, Any]) -> str:
    if not terms["proxies"]:
        return "A member may not send a proxy."
    most = terms["proxies_at_most"]
    return f"A member may send a proxy{f', at most {most} at a meeting' if most else ''}."


def _sentence(said: str) -> str:
    return f"{capital(said)}."
