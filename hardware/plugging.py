"""The kernel's own news that something was plugged in: nobody has to look every second whether a part is back.

A netlink socket hears what udev hears (uevents, see `kobject_uevent` in the kernel). Only that something came is used,
not what: who it is, is asked where it is opened.
"""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable

_NETLINK_KOBJECT_UEVENT = 15
_KERNELS_OWN = 1  # multicast group
_LARGEST = 16384
_SUBSYSTEMS = frozenset((b"usb", b"usbmisc", b"tty", b"input", b"video4linux", b"sound", b"drm"))

# udev needs a moment for rights and names (`by-id`), and one plug makes a dozen events.
SETTLED_S = 1.0


class Plugging:
    """Calls `came` on a thread of its own, once per plug that went in. Without a netlink socket (a container) it never
    does, and devices are found again by looking, as before."""

    def __init__(self, came: Callable[[], None], settled_s: float = SETTLED_S) -> None:
        self._came, self._settled_s = came, settled_s
        self._stopping = threading.Event()
        self._bell, self._ring = socket.socketpair()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        try:
            line = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC, _NETLINK_KOBJECT_UEVENT)
            line.bind((0, _KERNELS_OWN))
        except OSError:
            return
        self._thread = threading.Thread(target=self._run, args=(line,), name="plugging", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._ring.send(b"!")
        if self._thread is not None:
            self._thread.join(1.0)
        self._bell.close()
        self._ring.close()

    def _run(self, line: socket.socket) -> None:
        with line:
            while self._hears(line, None):
                while self._hears(line, self._settled_s):
                    pass
                if not self._stopping.is_set():
                    self._came()

    def _hears(self, line: socket.socket, within_s: float | None) -> bool:
        """Wait for news of a part; False when nothing came in time, or the end did."""
        while True:
            ready, _, _ = select.select([line, self._bell], [], [], within_s)
            if not ready or self._stopping.is_set():
                return False
            try:
                if is_news(line.recv(_LARGEST)):
                    return True
            except OSError:  # ENOBUFS: so much happened that some of it was lost
                return True


def is_news(message: bytes) -> bool:
    """Whether a uevent says that a part of a kind that a kiosk has was added."""
    head, *said = message.split(b"\0")
    facts = dict(each.split(b"=", 1) for each in said if b"=" in each)
    return head.startswith(b"add@") and facts.get(b"SUBSYSTEM") in _SUBSYSTEMS
