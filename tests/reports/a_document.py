"""A document made by hand that has every kind of block, and texts that mean harm.

For writers and pages: what it holds is known, and no store is needed to have one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from cfworkflow.reports.document import (
    Bullets,
    Column,
    Document,
    Event,
    Facts,
    Figure,
    Line,
    Lines,
    Paragraph,
    Provenance,
    Ref,
    Section,
    Story,
    Table,
    Tag,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "https://example.org/?a=1&b=<2>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; ]]><!-- -->",
    "=1+1",
    '=HYPERLINK("https://example.org","see")',
    "+44 1733 000000",
    "-5 degrees",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "{=1+1}",
    "nul \x00 bell \x07 escape \x1b[31m vertical \x0b form \x0c \ufffe \uffff",
    "_x0000_ and _x000D_",
    "two\nlines\r\nand a third",
    "a tab\tand  two spaces ",
    "\u202egnirts desrever\u202c",
    "שלום, 日本語, Żółć, e\u0301, 👩🏽‍🤝‍👨🏻",
    "w" * 300,
    "---\n# no heading\n* no list | no | table",
    "",
)
"""What somebody may type into any field; each is to be read as the text it is."""

LONG = "A long text. " * 3_000
"""Longer than a cell of a workbook holds."""

CHECKPOINT = "cfworkflow\n1234\nKtIaQvuf28hDSyq9pMTiwdrtt7k9lLxWtSUy92tNWDg=\n"
SIGNED = f"{CHECKPOINT}\n— cfworkflow Az3grlgtzPICa5OS8npVmf1MyqvXgPBRUAs=\n"

PROVENANCE = Provenance(
    as_of=None,
    day=date(2026, 3, 31),
    position=1234,
    recorded_at=datetime(2026, 3, 30, 16, 5, 9, 250_000, tzinfo=UTC),
    checkpoint=CHECKPOINT,
)
LOOKING_BACK = replace(PROVENANCE, as_of="2026-03-31", checkpoint=SIGNED, signed=True)
OF_NOTHING = Provenance(
    as_of="@0",
    day=date(2026, 3, 31),
    position=0,
    recorded_at=None,
    checkpoint="cfworkflow\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" role="img" '
    'aria-labelledby="ages-title ages-desc">'
    '<title id="ages-title">Age of open barriers</title>'
    '<desc id="ages-desc">One bar for each tier.</desc>'
    '<rect x="0" y="0" width="90" height="16" fill="#1d70b8"/>'
    '<rect x="0" y="22" width="30" height="16" fill="#1d70b8"/></svg>'
)

BARRIERS = Table(
    "barriers",
    "Barriers that are open",
    (
        Column("barrier", "Barrier", width=10),
        Column("title", "What it is", width=36),
        Column("raised", "Raised", width=16),
        Column("state", "State", width=14),
        Column("with", "With", width=24),
        Column("days", "Days open", numeric=True, width=10),
    ),
    (
        (
            Ref("barrier", "B-0001"),
            "People without an address can't open a bank account",
            date(2025, 9, 1),
            Tag("Tactical", "blue"),
            Ref("group", "tactical", "Tactical Group"),
            211,
        ),
        (
            Ref("barrier", "B-0002"),
            Lines(
                (
                    "Leaving hospital on a Friday with nowhere to go",
                    Line(("Came with ", Ref("barrier", "B-0001"), " on ", date(2025, 9, 1), ".")),
                )
            ),
            date(2025, 10, 12),
            Tag("Overdue", "red"),
            None,
            170,
        ),
        (Ref("barrier", "B-0003"), "(withheld)", None, Tag("Closed"), "", 0),
    ),
)
FIGURES = Table(
    "figures",
    "Figures",
    (
        Column("measure", "Measure", width=30),
        Column("on", "Observed", width=18),
        Column("value", "Value", numeric=True, width=10),
        Column("change", "Change", numeric=True, width=10),
    ),
    (
        ("Staff trained", datetime(2026, 3, 1, 9, 30, tzinfo=UTC), 41.5, -3),
        ("Beds on a Friday", datetime(2026, 7, 1, 9, 30, tzinfo=UTC), 1200, 0.25),
    ),
)
WIDE = Table(
    "wide",
    "Every field of a barrier",
    tuple(Column(f"field-{n}", f"Field number {n}", width=22) for n in range(1, 13)),
    tuple(tuple(f"Row {row}, field {n}" for n in range(1, 13)) for row in (1, 2)),
)
NOTHING = Table(
    "withdrawn",
    "Barriers that were withdrawn",
    (Column("barrier", "Barrier"), Column("why", "Why")),
    (),
    empty="None was withdrawn.",
)
AGES = Figure(
    "ages",
    "Age of open barriers",
    "The oldest open barrier has stood for 211 days.",
    SVG,
    Table(
        "ages",
        "Age of open barriers, in days",
        (Column("tier", "Tier"), Column("oldest", "Oldest", numeric=True, width=8)),
        (("Tactical", 211), ("Operational", 170)),
    ),
)
STORY = Story(
    (
        Event(
            date(2026, 3, 28),
            datetime(2026, 3, 30, 16, 5, tzinfo=UTC),
            Line(("Escalated by ", Ref("decision", "D-0001"), ".")),
            "programme-lead",
            1234,
        ),
        Event(
            date(2025, 9, 1),
            datetime(2025, 9, 1, 8, 0, tzinfo=UTC),
            "Raised by Peterborough.",
            "secretary",
            12,
        ),
    )
)


def of_every_kind(provenance: Provenance = PROVENANCE) -> Document:
    """A document with each kind of block and each kind of text."""
    return Document(
        name="open-barriers",
        title="Barriers that are open",
        of="All groups",
        provenance=provenance,
        blocks=(
            Paragraph(
                Line(("As of ", date(2026, 3, 31), " ", Ref("barrier", "B-0001"), " is open."))
            ),
            Facts(
                (
                    ("Barriers", 3),
                    ("Next meeting", date(2026, 4, 14)),
                    ("Quorum", Tag("Quorate", "green")),
                    ("Chair", None),
                    ("With", Ref("group", "tactical", "Tactical Group")),
                    ("Heard", Lines(("Two people with experience of it", Ref("group", "board")))),
                )
            ),
            Section("What stands where", (BARRIERS, Section("Figures", (FIGURES, AGES)))),
            Section(
                "What is to be done",
                (
                    Bullets(("Agree a letter", Line((Ref("action", "A-0001"), " is overdue.")))),
                    Section("Withdrawn", (NOTHING,)),
                ),
            ),
            Section("Every field", (WIDE,)),
            Section("What happened", (STORY, Story(()))),
        ),
        data={"open": 3, "barriers": ["B-0001", "B-0002", "B-0003"], "day": "2026-03-31"},
    )


def hostile(provenance: Provenance = PROVENANCE) -> Document:
    """A document in which every text there is means harm, in every place a text can stand."""
    columns = (Column("n", "No.", numeric=True, width=6), Column("text", "Text", width=60))
    table = Table(
        "texts",
        HOSTILE[0],
        columns,
        tuple((n, text) for n, text in enumerate((*HOSTILE, LONG), 1)),
    )
    other = Table("others", HOSTILE[8], (Column("text", HOSTILE[1]),), (), empty=HOSTILE[9])
    story = Story(
        tuple(
            Event(date(2026, 3, 1), datetime(2026, 3, 1, 12, tzinfo=UTC), text, text, place)
            for place, text in enumerate(HOSTILE, 1)
        )
    )
    return Document(
        name="hostile",
        title=HOSTILE[0],
        of=HOSTILE[1],
        provenance=provenance,
        blocks=(
            *(Paragraph(text) for text in HOSTILE),
            Bullets(HOSTILE),
            Facts(tuple((text or "Empty", text) for text in HOSTILE)),
            table,
            Section(
                HOSTILE[6],
                (
                    other,
                    story,
                    Paragraph(
                        Line(
                            (
                                Ref("group", "javascript:alert(1)", HOSTILE[0]),
                                Tag(HOSTILE[1], '"><b>'),
                            )
                        )
                    ),
                ),
            ),
            Section(HOSTILE[16], (Paragraph(Lines(HOSTILE[:20])),)),
        ),
        data={"texts": [*HOSTILE, LONG]},
    )
