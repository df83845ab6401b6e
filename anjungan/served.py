"""A web program served by a thread of this process, for as long as a block of code needs it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from litestar import Litestar

_STARTS_WITHIN_S = 30.0


class DidNotStart(RuntimeError):
    """It does not answer in time."""


def address_of(listener: socket.socket) -> str:
    """How a browser on this machine finds what listens there."""
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def served(app: Litestar, listener: socket.socket) -> Iterator[None]:
    """`app` answers on `listener`; stopped at the end. Raises DidNotStart."""
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, args=([listener],), name="office", daemon=True)
    thread.start()
    _wait_for(server)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(_STARTS_WITHIN_S)


def _wait_for(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while not server.started:
        if time.monotonic() > deadline:
            raise DidNotStart
        time.sleep(0.01)
