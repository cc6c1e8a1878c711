"""What pm4py finds in logs: run by the interpreter that has it, with a schema and a folder.

In the folder lie NAME.json and NAME.sqlite. Written is one JSON object, by name: which rules the
relational form breaks, whether the other fits the schema, and, but of the empty and the broken,
what pm4py reads from each.
"""

from __future__ import annotations

import json
import sys
import warnings
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

warnings.filterwarnings("ignore")

with redirect_stdout(sys.stderr):
    import pandas as pd  # type: ignore[import-untyped]
    import pm4py  # type: ignore[import-not-found]
    from pm4py.objects.ocel.validation import (  # type: ignore[import-not-found]
        jsonocel,
        ocel20_rel_validation,
    )

EVENT, OBJECT, OTHER = "ocel:eid", "ocel:oid", "ocel:oid_2"
TIME, ROLE, FIELD = "ocel:timestamp", "ocel:qualifier", "ocel:field"
OURS = {EVENT, OBJECT, TIME, FIELD, "ocel:activity", "ocel:type"}


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a table of pm4py holds
    """A value as JSON has it."""
    if hasattr(value, "isoformat"):
        return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value.item() if hasattr(value, "item") else value


def rows(table: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """The rows of a table, without what stands empty."""
    return [
        {name: plain(value) for name, value in row.items() if pd.notna(value)}
        for row in table.to_dict(orient="records")
    ]


def read(file: str) -> dict[str, Any]:
    """What a file tells, by pm4py."""
    log = pm4py.read_ocel2(file)
    return {
        "events": {
            row[EVENT]: [row["ocel:activity"], row[TIME], attributes(row)]
            for row in rows(log.events)
        },
        "objects": {row[OBJECT]: [row["ocel:type"], attributes(row)] for row in rows(log.objects)},
        "changes": sorted(
            [row[OBJECT], row[TIME], row[FIELD], row[row[FIELD]]]
            for row in rows(log.object_changes)
        ),
        "related": sorted([row[EVENT], row[OBJECT], row[ROLE]] for row in rows(log.relations)),
        "between": sorted([row[OBJECT], row[OTHER], row[ROLE]] for row in rows(log.o2o)),
    }


def attributes(row: dict[str, Any]) -> dict[str, Any]:
    """What a row says besides what every row does."""
    return {name: value for name, value in row.items() if name not in OURS}


def found_in(as_json: Path, schema: str) -> dict[str, Any]:
    """What there is to say of a log that lies there in both forms."""
    as_sqlite = as_json.with_suffix(".sqlite")
    kept, broken = ocel20_rel_validation.apply(str(as_sqlite))
    found = {
        "rules": len(kept) + len(broken),
        "broken": broken,
        "fits": jsonocel.apply(str(as_json), schema),
    }
    if as_json.stem not in {"empty", "broken"}:
        found |= {"json": read(str(as_json)), "sqlite": read(str(as_sqlite))}
    return found


def main(schema: str, folder: str) -> None:
    """Look at each log of the folder."""
    with redirect_stdout(sys.stderr):
        found = {each.stem: found_in(each, schema) for each in sorted(Path(folder).glob("*.json"))}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
