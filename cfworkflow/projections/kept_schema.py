"""The tables in which views are kept, beside the facts and in the same file.

Each rebuild makes a generation of its own; the live one is what readers see. A row is
*system-versioned*: it stood from the fact at position `since` until the one at `until`, or still
stands. A facet is a word by which rows are found, with the time for which it was true of a row.
"""

from __future__ import annotations

STILL = 2**62
"""The `until` of what still stands: beyond every position."""

REGISTER = """
CREATE TABLE IF NOT EXISTS kept_generation(
  generation INTEGER PRIMARY KEY,
  folds TEXT NOT NULL, -- which folds made it; with others it has to be made anew
  position INTEGER NOT NULL, -- the last fact taken into account
  live INTEGER NOT NULL
) STRICT
"""

GENERATION = """
CREATE TABLE kept_row_{0}(
  view TEXT NOT NULL,
  key TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  born INTEGER NOT NULL, -- `since` of the first row at this key: what lists are in order of
  content BLOB NOT NULL -- a JSON object, as the view's row class writes it
) STRICT;
CREATE TABLE kept_facet_{0}(
  view TEXT NOT NULL,
  facet TEXT NOT NULL,
  node INTEGER NOT NULL, -- 0 while it is still true; else see `fork`
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  key TEXT NOT NULL
) STRICT;
CREATE TABLE kept_moment_{0}(
  recorded_at TEXT NOT NULL, -- UTC, so that text sorts as time
  position INTEGER NOT NULL,
  PRIMARY KEY (recorded_at, position)
) STRICT, WITHOUT ROWID;
"""

INDEXES = """
CREATE UNIQUE INDEX kept_row_{0}_key ON kept_row_{0}(view, key, since);
CREATE INDEX kept_facet_{0}_since ON kept_facet_{0}(view, facet, node, since, until, key);
CREATE INDEX kept_facet_{0}_until ON kept_facet_{0}(view, facet, node, until, since, key);
CREATE UNIQUE INDEX kept_facet_{0}_key ON kept_facet_{0}(view, key, facet) WHERE node = 0;
"""

DROP = """
DROP TABLE IF EXISTS kept_row_{0};
DROP TABLE IF EXISTS kept_facet_{0};
DROP TABLE IF EXISTS kept_moment_{0};
"""


def fork(since: int, until: int) -> int:
    """Where an interval of positions, `until` not included, hangs in a tree of all positions.

    It is the position inside it with the most trailing zeros in binary. Every interval that
    covers a position hangs at one of that position's few ancestors, so that finding them costs
    a look at each ancestor and no scan (the relational interval tree of Kriegel and others).
    """
    apart = ((since - 1) ^ (until - 1)).bit_length()
    return ((until - 1) >> (apart - 1)) << (apart - 1)


def ancestors(position: int, head: int) -> list[int]:
    """The places at which intervals that cover `position` can hang, all ends being ≤ `head`."""
    levels = range(max(position, head).bit_length() + 1)
    return sorted({(position >> (level + 1) << (level + 1)) | (1 << level) for level in levels})
