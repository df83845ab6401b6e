"""Touches, typed characters and screens of every service and reason: `python -m bench.touches [--office jogoroto]`.

The robot files one request along every way of the catalogues, for itself, alone and with its forms on paper, at a real
kiosk without a window that delivers to a real office. `touches` are all but the keys; `after` are those after the last
page that asks who one is (NIK, name, KK number), without the touch that scans a paper, which is counted in `scans`: the
goal is "12 touches after identity plus one scan per requirement". Of each service and reason the longest way is shown.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import assets
from adminduk.catalogue.loader import load_catalogues
from adminduk.catalogue.requirements import scanned
from anjungan.robot.tour.life import Life
from anjungan.robot.tour.tour import tour

IDENTITY = ("nik", "nama", "nomor-kk")  # who somebody is; the rest is what they came for
GOAL = 12
_LONGEST = 5


@dataclass(frozen=True, order=True)
class Row:
    """One service and reason, along its longest way."""

    touches: int
    after: int  # identity, scans apart
    scans: int
    typed: int
    screens: int
    office: str
    name: str
    answers: str


def row_of(office: str, life: Life) -> Row:
    way, walk = life.way, life.filing
    scans = len(scanned(way.requirements))
    known = max((place for place, page in enumerate(walk.touches) if page in IDENTITY), default=-1)
    after = len(walk.touches) - known - 1 - scans
    answers = ", ".join(option for _, option in way.answers)
    return Row(
        len(walk.touches),
        after,
        scans,
        walk.typed,
        len(walk.screens),
        office,
        f"{way.service.id}-{way.reason}",
        answers,
    )


def longest_of_each(rows: Iterable[Row]) -> list[Row]:
    """Of each service and reason the way with the most touches, longest first."""
    longest: dict[tuple[str, str], Row] = {}
    for row in sorted(rows):
        longest[row.office, row.name] = row
    return sorted(longest.values(), reverse=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--office", default="", help="one office only")
    options = parser.parse_args()
    known = load_catalogues(assets.path("catalogue"))
    chosen = [each for each in known if options.office in {"", each.office.id}]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="touches-") as folder:
        tour(chosen, Path(folder), lambda office, life: rows.append(row_of(office, life)), plain=True)
    _print(longest_of_each(rows))


def _print(rows: Sequence[Row]) -> None:
    print("| office | service and reason | answers | touches | after | scans | typed | screens |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        cells = (row.office, row.name, row.answers or "-", row.touches, row.after, row.scans, row.typed, row.screens)
        print(f"| {' | '.join(map(str, cells))} |")
    within = sum(row.after <= GOAL for row in rows)
    longest = ", ".join(f"{row.office} {row.name}" for row in rows[:_LONGEST])
    print(f"\n{within} of {len(rows)} within {GOAL} touches after identity; the longest: {longest}")


if __name__ == "__main__":
    main()
