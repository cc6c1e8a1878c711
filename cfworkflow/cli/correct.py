"""`cfworkflow correct`: say what a fact should have said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.fact_at import FACT
from cfworkflow.cli.options import ANY, PAIR, named_twice, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_OPTIONS = {"thing": "REF", "changes": "--set", "position": "--fact", "member": "REF"}


@click.command()
@click.argument("ref", metavar="REF")
@click.option(
    "--set",
    "pairs",
    type=PAIR,
    multiple=True,
    metavar="FIELD=VALUE",
    help="A field and what it should have said; of several, with commas. May be given again.",
)
@click.option("--note", metavar="TEXT", help="Put this beside the record, and change nothing.")
@click.option("--because", metavar="TEXT", help="Why; asked for unless it only lists.")
@click.option(
    "--fact", "position", type=FACT, metavar="@POSITION", help="Which fact; else the last of it."
)
@click.option("--list", "only_lists", is_flag=True, help="List what can be corrected, as it reads.")
@writes
def correct(
    act: Act,
    ref: str,
    pairs: tuple[tuple[str, str], ...],
    note: str | None,
    because: str | None,
    position: int | None,
    only_lists: bool,
) -> None:
    """Say what a fact about REF should have said.

    Words are put right, and petals, areas and sectors. What was decided, counted or reported is
    not, nor where a thing stands: for that, say it anew, or put a note beside the record. Both the
    fact and its correction stay on record. A place on a group is written GROUP/MEMBER.

    \b
    Examples:
      cfworkflow correct B-0001 --set title="No GP without an address" \\
          --because "A slip"
      cfworkflow correct tactical/cpsl-mind --set petals=mental-health \\
          --because "Left out"
      cfworkflow correct B-0001 --list
    """
    from cfworkflow.domain.references import tag_of

    group, _, member = ref.partition("/")
    thing = tag_of(ANY.convert(group, None, click.get_current_context()))
    if only_lists:
        _list(act, thing)
        return
    if because is None:
        raise click.UsageError("Say why: --because TEXT.")
    twice = named_twice(pairs)
    if twice:
        raise click.UsageError(f"--set gives {', '.join(twice)} more than once.")
    if not pairs and note is None:
        raise click.UsageError("Say what is to be corrected: --set FIELD=VALUE, or --note TEXT.")
    from cfworkflow.domain.correction.commands import Correct

    act.do(
        Correct,
        _OPTIONS,
        thing=thing,
        member=member or None,
        changes=dict(pairs),
        note=note,
        because=because,
        position=position,
    )


def _list(act: Act, thing: str) -> None:
    from cfworkflow.domain.correction.correcting import correctable
    from cfworkflow.domain.correction.standing import as_it_stands
    from cfworkflow.domain.refusal import Unknown
    from cfworkflow.store.engine import Boundary

    with act.opened() as record:
        read = Boundary(record.engine.recorder, record.engine.mapper).read
        told = as_it_stands(read(thing))
        if not told:
            from cfworkflow.cli.near import with_near
            from cfworkflow.cli.place import store_url

            kind, _, ref = thing.partition(":")
            raise with_near(Unknown(kind, ref), store_url(act.store))
        rows = [
            {"position": each.position, "kind": each.fact.NAME, "field": name, "reads": text}
            for each, said in correctable(thing, told)
            for name, text in said.items()
        ]
    if act.as_json:
        from cfworkflow.cli.look import show_json

        show_json(rows)
        return
    from cfworkflow.cli.table import show_table

    heads = ("fact", "kind", "field", "reads")
    lines = [(f"@{row['position']}", row["kind"], row["field"], row["reads"]) for row in rows]
    show_table(heads, lines, empty="Nothing of it can be corrected.")
