"""A matter of a plan: with whom it stands, how it came there, what was asked and answered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Facts, Line, Ref, Section
from cfworkflow.reports.parts.evidence import addressed_in_words, check_in_words
from cfworkflow.reports.words.texts import lines
from cfworkflow.reports.words.wording import ANSWERS, areas, between, lowered, petals, tag

if TYPE_CHECKING:
    from cfworkflow.projections.plan import PlanAction, PlanLine, Recommended
    from cfworkflow.reports.document import Tag, Text
    from cfworkflow.reports.words.names import Names


def matter_section(line: PlanLine, names: Names) -> Section:
    """A matter under its own heading."""
    heading = f"{line.barrier}: {line.title}" if line.title else line.barrier
    known = tuple((what, text) for what, text in _facts(line, names) if text is not None)
    return Section(heading, (Facts(known),))


def _facts(line: PlanLine, names: Names) -> Iterator[tuple[str, Text]]:
    """What is to be told of it; None of what there is nothing to tell."""
    yield "Reference", Ref("barrier", line.barrier)
    yield "Stands", stands(line, names)
    yield "Raised", Line((line.raised_on, " by ", names.the_group(line.raised_by)))
    yield "Came by way of", came_from(line, names) if len(line.came_from) > 1 else None
    yield "Petals", petals(line.petals)
    yield "Areas", areas(line.areas)
    yield "Theme", Ref("theme", line.theme, names.theme(line.theme)) if line.theme else None
    yield "In the way of", Ref("approach", line.approach) if line.approach else None
    yield "Recommendations", lines(map(recommended, line.recommendations))
    yield "Response", lines(responses(line, names))
    yield "Last decision", last_decision(line)
    yield "Addressed", addressed_in_words(line.addressed, names) if line.addressed else None
    yield "Last evidence check", check_in_words(line.check, names) if line.check else None
    yield "Actions", lines(action_line(action, names) for action in line.actions)


def stands(line: PlanLine, names: Names) -> Line:
    """Its state, and with whom it is, or who is to check that it is gone."""
    state = tag("barrier", line.status)
    if line.checker is not None:
        return Line((state, " by ", names.the_group(line.checker)))
    if line.status == line.tier:
        return Line((state, ", with ", names.the_group(line.holder)))
    return Line((state,))


def came_from(line: PlanLine, names: Names) -> Line:
    """The groups it went through, in order."""
    held = [group for group, _ in groupby(step.to_group for step in line.came_from)]
    comma, _ = between(map(names.short, held))
    pieces: list[str | Ref] = []
    for group in held:
        pieces += [f"{comma}then " if pieces else "", names.group(group)]
    return Line(tuple(piece for piece in pieces if piece))


def recommended(one: Recommended) -> Line:
    """A recommendation, by which decision it was made, and its answer if it got one."""
    answer = f": {lowered(ANSWERS[one.answer])}" if one.answer else ""
    return Line((one.text, " (", Ref("decision", one.decision), f"){answer}"))


def responses(line: PlanLine, names: Names) -> Iterator[Line]:
    """What each group said as it sent it down."""
    for one in line.responses:
        said = f": {one.text}" if one.text else ""
        by = (names.group(one.from_group), " on ", one.on)
        yield Line((*by, " (", Ref("decision", one.decision), f"){said}"))


def last_decision(line: PlanLine) -> Line | None:
    """The last item about it that came to something."""
    if line.last_decision is None:
        return None
    last = line.last_decision
    state = tag("decision", last.outcome)
    return Line((Ref("decision", last.decision), " ", state, " on ", last.on))


def action_line(action: PlanAction, names: Names) -> Line:
    """An action that is still to be done, in a line."""
    owner = names.member(action.group, action.owner)
    title = f" {action.title}" if action.title else ""
    by = (f"{title}: {owner}, due ", action.due, ", ")
    return Line((Ref("action", action.action), *by, action_state(action)))


def action_state(action: PlanAction) -> Tag:
    """How an action stands; that it is overdue matters more than whether it was begun."""
    return tag("action", "overdue" if action.overdue else action.status)
