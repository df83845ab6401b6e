"""The far end of a TCP wire on loopback, for devices that are played: one guest at a time, on a thread of its own."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

_LOOK_EVERY_S = 0.05
HANG_UP = None  # an answer that is none: the line is closed

Serve = Callable[[bytes], bytes | None]


class Wire:
    """`serve` makes the answer to what came, or HANG_UP."""

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="played", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        self._thread.join(5)
        self._door.close()

    def _run(self) -> None:
        while not self._over.is_set():
            if select.select([self._door], (), (), _LOOK_EVERY_S)[0]:
                with suppress(OSError), self._door.accept()[0] as guest:
                    self._talk(guest)

    def _talk(self, guest: socket.socket) -> None:
        while not self._over.is_set():
            if not select.select([guest], (), (), _LOOK_EVERY_S)[0]:
                continue
            came = guest.recv(65536)
            answer = self._serve(came) if came else HANG_UP
            if answer is HANG_UP:
                return
            guest.sendall(answer)
