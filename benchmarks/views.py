"""How fast views are made, and looked at in a short history and in a long one, in one run.

Each measurement runs in a process of its own. What is worth quoting are the ratios between them.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from alone import alone, flatness, verdict
from looks import EARLY, Looked, alike, look_at
from making import SCANS, fill, make_anew, scan

FACTS = 1_000_000
LOOKS = 200
FEWEST_ALIKE = 20

REBUILD = 60_000
"""At least so many facts a second."""

WORST = 50
"""At most so many milliseconds for any look."""

LONGER = 1.2
"""At most so many times as long as a look at the short history whose answer is as large."""

WAYS = {"one process": False, "a second process writing": True}


def print_making(paths: Mapping[int, str]) -> None:
    """How fast the facts of each store are read, and all views made of them; in what memory."""
    rates = {facts: {way: alone(scan, path, way) for way in SCANS} for facts, path in paths.items()}
    made = {
        facts: {way: alone(make_anew, path, beside=beside) for way, beside in WAYS.items()}
        for facts, path in paths.items()
    }
    print("\nfacts a second, and as part of the bare scan", *_heads(paths), sep="", flush=True)
    for way in SCANS:
        print(f"  {way:42}", *(_rate(rates[facts], rates[facts][way]) for facts in paths))
    for way in WAYS:
        figures = (_rate(rates[facts], made[facts][way].rate) for facts in paths)
        met = made[max(paths)][way].rate >= REBUILD
        print(f"  {f'all views, {way}':42}", *figures, f"  >= {REBUILD:,}: {verdict(met=met)}")
    print("\npeak memory, MB                             ", *_heads(paths), sep="", flush=True)
    for way in WAYS:
        peaks = [made[facts][way].memory for facts in sorted(paths)]
        print(f"  {f'all views, {way}':42}{flatness(peaks)}")
    peaks = [made[facts][way].writer for facts in sorted(paths)]
    print(f"  {'  the second process':42}{flatness(peaks)}")


def _heads(paths: Mapping[int, str]) -> list[str]:
    return [f"{f'{facts:,} facts':>19}" for facts in paths]


def _rate(rates: Mapping[str, float], rate: float) -> str:
    return f"{rate:10,.0f} {rate / rates['bare scan with pydantic']:6.0%} "


def print_looks(paths: Mapping[int, str], looks: int) -> None:
    """How long each look takes in either store, and in the long one next to the short one."""
    short, long = paths.values()
    looked = alone(look_at, short, long, looks)
    heads = "".join(f"{f'as of any of {facts:,} facts':>30}" for facts in paths)
    print(f"\n{f'{looks} looks of each kind, ms':30}{heads}  answers alike")
    print(f"{'':30}" + f"{'rows':>9}{'median':>11}{'worst':>10}" * 2 + "  looks  times  again")
    for name, pairs in looked.items():
        sides = "".join(_side([pair[side] for pair in pairs]) for side in (0, 1))
        print(f"  {name:28}{sides}  {_compared(pairs)}")
    worst = 1_000 * max(long.seconds for pairs in looked.values() for _, long in pairs)
    print(f"  the worst of all: {worst:.1f} ms <= {WORST}: {verdict(met=worst <= WORST)}")


def _side(looked: list[Looked]) -> str:
    rows = median(each.rows for each in looked)
    times = [1_000 * each.seconds for each in looked]
    return f"{rows:9,.0f}{median(times):11.3f}{max(times):10.3f}"


def _compared(pairs: list[tuple[Looked, Looked]]) -> str:
    like = alike(pairs)
    if len(like) < FEWEST_ALIKE:
        short, long = (
            median(pair[side].seconds / max(pair[side].rows, 1) for pair in pairs)
            for side in (0, 1)
        )
        return f"{len(like):5}  {long / short:5.2f} a row"
    times = _times(like, lambda looked: looked.seconds)
    again = _times(like, lambda looked: looked.again)
    return f"{len(like):5}  {times:5.2f}  {again:5.2f}  <= {LONGER}: {verdict(met=times <= LONGER)}"


def _times(pairs: list[tuple[Looked, Looked]], taken: Callable[[Looked], float]) -> float:
    """How many times as long the looks at the long store take."""
    short, long = (median(taken(pair[side]) for pair in pairs) for side in (0, 1))
    return long / short


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=FACTS, help="in the long history")
    parser.add_argument("--looks", type=int, default=LOOKS, help="of each kind")
    given = parser.parse_args()
    facts: int = given.facts
    short, middle = max(facts // 100, EARLY), max(facts // 10, EARLY)
    print(f"Deciding and recording {facts:,} facts; budgets are those for {FACTS:,}.", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = {number: str(Path(folder) / f"{number}.db") for number in (short, middle, facts)}
        alone(fill, {path: number for number, path in paths.items()})
        print_making({number: paths[number] for number in (middle, facts)})
        print_looks({number: paths[number] for number in (short, facts)}, given.looks)


if __name__ == "__main__":
    main()
