"""How long a resident waits between "Kirim" and the number: committing a request with 4 A4 pages, with fsync.

    .venv/bin/python -m bench.commit [--folder FOLDER] [--visits 100] [--page-kb 450] [--json]

The folder must be on the disk that is to be judged; a folder in memory would flatter it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from nacl.public import PrivateKey

from hardware.device import Fault
from kiosk.effects import CommitFiling, KeptPage
from kiosk.events import CapturedPage, PageVerdict
from kiosk.spool.contents import CatalogueFacts, Owner
from kiosk.spool.spool import Spool

GOAL_MS = 250.0


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        times = _measure(Path(folder), options.visits, options.page_kb * 1024)
    figures = {
        "visits": options.visits,
        "pages": 4,
        "page_kb": options.page_kb,
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[18], 1),
        "max_ms": round(max(times), 1),
        "goal_ms": GOAL_MS,
    }
    print(json.dumps(figures) if options.json else "\n".join(f"{key:10} {value}" for key, value in figures.items()))


def _measure(folder: Path, visits: int, page_bytes: int) -> list[float]:
    """Milliseconds of each commit."""
    owner = Owner("JGR", 1, bytes(PrivateKey.generate().public_key), "http://127.0.0.1:8300")
    spool = Spool.open(folder / "spool", owner, lambda: datetime.now(UTC))
    if isinstance(spool, Fault):
        raise SystemExit(f"the store does not open: {spool.code}")
    times = []
    for _ in range(visits):
        wish = _wish(page_bytes)
        began = time.perf_counter()
        kept = spool.commit_filing(wish, CatalogueFacts("jogoroto", "bench"))
        times.append((time.perf_counter() - began) * 1000)
        if isinstance(kept, Fault):
            raise SystemExit(f"not kept: {kept.code}")
    spool.close()
    return times


def _wish(page_bytes: int) -> CommitFiling:
    """Four pages of bytes that no layer can compress, as a JPEG is."""
    pages = tuple(
        KeptPage(name, CapturedPage(PageVerdict.GOOD, os.urandom(page_bytes), None))
        for name in ("surat-pengantar", "kk-lama", "akta", "formulir")
    )
    answers = (("nik", "9917190101010001"), ("nama", "CONTOH SPECIMEN"))
    return CommitFiling("kk", "hilang", answers, pages, (), "id")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="where to measure (default: here)")
    parser.add_argument("--visits", type=int, default=100)
    parser.add_argument("--page-kb", type=int, default=450)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
