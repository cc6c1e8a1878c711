"""Importing a team's log: all of it or nothing, once, with every problem at its cell."""

from __future__ import annotations

import hashlib
import re
import shlex
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cfworkflow import Workflow
from cfworkflow.testing import check_rules
from examples import make_barrier_log
from tests.cli.terminal import ROOT, Answer, Desk, ask
from tests.importing.a_log import HEADERS, a_row, of_barriers, workbook

EXAMPLES = ROOT / "examples"
PAGE = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
IMPORT = f"import xlsx {EXAMPLES / 'barrier-log.xlsx'} --map {EXAMPLES / 'map.toml'}"

MAP = """
log = "small-log"
[sheets.barriers]
holds = "barriers"
sheet = "Barriers"
id = "Ref"
[sheets.barriers.columns]
title = "Barrier"
group = "Raised by"
raised_on = "Raised"
petals = "Petals"
referred_on = "Referred"
escalated_on = "Escalated"
addressed_on = "Addressed"
how = "How"
checked_on = "Checked"
met = "Gone?"
findings = "Findings"
status = "Status"
[sheets.barriers.words.group]
"Peterboro" = "peterborough"
""".replace('escalated_on = "Escalated"\n', "")


@pytest.fixture
def desk(desk_at: Callable[[str], Desk]) -> Desk:
    """A desk with the programme of the Terms of Reference, and a small map beside it."""
    desk = desk_at("programme")
    desk.file("small.toml", MAP)
    return desk


def small(desk: Desk, *rows: list[object], options: str = "") -> str:
    """The command that imports a workbook of these rows, which lies beside the store."""
    path = of_barriers(desk.store.with_name("small.xlsx"), *rows)
    return f"import xlsx {path} --map {desk.store.with_name('small.toml')} {options}"


def digest(desk: Desk) -> str:
    """The bytes of the store, in short."""
    return hashlib.sha256(desk.store.read_bytes()).hexdigest()


def test_the_example_is_what_its_script_makes() -> None:
    """Nobody edits the example by hand, and it is the same bytes whenever it is made."""
    assert (EXAMPLES / "barrier-log.xlsx").read_bytes() == make_barrier_log.workbook()
    text = (EXAMPLES / "barrier-log.csv").read_bytes().decode()
    assert text == make_barrier_log.csv_text()


@pytest.mark.parametrize("name", ["map.toml", "csv-map.toml"])
def test_the_example_is_imported_by_the_commands_its_map_names(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A secretary can begin from the files: the first lines of the map lead to a log on record."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    typed = re.findall(r"^#   cfworkflow (.*)$", text, re.MULTILINE)
    assert len(typed) == 3
    assert "--dry-run" in typed[1]
    _in_a_folder_with_the_examples(tmp_path, monkeypatch)
    for line in typed:
        answer = ask(*shlex.split(line))
        assert answer.code == 0, answer.err
    desk = Desk(tmp_path / "cfworkflow.db")
    shown = [desk(f"barrier show B-000{n} --json").json["status"] for n in range(1, 8)]
    third = "strategic" if name == "map.toml" else "tactical"
    assert shown == [
        *("closed", "tactical", third, "tactical", "addressed", "closed", "operational")
    ]
    with Workflow.open(str(desk.store)) as record:
        assert not check_rules(record.history())


def _in_a_folder_with_the_examples(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("barrier-log.xlsx", "barrier-log.csv", "map.toml", "csv-map.toml"):
        shutil.copyfile(EXAMPLES / name, folder / name)
    monkeypatch.chdir(folder)


def test_what_the_page_shows_can_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/importing.md: each command at its beginning works as it stands."""
    blocks = re.findall(r"^```console\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)
    _in_a_folder_with_the_examples(tmp_path, monkeypatch)
    for line in "".join(blocks).splitlines():
        program, *words = shlex.split(line.removeprefix("$ "))
        assert program == "cfworkflow"
        answer = ask(*words)
        assert answer.code == 0, f"{line}\n{answer.err}"


def test_the_smallest_map_of_the_page_works(desk: Desk) -> None:
    """docs/importing.md: a map of a few lines is enough to begin."""
    [smallest] = re.findall(r"^```toml\n(.*?)```", PAGE, re.DOTALL | re.MULTILINE)
    path = workbook(
        desk.store.with_name("log.xlsx"),
        {"Barriers": [["Ref", "Barrier", "Raised"], ["R1", "No beds", date(2024, 3, 4)]]},
    )
    desk.done(f"import xlsx {path} --map {desk.file('map.toml', smallest)}")
    assert desk("barrier show B-0001 --json").json["raised_on"] == "2024-03-04"


def test_the_page_tells_of_every_field() -> None:
    """docs/importing.md: what a map can say stands there, under its own name."""
    from cfworkflow.importing.log_map import KINDS, SheetMap, fields_of  # noqa: PLC0415

    wanted = {name for held in KINDS for name in fields_of(held)} | {*SheetMap.model_fields}
    assert {name for name in wanted if f"`{name}`" not in PAGE} == set()


def test_a_dry_run_shows_what_would_be_recorded_and_changes_nothing(desk: Desk) -> None:
    """Issue 6: --dry-run; the store is the same bytes as before."""
    before = digest(desk)
    shown = desk.done(f"{IMPORT} --dry-run")
    assert digest(desk) == before
    assert "This was a dry run" in shown.err
    assert desk.done(IMPORT).out == shown.out


def test_the_same_file_again_records_nothing(desk: Desk) -> None:
    """I2: repeatable without doubling, and it is said of each sheet."""
    desk.done(IMPORT)
    before = desk.facts
    again = desk.done(IMPORT)
    assert (again.out, desk.facts) == ("", before)
    assert "barriers: 0 of 7 rows told something new." in again.err
    as_json = desk.done(f"{IMPORT} --json").json
    assert (as_json["recorded"], as_json["facts"]) == (False, [])
    assert as_json["rows"]["actions"] == {"read": 4, "new": 0}


def test_a_file_that_has_grown_brings_what_is_new(desk: Desk) -> None:
    """Issue 6: rows at its end, and cells filled in since."""
    desk.done(small(desk, a_row(1), a_row(2)))
    grown = desk.done(small(desk, a_row(1, Referred="11/03/2024"), a_row(2), a_row(3)))
    assert grown.out.splitlines() == [
        'B-0003 raised by peterborough: "Barrier 3".',
        "B-0001 referred from peterborough to tactical.",
        'More of B-0001 was imported from "small.xlsx", sheet "Barriers", row 2 (referred).',
        'B-0003 was imported from "small.xlsx", sheet "Barriers", row 4 (raised).',
    ]


def test_each_fact_has_its_own_date_and_says_where_it_came_from(desk: Desk) -> None:
    """Issue 6: marked as imported, with its own date; the story of the barrier tells of it."""
    desk.done(IMPORT)
    story = desk("barrier history B-0003 --json").json
    told = [(row["kind"], row["on"]) for row in story][:2]
    assert told == [("barrier-raised", "2023-04-03"), ("barrier-referred", "2023-04-17")]
    assert {row["command"] for row in story} == {"import log"}
    assert any(
        'B-0003 was imported from "barrier-log.xlsx", sheet "Barriers", row 6' in row["sentence"]
        for row in story
    )


def test_every_problem_is_listed_at_its_cell_and_nothing_is_recorded(desk: Desk) -> None:
    """Issue 6: what can't be read and what the rules refuse, in one go, all or nothing."""
    refused = desk.refused(
        small(
            desk,
            a_row(1, Raised="31/02/2024"),
            a_row(2, **{"Raised by": "Peterburgh"}),
            a_row(3, Checked="1/5/2024", **{"Gone?": "yes", "Findings": "Gone"}),
            a_row(4, Petals="rain"),
            a_row(5),
        )
    )
    assert refused.code == 2
    assert re.findall(r"^(?:Error|Refused) \((\w+)\): (.*?\)): ", refused.err, re.MULTILINE) == [
        ("file", 'sheet "Barriers", row 2, column "Raised" (D2)'),
        ("unknown", 'sheet "Barriers", row 3, column "Raised by" (C3)'),
        ("E1", 'sheet "Barriers", row 4, column "Checked" (I4)'),
        ("file", 'sheet "Barriers", row 5, column "Petals" (E5)'),
    ]
    assert "Did you mean peterborough?" in refused.err
    assert "Nothing was recorded." in refused.err


def test_no_slip_of_a_row_hides_another(desk: Desk) -> None:
    """Issue 6: every problem in one go, however many a row has, be they of words or of rules."""
    refused = desk.refused(
        small(
            desk,
            a_row(1, **{"Raised by": "Peterburgh", "Status": "Finished"}),
            a_row(2, **{"Raised by": "Nowhere", "Raised": "soon"}),
            a_row(2, Referred="=1+1"),
            a_row(4, Referred="1/2/2024", Status="Closed", Petals="rain"),
            a_row(5, **{"Raised by": "Fenland & East Cambridgeshire", "Referred": "1/2/2024"}),
        )
    )
    assert cells_told(refused) == [
        ("Barriers", cell)
        for cell in "C2 L2 C3 D3 A4 F4 E5 F5 L5 C6 F6".split()  # noqa: SIM905 - cells in a row
    ]
    assert "as words.group" in refused.err
    assert "cfworkflow group activate fenland-east-cambridgeshire --on 2024-03-04" in refused.err


def test_a_column_that_is_not_there_hides_nothing_that_others_say(desk: Desk) -> None:
    """Issue 6: cells are read beside a header that was renamed; the rules wait for it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Barriers"
    sheet.append(["Gone?" if name == "Status" else name for name in HEADERS if name != "Gone?"])
    sheet.append([1, "No beds", "Peterboro", "soon", "rain", *[None] * 6])
    path = desk.store.with_name("renamed.xlsx")
    book.save(path)
    refused = desk.refused(f"import xlsx {path} --map {desk.store.with_name('small.toml')}")
    assert 'row 1: There is no column "Status"' in refused.err
    assert cells_told(refused) == [("Barriers", "D2"), ("Barriers", "E2")]


def test_what_only_the_rules_refuse_leaves_with_their_exit_code(desk: Desk) -> None:
    """Exit code 4: refused by a rule; JSON has the place of each problem."""
    late = a_row(1, Referred="1/3/2024")
    refused = desk.refused(small(desk, late, a_row(2, Status="closed"), options="--json"))
    assert refused.code == 4
    assert refused.error["code"] == "C1"
    assert refused.error["place"] == 'sheet "Barriers", row 2, column "Referred" (F2)'
    assert [each["code"] for each in refused.error["also"]] == ["log"]


def test_a_row_that_is_gone_from_the_file_is_named(desk: Desk) -> None:
    """I1: an import takes nothing away; a row lost by accident is noticed."""
    desk.done(small(desk, a_row(1), a_row(2)))
    again = desk.done(small(desk, a_row(2), a_row(3)))
    assert "Imported before and no longer in the file: B-0001." in again.err
    assert "no longer in the file" not in desk.done(small(desk, *map(a_row, (1, 2, 3)))).err


def test_an_edited_row_is_a_problem_or_left_as_it_is(desk: Desk) -> None:
    """I1: never doubled and never recorded over; it is said which rows were left."""
    desk.done(small(desk, a_row(1), a_row(2)))
    edited = small(desk, a_row(1, Barrier="Other words"), a_row(2), a_row(3))
    assert 'column "Barrier" (B2): “title” of B-0001' in desk.refused(edited).err
    left = desk.done(f"{edited} --leave-edited")
    assert "B-0001 is left as it is: row 2 of Barriers was edited since (title)." in left.err
    assert 'B-0003 raised by peterborough: "Barrier 3".' in left.out
    assert desk("barrier show B-0001 --json").json["title"] == "Barrier 1"


def test_checks_of_their_own_work_are_recorded_by_someone_else(desk: Desk) -> None:
    """E2: what a partnership addressed itself, typed in by one person, is checked by another."""
    row = a_row(1, Addressed="3/4/2024", How="So", Checked="1/5/2024", Findings="Gone")
    typed = small(desk, [*row[:9], "Yes", *row[10:]])
    refused = desk.refused(typed)
    assert refused.refused_by == ["E2"]
    assert "--without-checks" in refused.err
    assert "Evidence checks left: 1." in desk.done(f"{typed} --without-checks").err
    desk.done(f"{typed} --actor programme-lead")
    assert desk("barrier show B-0001 --json").json["status"] == "closed"
    desk.refused("undo")
    desk.done("undo --actor programme-lead")
    assert desk("barrier show B-0001 --json").json["status"] == "addressed"


def test_an_import_that_was_taken_back_can_be_sent_again(desk: Desk) -> None:
    """I4: undone as one command; then nothing of it stands in the way."""
    desk.done(small(desk, a_row(1)))
    desk.done("undo", small(desk, a_row(1)))
    assert desk("barrier show B-0002 --json").json["title"] == "Barrier 1"


def test_an_import_redacted_stays_recorded_once(desk: Desk) -> None:
    """The texts of a row can be erased, the file's name and the own id too; it stays known."""
    desk.done(small(desk, a_row("Ada 1")))
    desk.done("audit redact B-0001 --reason 'It names a person' --authority DPO --yes")
    told = desk("barrier history B-0001").out
    assert "small.xlsx" not in told
    assert "Ada" not in told
    before = desk.facts
    desk.done(small(desk, a_row("Ada 1", Barrier="Other words")))
    assert desk.facts == before


def test_hostile_text_is_kept_as_text(desk: Desk) -> None:
    """What looks like a formula or a tag is a title like any other."""
    hostile = '<script>alert(1)</script>=cmd|"/c calc"!A0'
    desk.done(small(desk, a_row(1, Barrier=hostile)))
    assert desk("barrier show B-0001 --json").json["title"] == hostile
    refused = desk.refused(small(desk, a_row(2, Barrier="red\x1b[31m", Petals="\x1b[2Jrain")))
    assert "\x1b" not in refused.err


@pytest.mark.parametrize(
    ("slip", "line", "word"),
    [
        ('holds = "barriers"', 'holds = "bariers"', "barriers"),
        ('id = "Ref"', 'idd = "Ref"', "did you mean id"),
        ('title = "Barrier"', 'titel = "Barrier"', "did you mean title"),
        ('log = "small-log"', 'log = "Small log"', "short id"),
        ("[sheets.barriers]", "[sheets.barriers", "not TOML"),
    ],
    ids=lambda value: value[:16],
)
def test_a_slip_in_the_map_is_told_with_its_line(
    desk: Desk, slip: str, line: str, word: str
) -> None:
    """The map is typed by a person, too: exit 2, and where to look."""
    desk.file("small.toml", MAP.replace(slip, line))
    refused = desk.refused(small(desk, a_row(1)))
    assert refused.code == 2
    assert word in refused.err
    number = MAP[: MAP.index(slip)].count("\n") + 1
    assert f"line {number}" in refused.err


def test_a_file_of_another_kind_is_told_from_a_log(desk: Desk) -> None:
    """An error that helps: which command it is for, or how to save it."""
    table = desk.file("log.csv", ",".join(HEADERS))
    small_map = desk.store.with_name("small.toml")
    assert "import csv" in desk.refused(f"import xlsx {table} --map {small_map}").err
    book = of_barriers(desk.store.with_name("log.xlsx"), a_row(1))
    assert "import xlsx" in desk.refused(f"import csv {book} --map {small_map}").err


def test_the_sheets_of_a_log_can_come_as_a_csv_file_each(desk: Desk) -> None:
    """One map serves several files: an action finds the barrier that another file brought."""
    both = f"--map {EXAMPLES / 'map.toml'}"
    rows = make_barrier_log.csv_text().splitlines()
    plain = desk.file("barriers.csv", "\n".join(["", "", rows[0], rows[2]]))
    assert "--sheet" in desk.refused(f"import csv {plain} {both}").err
    desk.done(f"import csv {plain} {both} --sheet barriers")
    head = "No,Barrier,Action,Owner,Agreed,By when,Started,Finished,Status"
    tasks = desk.file("actions.csv", f"{head}\nz,2,Ask,CPSL Mind,1/6/2023,1/9/2023,,,To do\n")
    done = desk.done(f"import csv {tasks} {both} --sheet actions")
    assert "A-0001 added to B-0001 for cpsl-mind of tactical" in done.out


def test_the_day_of_the_whole_is_not_to_be_given(desk: Desk) -> None:
    """Each row has dates of its own."""
    assert desk.refused(f"{IMPORT} --on 2024-01-01").code == 2


def test_without_the_extra_it_is_said_how_to_get_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workbooks need an extra: who has not installed it is told, and CSV files need none."""
    typed = small(desk, a_row(1))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "pip install 'cfworkflow[reports]'" in desk.refused(typed).err
    table = EXAMPLES / "barrier-log.csv"
    desk.done(f"import csv {table} --map {EXAMPLES / 'csv-map.toml'} --dry-run")


def example_with(desk: Desk, **cells: object) -> str:
    """The command that imports the example with some of its cells changed: `Barriers_D4`."""
    book = openpyxl.load_workbook(EXAMPLES / "barrier-log.xlsx")
    for place, value in cells.items():
        sheet, _, cell = place.rpartition("_")
        book[sheet.replace("_", " ")][cell] = value
    path = desk.store.with_name("changed.xlsx")
    book.save(path)
    return f"import xlsx {path} --map {EXAMPLES / 'map.toml'}"


def cells_told(refused: Answer) -> list[tuple[str, str]]:
    """The cells that problems were found in, in the order they are told."""
    return re.findall(r'^\w+ \(\w+\): sheet "([^"]*)".*?\((\w+)\): ', refused.err, re.MULTILINE)


def test_what_rests_on_a_row_that_cannot_be_read_is_no_problem_of_its_own(desk: Desk) -> None:
    """A slip in one cell is told once, not again at every row that names its barrier."""
    refused = desk.refused(example_with(desk, Barriers_E4="soon", Barriers_E6="later"))
    assert cells_told(refused) == [("Barriers", "E4"), ("Barriers", "E6")]
    refused = desk.refused(example_with(desk, TG_decisions_H2="five"))
    assert cells_told(refused) == [("TG decisions", "H2")]
    refused = desk.refused(example_with(desk, Barriers_A3="Number"))
    assert [line for line in refused.err.splitlines() if line.startswith("Error")] == [
        'Error (file): sheet "Barriers", row 3: There is no column "Ref".'
    ]


def test_the_rules_are_told_beside_what_cannot_be_read(desk: Desk) -> None:
    """Issue 6: as many problems at once as can be found, each at its cell."""
    refused = desk.refused(
        example_with(
            desk,
            Barriers_E4="soon",
            Barriers_O9="Open",
            Actions_D3="Nobody Known",
            TG_decisions_H3=99,
        )
    )
    assert cells_told(refused) == [
        ("Barriers", "E4"),
        ("Barriers", "O9"),
        ("Actions", "D3"),
        ("TG decisions", "H3"),
    ]


def test_a_constant_that_means_nothing_is_a_problem_of_the_map(desk: Desk) -> None:
    """What is so in every row is looked at once."""
    constants = '[sheets.barriers.constants]\nplan = "holidays"\n'
    desk.file("small.toml", MAP + constants)
    refused = desk.refused(small(desk, a_row(1), a_row(2)))
    assert refused.err.count("constants.plan in the map") == 1
    assert "holidays" in refused.err


def test_an_id_that_cannot_be_shown_is_told_at_its_cell(desk: Desk) -> None:
    """A row's own id is kept and shown, and so it is text that can be."""
    refused = desk.refused(small(desk, a_row("7\u202e", Barrier="x")))
    assert cells_told(refused) == [("Barriers", "A2")]
