"""A kiosk process of its own that loses power: it kills itself with SIGKILL at a named step of its second commit.

    python -m tests.kiosk.spool.child FOLDER SEALING_KEY_HEX STEP

Every number that a resident would have seen is printed at once. With the step `never` it commits until it is killed.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from kiosk.spool.contents import Owner
from kiosk.spool.spool import Spool
from kiosk.spool.steps import Step
from tests.kiosk.spool.sample import CATALOGUE, filing, page, sure

NEVER = "never"


def main(folder: Path, key: bytes, step: str) -> None:
    seen: list[Step] = []

    def power_cut(reached: Step) -> None:
        seen.append(reached)
        if reached.value == step and seen.count(Step.BEGUN) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    owner = Owner("JGR", 1, key, "http://127.0.0.1:8300")
    spool = sure(Spool.open(folder, owner, lambda: datetime.now(UTC), steps=power_cut))
    for _ in range(10_000 if step == NEVER else 2):
        print(sure(spool.commit_filing(filing(page(), page(), page()), CATALOGUE)).number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3])
