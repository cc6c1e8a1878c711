"""`export html, docx, xlsx, csv, json`: documents made from a store."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from cfworkflow.audit.note import verify
from cfworkflow.cli.export import ENTRIES
from cfworkflow.cli.export.asked import _STATES
from cfworkflow.reports.catalogue import DOCUMENTS
from docs.make_commands import commands
from tests.cli.terminal import PROGRAM, ROOT, Desk, environment, on_a_terminal
from tests.cli.test_light_reading import DENYING, HEAVY

FORMS = ("html", "docx", "xlsx", "csv", "json")
ABOUT = {
    "minutes": "M-0001",
    "decision": "D-0001",
    "decision-explained": "D-0001",
    "barrier": "B-0001",
    "barrier-explained": "B-0001",
    "group": "tactical",
}
"""What a document is about that is about one thing."""

OPTIONS = {"briefing": "--to strategic"}


def asked(name: str) -> str:
    """A document as it is asked for."""
    return " ".join(filter(None, (name, ABOUT.get(name), OPTIONS.get(name))))


@pytest.fixture
def desk(whole_years: Desk) -> Desk:
    """A store in which there is something of every kind."""
    return whole_years


def exported(desk: Desk, form: str, command: str) -> Path:
    """A document in a new file."""
    path = desk.store.with_name(f"{len([*desk.store.parent.iterdir()])}.{form}")
    desk.done(f"export {form} {command} --out {path}")
    return path


def opened(path: Path) -> str:
    """All that is read in a file of any form, opened as that form is."""
    match path.suffix:
        case ".docx":
            word = docx.Document(str(path))
            return "\n".join(each.text for each in word.paragraphs)
        case ".xlsx":
            book = load_workbook(path)
            cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
            return "\n".join(str(cell.value) for cell in cells)
        case _:
            return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_written_in_every_form_and_opens(
    desk: Desk, name: str, form: str
) -> None:
    """Each carries the root of the facts it tells of, in whatever form it is taken away."""
    root = desk.done("audit checkpoint").out.splitlines()[2]
    told = opened(exported(desk, form, asked(name)))
    assert root in told or (form == "html" and root.replace("+", "&#43;") in told)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_said_and_the_same_again(desk: Desk, form: str) -> None:
    """Where it is, what it is, as of when; the same record and day give the same bytes."""
    first, again = (exported(desk, form, "decisions --as-of @60") for _ in range(2))
    assert first.read_bytes() == again.read_bytes()
    answer = desk.done(f"export {form} plan --out {first.with_name('said')}")
    assert answer.out == ""
    assert answer.err.startswith(f"Written to {first.with_name('said')}, ")
    assert f"Action plan, as of 20{answer.err.partition('as of 20')[2][:8]}, fact " in answer.err


def test_without_a_file_it_goes_where_stdout_goes(desk: Desk) -> None:
    """A pipe takes the bytes, and nothing is said on the way."""
    for form in FORMS:
        ran = subprocess.run(
            [*PROGRAM, "export", form, "decisions", "--as-of", "@60"],
            cwd=desk.store.parent,
            env=environment(),
            capture_output=True,
            check=True,
        )
        assert ran.stderr == b""
        assert ran.stdout == exported(desk, form, "decisions --as-of @60").read_bytes()


@pytest.mark.parametrize("form", FORMS[:-1])
def test_a_terminal_is_not_filled_with_a_file(desk: Desk, form: str) -> None:
    """It says what to type in place of showing what no terminal shows."""
    code, shown = on_a_terminal(desk.store.parent, "export", form, "decisions")
    assert code == 2
    assert f"--out decision-register.{form}" in shown


def test_json_is_shown_on_a_terminal(desk: Desk) -> None:
    """It is text that anybody can look at."""
    code, shown = on_a_terminal(desk.store.parent, "export", "json", "decisions")
    assert code == 0
    assert '"title": "Decision register"' in shown


def test_with_json_it_tells_what_was_written(desk: Desk) -> None:
    """A script learns the file, its size and up to which fact it tells."""
    path = desk.store.with_name("plan.docx")
    told = desk.done(f"export docx plan --out {path} --json").json
    assert told["file"] == str(path)
    assert told["bytes"] == path.stat().st_size
    assert (told["position"], told["title"]) == (desk.facts, "Action plan")
    assert desk.refused("export docx plan --json").code == 2


def test_a_file_is_never_written_over(desk: Desk) -> None:
    """What is there may have been sent to somebody."""
    path = exported(desk, "docx", "plan")
    before = path.read_bytes()
    answer = desk.refused(f"export docx plan --out {path}")
    assert answer.code == 2
    assert "already" in answer.err
    assert path.read_bytes() == before


def test_a_document_may_tell_of_any_past_moment(desk: Desk) -> None:
    """It says so, and its checkpoint is of the facts there were."""
    told = json.loads(exported(desk, "json", "plan --as-of @40").read_text())
    assert told["provenance"]["as_of"] == "@40"
    assert told["provenance"]["checkpoint"].splitlines()[1] == "40"
    assert (
        "Nothing was on record by 2020-01-01"
        in desk.refused("export json plan --as-of 2020-01-01").err
    )


def test_its_checkpoint_is_signed_where_a_key_is_given(desk: Desk) -> None:
    """Whoever has the public key can tell that the signer made it."""
    key = desk.store.with_name("programme.key")
    vkey = desk.done(f"audit keygen {key} --name cfworkflow/test").out.strip()
    path = exported(desk, "json", f"plan --key {key}")
    note = json.loads(path.read_text())["provenance"]["checkpoint"]
    assert verify(note, [vkey]).signers == (vkey,)
    kept = desk.file("checkpoint.txt", note)
    desk.done(f"audit verify --leaves-only --checkpoint {kept} --key {key}.pub")
    assert desk.refused("export json plan --key no-such.key").code in {3, 4}


def test_a_checkpoint_copied_out_of_a_word_document_verifies(desk: Desk) -> None:
    """What the document says to do with its lines can be done with them."""
    word = docx.Document(str(exported(desk, "docx", "plan")))
    lines = word.paragraphs[-1].text
    kept = desk.file("checkpoint.txt", f"{lines}\n")
    desk.done(f"audit verify --leaves-only --checkpoint {kept}")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("minute M-0001", "Did you mean minutes (Minutes)?"),
        ("mintues M-0001", "Did you mean minutes (Minutes)"),
        ("register", "Did you mean decisions (Decision register)?"),
        ("decision-register", "Did you mean decisions (Decision register)?"),
        ("action-plan", "Did you mean plan (Action plan)?"),
        ("actions", "Did you mean plan (Action plan)?"),
        ("explained D-0001", "Did you mean decision-explained (A decision explained) or barrier-"),
        ("minutes D-0001", "D-0001 is the reference of a decision, not of a meeting. For that: "),
        ("minutes b3", "cfworkflow export json barrier B-0003"),
        ("decision a-1", "cfworkflow action show A-0001"),
        ("coverage B-0001", "cfworkflow export json barrier B-0001"),
        ("xyz", "There are: decisions, "),
        ("minutes", "cfworkflow meeting list"),
        ("decisions D-0001", "leave out D-0001"),
        ("briefing", "--to"),
        ("minutes M-0001 --to tactical", "minutes has no --to"),
        ("groups --state carried", "groups has no --state. It is of decisions, "),
        ("decisions --state done", "carried"),
        ("decisions --since @4", "is no date"),
        ("plan --since 2025-04-01", "plan has no --since. It is of decisions, meetings, briefing"),
        ("decision-explained D-0001 --since 2025-04-01", "decision-explained has no --since."),
        ("briefing --to tactical --group board", "briefing has no --group"),
    ],
)
def test_what_was_typed_wrong_is_said_with_what_would_be_right(
    desk: Desk, command: str, said: str
) -> None:
    """Wrong usage ends with 2 and helps on; nothing is written."""
    answer = desk.refused(f"export json {command}")
    assert answer.code == 2
    assert said in answer.err


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "name", ["a.pdf", "a.doc", "a.xls", "a.odt", "a.txt", *map("a.{}".format, FORMS)]
)
def test_a_name_that_would_not_open_as_what_it_is_is_refused(
    desk: Desk, form: str, name: str
) -> None:
    """Word opens no .doc that is a .docx; what it is to be called is said, and nothing written."""
    path = desk.store.with_name(name)
    if name == f"a.{form}":
        desk.done(f"export {form} plan --out {path}")
        return
    answer = desk.refused(f"export {form} plan --out {path}")
    assert answer.code == 2
    assert f"use {path.with_suffix(f'.{form}')}." in answer.err
    assert ("PDF is made by printing" in answer.err) == (name == "a.pdf")
    assert not path.exists()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("minutes of 3.4.2024", "minutes of 3.4.2024.docx"),
        ("plan.v2", "plan.v2.docx"),
        ("PLAN.XLSX", "PLAN.docx"),
    ],
)
def test_what_only_looks_like_an_ending_is_kept(desk: Desk, typed: str, right: str) -> None:
    """A date is no ending: the one that is missing goes behind it."""
    answer = desk.refused(f"export docx plan --out '{typed}'")
    assert f"use {right}." in answer.err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("pdf plan", "PDF is made by printing"),
        ("word plan", "Did you mean docx?"),
        ("decisions", "cfworkflow export docx decisions"),
        ("register", "cfworkflow export docx decisions"),
        ("htlm plan", "html"),
    ],
)
def test_who_asks_for_another_form_is_told_which_there_is(
    desk: Desk, command: str, said: str
) -> None:
    """People think of PDF, of Word, and of the document before its form."""
    answer = desk.refused(f"export {command}")
    assert answer.code == 2
    assert said in answer.err


@pytest.mark.parametrize("name", ["decision-explained D-0001", "barrier-explained B-0001"])
def test_what_was_explained_then_is_explained_so_ever_after(desk: Desk, name: str) -> None:
    """As of a position an explanation knows nothing of what was recorded later."""
    kind, ref = name.replace("-explained", "").split()
    told = desk.done(f"export json {name} --as-of @60").json
    explained = desk.done(f"{kind} explain {ref} --as-of @60 --json").json
    assert told["data"] == explained
    assert all(fact["position"] <= 60 for fact in told["data"]["facts"])


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("decision-explained D-0099", "There is no decision D-0099."),
        ("barrier-explained B-0001 --as-of @1", "There was no barrier B-0001 on record"),
        ("minutes M-0099", "There is no meeting M-0099."),
        ("decision D-99", "There is no decision D-0099."),
        ("coverage tactica", "Did you mean tactical?"),
        ("group tacticle", "Did you mean tactical?"),
        ("barrier B-0001 --as-of 2020-01-01", "on record by 2020-01-01"),
        ("decisions --group tactica", "Did you mean tactical?"),
        ("plan --theme nosuch", "There is no theme nosuch."),
        ("decisions --barrier B-0099", "There is no barrier B-0099."),
    ],
)
def test_what_is_not_there_is_named_with_what_is_near(desk: Desk, command: str, said: str) -> None:
    """An unknown reference ends with 3, as everywhere."""
    answer = desk.refused(f"export json {command}")
    assert answer.code == 3
    assert said in answer.err


def test_references_are_typed_as_people_say_them(desk: Desk) -> None:
    """m1 is M-0001."""
    assert "M-0001" in opened(exported(desk, "docx", "minutes m1"))


def test_a_document_that_was_narrowed_says_so(desk: Desk) -> None:
    """Part of a register must not pass for the whole of it."""
    answer = desk.done(
        "export json decisions --group tactical --state carried --since 2020-01-01 --until today"
    )
    told = answer.json["of"]
    assert ". Only: " in told
    assert "Carried, since 1 January 2020, until " in told
    rows = answer.json["data"]["decisions"]
    assert {(row["group"], row["status"]) for row in rows} <= {("tactical", "carried")}
    assert "Only" not in desk.done("export json decisions").json["of"]


def test_a_briefing_tells_from_the_last_one_on_or_from_where_it_is_asked_to(desk: Desk) -> None:
    """The same sentences as `briefing draft` writes."""
    for since in ("", " --since @5"):
        told = desk.done(f"export json briefing --to strategic{since}").json
        drafted = desk.done(f"briefing draft --to strategic{since} --json").json
        assert told["data"] == drafted
    answer = desk.refused(f"export json briefing --to strategic --as-of @5 --since @{desk.facts}")
    assert answer.code == 2
    assert "is later than" in answer.err


def test_a_sheet_has_every_field_and_a_page_what_fits_on_it(desk: Desk) -> None:
    """A register for Excel is wide; one for Word has records after a table that fits the paper."""
    book = load_workbook(exported(desk, "xlsx", "decisions"))
    heads = [cell.value for cell in book["Decisions"][1]]
    assert "Alternatives considered" in heads
    word = docx.Document(str(exported(desk, "docx", "decisions")))
    assert len(word.tables[0].columns) < len(heads)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a sheet."""
    return [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)]


def test_another_table_is_asked_for_by_its_name(desk: Desk) -> None:
    """The first one otherwise; where there is none of that name, those there are are named."""
    assert "Alternatives considered" in rows(desk.done("export csv decisions").out)[0]
    told = rows(desk.done("export csv minutes M-0001 --table facts").out)
    assert {row["What"] for row in told} >= {"Group", "Date"}
    answer = desk.refused("export csv decisions --table nosuch")
    assert answer.code == 2
    assert "There are: decisions" in answer.err


def test_a_councils_template_is_filled_in(desk: Desk) -> None:
    """What stands in it comes first."""
    template = desk.store.with_name("council.docx")
    word = docx.Document()
    word.add_paragraph("Somewhere County Council")
    word.save(str(template))
    path = exported(desk, "docx", f"plan --template {template}")
    assert docx.Document(str(path)).paragraphs[0].text == "Somewhere County Council"


def test_a_template_that_is_none_is_refused_with_a_word(desk: Desk) -> None:
    """Nothing is written, and nobody sees a trace."""
    broken, out = desk.file("broken.docx", "Dear all"), desk.store.with_name("out.docx")
    answer = desk.refused(f"export docx plan --template {broken} --out {out}")
    assert answer.code == 2
    assert "no Word document" in answer.err
    assert not out.exists()
    answer = desk.refused(f"export docx plan --template nosuch.docx --out {out}")
    assert answer.code == 3
    assert "There is no template nosuch.docx" in answer.err


def test_a_store_in_memory_has_nothing_to_tell(desk: Desk) -> None:
    """It is empty by the time anybody could ask."""
    assert desk.refused("export json plan --store memory:").code == 2


def denied(desk: Desk, command: str, heavy: tuple[str, ...]) -> tuple[int, str]:
    """Run a command in a process in which some modules can't be loaded; what it ends with."""
    ran = subprocess.run(
        [sys.executable, "-c", DENYING.format(heavy=heavy), *command.split()],
        cwd=desk.store.parent,
        env=environment(),
        capture_output=True,
        check=False,
    )
    return ran.returncode, ran.stderr.decode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["minutes", "delivery", "status"])
def test_making_a_document_loads_neither_models_nor_the_event_store(
    desk: Desk, name: str, form: str
) -> None:
    """It is read from views as any list is; nor is anything loaded that signs."""
    assert denied(desk, f"export {form} {asked(name)}", HEAVY) == (0, "")


ABSENT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {absent!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
from cfworkflow.cli.main import run
run()
"""


@pytest.mark.parametrize(
    ("form", "package"), [("html", "jinja2"), ("docx", "docx"), ("xlsx", "xlsxwriter")]
)
def test_who_has_not_installed_what_writes_it_is_told_how(
    desk: Desk, form: str, package: str
) -> None:
    """No trace of an import: a line to paste."""
    ran = subprocess.run(
        [sys.executable, "-c", ABSENT.format(absent=(package,)), "export", form, "plan"],
        cwd=desk.store.parent,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 3
    assert f"This needs {package}, which is not installed." in ran.stderr
    assert "pip install 'cfworkflow[reports]'" in ran.stderr


def test_csv_and_json_need_nothing_more_than_the_program(desk: Desk) -> None:
    """Data can be taken away from any installation."""
    absent = ("jinja2", "docx", "xlsxwriter", "openpyxl", "lxml", "markupsafe")
    for form in ("csv", "json"):
        code, err = denied(desk, f"export {form} decisions", absent)
        assert (code, err) == (0, "")


def test_help_names_every_document() -> None:
    """A new document is in the help of each form by itself."""
    helps = {
        named.path[1]: named.command.help or ""
        for named in commands()
        if named.path[:1] == ("export",) and named.path[1:] and named.path[1] in FORMS
    }
    assert helps.keys() == {*FORMS}
    for told in helps.values():
        assert all(name in told for name in DOCUMENTS)


def test_each_form_is_listed_and_each_state_is_of_a_document_that_takes_one() -> None:
    """What is said of documents in several places is the same."""
    assert {*FORMS} <= ENTRIES.keys()
    taking = {name for name, entry in DOCUMENTS.items() if "state" in entry.options}
    assert taking == _STATES.keys()


def test_a_summary_stands_for_each_entry() -> None:
    """The list of exports is read without loading any of them."""
    ran: Any = subprocess.run(
        [*PROGRAM, "export", "--help"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert all(entry.summary[:20] in ran.stdout for entry in ENTRIES.values())


def test_what_was_asked_for_by_a_slip_is_said(desk: Desk) -> None:
    """An area that is no group's is named on stderr; a time that ends before it begins refused."""
    answer = desk.done("export json barriers --area rivr")
    assert "No group has the area rivr. Did you mean river?" in answer.err
    backwards = desk.refused("export json meetings --since 2026-05-02 --until 2026-05-01")
    assert backwards.code == 2
    assert "--until 2026-05-01 is before --since 2026-05-02." in backwards.err
