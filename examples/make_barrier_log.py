"""Makes barrier-log.xlsx and barrier-log.csv, the example of a team's own log.

Organisations and areas are those of the Terms of Reference; the barriers, dates and votes are made
up. Run it in this folder: python make_barrier_log.py
"""

# ruff: noqa: INP001 - a program, not a package

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from math import ceil
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
Cell = str | int | date

BARRIERS: tuple[tuple[Cell | None, ...], ...] = (
    (
        *("Ref", "Barrier", "What happens", "Raised by", "Date raised", "Petals", "Areas"),
        *("Referred to TG", "Escalated to Board", "Addressed", "How", "Checked", "Really gone?"),
        *("What was found", "Status", "Notes"),
    ),
    (
        *(1, "No bank account without a fixed address", "Branches turn people away", "Peterboro"),
        *(date(2023, 2, 14), "Homelessness", "Peterborough", date(2023, 3, 1), None),
        *(date(2023, 9, 20), "Branches accept a letter from any partner", date(2023, 11, 8)),
        *("Yes", "Nine accounts opened since September", "Closed", None),
    ),
    (
        *(2, "Each service asks people to finish with the other one first", None, "Cambs"),
        *(date(2023, 3, 7), "MH, Drugs and alcohol", "Cambridge; Huntingdonshire"),
        *(date(2023, 3, 20), None, date(2024, 1, 15), "A joint protocol was signed"),
        *(date(2024, 3, 19), "No", "Two of five were still sent from one to the other", "Open"),
        "Protocol is with both duty teams",
    ),
    (
        *(3, "Friday releases leave people without a bed", "No bed before Monday", "Cambs"),
        *("3 April 2023", "Criminal justice, Homelessness", "Fenland; Cambridge"),
        *(date(2023, 4, 17), date(2023, 6, 15), None, None, None, None, None, "With the Board"),
        None,
    ),
    (
        *(4, "Refuge places are closed to women who use drugs", None, "Cambs"),
        *(date(2023, 5, 9), "Domestic abuse, Drugs and alcohol", "Cambridge", "22/05/2023", None),
        *(None, None, None, None, None, "With TG", None),
    ),
    (
        *(5, "Two assessments ask the same questions in one week", None, "Peterboro"),
        *(date(2023, 9, 12), "MH", "Peterborough", None, None, date(2024, 2, 6)),
        *("One form is shared by both teams", None, None, None, "Being checked", None),
    ),
    (
        *(6, "Nobody can say who holds a person's care plan", None, "Peterboro"),
        *(date(2023, 10, 10), "MH, Homelessness", "Peterborough", "16 Oct 23", None),
        *(date(2024, 4, 9), "The Trusted Person holds it, and says so", date(2024, 6, 11)),
        *("Yes", "All eleven plans looked at name their holder", "Closed", None),
    ),
    (
        *(7, "Bus passes stop at the district's edge", None, "Cambs", date(2024, 1, 16), None),
        *("East Cambridgeshire; Fenland", None, None, None, None, None, None, None, "Open"),
        "Asked the county's transport team",
    ),
    (None, "Duplicates, merged into others:", *(None,) * 14),
    (
        *(8, "Banks want an address", "The same as 1", "Peterboro", date(2024, 1, 30)),
        *("Homelessness", None, None, None, None, None, None, None, None, "Duplicate", "see 1"),
    ),
)

ACTIONS: tuple[tuple[Cell | None, ...], ...] = (
    ("No", "Barrier", "Action", "Owner", "Agreed", "By when", "Started", "Finished", "Status"),
    (
        *("a", 1, "Agree a letter of identity the branches accept", "Housing Board"),
        *(date(2023, 4, 20), date(2023, 7, 31), date(2023, 5, 2), date(2023, 8, 30), "Done"),
    ),
    (
        *("b", 2, "Train both duty teams together", "CPSL Mind", date(2024, 3, 21)),
        *(date(2024, 9, 30), date(2024, 4, 15), None, "Under way"),
    ),
    (
        *("c", 4, "Ask the refuges what they would need", "Cambridge Women's Resources Centre"),
        *(date(2023, 6, 15), date(2023, 10, 31), None, None, "To do"),
    ),
    (
        *("d", 6, "Write who holds a plan on its first page", "Counting Every Adult"),
        *(date(2023, 11, 16), date(2024, 3, 29), None, date(2024, 3, 28), "Done"),
    ),
)

_IN_JUNE = (
    "CPSL Mind; SUN Network; It Takes a City; Ferry Project; Co-production forum; "
    "Housing Board; Counting Every Adult"
)
_IN_NOVEMBER = "CPSL Mind; SUN Network; Ferry Project; Housing Board; Counting Every Adult"

MEETINGS: tuple[tuple[Cell | None, ...], ...] = (
    (
        *("Item", "Meeting", "There", "Apologies", "What was put", "Decides", "Barrier"),
        *("For", "Against", "Abstained", "Outcome", "Why", "Alternatives", "Recommendations"),
    ),
    (
        *("TG23/1", date(2023, 6, 15), _IN_JUNE, "Cambridge City Council"),
        *("Escalate Friday releases", "Escalate", 3, 5, 1, 1, "Carried"),
        "No service in the county can change the day of release",
        "A rota of existing beds, tried in May",
        (
            "Fund a bed in each area for people released on a Friday\n"
            "Agree with the prisons on releases before noon"
        ),
    ),
    (
        *("TG23/2", date(2023, 6, 15), None, None, "Share learning every quarter", "Key", None),
        *(7, 0, 0, "Carried", "Partnerships asked for it", None, None),
    ),
    (
        *("TG23/3", date(2023, 11, 16), _IN_NOVEMBER, None),
        *("One form for all first assessments", "Key", None, None, None, None, "Deferred"),
        *("Only five were there", None, None),
    ),
)


def workbook() -> bytes:
    """The log as an Excel workbook; the same bytes whenever it is made."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": datetime(2024, 7, 1, tzinfo=UTC).replace(tzinfo=None)})
    look = {
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
        "head": book.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "align": "left"}),
    }
    for title, begin, rows in (
        ("Barriers", 2, BARRIERS),
        ("Actions", 0, ACTIONS),
        ("TG decisions", 0, MEETINGS),
    ):
        sheet = book.add_worksheet(title)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        widths = [
            min(26, 2 + max(len(str(each or "")) for each in column))
            for column in zip(*rows, strict=True)
        ]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if begin:
            sheet.write_string(
                0,
                0,
                "Barrier log, Changing Futures Cambridgeshire & Peterborough",
                book.add_format({"bold": True, "font_size": 14}),
            )
        for number, row in enumerate(rows, begin):
            lines = [
                ceil(len(str(each)) / width) + str(each).count("\n")
                for each, width in zip(row, widths, strict=True)
                if each
            ]
            sheet.set_row(number, 15 * max(lines))
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, look["day"])
                elif cell is not None:
                    sheet.write(number, column, cell, look["head" if number == begin else "text"])
        sheet.freeze_panes(begin + 1, 1)
    lists = book.add_worksheet("Lists")
    lists.write_column(0, 0, ["MH", "Homelessness", "Criminal justice", "Domestic abuse"])
    lists.hide()
    book.close()
    return made.getvalue()


def csv_text() -> str:
    """The sheet of barriers as a CSV file, with the dates as Excel writes them here."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    for row in BARRIERS:
        writer.writerow([f"{c:%d/%m/%Y}" if isinstance(c, date) else c for c in row])
    return text.getvalue()


if __name__ == "__main__":
    (HERE / "barrier-log.xlsx").write_bytes(workbook())
    (HERE / "barrier-log.csv").write_text(csv_text(), encoding="utf-8", newline="")
