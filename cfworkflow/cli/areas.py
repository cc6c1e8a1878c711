"""Whether areas that were typed are any group's: advice, which refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act


def advise(act: Act, areas: Iterable[str]) -> None:
    """Say, on stderr, which areas are no group's, and what they may have been meant for.

    Quiet where no group has any: who answers for an area is what groups are told it for.
    """
    typed = [*dict.fromkeys(areas)]
    if not typed:
        return
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.near import nearest

    groups = Look(act.store).reading().groups.values()
    known = sorted({area for group in groups for area in group.areas})
    for area in typed if known else ():
        if area not in known:
            near = nearest(area, known)
            meant = f" Did you mean {' or '.join(near)}?" if near else ""
            click.echo(f"No group has the area {area}.{meant}", err=True)
