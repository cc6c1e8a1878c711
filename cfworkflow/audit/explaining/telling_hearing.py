"""An item before one meeting, told in sentences: the roll, the quorum, the room, the votes."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.audit.explaining.findings import Figure, Hearing
from cfworkflow.audit.explaining.sums import counted
from cfworkflow.audit.explaining.telling import Line, at, cited
from cfworkflow.domain.words import spoken
from cfworkflow.projections.wording import joined


def members(last: Hearing) -> Iterator[Line]:
    """Who was in post, by which facts."""
    figure = last.figures["members"]
    called = f"on {spoken(last.called_for)}, the day it is called for"
    on = f"on {spoken(last.day)}" if last.day else called
    who = f": {joined(last.members)}" if last.members else ""
    yield Line(cited(f"In post {on}{who}.", figure.facts))
    if figure.value != len(last.members):
        yield Line(figure.why)
    yield from _own(figure)


def quorum(last: Hearing) -> Iterator[Line]:
    """Why that quorum: the terms in force, their clause, and the sum."""
    figure, terms = last.figures["quorum"], last.terms
    yield Line(figure.why)
    if terms.since is None:
        yield Line("No terms are on record for that day: those of the Terms of Reference hold.")
    else:
        how = f"adopted by {terms.decision}" if terms.decision else "the group's first"
        since = f"Terms in force since {spoken(terms.since)}, {how}."
        yield Line(cited(since, terms.facts))
    yield _clause(figure)
    yield from _own(figure)


def _clause(figure: Figure) -> Line:
    source = f"Clause: {figure.clause}" if figure.clause else "The terms name no clause for it"
    return Line(f"{source} (rule {figure.rule}).")


def _own(figure: Figure) -> Iterator[Line]:
    if not figure.agrees:
        yield Line(f"The decision itself states {figure.recorded}.")


def presence(last: Hearing) -> Iterator[Line]:
    """Place by place: who counted and why, who did not and why not."""
    for person in last.people:
        if person.counted:
            yield Line(f"{person.why}{at(person.facts)}", person.member)
    absent = [person for person in last.people if not person.counted]
    known = [person for person in absent if person.came != "not-recorded" or person.interest]
    if known:
        yield Line("Did not count:" if last.day else "Known so far:")
    for person in known:
        yield Line(f"{person.why}{at(person.facts)}", person.member)
    silent = [person.member for person in absent if person not in known]
    if last.day is None:
        yield Line(f"{last.meeting} has not been opened.")
    elif silent:
        also = "Nor did" if known else "Did not count:"
        yield Line(f"{also} {joined(silent)}: nothing is on record of them at {last.meeting}.")
    yield from _allowed(last)
    yield from _own(last.figures["present"])


def _allowed(last: Hearing) -> Iterator[Line]:
    """What the terms say of proxies and of those who stand aside, where there were any."""
    terms, there = last.terms.terms, [each for each in last.people if each.on_the_roll]
    if any(each.proxy for each in there):
        most = terms["proxies_at_most"]
        at_most = f", {most} at a meeting at most" if most else ""
        may = f"may send a proxy{at_most}" if terms["proxies"] else "may send no proxy"
        yield Line(f"By these terms a member {may} (rule A1).")
    if any(each.interest for each in there):
        counts = "counts" if terms["conflicted_count_as_present"] else "does not count"
        yield Line(
            f"By these terms who stands aside for an interest {counts} as present (rule Q2)."
        )


def composition(last: Hearing) -> Iterator[Line]:
    """What the terms ask of who is there, beside how many."""
    for seat in last.composition:
        by = f": {joined(seat.by)}" if seat.by else ": nobody"
        verdict = "present" if seat.filled else "not enough of them present"
        yield Line(f"The terms ask for {seat.asks}; {verdict}{by}.")


def votes(last: Hearing) -> Iterator[Line]:
    """The votes, the majority needed and why, the casting vote, and what came of it."""
    figures = last.figures
    for name in ("in_favour", "against", "abstained"):
        said = figures[name].why.partition(" ")[2].capitalize()
        yield Line(cited(said, figures[name].facts), f"{figures[name].value}")
    yield Line(cited(_silent(last), figures["no_vote"].facts), f"{figures['no_vote'].value}")
    entitled = figures["entitled"]
    could = f"{counted(entitled.value, 'vote')} could be cast. {entitled.why}"
    yield Line(cited(could, entitled.facts))
    yield Line(figures["needed"].why)
    yield _clause(figures["needed"])
    if last.casting:
        yield Line(f"The votes were tied, and the chair's casting vote was {last.casting} (M3).")
    yield Line(_outcome(last))
    for name in ("in_favour", "against", "abstained", "no_vote", "entitled", "needed"):
        if not figures[name].agrees:
            words = name.replace("_", " ")
            yield Line(f"The decision itself states {figures[name].recorded} ({words}).")


def _silent(last: Hearing) -> str:
    names = [each.member for each in last.people if each.entitled and each.vote is None]
    named = any(each.vote for each in last.people)
    return f"No vote recorded{f': {joined(names)}' if named and names else ''}."


def _outcome(last: Hearing) -> str:
    figures = last.figures
    for_ = figures["in_favour"].value + (last.casting == "for")
    if last.result == "no_quorum":
        return "Without a quorum it could not be decided, whatever the votes (Q1)."
    carried = last.result == "carried"
    reach = "reaches" if carried else "falls short of"
    verdict = "carried" if carried else "not carried"
    return (
        f"{for_} for {reach} the {figures['needed'].value} needed: {verdict}{at([last.end or 0])}."
    )
