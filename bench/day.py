"""An office's whole day in a real browser, as pictures in the order of the day: what five people saw.

.venv/bin/python -m bench.day [--out album/kantor]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.benches.chromium import chromium
from tests.benches.office import running_office
from tests.office.day import played

BOOKS = ("permohonan", "agenda", "pengambilan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("album/kantor"), help="folder for the pictures")
    out = parser.parse_args().out
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as home,
        running_office(Path(home)) as office,
        chromium() as browser,
        played(office, browser, out) as day,
    ):
        for book in BOOKS:
            day.the_register_is_printed(book)
        day.the_camat_reads_the_report()
        day.a_resident_looks_it_up()
    print(f"{day.taken} pictures in {out}, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
