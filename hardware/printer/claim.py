"""One process prints on a queue at a time, and only its owner may sweep the queue.

The kiosk purges every job that it finds on its queue and does not know: what a killed kiosk left behind. A second
process (`anjungan doctor` beside a running kiosk) must not sweep away the job that a resident waits for. So who prints
holds a name in Linux's abstract socket namespace: nobody else can take it meanwhile, it needs no file, and the kernel
gives it back when the process dies, however it dies.
"""

from __future__ import annotations

import hashlib
import socket


class Claim:
    """On the queue `name`; the same name claims the same queue in every process of this machine."""

    def __init__(self, name: str) -> None:
        self._address = "\0anjungan-printer-" + hashlib.sha256(name.encode()).hexdigest()[:32]
        self._held: socket.socket | None = None

    def take(self) -> bool:
        """False when another process (or another claim of this one) holds it."""
        claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            claim.bind(self._address)
        except OSError:
            claim.close()
            return False
        self._held = claim
        return True

    def release(self) -> None:
        if self._held is not None:
            self._held.close()
        self._held = None
