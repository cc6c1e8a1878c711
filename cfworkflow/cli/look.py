"""What a reading command works with: the views of a store, and a way to show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cfworkflow.cli.dates import today
from cfworkflow.cli.place import store_url
from cfworkflow.projections.plain import as_data

if TYPE_CHECKING:
    from cfworkflow.cli.listing import Listing
    from cfworkflow.cli.moment import Moment
    from cfworkflow.projections.kept_views import KeptViews
    from cfworkflow.projections.reading import Views

Row = TypeVar("Row")


def show_json(data: object) -> None:
    """Write data as JSON on stdout."""
    import json

    click.echo(json.dumps(as_data(data), ensure_ascii=False, indent=2))


class Look:
    """A reading command's way to the views. It is made from what its common options say.

    `day` is today, or the day looked back to: what counts as overdue counts from there.
    `nothing` says so where nothing was on record at the moment looked back to.
    """

    def __init__(
        self,
        store: str | None,
        *,
        as_json: bool = False,
        as_csv: bool = False,
        paged: bool = True,
        as_of: Moment | None = None,
    ) -> None:
        self.store = store
        self.as_json = as_json
        self.as_csv = as_csv
        self.paged = paged
        self.as_of = as_of
        self.day = today()
        self.nothing = ""
        self._kept: KeptViews | None = None

    def reading(self) -> Views:
        """All views of the store: as they stand, or stood. Raises a `StoreRefusal`."""
        from cfworkflow.store.opening import MEMORY

        url = store_url(self.store)
        if url == MEMORY:
            from cfworkflow.projections.reading import Reading

            return Reading()
        from cfworkflow.cli.kept import position_of, up_to_date

        keeper = self._kept = up_to_date(url)
        if self.as_of is None:
            return keeper.as_of()
        position = position_of(keeper, self.as_of)
        self._look_back(keeper, self.as_of, position)
        return keeper.as_of(position)

    def readings(self, *moments: Moment) -> list[Views]:
        """All views of the store as they stood at each of several moments."""
        from cfworkflow.cli.kept import position_of, up_to_date
        from cfworkflow.store.opening import MEMORY

        url = store_url(self.store)
        if url == MEMORY:
            return [self.reading() for _ in moments]
        keeper = up_to_date(url)
        return [keeper.as_of(position_of(keeper, moment)) for moment in moments]

    def _look_back(self, keeper: KeptViews, moment: Moment, position: int) -> None:
        from cfworkflow.as_of.kept import recorded_at
        from cfworkflow.as_of.seen import day_of

        recorded = recorded_at(keeper, max(position, 1))
        self.day = day_of(moment, recorded)
        if position == 0:
            first = "nothing is on record yet"
            if recorded:
                at = recorded.astimezone()
                first = f"the first fact was recorded on {at:%Y-%m-%d} at {at:%H:%M}"
            self.nothing = f"Nothing was on record by {moment.typed}: {first}."

    def show(self, data: object, in_words: Callable[[], None]) -> None:
        """Write data as JSON where that was asked for, else in words."""
        if self.nothing:
            click.echo(self.nothing, err=True)
        if self.as_json:
            show_json(data)
        else:
            in_words()

    def show_list(
        self,
        rows: Sequence[Row],
        listing: Listing,
        *,
        data: object = None,
        lines: Callable[[], list[str]] | None = None,
    ) -> None:
        """Write rows as JSON or CSV where that was asked for, else as a table, page by page.

        `data` is written as JSON in place of the rows, `lines` in place of the table.
        """
        if self.nothing or not (rows or self.as_json):
            click.echo(self.nothing or listing.empty, err=True)
        if self.as_json:
            show_json(rows if data is None else data)
        elif self.as_csv:
            from cfworkflow.cli.sheet import write_sheet

            write_sheet(listing.heads, listing.sheet(rows))
        elif rows:
            from cfworkflow.cli.paging import page
            from cfworkflow.cli.table import table_lines

            told = lines() if lines else table_lines([*listing.columns], listing.table(rows))
            if self._kept is not None:
                self._kept.let_go()  # whoever reads page by page holds nobody up
            page(told, paged=self.paged)

    def check_group(self, group: str | None, reading: Views) -> None:
        """Raise a failure where a group asked for is none; quiet where nothing was on record."""
        if group is not None and not self.nothing:
            self.pick("group", group, reading.groups)

    def thing(self, ref: str, reading: Views) -> Any:
        """The row of a thing of any kind by its reference. Raises a failure as `pick` does."""
        from cfworkflow.domain.references import bare, kind_of
        from cfworkflow.projections.views import TELLING, view_of

        kind = kind_of(ref)
        rows: Mapping[str, Any] = reading.rows(view_of(kind)) if kind in TELLING else {}
        return self.pick(kind, bare(ref), rows)

    def pick(self, kind: str, ref: str, rows: Mapping[str, Row]) -> Row:
        """The row of a reference. Raises a failure that names what is near it."""
        row = rows.get(ref)
        if row is not None:
            return row
        from shlex import quote

        from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure
        from cfworkflow.projections.near import nearest
        from cfworkflow.projections.views import listed_by

        near = nearest(ref, rows)
        why = f"Did you mean {' or '.join(near)}?" if near else "Nothing has that name."
        missing, where = f"There is no {kind} {ref}.", listed_by(kind)
        story = self.reading().story(ref)
        gone = [told.position for told in story if told.kind == "command-undone"]
        if gone:
            why, where = f"It was taken back (@{gone[-1]}).", f"cfworkflow audit log --ref {ref}"
        elif self.as_of is not None:
            missing = f"There was no {kind} {ref} on record by {self.as_of.typed}."
            why = self.nothing or (why if near else "Nothing had that name then.")
            where += f" --as-of {quote(self.as_of.typed)}" if near else ""
        raise CommandFailure(NOTHING_THERE, [Failure("unknown", missing, why, where)])
