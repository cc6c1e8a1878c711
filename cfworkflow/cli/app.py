"""The command tree, and what becomes of its failures."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from cfworkflow import __version__
from cfworkflow.cli.lazy import Entry, LazyGroup
from cfworkflow.cli.pipe import let_go

ENTRIES = {
    "init": Entry(
        "cfworkflow.cli.init:init", "Make a store, with a programme's preset if you like."
    ),
    "demo": Entry("cfworkflow.cli.demo:demo", "Play a year of governance in a store of its own."),
    "status": Entry("cfworkflow.cli.status:status", "What stands where, and what waits on whom."),
    "plan": Entry("cfworkflow.cli.plan:plan", "The action plan as it stands."),
    "barrier": Entry(
        "cfworkflow.cli.barrier:barrier", "Barriers and their path through the tiers."
    ),
    "meeting": Entry("cfworkflow.cli.meeting:meeting", "Meetings and who is there."),
    "decision": Entry(
        "cfworkflow.cli.decision:decision", "Decisions: propose, vote, defer, look up."
    ),
    "action": Entry("cfworkflow.cli.action:action", "Actions: the lines of the plan."),
    # the Trusted Person plan and sense checks
    "approach": Entry(
        "cfworkflow.cli.approach:approach", "Approaches: the Trusted Person plan, what is tried."
    ),
    "sense-check": Entry(
        "cfworkflow.cli.sense_check:sense_check", "Sense checks: what partnerships make of it."
    ),
    # briefings and communications
    "briefing": Entry(
        "cfworkflow.cli.briefing:briefing", "Progress reports to each tier and to stakeholders."
    ),
    "communication": Entry(
        "cfworkflow.cli.communication:communication", "What was told to whom, and by which way."
    ),
    # learning and themes
    "theme": Entry("cfworkflow.cli.theme:theme", "What barriers and learning have in common."),
    "learning": Entry("cfworkflow.cli.learning:learning", "What was learned, shared and taken up."),
    # system inquiries
    "inquiry": Entry(
        "cfworkflow.cli.inquiry:inquiry", "System inquiries, their experiments and change agents."
    ),
    # work strands, support and risks
    "strand": Entry("cfworkflow.cli.strand:strand", "Work strands and how far their tasks are."),
    "support": Entry("cfworkflow.cli.support:support", "Days of support agreed and used."),
    "risk": Entry("cfworkflow.cli.risk:risk", "Risks: raise and rate them."),
    "group": Entry("cfworkflow.cli.group:group", "Groups of the three tiers."),
    "member": Entry("cfworkflow.cli.member:member", "Places on a group and who holds them."),
    # bodies: links, areas, coverage, attendance
    "coverage": Entry(
        "cfworkflow.cli.coverage:coverage", "What the places on a group cover, gaps first."
    ),
    # vision, principles and outcomes
    "vision": Entry("cfworkflow.cli.vision:vision", "What the programme wants to bring about."),
    "principle": Entry(
        "cfworkflow.cli.principle:principle", "What decisions are to be in line with."
    ),
    "measure": Entry(
        "cfworkflow.cli.measure:measure", "What is measured to see whether visions come about."
    ),
    "terms": Entry("cfworkflow.cli.terms:terms", "The rule book of a group."),
    "quorum": Entry("cfworkflow.cli.quorum:quorum", "Work out a quorum and a majority."),
    # corrections and undo
    "correct": Entry("cfworkflow.cli.correct:correct", "Say what a fact should have said."),
    "undo": Entry("cfworkflow.cli.undo:undo", "Take back the last command that stands."),
    "audit": Entry("cfworkflow.cli.audit:audit", "What the record tells and proves to an auditor."),
    # interchange
    "export": Entry(
        "cfworkflow.cli.export:export", "Documents to read, and formats other programs read."
    ),
    "import": Entry(
        "cfworkflow.cli.importing:importing", "Import a team's log, or a whole record."
    ),
    "projections": Entry(
        "cfworkflow.cli.projections:projections", "The views kept for reading: rebuild, verify."
    ),
    "rules": Entry("cfworkflow.cli.rules:rules", "The rules, with their codes and sources."),
    "paths": Entry("cfworkflow.cli.paths:paths", "The state machines, as Mermaid."),
    "serve": Entry("cfworkflow.cli.serve:serve", "The record as a page in a browser, to read."),
    "version": Entry("cfworkflow.cli.version:version", "Which version this is."),
}


@click.group(
    cls=LazyGroup,
    entries=ENTRIES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--store", metavar="URL", help="The store; else CFWORKFLOW_STORE, else cfworkflow.db."
)
@click.version_option(__version__, message="cfworkflow %(version)s")
@click.pass_context
def app(ctx: click.Context, store: str | None) -> None:
    """The governance record of a partnership in three tiers.

    Barriers are raised on the ground, escalated by decisions with a quorum and a majority, and
    closed when those who raised them find them gone. Every step is kept for ever.

    \b
    Examples:
      cfworkflow init --preset cambridgeshire-peterborough
      cfworkflow quorum tactical
      cfworkflow plan show
    """
    ctx.obj = store


def run_app(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name; the exit code."""
    try:
        # Not `app.main`, which leaves by itself, and with 1, when a pipe is closed early.
        with app.make_context("cfworkflow", [*arguments]) as ctx:
            app.invoke(ctx)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go(sys.stdout)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - nor may a fault of ours trace
        from cfworkflow.cli.failing import ended

        return ended(error, as_json="--json" in arguments)
    return 0
