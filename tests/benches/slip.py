"""ESC/POS printers to talk to: one paper path behind a wire. `TcpBench` (raw port 9100), `PtyBench` (a serial line;
opened as a file it also stands for /dev/usb/lp0)."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import threading
import tty
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.benches.paper_path import PaperPath

_LOOK_EVERY_S = 0.05


class _Bench(PaperPath):
    """A paper path behind a wire, served by a thread. A context manager."""

    address = ""

    def __init__(self) -> None:
        super().__init__()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self.plug_in()
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join(timeout=5)
        self.pull_cable()

    def plug_in(self) -> None:
        raise NotImplementedError

    def pull_cable(self) -> None:
        raise NotImplementedError

    def _serve(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(OSError, ValueError):  # the cable was pulled in the middle of a byte
                self._serve_once()

    def _serve_once(self) -> None:
        raise NotImplementedError


class TcpBench(_Bench):
    """A network printer on a free port of loopback."""

    def __init__(self) -> None:
        super().__init__()
        self._door: socket.socket | None = None
        self._line: socket.socket | None = None
        self._port = 0

    def plug_in(self) -> None:
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", self._port))
        door.listen()
        self._port = door.getsockname()[1]
        self.address = f"127.0.0.1:{self._port}"
        self._door = door

    def pull_cable(self) -> None:
        for open_end in (self._door, self._line):
            if open_end is not None:
                open_end.close()
        self._door = self._line = None

    def hang_up(self) -> None:
        """Ends the connection and waits for the next one, as printers do when nothing was said for a while."""
        if self._line is not None:
            self._line.close()
        self._line = None

    def _serve_once(self) -> None:
        ends = [end for end in (self._door, self._line) if end is not None]
        ready = select.select(ends, (), (), _LOOK_EVERY_S)[0]
        if self._line is not None and (news := self.take_news()):
            self._line.sendall(news)
        if self._line is not None and self._line in ready:
            data = self._line.recv(4096)
            self._line.sendall(self.feed(data)) if data else self.hang_up()
        elif self._door is not None and self._door in ready:
            self._line = self._door.accept()[0]


class PtyBench(_Bench):
    """A printer on a serial line: `address` is a name in `folder` for whichever pseudo terminal is plugged in now."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = folder / "slip-printer"
        self.address = str(self._name)
        self._ends: tuple[int, ...] = ()

    def plug_in(self) -> None:
        ours, theirs = os.openpty()
        tty.setraw(theirs)
        self._name.symlink_to(os.ttyname(theirs))
        self._ends = (ours, theirs)

    def pull_cable(self) -> None:
        self._name.unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = ()

    def say(self, data: bytes) -> None:
        """Bytes that nobody asked for."""
        os.write(self._ends[0], data)

    def _serve_once(self) -> None:
        ends = self._ends
        if ends and (news := self.take_news()):
            os.write(ends[0], news)
        if not ends:
            self._over.wait(_LOOK_EVERY_S)
        elif select.select(ends[:1], (), (), _LOOK_EVERY_S)[0]:
            os.write(ends[0], self.feed(os.read(ends[0], 4096)))
