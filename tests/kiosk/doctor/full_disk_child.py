"""Looks at a small real file system that is full to the last byte; runs inside a mount namespace of its own.

    unshare --mount --map-root-user python -m tests.kiosk.doctor.full_disk_child MOUNT_POINT

Prints what was found as one JSON object: while it is full, and after room was made.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kiosk.doctor.table import run
from tests.kiosk.doctor.kit import Machine, machine
from tests.kiosk.spool.full_disk_child import _fill
from tests.kiosk.spool.sample import CATALOGUE, Bench, filing, sure

NOT_ALLOWED = 77
_LOOKED_AT = ("disk.free", "disk.fsync", "database.integrity")


def main(point: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(point)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        raise SystemExit(NOT_ALLOWED)
    pc = machine(point)
    spool = Bench(pc.folder / "spool", now=pc.clock.now).open()
    sure(spool.commit_filing(filing(), CATALOGUE))
    _fill(point / "filler")
    full = _look(pc)
    refused = pc.ground.history.record(run(pc.ground), pc.clock.now())  # a value, whatever the disk says
    (point / "filler").unlink()
    after = _look(pc)
    pc.ground.history.record(run(pc.ground), pc.clock.now())
    remembers = bool(pc.ground.history.newest()) and (refused is None or refused.code == "spool.disk_full")
    print(json.dumps({"full": full, "after": after, "remembers": remembers}))


def _look(pc: Machine) -> dict[str, str]:
    found = {**pc.look("disk"), **pc.look("database")}
    return {name: found[name].outcome.value for name in _LOOKED_AT}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
