"""The rows of one sheet: what their cells mean, every fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from cfworkflow.domain.finding import in_words
from cfworkflow.domain.importing.commands import gaps, spelt
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

    def _keys(self, field_name: str, ids: str) -> tuple[str, ...]:
        sheets = self.log_map.holding("barriers" if field_name == "barrier" else "meetings")
        return tuple(key_of(sheet, (ids,)) for sheet in sheets)

    def take(self) -> None:
        """Read the rows below the headers."""
        self.read.counts[self.name] = 0
        if not self._find_columns():
            self.read.holed.add(self.map.holds)
            self.read.lost.add(self.map.holds)
            return
        for number, row in enumerate(self.sheet.rows, 1):
            if number > self.map.header_row and number not in self.map.skip_rows:
                self._take_row(number, row)

    def _find_columns(self) -> bool:
        """Find the columns and make sure of the constants; whether the rows can be read."""
        before = len(self.read.problems)
        found = columns_of(self.sheet, self.map)
        self.columns = found.columns
        self.read.problems += found.problems
        for name, constant in self.map.constants.items():
            try:
                self.meaning.constant(name, constant)
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
        if not faults and not any(said(self._cell(row, name)) for name in self.map.columns):
            return
        if self._is_left_out(row):
            return
        self.read.counts[self.name] += 1
        before = len(self.read.problems)
        for name, fault in faults.items():
            self._complain(self._spot(number, name), f"In this cell {fault.why}.", "", fault.try_)
        for name in ("", *self.map.columns):
            self.read.spots[self.name, number, name] = self._spot(number, name)
        ids = self._own_id(number, row)
        values, digests = self._values(number, row, {*faults})
        self._look_for_gaps(number, values)
        if len(self.read.problems) == before:
            values |= {"sheet": self.name, "row": number, "key": key_of(self.name, ids)}
            values |= {"own": " ".join(" / ".join(ids).split())[:300], "cells": digests}
            self._keep(number, values)
        if len(self.read.problems) > before:
            self.read.unread.add(key_of(self.name, ids))
            self.read.holed.add(self.map.holds)

    def _own_id(self, number: int, row: Sequence[Value]) -> tuple[str, ...]:
        """What the row is called in the log, in as many parts as the map says."""
        places = range(len(self.map.ids))
        self.read.spots[self.name, number, "id"] = self._spot(number, "id:0")
        ids = tuple(said(self._cell(row, f"id:{place}")) for place in places)
        for place in places:
            at = self.columns[f"id:{place}"]
            if not ids[place] and (number, at) not in self.sheet.faults:
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
        self,
        number: int,
        row: Sequence[Value],
        faulty: set[str],
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """What the cells of a row mean, and digests of what they say.

        A cell that can't be read, and was complained of, means something all the same: only what
        nothing is said of is missing.
        """
        values: dict[str, Any] = dict.fromkeys(faulty, _UNREAD)
        digests: dict[str, str] = {}
        for name in self.map.columns:
            cell = self._cell(row, name)
            if name in faulty or not said(cell):
                continue
            try:
                values[name] = self.meaning.of(name, cell)
            except NoMeaning as none:
                values[name] = _UNREAD
                self._complain(self._spot(number, name), f"{quoted(cell)}: {none}.", "", none.try_)
            else:
                digests[name] = _digest(said(cell) if name in REFERRING else values[name])
        values.update([*self._constants(values)])
        return values, digests

    def _constants(self, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """The constants of the steps that a row tells of; of others nothing is known."""
        for name, constant in self.map.constants.items():
            dated = next((fields[0] for fields in self.kind.STEPS.values() if name in fields), name)
            if dated in values or dated in self.map.constants:
                yield name, self.meaning.constant(name, constant)

    def _look_for_gaps(self, number: int, values: dict[str, Any]) -> None:
        """Complain of what a row has to say and does not."""
        required = [
            (name, "this is missing")
            for name, each in self.kind.model_fields.items()
            if each.is_required() and name not in values and name in fields_of(self.map.holds)
        ]
        if self.map.holds == "actions" and not {"barrier", "barrier_ref"} & {*values}:
            required.append(("barrier", "this is missing"))
        for name, why in (*required, *gaps(self.kind, values)):
            spot = self.read.spots.get((self.name, number, name))
            where = spot or self._spot(number, "")._replace(header=f"{spelt(name)} (no column)")
            self._complain(
                where,
                f"{spelt(name).capitalize()}: {why}.",
                "",
                "Fill the cell in, or leave out of the map what tells of this step.",
            )

    def _keep(self, number: int, values: dict[str, Any]) -> None:
        """Keep a row that is whole, unless something in it can't stand."""
        try:
            self.read.rows.append(self.kind.model_validate(values))
        except ValidationError as error:
            for finding in error.errors(include_url=False):
                name = str(finding["loc"][0]) if finding["loc"] else ""
                name = "id" if name == "own" else name
                self._complain(
                    self.read.spots.get((self.name, number, name)) or self._spot(number, ""),
                    f"{in_words(finding)}.",
                    "",
                    self.meaning.advice(name),
                )


def _digest(meant: object) -> str:
    return sha256(repr(meant).encode()).hexdigest()[:8]
