"""Fills a small real file system with requests until it is full; runs inside a mount namespace of its own.

    unshare --mount --map-root-user python -m tests.kiosk.spool.full_disk_child MOUNT_POINT

Prints what happened as one JSON object.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hardware.device import Fault
from kiosk.effects import RecordHandover
from kiosk.office_answers import Grant
from tests.kiosk.spool.sample import CATALOGUE, Bench, filing, page, sure

NOT_ALLOWED = 77
_HANDOVER = RecordHandover(Grant("g", "JGR-01-000001", "", b"", "ab" * 32))


def main(point: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(point)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        raise SystemExit(NOT_ALLOWED)
    bench = Bench(point / "spool")
    spool = bench.open()
    kept, fault = [], None
    while fault is None:
        answer = spool.commit_filing(filing(page(size=200_000), page(size=200_000)), CATALOGUE)
        if isinstance(answer, Fault):
            fault = answer.code
        else:
            kept.append(answer.number)
    filled = _fill(point / "filler")
    handover = spool.record_handover(_HANDOVER)
    handover_kept = not isinstance(handover, Fault)
    spool.close()  # and a restart on the full disk
    spool = bench.open()
    waiting = sure(spool.waiting())
    bench.assert_whole(spool)
    deleted = [spool.delivered(parcel.id) for parcel in waiting]
    (point / "filler").unlink()
    print(
        json.dumps(
            {
                "kept": kept,
                "fault": fault,
                "filled": filled,
                "handover_kept": handover_kept,
                "waiting": [parcel.number for parcel in waiting if parcel.blobs],
                "deleted": [each is None for each in deleted],
                "left": sorted(bench.blob_files()),
                "check": spool.check() is None,
                "next": sure(spool.commit_filing(filing(), CATALOGUE)).number,
            }
        )
    )


def _fill(file: Path) -> int:
    """Take every byte that is left; how many."""
    taken = 0
    with file.open("ab", buffering=0) as handle:
        try:
            while True:
                taken += handle.write(b"x" * 4096)
        except OSError:
            return taken


if __name__ == "__main__":
    main(Path(sys.argv[1]))
