"""`cfworkflow audit`: what the record tells, and proves to, an auditor."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "checkpoint": Entry(
        "cfworkflow.cli.audit.signing:checkpoint",
        "Write down what the record holds now, in three lines to keep elsewhere.",
    ),
    "diff": Entry(
        "cfworkflow.cli.audit.changes:diff", "Tell what changed on record between two moments."
    ),
    "keygen": Entry("cfworkflow.cli.audit.signing:keygen", "Make a key to sign checkpoints with."),
    "log": Entry("cfworkflow.cli.audit.chronicle:log", "Tell every fact on record, a line each."),
    "pack": Entry(
        "cfworkflow.cli.audit.packing:pack",
        "Pack facts with their proofs, for an outsider to verify.",
    ),
    "proof": Entry(
        "cfworkflow.cli.audit.proving:proof", "Prove that facts are on record, to whoever asks."
    ),
    "redact": Entry(
        "cfworkflow.cli.audit.redacting:redact", "Erase texts for good; all proofs still hold."
    ),
    "replay": Entry(
        "cfworkflow.cli.audit.replaying:replay", "Step through the record, forward and back."
    ),
    "rules": Entry(
        "cfworkflow.cli.audit.verifying:rules", "Judge the whole history by every rule."
    ),
    "verify": Entry(
        "cfworkflow.cli.audit.verifying:verify", "Verify that nothing was changed, and all is kept."
    ),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def audit() -> None:
    """What the record tells and proves to an auditor.

    \b
    Examples:
      cfworkflow audit diff yesterday today
      cfworkflow audit verify
    """
