"""24 hours compressed: `python -m bench.soak [--visits 2000] [--seed 1] [--every 10]`.

Real: the visit and its runner, the supervisor, the spool with its fsyncs, the uplink, an office process with its
database, the process that looks at pixels (every 25th visit lays an A4 sheet, and whatever goes under the camera).
Played: the metal (the dock's parts), the glass (no window; that of `anjungan robot --faults 10` is real), and time:
residents come 40 s apart on a clock that leaps, and parts that wait do so for a thirtieth of their usual time. Other
pages are small and taken as they lie. The memory is that of the kiosk's process with the dock in it, which holds sheets
of 26 MB and more now and then. In every tenth visit something breaks at a random moment; after three quarters of
the run, power is cut as well. Then every request is looked up at the office.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.soak.figures import growth_per_thousand
from bench.soak.life import Row
from bench.soak.run import Result, Wish, soak

_WARM_AFTER = 0.1  # of the one life: caches and pools are full by then


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=10, help="something breaks once in so many visits")
    parser.add_argument("--folder", type=Path, help="where office and kiosk keep their things; empty: a temporary one")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and the office is stopped on the way out
    folder = options.folder or Path(tempfile.mkdtemp(prefix="anjungan-soak-"))
    one_life = options.visits * 3 // 4
    wish = Wish(options.visits, options.seed, options.every, one_life, folder.absolute())
    sample_every = max(1, options.visits // 40)
    print(f"seed {wish.seed}, everything is kept in {wish.folder}")
    print("visit   memory MB   beside MB   threads   files")
    result = soak(wish, lambda row: _sample(row, sample_every))
    _report(result, wish)
    sys.exit(1 if result.ledger.wrong else 0)


def _sample(row: Row, every: int) -> None:
    if row.verdict.startswith("stuck"):
        print(f"{row.visit:5d}   {row.verdict}")
    if row.visit % every == 0 or row.visit == 1:
        sizes = f"{row.rss_mb:9.1f}   {row.beside_mb:9.1f}"
        print(f"{row.visit:5d}   {sizes}   {row.threads:7d}   {row.files:5d}", flush=True)


def _report(result: Result, wish: Wish) -> None:
    rows, account, cut = result.ledger.rows, result.account, len(result.ledger.killed)
    print(f"\n{wish.visits} visits in {result.seconds:.0f} s and {result.lives} lives")
    print(f"ends: {_counted([row.verdict for row in rows] + ['power cut'] * cut)}")
    print(f"{len(result.mishaps)} mishaps: {_counted([name for _, name in result.mishaps])}")
    print(f"at the office: {account.requests} requests with {account.pages} pages; {account.lost} lost", end="")
    print(f", {account.doubled} twice; {account.extra} kept before a power cut and never shown")
    life = [row for row in rows if wish.one_life * _WARM_AFTER < row.visit <= wish.one_life]
    growth = growth_per_thousand([(row.visit, row.rss_mb) for row in life])
    threads, files = sorted(row.threads for row in life), sorted(row.files for row in life)
    print(f"growth: {growth:+.2f} MB per 1,000 visits", end="")
    print(f"; threads {threads[0]} to {threads[-1]}, files {files[0]} to {files[-1]}")
    for wrong in result.ledger.wrong:
        print(f"WRONG (seed {wish.seed}): {wrong}")


def _counted(names: list[str]) -> str:
    return ", ".join(f"{times} {name}" for name, times in Counter(names).most_common())


if __name__ == "__main__":
    main()
