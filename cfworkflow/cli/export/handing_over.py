"""Handing a written document over: to a new file, or to whatever reads it from stdout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from cfworkflow.cli.look import Look, show_json
from cfworkflow.reports.catalogue import DOCUMENTS

if TYPE_CHECKING:
    from cfworkflow.cli.export.asked import Asked
    from cfworkflow.reports.document import Document


class Written(NamedTuple):
    """A document, and what it became."""

    document: Document
    content: bytes


def need_a_place(look: Look, asked: Asked) -> None:
    """A usage error where it has no place to go to: a terminal shows no file of such a form."""
    if asked.out is not None:
        return
    if look.as_json:
        raise click.UsageError("--json tells what was written where: give --out FILE with it.")
    if sys.stdout.isatty():
        name = DOCUMENTS[asked.name].title.lower().replace("'", "").replace(" ", "-")
        raise click.UsageError(f"A terminal can't show it; give --out {name}.{asked.form}")


def hand_over(look: Look, asked: Asked, written: Written) -> None:
    """Write it where it was asked for, and say what it is, as of when and where it is."""
    if asked.out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(written.content)
        return
    from cfworkflow.cli.export.written import write_new

    write_new(asked.out, written.content)
    if look.as_json:
        show_json(_told(asked.out, written))
    else:
        click.echo(_in_words(asked.out, written), err=True)


def _told(out: str, written: Written) -> dict[str, object]:
    document, provenance = written.document, written.document.provenance
    return {
        "file": out,
        "bytes": len(written.content),
        "document": document.name,
        "title": document.title,
        "day": provenance.day,
        "position": provenance.position,
        "checkpoint": provenance.checkpoint,
        "signed": provenance.signed,
    }


def _in_words(out: str, written: Written) -> str:
    provenance = written.document.provenance
    size = f"{max(1, len(written.content) // 1000):,} kB"
    signed = ", its checkpoint signed" if provenance.signed else ""
    return (
        f"Written to {out}, {size}: {written.document.title}, as of {provenance.day}, "
        f"fact {provenance.position:,}{signed}."
    )
