"""A problem in a file is found again: its line is the one on which its key stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.cli.failure import USAGE, CommandFailure
from cfworkflow.cli.toml_file import Place, line_of, read_toml

KEYS = [
    ("plain", "plain"),
    ("with-hyphen", "with-hyphen"),
    ('"with space"', "with space"),
    ('"with.dot"', "with.dot"),
    ("'[bracket]'", "[bracket]"),
    ('"sign = 1"', "sign = 1"),
    ('"# no comment"', "# no comment"),
    ('"é\u2028"', "é\u2028"),
    ("2026", "2026"),
]
VALUES = [
    "1",
    "-1.5",
    "true",
    "2026-10-15",
    '"text"',
    '"a # b = [c]"',
    "'''one line'''",
    '"line\u2028separator"',
    '"""\nplain = 1\n[heading]\n\'\'\'\n"""',
    "'''\n[[items]]\n\"\"\"\n'''",
    '"""\\\n   folded \\\n   text"""',
    "[]",
    "[1, 2]",
    "[\n  1, # one ]\n\n  2,\n]",
    '[ "a",\n"plain = 1", """\n]\n""" ]',
    "[[1,\n2], [3]]",
]
BETWEEN = ["", "# plain = 1", "  # [heading]", "\t", '# """']
LISTS = ["[ {} ]", "[\n  {},\n]", "[\n  # the first\n  {}, # and\n\n  {}\n]", "[ {},\n{},\n{} ]"]


@dataclass
class Written:
    """A file as it is written line by line, with the line each key stands on."""

    lines: list[str] = field(default_factory=list)
    keys: dict[Place, int] = field(default_factory=dict)

    def add(self, text: str, *places: Place) -> None:
        """Write a statement whose first line is where `places` stand."""
        self.keys.update(dict.fromkeys(places, len(self.lines) + 1))
        self.lines += text.split("\n")

    @property
    def text(self) -> str:
        """The whole file."""
        return "".join(f"{line}\n" for line in self.lines)


def key(draw: st.DrawFn, number: int) -> tuple[str, str]:
    """A key that no other in its table has, as written and as meant."""
    written, meant = draw(st.sampled_from(KEYS))
    if written[0] in "\"'":
        return f"{written[:-1]}{number}{written[-1]}", f"{meant}{number}"
    return f"{written}{number}", f"{meant}{number}"


def statement(draw: st.DrawFn, file: Written, table: Place, number: int) -> None:
    """Write one key and its value: plain, dotted, an inline table, or a list of those."""
    for line in draw(st.lists(st.sampled_from(BETWEEN), max_size=2)):
        file.add(line)
    written, meant = key(draw, number)
    place = (*table, meant)
    kind = draw(st.sampled_from(["plain", "dotted", "table", "list"]))
    value = draw(st.sampled_from(VALUES))
    comment = draw(st.sampled_from(["", "  # so it is", " # [x]"]))
    if kind == "plain":
        file.add(f"{written} = {value}{comment}", place)
    elif kind == "dotted":
        inner, inner_meant = key(draw, 0)
        file.add(f"{written} . {inner}={value}{comment}", place, (*place, inner_meant))
    elif kind == "table":
        file.add(f"{written} = {{ a = 1, b.c = 'x' }}{comment}", (*place, "a"), (*place, "b", "c"))
    else:
        shape = draw(st.sampled_from(LISTS)).replace("{}", "{ kind = 1 }")
        begun = len(file.lines) + 1
        file.add(f"{written} = {shape}{comment}", place)
        held = [
            begun + offset
            for offset, line in enumerate(shape.split("\n"))
            for _ in range(line.count("kind"))
        ]
        file.keys.update({(*place, index, "kind"): line for index, line in enumerate(held)})


def section(draw: st.DrawFn, file: Written, table: Place, path: list[str], depth: int) -> None:
    """Write the keys of a table, then the tables and arrays of tables within it."""
    for number in range(draw(st.integers(0, 3))):
        statement(draw, file, table, number)
    if depth == 0:
        return
    for number in range(10, 10 + draw(st.integers(0, 2))):
        written, meant = key(draw, number)
        inner = [*path, written]
        if draw(st.booleans()):
            file.add(f"[{' . '.join(inner)}]", (*table, meant))
            section(draw, file, (*table, meant), inner, depth - 1)
            continue
        for index in range(draw(st.integers(1, 2))):
            file.add(f"[[{'.'.join(inner)}]] # {index}", (*table, meant, index))
            section(draw, file, (*table, meant, index), inner, depth - 1)


@st.composite
def files(draw: st.DrawFn) -> Written:
    """A TOML file of any shape, and where its keys stand."""
    file = Written()
    section(draw, file, (), [], depth=2)
    return file


def at(values: Any, place: Place) -> Any:  # noqa: ANN401 - whatever stands there
    """The value at a place."""
    for part in place:
        values = values[part]
    return values


@given(files())
def test_each_key_is_found_on_the_line_it_stands_on(file: Written) -> None:
    """Nested tables, arrays of tables, dotted and quoted keys, long values: all are found."""
    values = tomllib.loads(file.text)
    for place, line in file.keys.items():
        at(values, place)
        assert line_of(file.text, place) == line, (place, file.text)


@given(files())
def test_the_ends_of_lines_do_not_matter(file: Written) -> None:
    """A file saved on Windows has the same lines."""
    text = file.text.replace("\n", "\r\n")
    assert {place: line_of(text, place) for place in file.keys} == file.keys


@given(files())
def test_what_is_missing_is_shown_where_it_would_stand(file: Written) -> None:
    """A key that is not there has the line of its table; at the top, the first line."""
    for place, line in file.keys.items():
        if isinstance(place[-1], int):
            assert line_of(file.text, (*place, "missing")) == line
    assert line_of(file.text, ("missing",)) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('present = [\n  "sent",\n  "pre",\n]', [2, 3]),
        ('present = ["one",\n"two", "three"]', [1, 2, 2]),
        ('a.b.present = [\n"twice",\n"twice"]', [2, 3]),
    ],
)
def test_each_name_in_a_list_has_its_line(text: str, lines: list[int]) -> None:
    """Of twenty members typed one a line, the one that is wrong is pointed at."""
    keys = tuple(text.partition(" =")[0].split("."))
    assert [line_of(text, (*keys, index)) for index in range(len(lines))] == lines


BROKEN = ["= 1", "[unclosed", 'name = "unclosed', "two words = 1", "name", "name = tactical", "]"]


@given(where=st.integers(0), broken=st.sampled_from(BROKEN), file=files())
def test_a_broken_file_names_the_line(
    tmp_path_factory: pytest.TempPathFactory,
    where: int,
    broken: str,
    file: Written,
) -> None:
    """What is not TOML is refused as wrong usage, with the line to look at."""
    starts = [*ends_of_statements(file.text)]
    line = starts[where % len(starts)]
    lines = [*file.lines[: line - 1], broken, *file.lines[line - 1 :]]
    path = tmp_path_factory.getbasetemp() / "broken.toml"
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    with pytest.raises(CommandFailure) as failed:
        read_toml(str(path))
    (problem,) = failed.value.failures
    assert (failed.value.exit_code, problem.place) == (USAGE, f"line {line}")
    assert "is not TOML" in problem.message


def ends_of_statements(text: str) -> Iterator[int]:
    """Each line on which a new statement could begin."""
    gathered = ""
    for number, line in enumerate(text.split("\n"), 1):
        try:
            tomllib.loads(gathered)
        except tomllib.TOMLDecodeError:
            pass
        else:
            yield number
        gathered += line + "\n"


def test_a_file_that_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    """A Word document under the wrong name is not read as if it were TOML."""
    path = tmp_path / "minutes.toml"
    path.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(CommandFailure) as failed:
        read_toml(str(path))
    assert failed.value.failures[0].try_ == "Save it as UTF-8 text."
