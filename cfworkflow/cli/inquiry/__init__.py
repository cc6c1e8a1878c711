"""`cfworkflow inquiry`: Build, Explore, Act, Learn, at change forums."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "advance": Entry(
        "cfworkflow.cli.inquiry.steps:advance", "Move an inquiry on to its next phase."
    ),
    "agents": Entry(
        "cfworkflow.cli.inquiry.looking:agents",
        "List the change agents of all inquiries and what they try.",
    ),
    "conclude": Entry("cfworkflow.cli.inquiry.steps:conclude", "Bring an inquiry to its end."),
    "experiment": Entry(
        "cfworkflow.cli.inquiry.trying:experiment", "Say what a change agent begins to try."
    ),
    "experiment-ended": Entry(
        "cfworkflow.cli.inquiry.trying:experiment_ended", "Say what came of an experiment."
    ),
    "feed": Entry(
        "cfworkflow.cli.inquiry.steps:feed", "Say which barrier or theme an inquiry feeds."
    ),
    "join": Entry(
        "cfworkflow.cli.inquiry.trying:join", "Let an organisation take part as a change agent."
    ),
    "leave": Entry(
        "cfworkflow.cli.inquiry.trying:leave", "Say that an organisation takes part no longer."
    ),
    "list": Entry("cfworkflow.cli.inquiry.looking:list_inquiries", "List the inquiries."),
    "loop-back": Entry(
        "cfworkflow.cli.inquiry.steps:loop_back", "Lead an inquiry from learn back to build."
    ),
    "open": Entry("cfworkflow.cli.inquiry.steps:open_", "Open an inquiry at a change forum."),
    "show": Entry(
        "cfworkflow.cli.inquiry.looking:show", "Show an inquiry with all that came of it."
    ),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def inquiry() -> None:
    """System inquiries: Build, Explore, Act, Learn, at change forums.

    \b
    Examples:
      cfworkflow inquiry open M-0001 --title "Why are people unmet?"
      cfworkflow inquiry advance I-0001 --at M-0001 --findings "Who is met when"
    """
