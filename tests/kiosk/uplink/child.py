"""A kiosk process of its own that loses power at a named step of its first delivery.

python -m tests.kiosk.uplink.child HOME OFFICE_URL STEP
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from kiosk import identity as identities
from tests.kiosk.spool.sample import sure
from tests.kiosk.uplink.bench import kiosk


def main(home: Path, url: str, step: str) -> None:
    def power_cut(reached: str) -> None:
        if reached == step:
            os.kill(os.getpid(), signal.SIGKILL)

    machine = kiosk(sure(identities.load(home)), home, url=url, spool_steps=power_cut, steps=power_cut)
    machine.uplink.round()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
