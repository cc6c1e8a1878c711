"""Whether areas that were typed are any group's: advice, which refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.reading import Views


def advise(act: Act, areas: Iterable[str]) -> None:
    """Say, on stderr, which areas are no group's, and what they may have been meant for.

    Quiet where no group has any: who answers for an area is what groups are told it for.
    """
    typed = [*dict.fromkeys(areas)]
    if not typed:
        return
    from cfworkflow.cli.look import Look

    _tell_unknown(typed, Look(act.store).reading())


def check_area(look: Look, area: str | None, reading: Views) -> None:
    """Say, on stderr, where an area asked for is no group's; quiet as `advise` is.

    What is on record may be of an area that no group has any more, and is listed.
    """
    if area is not None and not look.nothing:
        _tell_unknown([area], reading)


def _tell_unknown(areas: Iterable[str], reading: Views) -> None:
    from cfworkflow.projections.near import nearest

    known = sorted({area for group in reading.groups.values() for area in group.areas})
    for area in areas if known else ():
        if area not in known:
            near = nearest(area, known)
            meant = f" Did you mean {' or '.join(near)}?" if near else ""
            click.echo(f"No group has the area {area}.{meant}", err=True)
