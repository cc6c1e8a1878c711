"""The rows of one sheet: what their cells mean, every fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from cfworkflow.domain.finding import in_words
from cfworkflow.domain.importing.commands import gaps, spelt
from cfworkflow.domain.importing.supposing import supposed
from cfworkflow.importing.cells import (
    Book,
    Problem,
    Sheet,
    Spot,
    Value,
    on_a_line,
    quoted,
    said,
    word,
)
from cfworkflow.importing.columns import columns_of
from cfworkflow.importing.log_map import KINDS, LogMap, fields_of
from cfworkflow.importing.meaning import REFERRING, Meaning, NoMeaning
from cfworkflow.importing.read import Read, key_of

_UNREAD = object()
"""Stands for what a cell means that can't be read."""


class SheetReader:
    """Reads one sheet."""

    def __init__(self, book: Book, log_map: LogMap, name: str, sheet: Sheet, read: Read) -> None:
        self.log_map = log_map
        self.name = name
        self.map = log_map.sheets[name]
        self.sheet = sheet
        self.title = sheet.title
        self.shown = sheet.title or book.name
        self.read = read
        self.kind = KINDS[self.map.holds]
        self.meaning = Meaning(
            self.kind, self.map.words, since_1904=book.since_1904, key=self._keys
        )
        self.columns: dict[str, int] = {}
        self.told: list[str] = []
        """The fields that a column was found for."""
        self.constants: dict[str, Any] = {}
        self.is_whole = False

    def _keys(self, field_name: str, ids: str) -> tuple[str, ...]:
        sheets = self.log_map.holding("barriers" if field_name == "barrier" else "meetings")
        return tuple(key_of(sheet, (ids,)) for sheet in sheets)

    def take(self) -> None:
        """Read the rows below the headers.

        Where a column can't be told, no row can be judged by the rules; what the others say is
        looked at all the same.
        """
        self.read.counts[self.name] = 0
        self.is_whole = self._find_columns()
        if not self.is_whole:
            self.read.lost.add(self.map.holds)
        if not self.told or any(
            f"where:{name}" not in self.columns for name in self.map.skip_where
        ):
            return
        for number, row in enumerate(self.sheet.rows, 1):
            if number > self.map.header_row and number not in self.map.skip_rows:
                self._take_row(number, row)

    def _find_columns(self) -> bool:
        """Find the columns and make sure of the constants; whether all of them can be told."""
        before = len(self.read.problems)
        found = columns_of(self.sheet, self.map)
        self.columns = found.columns
        self.told = [name for name in self.map.columns if name in found.columns]
        self.read.problems += found.problems
        for name, constant in self.map.constants.items():
            try:
                self.constants[name] = self.meaning.constant(name, constant)
            except NoMeaning as none:
                where = Spot(self.title, header=f"constants.{name} in the map")
                self._complain(where, f"{quoted(str(constant))}: {none}.", "", none.try_)
        if found.unread:
            self.read.notices.append(
                f'Columns of "{self.shown}" left out: {", ".join(found.unread)}.'
            )
        return len(self.read.problems) == before

    def _complain(self, spot: Spot, what: str, why: str = "", try_: str = "") -> None:
        self.read.problems.append(Problem(spot, what, why, try_))

    def _spot(self, number: int, name: str) -> Spot:
        column = self.columns.get(name)
        if column is None:
            return Spot(self.title, number)
        header = said(self.sheet.rows[self.map.header_row - 1][column])
        return Spot(self.title, number, column, on_a_line(header))

    def _cell(self, row: Sequence[Value], name: str) -> Value:
        column = self.columns[name]
        return row[column] if column < len(row) else None

    def _take_row(self, number: int, row: Sequence[Value]) -> None:
        faults = {
            name: self.sheet.faults[number, column]
            for name, column in self.columns.items()
            if (number, column) in self.sheet.faults
        }
        if not faults and not any(said(self._cell(row, name)) for name in self.told):
            return
        if self._is_left_out(row):
            return
        self.read.counts[self.name] += 1
        for name in ("", *self.told):
            self.read.spots[self.name, number, name] = self._spot(number, name)
        unread = {name.partition(":")[0] for name in faults}
        for spot, fault in {self._spot(number, each): faults[each] for each in faults}.items():
            self._complain(spot, f"In this cell {fault.why}.", "", fault.try_)
        ids = self._own_id(number, row, unread)
        values, digests = self._values(number, row, unread)
        if not self.is_whole:
            return
        self._look_for_gaps(number, values, unread, self._unsure(row, unread))
        key = (*ids, *([str(number)] if "id" in unread else []))
        values |= {"sheet": self.name, "row": number, "key": key_of(self.name, key)}
        values |= {"own": " ".join(" / ".join(ids).split())[:300] or "?", "cells": digests}
        self._keep(number, values, unread)

    def _own_id(self, number: int, row: Sequence[Value], unread: set[str]) -> tuple[str, ...]:
        """What the row is called in the log, in as many parts as the map says."""
        places = [place for place in range(len(self.map.ids)) if f"id:{place}" in self.columns]
        self.read.spots[self.name, number, "id"] = self._spot(number, "id:0")
        ids = tuple(said(self._cell(row, f"id:{place}")) for place in places)
        for place in places:
            at = self.columns[f"id:{place}"]
            if not ids[place] and (number, at) not in self.sheet.faults:
                unread.add("id")
                self._complain(
                    self._spot(number, f"id:{place}"),
                    "This row has no id of its own.",
                    "By its id it is known again when the file has grown.",
                    "Give it one; or leave the row out, by skip_rows or skip_where in the map.",
                )
        return ids

    def _is_left_out(self, row: Sequence[Value]) -> bool:
        return any(
            word(said(self._cell(row, f"where:{header}"))) in {word(each) for each in words}
            for header, words in self.map.skip_where.items()
        )

    def _values(
        self, number: int, row: Sequence[Value], unread: set[str]
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """What the cells of a row mean, and digests of what they say.

        A cell that can't be read, and was complained of, means something all the same: only what
        nothing is said of is missing.
        """
        values: dict[str, Any] = dict.fromkeys(unread - {"id", "where"}, _UNREAD)
        digests: dict[str, str] = {}
        for name in self.told:
            cell = self._cell(row, name)
            if name in unread or not said(cell):
                continue
            try:
                values[name] = self.meaning.of(name, cell)
            except NoMeaning as none:
                values[name] = _UNREAD
                unread.add(name)
                self._complain(self._spot(number, name), f"{quoted(cell)}: {none}.", "", none.try_)
            else:
                digests[name] = _digest(said(cell) if name in REFERRING else values[name])
        values.update([*self._constants(values)])
        return values, digests

    def _constants(self, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """The constants of the steps that a row tells of; of others nothing is known."""
        for name, constant in self.constants.items():
            dated = next((fields[0] for fields in self.kind.STEPS.values() if name in fields), name)
            if dated in values or dated in self.map.constants:
                yield name, constant

    def _unsure(self, row: Sequence[Value], unread: set[str]) -> set[str]:
        """The fields of cells of which nobody can tell whether they are to say anything at all.

        The 31st of June was meant as a date; “to be agreed” may be none to come.
        """
        return {
            name
            for name in unread & {*self.told}
            if not (name.endswith("_on") and any(map(str.isdigit, said(self._cell(row, name)))))
        }

    def _look_for_gaps(
        self, number: int, values: dict[str, Any], unread: set[str], unsure: set[str]
    ) -> None:
        """Complain of what a row has to say and does not."""
        required = [
            (name, "this is missing")
            for name, each in self.kind.model_fields.items()
            if each.is_required() and name not in values and name in fields_of(self.map.holds)
        ]
        if self.map.holds == "actions" and not {"barrier", "barrier_ref"} & {*values}:
            required.append(("barrier", "this is missing"))
        for name, why in (*required, *gaps(self.kind, values, unsure)):
            unread.add(name)
            if not why:
                continue
            spot = self.read.spots.get((self.name, number, name))
            where = spot or self._spot(number, "")._replace(header=f"{spelt(name)} (no column)")
            self._complain(
                where,
                f"{spelt(name).capitalize()}: {why}.",
                "",
                "Fill the cell in, or leave out of the map what tells of this step.",
            )

    def _keep(self, number: int, values: dict[str, Any], unread: set[str]) -> None:
        """Keep a row, with something supposed wherever what it says can't stand."""
        values |= {"unread": unread, **supposed(self.kind, unread)}
        try:
            self.read.rows.append(self.kind.model_validate(values))
        except ValidationError as error:
            wrong, unread = set(), {*unread}
            for finding in error.errors(include_url=False):
                name = str(finding["loc"][0]) if finding["loc"] else ""
                shown = "id" if name == "own" else name
                wrong.add(name)
                unread.add(shown)
                self._complain(
                    self.read.spots.get((self.name, number, shown)) or self._spot(number, ""),
                    f"{in_words(finding)}.",
                    "",
                    self.meaning.advice(shown),
                )
            if "" not in wrong:
                mended = supposed(self.kind, wrong)
                self._keep(number, values | mended, unread)


def _digest(meant: object) -> str:
    return sha256(repr(meant).encode()).hexdigest()[:8]
