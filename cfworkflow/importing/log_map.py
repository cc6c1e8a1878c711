"""The map of a log: which sheet holds what, which column is which, what its words mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PositiveInt,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from cfworkflow.domain.finding import near
from cfworkflow.domain.importing.commands import ActionRow, BarrierRow, Held, LogRow, MeetingRow
from cfworkflow.domain.words import Slug

Header = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Constant = str | bool | int | date

KINDS: dict[Held, type[LogRow]] = {
    "barriers": BarrierRow,
    "actions": ActionRow,
    "meetings": MeetingRow,
}
"""What a sheet holds → the kind of its rows."""

_OF_THE_ROW = frozenset(LogRow.model_fields)


def fields_of(held: Held) -> list[str]:
    """What the columns of such a sheet can tell."""
    return [name for name in KINDS[held].model_fields if name not in _OF_THE_ROW]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _slip(said: str, given: object, *place: str) -> InitErrorDetails:
    """What is wrong at a place within the map of a sheet, where it can be looked up."""
    error = PydanticCustomError("value_error", "{error}", {"error": said})
    return InitErrorDetails(type=error, loc=place, input=given)


class SheetMap(_Part):
    """How one sheet is read.

    `sheet` is its title, `header_row` the row of its headers, `id` the header of the column, or
    of the columns together, by which a row is known again. `columns` are field → header,
    `constants` field → what is so in every row, `words` field → word of the log → what it means.
    """

    holds: Held
    id: Header | tuple[Header, ...]
    sheet: Header | None = None
    header_row: PositiveInt = 1
    skip_rows: tuple[PositiveInt, ...] = ()
    skip_where: dict[Header, tuple[str, ...]] = Field(default_factory=dict)
    columns: dict[str, Header]
    constants: dict[str, Constant] = Field(default_factory=dict)
    words: dict[str, dict[str, str | bool]] = Field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """The headers of the row's own id."""
        return (self.id,) if isinstance(self.id, str) else self.id

    @model_validator(mode="after")
    def _tells_what_is_needed(self) -> Self:
        found = [*self._unknown()] or [*self._wanting()]
        if found:
            raise ValidationError.from_exception_data(type(self).__name__, found)
        return self

    def _unknown(self) -> Iterator[InitErrorDetails]:
        """Fields that such a sheet does not have, each where it is named."""
        known = fields_of(self.holds)
        for part in ("columns", "constants", "words"):
            table = getattr(self, part)
            for name in table:
                if name not in known:
                    said = f"{self.holds} have no {name}{near(name, known)}"
                    yield _slip(said, table, part, name)

    def _wanting(self) -> Iterator[InitErrorDetails]:
        """What is said twice, or has to be said and is not."""
        for name in self.constants:
            if name in self.columns:
                said = f"{name} is a column or a constant, not both"
                yield _slip(said, self.constants, "constants", name)
        given, kind = {*self.columns, *self.constants}, KINDS[self.holds]
        required = [each for each in fields_of(self.holds) if kind.model_fields[each].is_required()]
        missing = [name for name in required if name not in given]
        if self.holds == "actions" and not {"barrier", "barrier_ref"} & given:
            missing.append("barrier")
        if missing:
            said = f"{self.holds} need {', '.join(missing)}: name the column, or give a constant"
            yield _slip(said, self.columns, "columns")
        if not self.ids:
            yield _slip("id names no column", self.id, "id")


class LogMap(_Part):
    """The map of a whole log. `log` is what it is called for good, by which its rows are known.

    `delimiter` is that of a CSV file, where it is not to be found out.
    """

    log: Slug
    delimiter: Annotated[str, StringConstraints(min_length=1, max_length=1)] | None = None
    sheets: dict[Slug, SheetMap] = Field(min_length=1)

    def holding(self, held: Held) -> list[str]:
        """The sheets that hold that, as the map calls them."""
        return [name for name, each in self.sheets.items() if each.holds == held]
