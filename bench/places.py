"""Finding a village by its name, at every letter that is typed: `python -m bench.places [--rounds 3]`.

Each name is typed letter by letter, from the third on, as somebody in Jogoroto would; every prefix is searched among
all 91,599 places. The kiosk searches once a name, when "Lanjut" is touched; every letter is asked here so that the
worst is known. `first` is the first search of a kiosk's life, which prepares the names; `memory` is what stays.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

import assets
from adminduk.place_search import PlaceSearch
from adminduk.wilayah import Wilayah

HERE = "35.17.19"
NAMES = (
    "Jarakkulon",
    "Djarakulon",
    "Gadign Mangoe",
    "Sidomulyo",
    "Sidomulyo Deket",
    "Soekamadjoe Tjilodong",
    "Desa Sukorejo Kec Parengan",
    "Jawa Tengah",
    "Xqzwxqzw",
)
_SHORTEST = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    search = PlaceSearch(Wilayah.load(assets.path("wilayah", "wilayah.csv.gz")))
    before = _memory()
    first = _seconds(search, "Jarakkulon")
    _seconds(search, "Jawa Tengah")  # the regions above are prepared too
    added = _memory() - before
    typed = [name[:length] for name in NAMES for length in range(_SHORTEST, len(name) + 1)]
    took = {text: min(_seconds(search, text) for _ in range(rounds)) for text in typed}
    slowest = max(took, key=lambda text: took[text])
    every = sorted(took.values())
    print(f"first {first * 1000:.0f} ms; memory {added / 1024:.0f} MB")
    print(
        f"{len(every)} keystrokes: median {statistics.median(every) * 1000:.0f} ms, "
        f"p95 {every[int(len(every) * 0.95)] * 1000:.0f} ms, most {took[slowest] * 1000:.0f} ms ({slowest!r})"
    )


def _seconds(search: PlaceSearch, text: str) -> float:
    """CPU seconds of one search."""
    started = time.process_time()
    search.find(text, HERE)
    return time.process_time() - started


def _memory() -> int:
    """Kilobytes that this process holds."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
