"""How fast a record is verified leaf by leaf, in what memory, and what keeping its log costs.

Each measurement runs in a process of its own. What is worth quoting are the ratios between them.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from alone import alone, flatness, verdict
from making import fill
from proving import append_by_turns, keep_log, verify_leaves

FACTS = 1_000_000
ROUNDS = 500

VERIFY = 100_000
"""At least so many leaves a second."""

KEPT = 1.25
"""At most so many times as long as an append without the log."""


def print_leaves(paths: Mapping[int, str]) -> None:
    """How fast the log of each store is worked out and verified, and in what memory."""
    made = {facts: alone(keep_log, path) for facts, path in paths.items()}
    verified = {facts: alone(verify_leaves, path, facts) for facts, path in paths.items()}
    heads = "".join(f"{f'{facts:,} facts':>19}" for facts in paths)
    print(f"\n{'leaves a second':34}{heads}")
    print(f"  {'the log for the first time':32}", *(f"{it.rate:18,.0f}" for it in made.values()))
    met = verified[max(paths)].rate >= VERIFY
    print(
        f"  {'audit verify --leaves-only':32}",
        *(f"{it.rate:18,.0f}" for it in verified.values()),
        f"  >= {VERIFY:,}: {verdict(met=met)}",
    )
    print(f"\n{'peak memory, MB':34}{heads}")
    for what, done in {"the log for the first time": made, "leaves verified": verified}.items():
        print(f"  {what:32}{flatness([done[facts].memory for facts in sorted(done)])}")


def print_appends(bare: str, kept: str, rounds: int) -> None:
    """How long an append takes without the log, and with it."""
    turns = alone(append_by_turns, bare, kept, rounds)
    print(f"\n{f'medians of {rounds} by turns, durable, ms':42}{'without log':>13}{'with log':>11}")
    for what, pairs in turns.items():
        without, along = (1_000 * median(pair[side] for pair in pairs) for side in (0, 1))
        times = along / without
        word = verdict(met=times <= KEPT)
        print(f"  {what:40}{without:13.3f}{along:11.3f}   {times:.2f} times <= {KEPT}: {word}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=FACTS, help="in the long history")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of appends, by turns")
    given = parser.parse_args()
    facts: int = given.facts
    short = max(facts // 10, 1)
    print(f"\nDeciding and recording {facts:,} facts; budgets are those for {FACTS:,}.", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = {number: str(Path(folder) / f"{number}.db") for number in (short, facts)}
        bare = str(Path(folder) / "bare.db")
        alone(fill, {path: number for number, path in paths.items()} | {bare: facts})
        print_leaves(paths)
        print_appends(bare, paths[facts], given.rounds)


if __name__ == "__main__":
    main()
