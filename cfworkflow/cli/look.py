"""What a reading command works with: the views of a store, and a way to show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cfworkflow.cli.dates import today
from cfworkflow.cli.place import store_url
from cfworkflow.projections.plain import as_data

if TYPE_CHECKING:
    from cfworkflow.as_of.first import First
    from cfworkflow.cli.listing import Listing
    from cfworkflow.cli.missing import Nothing
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
    `nothing` says so where nothing was on record at the moment looked back to, with what to try.
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
        self.nothing: Nothing | None = None
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
            from cfworkflow.cli.missing import nothing_by

            self.nothing = nothing_by(moment, recorded)

    def show(self, data: object, in_words: Callable[[], None]) -> None:
        """Write data as JSON where that was asked for, else in words.

        Where nothing was on record that is said, and there are no other words: figures of nothing
        would pass for figures.
        """
        self._say_nothing()
        if self.as_json:
            show_json(data)
        elif not self.nothing:
            in_words()

    def need_something(self, what: str) -> None:
        """Raise a failure where nothing was on record that `what` could be made of."""
        if self.nothing and self.as_of:
            from cfworkflow.cli.missing import nothing_for

            raise nothing_for(what, self.as_of, self.nothing)

    def _say_nothing(self) -> None:
        if self.nothing:
            click.echo(self.nothing.said, err=True)
            if self.nothing.try_:
                click.echo(f"Try: {self.nothing.try_}", err=True)

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
        self._say_nothing()
        if not (self.nothing or rows or self.as_json):
            click.echo(listing.empty, err=True)
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
        from cfworkflow.cli.missing import Sought, not_there

        sought, first = Sought(kind, ref, rows, self.as_of), self._came_later(kind, ref)
        raise not_there(sought, self.reading(), first, self.nothing)

    def _came_later(self, kind: str, ref: str) -> First | None:
        """The fact by which a thing came on record after the moment looked back to."""
        if self.as_of is None or self._kept is None:
            return None
        from cfworkflow.as_of.first import first_of

        return first_of(self._kept, kind, ref, self.reading().position)
