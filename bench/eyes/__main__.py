"""What the kiosk's eyes can do, in one table: `python -m bench.eyes [--data FOLDER] [--only PART ...]`."""

from __future__ import annotations

import argparse
import importlib
from importlib.util import find_spec
from pathlib import Path

from bench.eyes.row import Row

PARTS = ("pages", "reading", "kinds", "codes", "archive")


def rows_of(part: str, data: Path | None) -> list[Row]:
    """The rows of `bench.eyes.<part>`, which knows its own pictures; `data` is the folder of page photographs."""
    module = importlib.import_module(f"bench.eyes.{part}")
    rows: list[Row] = module.table(data) if part == "pages" else module.table()
    return rows


def main() -> None:
    """Print one line per figure: what was measured, what it must and what it should be."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, help="a folder of photographed pages with corners.json")
    arguments.add_argument("--only", nargs="*", default=PARTS, choices=PARTS)
    asked = arguments.parse_args()
    print(f"{'figure':58} {'measured':34} {'must':14} aim")
    for part in asked.only:
        if find_spec(f"bench.eyes.{part}") is None:
            print(f"{part}: not there")
            continue
        for row in rows_of(part, asked.data):
            print(f"{row.figure:58} {row.measured:34} {row.must:14} {row.aim}", flush=True)


if __name__ == "__main__":
    main()
