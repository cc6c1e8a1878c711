"""The page of a pack, for a person to read: one file, no network, every text escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, NamedTuple, cast

from cfworkflow.audit.pack.checking import withheld
from cfworkflow.projections.sentences import SENTENCES
from cfworkflow.projections.timeline import TimelineRow, timeline_row
from cfworkflow.store.line import damaged, retell
from cfworkflow.store.refusals import StoreNewer

if TYPE_CHECKING:
    from cfworkflow.audit.checkpoint import Checkpoint
    from cfworkflow.audit.pack.files import Leaf
    from cfworkflow.domain.fact import Recorded

_SALT = "salt"

_SIGNED = {
    "warning": "",
    "signed": ", signed",
    "keyfile": "<dt>key.pub</dt><dd>The public key it is signed with, yours to doubt.</dd>\n",
    "command": 'python verify.py PACK.zip --key "KEY"',
    "trust": "Get the public key of the record's keeper by a way you trust: from their website, on "
    "paper, by telephone. The key in this pack vouches for nothing, for whoever changes a pack "
    "changes that too.",
}
_UNSIGNED = {
    "warning": '<p class="warning">Nobody has signed this pack. It is consistent in itself, and '
    "anyone could have made all of it: compare its root with a checkpoint that you trust.</p>",
    "signed": ", not signed",
    "keyfile": "",
    "command": "python verify.py PACK.zip",
    "trust": "Get a checkpoint of this record by a way you trust: three lines on paper will do. "
    "This pack is not signed, so that nothing in it vouches for the rest.",
}
_ALL = "That nothing happened which was never recorded. These are all facts on record."
_SOME = "That there are no other facts about the matter: these are some of those on record."


class About(NamedTuple):
    """What a page tells of: what was asked for, under which checkpoint, signed by which key."""

    choice: str
    checkpoint: Checkpoint
    vkey: str | None


def page(about: About, leaves: Sequence[Leaf]) -> str:
    """The page. Raises `StoreDamaged` or `StoreNewer` where a fact can't be told."""
    template = Template(files(__package__).joinpath("page.html").read_text(encoding="utf-8"))
    size, missing = about.checkpoint.size, withheld(leaves)
    return template.substitute(
        _SIGNED if about.vkey else _UNSIGNED,
        about=escape(f"facts {about.choice}"),
        summary="\n".join(_summary(about, len(leaves), len(missing))),
        withheld=_withheld(missing),
        complete=_ALL if len(leaves) == size else _SOME,
        caption=f"{len(leaves)} of the {size} facts on record, in the order of recording",
        rows="\n".join(map(_row, leaves)),
    )


def _summary(about: About, packed: int, missing: int) -> Iterator[str]:
    origin, size, root, _ = about.checkpoint
    yield _pair("Record", origin)
    yield _pair("Facts here", f"{packed} of {size}")
    yield _pair("Texts withheld or erased", f"{missing}" if missing else "none")
    yield _pair("Root of the record", root.hex())
    yield _pair("Signed with the key", about.vkey or "none: it is not signed")


def _pair(name: str, text: str) -> str:
    return f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>"


def _withheld(missing: Sequence[int]) -> str:
    if not missing:
        return "<p>Nothing: every text that these facts were recorded with is here.</p>"
    facts = "1 fact" if len(missing) == 1 else f"{len(missing)} facts"
    return (
        f"<p>The texts of {facts} are withheld from this pack or were erased from the record: at "
        f"the positions {', '.join(map(str, missing))}. Each of these facts is here, with its "
        "references, figures and dates, and with the SHA-256 of its text: whoever is given the "
        "text later can tell whether it is the one recorded.</p>"
    )


def _row(leaf: Leaf) -> str:
    row = _told(leaf)
    on, at = row.on.isoformat(), row.recorded_at
    return (
        f'<tr><th scope="row" class="number">{row.position}</th>'
        f'<td><time datetime="{on}">{on}</time></td>'
        f'<td><time datetime="{at.isoformat()}">{at:%Y-%m-%d %H:%M}</time></td>'
        f"<td>{escape(row.actor)}</td><td>{escape(row.sentence)}{_texts(leaf)}</td></tr>"
    )


def _told(leaf: Leaf) -> TimelineRow:
    retold = retell(leaf.position, leaf.line, leaf.narrative)
    told = cast("Recorded", retold._replace(left_out=True))  # erased or not, it is not in the pack
    if told.fact.NAME not in SENTENCES:
        raise StoreNewer(f"at position {leaf.position}")
    try:
        return timeline_row(told)
    except (AttributeError, LookupError, TypeError, ValueError):
        raise damaged(leaf.position) from None


def _texts(leaf: Leaf) -> str:
    """All that was said with a fact, to be opened; the sentence tells the most of it."""
    said = json.loads(leaf.narrative) if leaf.narrative else {}
    pairs = [
        _pair(name.replace("_", " ").capitalize(), "\n".join(_each(text)))
        for name, text in said.items()
        if name != _SALT and text
    ]
    opened = f"<summary>Texts of fact {leaf.position}</summary><dl>{''.join(pairs)}</dl>"
    return f"<details>{opened}</details>" if pairs else ""


def _each(text: object) -> Iterable[str]:
    return (str(each) for each in text) if isinstance(text, list) else (str(text),)
