"""Like `child`, with complaints: a kiosk process that kills itself at a named step of its second one."""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from adminduk.pengaduan import Kind, Topic
from kiosk.effects import CommitComplaint
from kiosk.spool.contents import Owner
from kiosk.spool.spool import Spool
from kiosk.spool.steps import Step
from tests.kiosk.spool.sample import CATALOGUE, sure

WORDS = "CONTOH: antre dari pukul tujuh. " * 60


def main(folder: Path, key: bytes, step: str) -> None:
    seen: list[Step] = []

    def power_cut(reached: Step) -> None:
        seen.append(reached)
        if reached.value == step and seen.count(Step.BEGUN) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    owner = Owner("JGR", 1, key, "http://127.0.0.1:8300")
    spool = sure(Spool.open(folder, owner, lambda: datetime.now(UTC), steps=power_cut))
    for _ in range(2):
        wish = CommitComplaint(Kind.PENGADUAN, Topic.WAKTU, "kk", WORDS, "", "id")
        print(sure(spool.commit_complaint(wish, CATALOGUE)).number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), sys.argv[3])
